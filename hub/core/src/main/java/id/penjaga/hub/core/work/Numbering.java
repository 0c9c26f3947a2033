package id.penjaga.hub.core.work;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.form.NumberRule;
import java.time.LocalDate;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers of cases and forms. Year and month are those of the day it is typed, at the site.
public final class Numbering {
  private static final Pattern SEQUENCE = Pattern.compile("\\{seq:([1-9])}");

  private Numbering() {}

  /// Gives the next number of a counter to the case, to one of its forms or to a paper.
  ///
  /// @return the number as it is written
  static String give(EntryDraft draft, NumberRule rule, @Nullable String form) {
    LocalDate day = draft.request.typed().atZone(draft.around.people().zone()).toLocalDate();
    String period = period(rule, day);
    Fact.Numbered given = numbered(rule, day, draft.around.nextNumber(rule.kind(), period), form);
    draft.add(given);
    return given.text();
  }

  /// In which stretch of time a counter runs on a day.
  public static String period(NumberRule rule, LocalDate day) {
    return switch (rule.restart()) {
      case "year" -> year(day);
      case "month" -> year(day) + "-" + month(day);
      default -> "";
    };
  }

  /// A number given on a day.
  public static Fact.Numbered numbered(
      NumberRule rule, LocalDate day, long number, @Nullable String form) {
    String text = rule.pattern().replace("{yyyy}", year(day)).replace("{MM}", month(day));
    Matcher sequence = SEQUENCE.matcher(text);
    if (sequence.find()) {
      text =
          sequence.replaceFirst(String.format(Locale.ROOT, "%0" + sequence.group(1) + "d", number));
    }
    return new Fact.Numbered(rule.kind(), period(rule, day), number, text, form);
  }

  private static String year(LocalDate day) {
    return String.format(Locale.ROOT, "%04d", day.getYear());
  }

  private static String month(LocalDate day) {
    return String.format(Locale.ROOT, "%02d", day.getMonthValue());
  }

  /// The number of the case itself, when this is the moment for it.
  static void ofCase(EntryDraft draft, String moment) {
    NumberRule rule = draft.definition.procedure().number();
    if (rule != null && rule.at().equals(moment) && draft.now().number().isEmpty()) {
      give(draft, rule, null);
    }
  }
}
