package id.penjaga.hub.app.procedures;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Field;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Fills in any form rightly.
final class Clerk {
  private static final String SHA = "ab".repeat(32);

  private final RandomGenerator random;
  private final List<Long> persons;
  private final Map<String, Checklist> checklists;

  private final Map<String, List<String>> labels;

  Clerk(RandomGenerator random, List<Long> persons, Map<String, Checklist> checklists) {
    this(random, persons, checklists, Map.of());
  }

  /// @param labels of the items of some registers
  Clerk(
      RandomGenerator random,
      List<Long> persons,
      Map<String, Checklist> checklists,
      Map<String, List<String>> labels) {
    this.random = random;
    this.persons = persons;
    this.checklists = checklists;
    this.labels = labels;
  }

  Map<String, Value> filled(List<Field> fields, Instant now) {
    Map<String, Value> values = new LinkedHashMap<>();
    for (Field field : fields) {
      values.put(field.key(), value(field, now));
    }
    return values;
  }

  private Value value(Field field, Instant now) {
    LocalDate today = now.atZone(Desk.ZONE).toLocalDate();
    return switch (field.type()) {
      case TEXT -> Value.of("isi");
      case NUMBER, DURATION ->
          field.limits().min() == null ? Value.of(1) : new Value.Numeric(field.limits().min());
      case TIME -> Value.of(now.toString());
      case DATE -> Value.of(today.toString());
      case MONTH -> Value.of(today.toString().substring(0, 7));
      case BOOLEAN -> Value.of(true);
      case CHOICE -> Value.of(one(made(field)).id());
      case ITEM ->
          Value.of(one(labels.getOrDefault(String.valueOf(field.register()), List.of("BARANG-1"))));
      case PERSON -> Value.of("p" + one(persons));
      case LIST -> {
        List<Value> entries = new ArrayList<>();
        for (int i = random.nextInt(1, 3); i > 0; i--) {
          entries.add(new Value.Group(filled(field.fields(), now)));
        }
        yield new Value.Many(entries);
      }
      case NOTICE -> Story.notice("seseorang", now);
      case CHECKLIST -> {
        Map<String, Value> items = new LinkedHashMap<>();
        Checklist checklist = Desk.present(checklists.get(field.checklist()));
        for (Checklist.Item item : checklist.items()) {
          boolean good =
              random.nextInt(4) > 0 || (checklist.statement() && item.exception() == null);
          items.put(
              item.id(),
              good
                  ? Story.group("result", "good")
                  : Story.group(
                      "result",
                      checklist.statement() ? Checklist.EXCEPTED : "not_good",
                      "note",
                      "kurang"));
        }
        yield new Value.Group(items);
      }
      case SIGNATURE, PHOTO, FILE -> Value.of(SHA);
      case READINGS -> Value.of("21,0 °C");
    };
  }

  private static List<Field.Choice> made(Field field) {
    return field.choices().stream().filter(choice -> choice.refused() == null).toList();
  }

  <T> T one(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
