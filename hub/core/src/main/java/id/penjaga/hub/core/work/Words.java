package id.penjaga.hub.core.work;

import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Names and times as refusals tell them.
final class Words {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd-MM-yyyy HH:mm zzz", Locale.ENGLISH);

  private Words() {}

  static Decision.Refused no(Decision.Reason why, String id, String en) {
    return new Decision.Refused(why, new Bilingual(id, en), List.of());
  }

  static String when(Instant at, Surroundings around) {
    return TIME.format(at.atZone(around.people().zone()));
  }

  /// Names of persons; those that were erased, or have no number, as such.
  static Bilingual persons(Collection<Long> persons, Surroundings around) {
    if (persons.isEmpty()) {
      return new Bilingual("hub", "the hub");
    }
    return new Bilingual(
        persons.stream()
            .map(id -> name(id, around, "(nama dihapus)"))
            .collect(Collectors.joining(", ")),
        persons.stream()
            .map(id -> name(id, around, "(name erased)"))
            .collect(Collectors.joining(", ")));
  }

  private static String name(long id, Surroundings around, String erased) {
    Person person = around.people().person(id);
    return person == null || person.name().isEmpty() ? erased : person.name();
  }

  /// Roles with who holds them at a moment.
  static Bilingual roles(List<String> roles, Instant at, Surroundings around) {
    return new Bilingual(
        roles.stream()
            .map(role -> around.role(role).id() + holders(role, at, around, "tidak ada pemegang"))
            .collect(Collectors.joining("; ")),
        roles.stream()
            .map(role -> around.role(role).en() + holders(role, at, around, "nobody holds it"))
            .collect(Collectors.joining("; ")));
  }

  private static String holders(String role, Instant at, Surroundings around, String none) {
    String names =
        around.people().holders(role, at).stream()
            .limit(5)
            .map(id -> name(id, around, "–"))
            .collect(Collectors.joining(", "));
    return " (" + (names.isEmpty() ? none : names) + ")";
  }
}
