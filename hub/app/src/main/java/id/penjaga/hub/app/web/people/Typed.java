package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.sheet.SheetTimes;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.core.people.PeopleAnswer.Remark;
import id.penjaga.hub.core.text.Bilingual;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a form; what cannot be read becomes a problem in words.
final class Typed {
  private final FormFields fields;
  private final List<Remark> problems = new ArrayList<>();

  private Typed(FormFields fields) {
    this.fields = fields;
  }

  static Typed of(Context ctx) {
    return new Typed(FormFields.of(ctx));
  }

  List<Remark> problems() {
    return problems;
  }

  String text(String field) {
    String value = fields.value(field);
    return value == null ? "" : value.strip();
  }

  List<String> all(String field) {
    return fields.all(field);
  }

  /// A number of the book; 0, which nothing has, when it is none.
  long number(String field) {
    String text = text(field);
    return text.matches("[0-9]{1,12}") ? Long.parseLong(text) : 0;
  }

  LocalDate day(String field) {
    Optional<LocalDate> day = SheetTimes.day(text(field));
    if (day.isEmpty()) {
      noDay(field);
    }
    return day.orElse(LocalDate.EPOCH);
  }

  /// A day that may be left out.
  @Nullable LocalDate dayOrNone(String field) {
    return text(field).isEmpty() ? null : day(field);
  }

  Instant moment(String field, ZoneId zone) {
    Optional<Instant> at =
        SheetTimes.moment(text(field)).map(local -> local.atZone(zone).toInstant());
    if (at.isEmpty()) {
      problem(
          field,
          "Isi tanggal dan jam, seperti 2026-09-12 16:00.",
          "Fill in day and time, such as 2026-09-12 16:00.");
    }
    return at.orElse(Instant.EPOCH);
  }

  /// A time of day that may be left out.
  @Nullable LocalTime clock(String field) {
    String text = text(field);
    if (text.isEmpty()) {
      return null;
    }
    Optional<LocalTime> clock = SheetTimes.clock(text);
    if (clock.isEmpty()) {
      problem(field, "Tulis jam seperti 07:30.", "Write a time such as 07:30.");
    }
    return clock.orElse(null);
  }

  void problem(String field, String id, String en) {
    problems.add(new Remark(0, field, new Bilingual(id, en)));
  }

  private void noDay(String field) {
    problem(field, "Isi tanggal, seperti 2026-09-12.", "Fill in the day, such as 2026-09-12.");
  }
}
