package id.penjaga.hub.core.form;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.text.Bilingual;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Judges one answer by the type and the limits of its field.
final class FieldRules {
  private static final int LONGEST = 4000;
  private static final int LONGEST_WORD = 200;
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern PERSON = Pattern.compile("p[1-9][0-9]{0,17}");
  private static final Set<String> WAYS =
      Set.of("present", "telephone", "message", "letter", "email");
  private static final Set<String> RESULTS = Set.of("good", "not_good", "not_checked");

  private final Context context;
  private final Lookup answers;
  private final List<FormProblem> problems;

  FieldRules(Context context, Lookup answers, List<FormProblem> problems) {
    this.context = context;
    this.answers = answers;
    this.problems = problems;
  }

  /// Adds what is wrong with an answer, and gives the answer as it is to be stored.
  Value judged(Field field, Value value) {
    return judged(field, value, field.key());
  }

  private Value judged(Field field, Value value, String at) {
    if (value instanceof Value.Committed) {
      return value;
    }
    return switch (field.type()) {
      case TEXT -> text(field, value, at);
      case NUMBER, DURATION -> number(field, value, at);
      case TIME -> time(field, value, at);
      case DATE -> date(field, value, at);
      case MONTH -> month(field, value, at);
      case BOOLEAN -> {
        if (!(value instanceof Value.Flag)) {
          wrong(field, at, "Pilih ya atau tidak untuk {label}.", "Choose yes or no for {label}.");
        } else if (field.limits().confirm() && value.equals(Value.of(false))) {
          wrong(field, at, "Pastikan dahulu: {label}.", "Make sure of this first: {label}.");
        }
        yield value;
      }
      case CHOICE -> choice(field, value, at);
      case ITEM -> item(field, value, at);
      case PERSON -> person(field, value, at);
      case LIST -> list(field, value, at);
      case NOTICE -> notice(field, value, at);
      case CHECKLIST -> checklist(field, value, at);
      case SIGNATURE, PHOTO, FILE -> attachment(field, value, at);
      case READINGS -> value;
    };
  }

  private Value text(Field field, Value value, String at) {
    String text = word(value);
    BigDecimal max = field.limits().max();
    int longest = max == null ? LONGEST : max.intValue();
    if (text == null) {
      wrong(field, at, "Isi {label} dengan teks.", "Fill in {label} with text.");
    } else if (text.codePointCount(0, text.length()) > longest) {
      wrong(
          field,
          at,
          "{label} paling panjang " + longest + " huruf.",
          "{label} may have at most " + longest + " characters.");
    }
    return mark(field, value);
  }

