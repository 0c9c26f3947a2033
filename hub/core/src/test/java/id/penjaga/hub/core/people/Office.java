package id.penjaga.hub.core.people;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.text.Bilingual;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The office of fixtures §1 in a test: working hours, roles, and a clock to turn.
final class Office {
  final ZoneId zone;
  People people;
  OfficeCalendar calendar;
  Rooms rooms = Rooms.NONE;
  Instant now;
  private long sequence;

  Office(String zone, String now) {
    this.zone = ZoneId.of(zone);
    this.people = People.none(this.zone);
    Map<DayOfWeek, List<OfficeCalendar.Span>> week = new HashMap<>();
    for (DayOfWeek day : List.of(DayOfWeek.MONDAY, DayOfWeek.TUESDAY, DayOfWeek.WEDNESDAY)) {
      week.put(day, List.of(span("07:30", "16:00")));
    }
    week.put(DayOfWeek.THURSDAY, List.of(span("07:30", "16:00")));
    week.put(DayOfWeek.FRIDAY, List.of(span("07:30", "16:30")));
    this.calendar =
        new OfficeCalendar(
            this.zone,
            Map.of(LocalDate.EPOCH, week),
            Map.of(LocalDate.of(2026, 8, 17), "Hari Kemerdekaan"));
    this.now = at(now);
  }

  static OfficeCalendar.Span span(String from, String until) {
    return new OfficeCalendar.Span(LocalTime.parse(from), LocalTime.parse(until));
  }

  static Map<String, OfficeRole> roles() {
    return Stream.of(
            "administrator_ruang_server",
            "kepala_bidang_aptika",
            "staf_ruang_server",
            "petugas_piket")
        .collect(
            Collectors.toMap(
                id -> id, id -> new OfficeRole(id, Bilingual.same(id), "", true, false)));
  }

  Instant at(String local) {
    return LocalDateTime.parse(local).atZone(zone).toInstant();
  }

  PeopleAnswer ask(PeopleCommand command) {
    return PeopleRules.decide(command, people, calendar, rooms, roles(), now);
  }

  /// Does it, and gives the warnings.
  List<PeopleAnswer.Remark> done(PeopleCommand command) {
    return switch (ask(command)) {
      case PeopleAnswer.Accepted(List<Fact> facts, List<PeopleAnswer.Remark> warnings) -> {
        store(facts);
        yield warnings;
      }
      case PeopleAnswer.Refused refused -> throw new AssertionError(refused);
    };
  }

  /// The fields that are why it is refused, in order; `accepted` when it is not.
  String why(PeopleCommand command) {
    return switch (ask(command)) {
      case PeopleAnswer.Accepted _ -> "accepted";
      case PeopleAnswer.Refused(List<PeopleAnswer.Remark> problems) -> {
        problems.forEach(problem -> {
          if (problem.text().id().isBlank() || problem.text().en().isBlank()) {
            throw new AssertionError("a problem without words: " + problem);
          }
        });
        yield problems.stream().map(PeopleAnswer.Remark::field).collect(Collectors.joining(","));
      }
    };
  }

  void store(List<Fact> facts) {
    if (facts.isEmpty()) {
      return;
    }
    Entry entry =
        new Entry(
            ++sequence,
            now,
            now,
            new By.House(),
            "c" + sequence,
            new PeopleCommand.Return(1).subject(),
            facts,
            "",
            "");
    people = people.with(entry);
    calendar = calendar.with(entry);
    rooms = rooms.with(entry);
  }

  static PeopleCommand.AddPerson person(String name, String... roles) {
    return person(name, LocalDate.of(2026, 8, 1), roles);
  }

  static PeopleCommand.AddPerson person(String name, LocalDate from, String... roles) {
    return new PeopleCommand.AddPerson(
        new PeopleCommand.Details(name, "Bidang Aptika", "", "", ""), List.of(roles), from);
  }

  long id(String name) {
    return people.persons().stream()
        .filter(person -> person.name().equals(name))
        .findFirst()
        .orElseThrow()
        .id();
  }
}
