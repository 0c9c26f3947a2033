package id.penjaga.hub.demo.office;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Definition;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// Fills in forms the way people of this office would.
final class Answers {
  /// Which role a person in a field has, where the form does not say it.
  private static final Map<String, String> PERSONS =
      Map.of(
          "agreed_with", "manage_server",
          "escort", "administrator_ruang_server",
          "permitted_by", "kepala_bidang_aptika",
          "given_by", "pejabat_berwenang",
          "owner", "staf_ruang_server",
          "holder", "administrator_server",
          "person", "administrator_aplikasi",
          "recorder", "staf_ruang_server");

  private final Sayings sayings;
  private final RandomGenerator random;

  Answers(Sayings sayings, RandomGenerator random) {
    this.sayings = sayings;
    this.random = random;
  }

  /// @param place form that is filled in, or `subject`
  /// @param known answers that are there already
  /// @param also fields to be filled in besides those that always must be
  Map<String, Value> fill(
      Sheet sheet, List<Field> fields, String place, Map<String, Value> known, Set<String> also) {
    Map<String, Value> values = new LinkedHashMap<>(known);
    for (Field field : fields) {
      boolean wanted =
          field.required() instanceof Field.Required.Always || also.contains(field.key());
      if (wanted && !values.containsKey(field.key())) {
        Value value = value(sheet, field, place);
        if (value != null) {
          values.put(field.key(), value);
        }
      }
    }
    return values;
  }

  /// What the form lies on: whose case, who writes, when.
  ///
  /// @param branch the one that is being taken; null for none
  record Sheet(
      Definition definition, People people, long writer, Instant now, @Nullable String branch) {}

  private @Nullable Value value(Sheet sheet, Field field, String place) {
    return switch (field.type()) {
      case TEXT, ITEM -> Value.of(text(sheet, field, place));
      case NUMBER -> number(sheet, field);
      case DURATION -> Value.of(15L * random.nextInt(3, 9));
      case TIME -> Value.of(time(field.key(), sheet.now()).toString());
      case DATE ->
          Value.of(
              sheet
                  .people()
                  .day(sheet.now())
                  .plusDays(field.key().equals("changed_on") ? 0 : 14)
                  .toString());
      case MONTH -> Value.of(sheet.people().day(sheet.now()).toString().substring(0, 7));
      case BOOLEAN -> Value.of(!field.key().equals("superuser"));
      case CHOICE -> Value.of(choice(sheet, field, place));
      case PERSON -> person(sheet, field, place);
      case LIST ->
          new Value.Many(
              List.of(
                  new Value.Group(
                      fill(
                          sheet,
                          field.fields(),
                          place + "." + field.key(),
                          Map.of(),
                          every(field)))));
      case NOTICE -> notice(sheet, field, place);
      case CHECKLIST -> checklist(sheet, field);
      case SIGNATURE, PHOTO, FILE, READINGS -> null;
    };
  }

  private static Set<String> every(Field list) {
    return Set.copyOf(list.fields().stream().map(Field::key).toList());
  }

  private String text(Sheet sheet, Field field, String place) {
    String said = sayings.of(sheet.definition().id(), place, field.key());
    return said == null ? field.label().id() + ": sesuai" : said;
  }

  private Value number(Sheet sheet, Field field) {
    return switch (field.key()) {
      case "sent" -> Value.of(4);
      case "received" -> Value.of("failed".equals(sheet.branch()) ? 0 : 4);
      case "used" -> Value.of("above".equals(sheet.branch()) ? 92 : random.nextInt(48, 86));
      case "memory", "storage", "cpu" -> Value.of(random.nextInt(38, 88));
      case "hand_temperature" ->
          new Value.Numeric(BigDecimal.valueOf(random.nextInt(203, 219)).movePointLeft(1));
      case "hand_humidity" -> Value.of(random.nextInt(44, 58));
      case "litres", "level_after" -> Value.of(random.nextInt(20, 45));
      default -> Value.of(1);
    };
  }

  private static Instant time(String key, Instant now) {
    return switch (key) {
      case "started_at" -> now.minus(Duration.ofMinutes(40));
      case "window_start" -> now.plus(Duration.ofHours(20));
      case "window_end" -> now.plus(Duration.ofHours(24));
      case "until" -> now.plus(Duration.ofHours(4));
      default -> now;
    };
  }

  private String choice(Sheet sheet, Field field, String place) {
    String said = sayings.of(sheet.definition().id(), place, field.key());
    List<String> ids = field.choices().stream().map(Field.Choice::id).toList();
    String branch = String.valueOf(sheet.branch());
    return said != null && ids.contains(said)
        ? said
        : place.equals("ACCESS_CHECK") && branch.equals("confirmed")
            ? "error"
            : ids.contains(branch) ? branch : ids.getFirst();
  }

  private Value person(Sheet sheet, Field field, String place) {
    if (field.personal()) {
      return new Value.Personal(text(sheet, field, place));
    }
    String role =
        field.key().equals("assignee")
            ? sheet.definition().id().equals("NETFAULT") ? "staf_admin_jaringan" : "staf_ict"
            : PERSONS.get(field.key());
    List<Long> holders = role == null ? List.of() : sheet.people().holders(role, sheet.now());
    return Value.of("p" + (holders.isEmpty() ? sheet.writer() : holders.getFirst()));
  }

  private Value notice(Sheet sheet, Field field, String place) {
    return new Value.Group(
        Map.of(
            "to",
            new Value.Personal(text(sheet, field, place)),
            "how",
            Value.of(sayings.one(List.of("telephone", "message", "present"))),
            "when",
            Value.of(sheet.now().toString())));
  }

  private Value checklist(Sheet sheet, Field field) {
    Map<String, Value> items = new LinkedHashMap<>();
    List<Checklist.Item> all = new ArrayList<>();
    Checklist checklist =
        field.checklist() == null ? null : sheet.definition().checklists().get(field.checklist());
    if (checklist != null) {
      all.addAll(checklist.items());
    }
    for (Checklist.Item item : all) {
      String bad = sayings.of(sheet.definition().id(), "not_good", item.id());
      boolean found = bad != null && random.nextInt(5) == 0;
      items.put(
          item.id(),
          new Value.Group(
              found
                  ? Map.of("result", Value.of("not_good"), "note", Value.of(String.valueOf(bad)))
                  : Map.of("result", Value.of("good"))));
    }
    return new Value.Group(items);
  }
}