  private Value number(Field field, Value value, String at) {
    BigDecimal min = field.limits().min();
    BigDecimal max = field.limits().max();
    if (!(value instanceof Value.Numeric(BigDecimal number))) {
      wrong(field, at, "Isi {label} dengan angka.", "Fill in {label} with a number.");
    } else if (field.type() == FieldType.DURATION
        && (number.signum() < 0
            || number.stripTrailingZeros().scale() > 0
            || number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) > 0)) {
      wrong(field, at, "Isi {label} dengan menit penuh.", "Fill in {label} in whole minutes.");
    } else if (number.precision() > 30 || Math.abs(number.scale()) > 20) {
      wrong(field, at, "Angka {label} terlalu panjang.", "The number in {label} is too long.");
    } else if (min != null && number.compareTo(min) < 0) {
      wrong(
          field,
          at,
          "{label} paling kecil " + measure(min, field) + ".",
          "{label} must be at least " + measure(min, field) + ".");
    } else if (max != null && number.compareTo(max) > 0) {
      wrong(
          field,
          at,
          "{label} paling besar " + measure(max, field) + ".",
          "{label} must be at most " + measure(max, field) + ".");
    }
    return value;
  }

  private static String measure(BigDecimal limit, Field field) {
    String unit = field.limits().unit();
    return limit.toPlainString() + (unit.isEmpty() ? "" : " " + unit);
  }

  private Value time(Field field, Value value, String at) {
    Instant time = instant(word(value));
    if (time == null) {
      wrong(field, at, "Isi {label} dengan tanggal dan jam.", "Give {label} as date and time.");
      return value;
    }
    Instant first = instant(limit(field.limits().notBefore()), false);
    Instant last = instant(limit(field.limits().notAfter()), true);
    if (first != null && time.isBefore(first)) {
      tooEarly(field, at);
    } else if (last != null && time.isAfter(last)) {
      tooLate(field, at);
    }
    return value;
  }

  private Value date(Field field, Value value, String at) {
    LocalDate date = day(word(value));
    if (date == null) {
      wrong(field, at, "Isi {label} dengan tanggal.", "Give {label} as a date.");
      return value;
    }
    LocalDate first = dayOf(limit(field.limits().notBefore()));
    LocalDate last = dayOf(limit(field.limits().notAfter()));
    if (first != null && date.isBefore(first)) {
      tooEarly(field, at);
    } else if (last != null && date.isAfter(last)) {
      tooLate(field, at);
    }
    return value;
  }

  private Value month(Field field, Value value, String at) {
    try {
      YearMonth.parse(String.valueOf(word(value)));
    } catch (DateTimeParseException e) {
      wrong(field, at, "Isi {label} dengan bulan.", "Give {label} as a month.");
    }
    return value;
  }

  private Value choice(Field field, Value value, String at) {
    String word = word(value);
    Field.Choice chosen =
        field.choices().stream().filter(one -> one.id().equals(word)).findFirst().orElse(null);
    if (chosen == null) {
      wrong(field, at, "Pilih {label} dari daftar.", "Choose {label} from the list.");
    } else if (chosen.refused() != null) {
      problems.add(new FormProblem(at, chosen.refused()));
    }
    return mark(field, value);
  }

  private Value item(Field field, Value value, String at) {
    String label = word(value);
    if (label == null || label.length() > LONGEST_WORD) {
      wrong(field, at, "Pilih {label} dari daftar.", "Choose {label} from the list.");
    } else if (field.register() != null && !context.known(field.register(), label)) {
      wrong(
          field,
          at,
          "{label}: \"" + label + "\" tidak ada di register. Pilih dari daftar.",
          "{label}: \"" + label + "\" is not in the register. Choose from the list.");
    }
    return mark(field, value);
  }

  private Value person(Field field, Value value, String at) {
    String word = word(value);
    if (word == null || word.length() > LONGEST_WORD) {
      wrong(field, at, "Pilih orang untuk {label}.", "Choose a person for {label}.");
      return value;
    }
    if (!PERSON.matcher(word).matches()) {
      if (!field.personal() && field.type() == FieldType.PERSON) {
        wrong(field, at, "Pilih {label} dari daftar orang.", "Choose {label} from the people.");
      }
      return new Value.Personal(word);
    }
    if (!context.person(Long.parseLong(word.substring(1)))) {
      wrong(
          field,
          at,
          "Orang di {label} tidak dikenal. Pilih dari daftar.",
          "The person in {label} is not known. Choose from the list.");
    }
    return value;
  }

  private Value list(Field field, Value value, String at) {
    if (!(value instanceof Value.Many(List<Value> entries))) {
      wrong(field, at, "Isi {label} sebagai daftar.", "Fill in {label} as a list.");
      return value;
    }
    BigDecimal min = field.limits().min();
    BigDecimal max = field.limits().max();
    if (min != null && entries.size() < min.intValue()) {
      wrong(
          field,
          at,
          "{label} paling sedikit " + min.toPlainString() + " baris.",
          "{label} needs at least " + min.toPlainString() + " lines.");
    } else if (entries.size() > (max == null ? LONGEST_WORD : max.intValue())) {
      wrong(field, at, "{label} terlalu banyak baris.", "{label} has too many lines.");
    }
    List<Value> kept = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      kept.add(entry(field, entries.get(i), at + "." + (i + 1)));
    }
    return new Value.Many(kept);
  }

  private Value entry(Field field, Value value, String at) {
    if (!(value instanceof Value.Group group)) {
      wrong(field, at, "Isi baris {label} ini.", "Fill in this line of {label}.");
      return value;
    }
    Judged judged = FormRules.judge(field.fields(), group.values(), context);
    for (FormProblem problem : judged.problems()) {
      problems.add(new FormProblem(at + "." + problem.field(), problem.text()));
    }
    return new Value.Group(judged.answers());
  }

  private Value notice(Field field, Value value, String at) {
    if (!(value instanceof Value.Group group)) {
      wrong(
          field,
          at,
          "Isi {label}: kepada siapa, dengan apa, kapan.",
          "Fill in {label}: to whom, by which way, when.");
      return value;
    }
    Value to = group.values().get("to");
    String how = word(group.values().get("how"));
    Instant when = instant(word(group.values().get("when")));
    if (to == null || FormRules.empty(to)) {
      wrong(field, at + ".to", "{label}: isi kepada siapa.", "{label}: say to whom.");
    }
    if (how == null || !WAYS.contains(how)) {
      wrong(field, at + ".how", "{label}: pilih caranya.", "{label}: choose the way.");
    }
    if (when == null) {
      wrong(field, at + ".when", "{label}: isi waktunya.", "{label}: give the time.");
    } else {
      Instant now = instant(context.at("now") instanceof Value v ? v.plain() : null);
      if (now != null && when.isAfter(now)) {
        tooLate(field, at + ".when");
      }
    }
    Map<String, Value> kept = new TreeMap<>(group.values());
    kept.keySet().retainAll(Set.of("to", "how", "when"));
    if (to != null) {
      kept.put("to", person(field, to, at + ".to"));
    }
    return new Value.Group(kept);
  }

  private Value checklist(Field field, Value value, String at) {
    Checklist checklist = field.checklist() == null ? null : context.checklist(field.checklist());
    if (!(value instanceof Value.Group group) || checklist == null) {
      wrong(field, at, "Isi daftar periksa {label}.", "Fill in the checklist {label}.");
      return value;
    }
    Map<String, Value> kept = new TreeMap<>();
    for (Checklist.Item item : checklist.items()) {
      Value answer = group.values().get(item.id());
      if (checklist.statement()) {
        state(item, answer, at + "." + item.id());
      } else {
        check(field, item, answer, at + "." + item.id());
      }
      if (answer instanceof Value.Group part) {
        Map<String, Value> parts = new TreeMap<>(part.values());
        parts.computeIfPresent("note", (_, note) -> personal(note));
        kept.put(item.id(), new Value.Group(parts));
      }
    }
    for (String key : group.values().keySet()) {
      if (checklist.items().stream().noneMatch(item -> item.id().equals(key))) {
        problems.add(new FormProblem(at + "." + key, FormWords.unknown(key)));
      }
    }
    return new Value.Group(kept);
  }

  private void check(Field field, Checklist.Item item, @Nullable Value answer, String at) {
    Map<String, Value> parts = answer instanceof Value.Group group ? group.values() : Map.of();
    String result = word(parts.get("result"));
    Value note = parts.get("note");
    boolean noted = note != null && !FormRules.empty(note);
    if (result == null || !RESULTS.contains(result)) {
      wrong(
          field,
          at,
          "Pilih baik, tidak baik, atau tidak diperiksa: " + item.text().id() + ".",
          "Choose good, not good or not checked: " + item.text().en() + ".");
    } else if (result.equals("not_good") && !noted) {
      say(at, "Tulis apa yang tidak baik.", "Write what is not good.");
    }
  }

  private void state(Checklist.Item item, @Nullable Value answer, String at) {
    Map<String, Value> parts = answer instanceof Value.Group group ? group.values() : Map.of();
    String result = word(parts.get("result"));
    boolean excepted = Checklist.EXCEPTED.equals(result);
    Value note = parts.get("note");
    Bilingual exception = item.exception();
    if (excepted && exception != null) {
      if (note == null || FormRules.empty(note)) {
        say(
            at,
            "Tulis apa yang dikecualikan dan mengapa. Yang diizinkan: " + exception.id() + ".",
            "Write what is excepted and why. What is allowed: " + exception.en() + ".");
      }
    } else if (!"good".equals(result)) {
      say(
          at,
          "Belum dinyatakan: " + item.text().id() + ".",
          "Not confirmed: " + item.text().en() + ".");
    }
  }

  private Value attachment(Field field, Value value, String at) {
    String word = word(value);
    if (word == null || !SHA256.matcher(word).matches()) {
      wrong(field, at, "Lampirkan {label}.", "Attach {label}.");
    }
    return value;
  }

  private static Value mark(Field field, Value value) {
    return field.personal() ? personal(value) : value;
  }

  private static Value personal(Value value) {
    return value instanceof Value.Text(String text) ? new Value.Personal(text) : value;
  }

  private @Nullable String limit(@Nullable String path) {
    Value value = path == null ? null : answers.at(path);
    return value == null ? null : value.plain();
  }

  private @Nullable Instant instant(@Nullable String text, boolean end) {
    Instant instant = instant(text);
    LocalDate day = instant == null ? day(text) : null;
    if (day == null) {
      return instant;
    }
    return (end ? day.plusDays(1) : day).atStartOfDay(context.zone()).toInstant();
  }

  private @Nullable LocalDate dayOf(@Nullable String text) {
    Instant instant = instant(text);
    return instant == null ? day(text) : instant.atZone(context.zone()).toLocalDate();
  }

  private static @Nullable Instant instant(@Nullable String text) {
    try {
      return text == null ? null : Instant.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable LocalDate day(@Nullable String text) {
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      return null;
    }
  }

  private static @Nullable String word(@Nullable Value value) {
    return switch (value) {
      case Value.Text(String text) -> text;
      case Value.Personal(String text) -> text;
      case null, default -> null;
    };
  }

  private void tooEarly(Field field, String at) {
    wrong(field, at, "{label} terlalu awal.", "{label} is too early.");
  }

  private void tooLate(Field field, String at) {
    wrong(field, at, "{label} terlalu lambat atau belum tiba.", "{label} is too late, or not yet.");
  }

  private void wrong(Field field, String at, String id, String en) {
    problems.add(new FormProblem(at, FormWords.about(field, id, en)));
  }

  private void say(String at, String id, String en) {
    problems.add(new FormProblem(at, new Bilingual(id, en)));
  }
}
