package id.penjaga.hub.core.work;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.form.NumberRule;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers of cases and forms. Year and month are those of the day it is typed, at the site.
final class Numbering {
  private static final Pattern SEQUENCE = Pattern.compile("\\{seq:([1-9])}");

  private Numbering() {}

  /// Gives the next number of a counter to the case, or to one of its forms.
  static void give(EntryDraft draft, NumberRule rule, @Nullable String form) {
    ZonedDateTime day = draft.request.typed().atZone(draft.around.people().zone());
    String year = String.format(Locale.ROOT, "%04d", day.getYear());
    String month = String.format(Locale.ROOT, "%02d", day.getMonthValue());
    String period =
        switch (rule.restart()) {
          case "year" -> year;
          case "month" -> year + "-" + month;
          default -> "";
        };
    long number = draft.around.nextNumber(rule.kind(), period);
    String text = rule.pattern().replace("{yyyy}", year).replace("{MM}", month);
    Matcher sequence = SEQUENCE.matcher(text);
    if (sequence.find()) {
      text =
          sequence.replaceFirst(String.format(Locale.ROOT, "%0" + sequence.group(1) + "d", number));
    }
    draft.add(new Fact.Numbered(rule.kind(), period, number, text, form));
  }

  /// The number of the case itself, when this is the moment for it.
  static void ofCase(EntryDraft draft, String moment) {
    NumberRule rule = draft.definition.procedure().number();
    if (rule != null && rule.at().equals(moment) && draft.now().number().isEmpty()) {
      give(draft, rule, null);
    }
  }
}
