package id.penjaga.hub.app.sheet;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.text.Bilingual;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Values of register fields as cells of a sheet, and back.
///
/// Both languages are understood, and a decimal comma as well as a point; written is the reader's
/// language. Several entries of a list stand in one cell with `|` between them.
public final class ItemCells {
  private static final Set<String> YES = Set.of("ya", "yes", "true", "1", "y");
  private static final Set<String> NO = Set.of("tidak", "no", "false", "0", "t", "n");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,15}([.,][0-9]{1,9})?");

  /// What one office takes for a thousand and another for a decimal sign.
  private static final Pattern DOUBTFUL = Pattern.compile("-?[1-9][0-9]{0,2}([.,][0-9]{3})+");

  private static final Pattern CLOCK = Pattern.compile("([0-9]{1,4}):([0-5][0-9])");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  private final String language;
  private final People people;
  private final Function<String, String> name;
  private final Function<String, Value> named;

  /// @param language `id` or `en`
  /// @param name of the person that a value such as `p12` means
  /// @param named the value for the name of a person
  public ItemCells(
      String language,
      People people,
      Function<String, String> name,
      Function<String, Value> named) {
    this.language = language;
    this.people = people;
    this.name = name;
    this.named = named;
  }

  String language() {
    return language;
  }

  /// Whether a field fits into a cell.
  static boolean fits(Field field) {
    return switch (field.type()) {
      case TEXT, NUMBER, TIME, DATE, MONTH, DURATION, BOOLEAN, CHOICE, ITEM, PERSON -> true;
      case LIST -> field.fields().size() == 1 && fits(field.fields().getFirst());
      case NOTICE, CHECKLIST, SIGNATURE, PHOTO, FILE, READINGS -> false;
    };
  }

  /// What a cell says, or what is wrong with it.
  sealed interface Read {
    record Good(Value value) implements Read {}

    record Wrong(Bilingual why) implements Read {}
  }

  Read read(Field field, String cell) {
    Value value =
        switch (field.type()) {
          case TEXT, ITEM -> Value.of(cell);
          case NUMBER ->
              NUMBER.matcher(compact(cell)).matches() && !DOUBTFUL.matcher(compact(cell)).matches()
                  ? new Value.Numeric(new BigDecimal(compact(cell).replace(',', '.')))
                  : null;
          case DURATION -> minutes(cell);
          case BOOLEAN -> flag(cell);
          case CHOICE -> choice(field, cell);
          case DATE -> SheetTimes.day(cell).map(day -> Value.of(day.toString())).orElse(null);
          case TIME ->
              SheetTimes.moment(cell)
                  .map(time -> Value.of(time.atZone(zone()).toInstant().toString()))
                  .orElse(null);
          case MONTH -> month(cell);
          case PERSON -> person(cell);
          case LIST -> list(field, cell);
          case NOTICE, CHECKLIST, SIGNATURE, PHOTO, FILE, READINGS -> null;
        };
    return value == null ? new Read.Wrong(wrong(field, cell)) : new Read.Good(value);
  }

  private static String compact(String cell) {
    return cell.replace("\u00a0", "").replace(" ", "");
  }

  private static @Nullable Value minutes(String cell) {
    Matcher clock = CLOCK.matcher(cell);
    if (clock.matches()) {
      return Value.of(60L * Integer.parseInt(clock.group(1)) + Integer.parseInt(clock.group(2)));
    }
    return cell.matches("[0-9]{1,7}") ? Value.of(Long.parseLong(cell)) : null;
  }

  private static @Nullable Value flag(String cell) {
    String word = cell.toLowerCase(Locale.ROOT);
    return YES.contains(word) ? Value.of(true) : NO.contains(word) ? Value.of(false) : null;
  }

  private static @Nullable Value choice(Field field, String cell) {
    return field.choices().stream()
        .filter(choice ->
            choice.id().equalsIgnoreCase(cell)
                || choice.label().id().equalsIgnoreCase(cell)
                || choice.label().en().equalsIgnoreCase(cell))
        .findFirst()
        .map(choice -> Value.of(choice.id()))
        .orElse(null);
  }

  private static @Nullable Value month(String cell) {
    try {
      return Value.of(YearMonth.parse(cell).toString());
    } catch (DateTimeParseException _) {
      return null;
    }
  }

  private Value person(String cell) {
    Person byNip = people.byNip(cell.replaceAll("\\s", ""));
    Person known = byNip == null ? people.byLogin(cell) : byNip;
    return known == null ? named.apply(cell) : Value.of("p" + known.id());
  }

  private @Nullable Value list(Field list, String cell) {
    Field field = list.fields().getFirst();
    List<Value> entries = new ArrayList<>();
    for (String part : cell.split("\\|")) {
      if (!part.isBlank()) {
        if (!(read(field, part.strip()) instanceof Read.Good(Value value))) {
          return null;
        }
        entries.add(new Value.Group(Map.of(field.key(), value)));
      }
    }
    return new Value.Many(entries);
  }

  private static Bilingual wrong(Field field, String cell) {
    String shown = "“" + (cell.length() <= 60 ? cell : cell.substring(0, 60) + "…") + "” ";
    return switch (field.type()) {
      case NUMBER ->
          DOUBTFUL.matcher(compact(cell)).matches()
              ? new Bilingual(
                  shown + "dapat berarti ribuan atau pecahan. Tulis 1800, atau 1,8000.",
                  shown + "may be thousands or a fraction. Write 1800, or 1.8000.")
              : new Bilingual(
                  shown + "bukan angka. Tulis seperti 650 atau 4,9.",
                  shown + "is no number. Write it as 650 or 4.9.");
      case DURATION ->
          new Bilingual(
              shown + "bukan menit. Tulis seperti 90 atau 1:30.",
              shown + "is no duration. Write minutes as 90 or 1:30.");
      case BOOLEAN ->
          new Bilingual(shown + "bukan ya atau tidak.", shown + "is neither yes nor no.");
      case CHOICE ->
          new Bilingual(
              shown + "tidak ada di daftar. Tulis salah satu: " + choices(field, "id") + ".",
              shown + "is not in the list. Write one of: " + choices(field, "en") + ".");
      case DATE ->
          new Bilingual(
              shown + "bukan tanggal. Tulis seperti 2026-09-12 atau 12/09/2026.",
              shown + "is no day. Write it as 2026-09-12 or 12/09/2026.");
      case TIME ->
          new Bilingual(
              shown + "bukan waktu. Tulis seperti 2026-09-12 16:00.",
              shown + "is no time. Write it as 2026-09-12 16:00.");
      case MONTH ->
          new Bilingual(
              shown + "bukan bulan. Tulis seperti 2026-09.",
              shown + "is no month. Write it as 2026-09.");
      default -> new Bilingual(shown + "tidak dapat dibaca.", shown + "cannot be read.");
    };
  }

  private static String choices(Field field, String language) {
    return field.choices().stream()
        .map(choice -> choice.label().in(language))
        .collect(Collectors.joining(", "));
  }

  /// A value as a cell.
  String written(Field field, @Nullable Value value) {
    return switch (value) {
      case null -> "";
      case Value.Committed _ -> "";
      case Value.Flag(boolean on) ->
          language.equals("en") ? (on ? "yes" : "no") : (on ? "ya" : "tidak");
      case Value.Numeric(BigDecimal number) -> figure(number);
      case Value.Many(List<Value> entries) when field.type() == FieldType.LIST ->
          entries.stream()
              .map(entry ->
                  entry instanceof Value.Group(var parts)
                      ? written(
                          field.fields().getFirst(), parts.get(field.fields().getFirst().key()))
                      : "")
              .collect(Collectors.joining(" | "));
      case Value.Many _, Value.Group _ -> "";
      case Value.Text _, Value.Personal _ -> text(field, value.plain());
    };
  }

  /// In a form that [#read] does not doubt.
  private String figure(BigDecimal number) {
    String plain = number.stripTrailingZeros().toPlainString();
    String sure = DOUBTFUL.matcher(plain).matches() ? plain + "0" : plain;
    return language.equals("en") ? sure : sure.replace('.', ',');
  }

  private String text(Field field, String plain) {
    return switch (field.type()) {
      case PERSON -> name.apply(plain);
      case TIME ->
          instant(plain).map(at -> TIME.format(LocalDateTime.ofInstant(at, zone()))).orElse(plain);
      case CHOICE ->
          field.choices().stream()
              .filter(choice -> choice.id().equals(plain))
              .map(choice -> choice.label().in(language))
              .findFirst()
              .orElse(plain);
      default -> plain;
    };
  }

  private ZoneId zone() {
    return people.zone();
  }

  private static Optional<Instant> instant(String plain) {
    try {
      return Optional.of(Instant.parse(plain));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }
}
