package id.penjaga.hub.app.web.kiosk;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.procedure.VisitOutline;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitWindow;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One visitor of a visit, and what the screen may do for them now.
///
/// @param item number of the visitor in the list, from 1
/// @param name empty where it was erased
/// @param window in which they may be inside now, or next; null where the visit has none
/// @param next the one after that, where they may come again; null for none
/// @param escorts names of those who accompany
/// @param badge the badge they were given; empty before
/// @param opening the step they fill in now; null for none
/// @param unsigned whether what they wrote waits for a signature of staff
/// @param sign the opening and key of a signature that is awaited of a visitor; null for none
/// @param come whether they were registered, and do not come again after that
/// @param left whether they gave the account of their stay, and do not come again after that
/// @param absent whether somebody recorded that they did not come
record VisitorPlace(
    CaseFile file,
    String item,
    String name,
    Visit visit,
    @Nullable VisitWindow window,
    @Nullable VisitWindow next,
    List<String> escorts,
    String badge,
    Case.@Nullable Opening opening,
    boolean unsigned,
    @Nullable Signing sign,
    boolean come,
    boolean left,
    boolean absent) {
  record Signing(int opening, String key) {}

  /// Null when the visit has no such visitor, or not yet: they are asked for and not permitted.
  static @Nullable VisitorPlace of(CaseFile file, String item, People people, Instant now) {
    Case state = file.state();
    Map<String, Value> row = row(file, item);
    VisitOutline outline = file.definition().procedure().visit();
    Visit visit = Visit.of(state, file.definition());
    if (row == null || visit == null || outline == null) {
      return null;
    }
    Case.Opening open = null;
    boolean unsigned = false;
    Signing sign = null;
    boolean come = false;
    boolean left = false;
    boolean absent = false;
    for (Case.Opening one : state.openings().values()) {
      Step step = file.definition().procedure().step(one.step());
      if (step == null) {
        continue;
      }
      boolean waits = state.open().contains(one.number());
      if (item.equals(one.item()) && outline.asks(step)) {
        open = waits && one.filled() == null ? one : open;
        unsigned |= waits && one.filled() != null;
        boolean leaving = step.id().equals(outline.departure());
        if (!leaving && !one.skipped()) {
          come = one.done() != null;
          left = false; // before that they came another time
        }
        absent |= !leaving && one.skipped() && !come;
        left |= leaving && one.done() != null;
      }
      if (waits && one.filled() != null) {
        for (Step.Sign wanted : step.signs()) {
          if (wanted.roles().contains(VisitOutline.VISITOR)
              && !wanted.decides()
              && wanted.each() == null
              && !one.signed().containsKey(wanted.key())) {
            sign = new Signing(one.number(), wanted.key());
          }
        }
      }
    }
    return new VisitorPlace(
        file,
        item,
        text(row.get("name")),
        visit,
        visit.window(now, people.zone()),
        visit.next(now, people.zone()),
        visit.escorts().stream()
            .map(people::person)
            .filter(Objects::nonNull)
            .map(Person::name)
            .filter(name -> !name.isEmpty())
            .toList(),
        visit.guests().stream()
            .filter(guest -> guest.item().equals(item) && visit.isNewest(guest))
            .map(Visit.Guest::badge)
            .findFirst()
            .orElse(""),
        state.isOpen() ? open : null,
        state.isOpen() && unsigned,
        state.isOpen() ? sign : null,
        come,
        left,
        absent);
  }

  /// Whether this very answer was kept before: its receipt was lost on the way.
  boolean answered(String command) {
    return file.entries().stream().anyMatch(entry -> entry.command().equals(command));
  }

  /// Whether a word can be the id of a command of this screen.
  static boolean isId(String word) {
    return word.matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  }

  /// What the visit is called.
  String number() {
    String number = file.state().number();
    return number.isEmpty() ? "#" + file.state().id() : number;
  }

  /// The step at which each visitor answers for themselves; null where staff does it for them, and
  /// where there are no visitors.
  static @Nullable Step asksEach(CaseFile file) {
    VisitOutline outline = file.definition().procedure().visit();
    Step arrival = outline == null ? null : file.definition().procedure().step(outline.arrival());
    return outline != null && arrival != null && outline.asks(arrival) ? arrival : null;
  }

  private static @Nullable Map<String, Value> row(CaseFile file, String item) {
    Step each = asksEach(file);
    String[] path = each == null ? new String[0] : String.valueOf(each.each()).split("\\.", 2);
    if (path.length != 2 || !item.matches("[1-9][0-9]{0,2}")) {
      return null;
    }
    Value list = file.state().answers().getOrDefault(path[0], Map.of()).get(path[1]);
    int number = Integer.parseInt(item);
    return list instanceof Value.Many(List<Value> rows)
            && number <= rows.size()
            && rows.get(number - 1) instanceof Value.Group(Map<String, Value> fields)
        ? fields
        : null;
  }

  private static String text(@Nullable Value value) {
    return value == null ? "" : value.plain().strip();
  }
}
