package id.penjaga.hub.app.web.form;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How persons are named in a field, so that each name means one of them.
public final class PersonNames {
  private final Map<Long, String> names = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();

  public PersonNames(People people) {
    for (Person person : people.persons()) {
      if (person.name().isEmpty()) {
        continue;
      }
      String plain = person.unit().isEmpty() ? person.name() : person.name() + ", " + person.unit();
      String name = numbers.containsKey(plain) ? plain + " (" + person.id() + ")" : plain;
      names.put(person.id(), name);
      numbers.put(name, person.id());
    }
  }

  public List<String> all() {
    List<String> all = new ArrayList<>(names.values());
    all.sort(String.CASE_INSENSITIVE_ORDER);
    return all;
  }

  /// What stands in a field for a value of the book.
  public String shown(String value) {
    Long number = number(value);
    return number == null ? value : names.getOrDefault(number, "");
  }

  /// The value of the book for what stands in a field: a number for somebody known, else the name.
  public Value read(String typed) {
    Long number = numbers.get(typed);
    if (number == null) {
      List<Long> same =
          names.entrySet().stream()
              .filter(known -> known.getValue().split(", ", 2)[0].equalsIgnoreCase(typed))
              .map(Map.Entry::getKey)
              .toList();
      number = same.size() == 1 ? same.getFirst() : null;
    }
    return Value.of(number == null ? typed : "p" + number);
  }

  /// The number in `p12`; null for a name.
  public static @Nullable Long number(String value) {
    return value.matches("p[0-9]{1,18}") ? Long.valueOf(value.substring(1)) : null;
  }
}
