package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One decision under way: what holds so far, the facts found, what is wrong.
///
/// A fact counts at once, so that a later command of an import sees the earlier ones.
final class Sitting {
  static final int LONGEST = 200;
  private static final int SHORTEST_REASON = 5;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

  final Roll roll;
  final Map<String, OfficeRole> roles;
  final Instant now;
  final ZoneId zone;
  final LocalDate today;
  OfficeCalendar calendar;
  Rooms rooms;
  int part;
  private final Set<String> names = new HashSet<>();
  private final List<Fact> facts = new ArrayList<>();
  private final List<PeopleAnswer.Remark> problems = new ArrayList<>();
  private final List<PeopleAnswer.Remark> warnings = new ArrayList<>();

  Sitting(
      People people,
      OfficeCalendar calendar,
      Rooms rooms,
      Map<String, OfficeRole> roles,
      Instant now) {
    this.roll = people.copy();
    this.calendar = calendar;
    this.rooms = rooms;
    this.roles = roles;
    this.now = now;
    this.zone = people.zone();
    this.today = people.day(now);
  }

  void fact(Fact fact) {
    facts.add(fact);
    roll.apply(fact, today);
    calendar = calendar.with(fact);
    rooms = rooms.with(fact);
  }

  void problem(String field, String id, String en) {
    problems.add(new PeopleAnswer.Remark(part, field, new Bilingual(id, en)));
  }

  void warning(String field, String id, String en) {
    warnings.add(new PeopleAnswer.Remark(part, field, new Bilingual(id, en)));
  }

  /// Whether somebody of this name is in the unit already. Counts the name as seen.
  boolean namesake(String name, String unit) {
    if (names.isEmpty()) {
      roll.persons.values().forEach(person -> names.add(nameKey(person.name(), person.unit())));
    }
    return !names.add(nameKey(name, unit));
  }

  private static String nameKey(String name, String unit) {
    return name.toLowerCase(Locale.ROOT) + "\n" + unit.toLowerCase(Locale.ROOT);
  }

  int problems() {
    return problems.size();
  }

  PeopleAnswer answer() {
    return problems.isEmpty()
        ? new PeopleAnswer.Accepted(facts, warnings)
        : new PeopleAnswer.Refused(problems);
  }

  /// The person of a number; a problem when there is none.
  @Nullable Person person(String field, long id) {
    Person person = roll.persons.get(id);
    if (person == null) {
      problem(
          field,
          "Orang ini tidak ada dalam daftar. Pilih orang dari daftar.",
          "This person is not on the list. Choose a person from the list.");
    }
    return person;
  }

  /// The role of an id; a problem when there is none or nobody can be given it.
  @Nullable OfficeRole role(String field, String id) {
    OfficeRole role = roles.get(id);
    if (role == null) {
      problem(
          field,
          "Tidak ada peran “" + id + "”. Peran tertulis dalam config/roles.yaml.",
          "There is no role “" + id + "”. Roles are written in config/roles.yaml.");
      return null;
    }
    if (id.equals(People.DUTY_OFFICER)) {
      problem(
          field,
          "Petugas piket tidak diberikan sebagai peran: masukkan orangnya ke jadwal piket dengan"
              + " surat tugas.",
          "Nobody is given the role of duty officer: put the person on the duty roster with the"
              + " letter of assignment.");
      return null;
    }
    return role;
  }

  void reason(String reason) {
    if (clean(reason).length() < SHORTEST_REASON || reason.length() > LONGEST) {
      problem(
          "reason",
          "Tuliskan alasannya, 5 sampai 200 huruf.",
          "Write the reason, 5 to 200 characters.");
    }
  }

  static String day(LocalDate day) {
    return DAY.format(day);
  }

  /// A day as English reads it.
  static String iso(LocalDate day) {
    return day.toString();
  }

  /// A typed line without control and direction characters, and without spaces around it.
  static String clean(String text) {
    return text.replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
  }
}
