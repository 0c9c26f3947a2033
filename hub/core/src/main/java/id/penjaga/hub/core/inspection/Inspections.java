package id.penjaga.hub.core.inspection;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Folds the cases of the monthly inspection into a line of months without a hole: a month that was
/// missed is in it as missed.
public final class Inspections {
  /// Procedure of the monthly inspection.
  public static final String PROCEDURE = "MON";

  private static final String REPORT = "MONTH_REPORT";
  private static final String SUBMITS = "MON-3";
  private static final String RECEIPT = "receipt";

  private Inspections() {}

  /// A case of the inspection with what the book says of it, oldest first.
  public record Told(Case state, List<Entry> entries) {}

  /// The months up to one, oldest first.
  ///
  /// @param cases of the inspection, in any order; of several for a month the last that was handed
  ///     in counts, else the last
  /// @param last month of the line
  /// @param count how many months
  /// @param began month in which the book began
  /// @param now month of the present, which may not be missed yet
  public static List<InspectionMonth> of(
      List<Told> cases, YearMonth last, int count, YearMonth began, YearMonth now) {
    Map<YearMonth, Told> byMonth = new TreeMap<>();
    for (Told one : cases) {
      YearMonth month = month(one.state());
      Told other = month == null ? null : byMonth.get(month);
      boolean cancelled = Case.CANCELLED.equals(one.state().end());
      if (month != null && !cancelled && (other == null || after(one.state(), other.state()))) {
        byMonth.put(month, one);
      }
    }
    List<InspectionMonth> months = new ArrayList<>();
    for (int back = count - 1; back >= 0; back--) {
      YearMonth month = last.minusMonths(back);
      Told told = byMonth.get(month);
      months.add(told == null ? none(month, began, now) : of(month, told));
    }
    return months;
  }

  private static boolean after(Case one, Case other) {
    boolean submitted = submitted(one) != null;
    return submitted == (submitted(other) != null) ? other.id() < one.id() : submitted;
  }

  private static @Nullable Instant submitted(Case state) {
    Instant submitted = null;
    for (Case.Opening opening : state.openings().values()) {
      if (opening.step().equals(SUBMITS) && opening.filled() != null) {
        submitted = opening.filled();
      }
    }
    return submitted;
  }

  private static InspectionMonth none(YearMonth month, YearMonth began, YearMonth now) {
    return InspectionMonth.none(
        month,
        month.isBefore(began)
            ? InspectionMonth.State.BEFORE
            : month.isBefore(now) ? InspectionMonth.State.MISSED : InspectionMonth.State.DUE);
  }

  /// The month that a case is about; null when it does not say.
  static @Nullable YearMonth month(Case state) {
    Value month = state.answers().getOrDefault(REPORT, Map.of()).get("month");
    Value of = month == null ? state.subject().get("month") : month;
    String text = of == null ? "" : of.plain();
    return text.matches("[0-9]{4}-(0[1-9]|1[0-2])") ? YearMonth.parse(text) : null;
  }

  private static InspectionMonth of(YearMonth month, Told told) {
    Case state = told.state();
    Instant submitted = submitted(state);
    Instant received = null;
    long receiver = 0;
    for (Entry entry : told.entries()) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.Signed signed && signed.key().equals(RECEIPT)) {
          received = entry.at();
          receiver = entry.by() instanceof By.Human human ? human.person() : 0;
        }
      }
    }
    InspectionMonth.State how =
        received != null && !state.isOpen()
            ? InspectionMonth.State.RECEIVED
            : submitted != null ? InspectionMonth.State.SUBMITTED : InspectionMonth.State.OPEN;
    return new InspectionMonth(
        month, how, state.id(), state.number(), results(state), submitted, received, receiver);
  }

  private static Map<String, String> results(Case state) {
    Map<String, String> results = new TreeMap<>();
    if (state.answers().getOrDefault(REPORT, Map.of()).get("items")
        instanceof Value.Group(Map<String, Value> items)) {
      items.forEach((item, found) -> {
        if (found instanceof Value.Group(Map<String, Value> parts) && parts.get("result") != null) {
          results.put(item, parts.get("result").plain());
        }
      });
    }
    return results;
  }
}
