package id.penjaga.hub.core.alarm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.core.alarm.EscalationChain.Rung;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeCalendar.Span;
import id.penjaga.hub.core.people.People;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("How an alarm climbs")
class ClimbTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final String DUTY = "petugas_piket";
  private static final String STAFF = "staf_ruang_server";
  private static final String HEAD = "kepala_bidang_aptika";
  private static final String VISITOR = "pengunjung";
  private static final EscalationChain CRITICAL =
      new EscalationChain(
          Set.of(Severity.CRITICAL),
          Set.of(),
          false,
          false,
          List.of(
              new Rung(0, List.of(DUTY, STAFF)),
              new Rung(10, List.of(HEAD)),
              new Rung(20, List.of(HEAD))));

  private static final OfficeCalendar CALENDAR = calendar();

  private static OfficeCalendar calendar() {
    Map<DayOfWeek, List<Span>> week = new EnumMap<>(DayOfWeek.class);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.getValue() <= 5) {
        week.put(day, List.of(new Span(LocalTime.of(7, 30), LocalTime.of(16, 0))));
      }
    }
    return new OfficeCalendar(ZONE, Map.of(LocalDate.EPOCH, week), Map.of());
  }

  /// Piket (1, on duty from 16:00 on 2026-09-12), staff (2), head (3), a visitor who does not log
  /// in (4), and staff who left (5).
  private static People people() {
    List<Fact> facts = new ArrayList<>();
    for (long id = 1; id <= 5; id++) {
      Map<String, Value> fields = new HashMap<>(Map.of("name", Value.of("P" + id)));
      if (id != 4) {
        fields.put("login", Value.of("p" + id));
      }
      facts.add(new Fact.PersonAdded(id, fields));
    }
    facts.add(
        new Fact.Rostered(
            1,
            1,
            at("2026-09-12T16:00"),
            at("2026-09-13T08:00"),
            "ST/2026/09/031",
            LocalDate.of(2026, 9, 1)));
    facts.add(new Fact.Granted(1, 2, STAFF, null, null));
    facts.add(new Fact.Granted(2, 1, STAFF, null, null));
    facts.add(new Fact.Granted(3, 3, HEAD, null, null));
    facts.add(new Fact.Granted(4, 4, VISITOR, null, null));
    facts.add(new Fact.Granted(5, 5, STAFF, null, LocalDate.of(2026, 9, 1)));
    Instant at = at("2026-08-01T08:00");
    return People.none(ZONE)
        .with(
            new Entry(
                1,
                at,
                at,
                new By.House(),
                "c",
                new Subject(Subject.Kind.PERSON, "1"),
                facts,
                "",
                ""));
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  private static Climb climb(String raised, Climb.Told... told) {
    return new Climb(
        "room-1/log/1/7", Severity.CRITICAL, "WATER_LEAK", at(raised), true, false, List.of(told));
  }

  private static List<Fact> due(Climb climb, EscalationChain chain, String now) {
    return climb.due(List.of(chain), CALENDAR, people(), at(now));
  }

  private static @Nullable Instant next(Climb climb, EscalationChain chain, String now) {
    Climb.Next next = climb.next(List.of(chain), CALENDAR, at(now));
    return next == null ? null : next.due();
  }

  private static Climb.Told told(int level, String at) {
    return new Climb.Told(level, at(at), true);
  }

  @Test
  @DisplayName(
      "ENV-11: the holders of the moment are told, each once, then the next role after 10 min")
  void climbs() {
    Climb first = climb("2026-09-12T22:40");
    assertEquals(
        List.of(
            new Fact.Escalated("room-1/log/1/7", DUTY, 1, List.of(1L)),
            new Fact.Escalated("room-1/log/1/7", STAFF, 1, List.of(2L))),
        due(first, CRITICAL, "2026-09-12T22:40"));

    Climb second = climb("2026-09-12T22:40", told(1, "2026-09-12T22:40"));
    assertEquals(List.of(), due(second, CRITICAL, "2026-09-12T22:49"));
    assertEquals(at("2026-09-12T22:50"), next(second, CRITICAL, "2026-09-12T22:49"));
    assertEquals(
        List.of(new Fact.Escalated("room-1/log/1/7", HEAD, 2, List.of(3L))),
        due(second, CRITICAL, "2026-09-12T22:50"));
  }

  @Test
  @DisplayName("ENV-11: an acknowledgement ends the climb; so does the end of the chain")
  void ends() {
    Climb open = climb("2026-09-12T22:40", told(1, "2026-09-12T22:40"));
    Climb acknowledged =
        new Climb(
            open.alarm(), open.severity(), open.kind(), open.raised(), true, true, open.told());
    assertNull(next(acknowledged, CRITICAL, "2026-09-12T23:50"));
    assertNull(
        next(
            climb(
                "2026-09-12T22:40",
                told(1, "2026-09-12T22:40"),
                told(2, "2026-09-12T22:50"),
                told(3, "2026-09-12T23:10")),
            CRITICAL,
            "2026-09-13T22:50"));
  }

  @Test
  @DisplayName("ENV-11: a rung that nobody holds is kept, and the next is told at once")
  void nobodyThere() {
    Climb first = climb("2026-09-14T22:40");
    EscalationChain dutyOnly =
        new EscalationChain(
            Set.of(Severity.CRITICAL),
            Set.of(),
            false,
            false,
            List.of(new Rung(0, List.of(DUTY, VISITOR)), new Rung(30, List.of(HEAD))));
    assertEquals(
        List.of(
            new Fact.Escalated("room-1/log/1/7", DUTY, 1, List.of()),
            new Fact.Escalated("room-1/log/1/7", VISITOR, 1, List.of())),
        due(first, dutyOnly, "2026-09-14T22:40"));
    Climb second = climb("2026-09-14T22:40", new Climb.Told(1, at("2026-09-14T22:40"), false));
    assertEquals(at("2026-09-14T22:40"), next(second, dutyOnly, "2026-09-14T22:40"));
  }

  @Test
  @DisplayName("ENV-11: while nobody at all can be told, the rung waits for somebody")
  void nobodyAnywhere() {
    EscalationChain nobody =
        new EscalationChain(
            Set.of(Severity.CRITICAL),
            Set.of(),
            false,
            false,
            List.of(new Rung(0, List.of(DUTY)), new Rung(5, List.of(VISITOR))));
    Climb waiting = climb("2026-09-12T15:00");
    assertEquals(List.of(), due(waiting, nobody, "2026-09-12T15:30"));
    assertEquals(
        List.of(new Fact.Escalated("room-1/log/1/7", DUTY, 1, List.of(1L))),
        due(waiting, nobody, "2026-09-12T16:00"));
  }

  @Test
  @DisplayName("ENV-11: with office hours nobody is told at night, and the night does not count")
  void officeHours() {
    EscalationChain office =
        new EscalationChain(
            Set.of(Severity.CRITICAL),
            Set.of(),
            true,
            false,
            List.of(new Rung(0, List.of(STAFF)), new Rung(30, List.of(HEAD))));
    // a Saturday: the office opens on Monday
    assertEquals(
        at("2026-09-14T07:30"), next(climb("2026-09-12T22:40"), office, "2026-09-12T22:40"));
    assertEquals(
        at("2026-09-15T07:45"),
        next(climb("2026-09-14T15:45", told(1, "2026-09-14T15:45")), office, "2026-09-14T15:50"));
  }

  @Test
  @DisplayName(
      "ENV-11: waiting counts from when a rung was told, so that a hub that was off wakes"
          + " nobody's superior at once")
  void lateHub() {
    Climb late = climb("2026-09-12T22:40", told(1, "2026-09-13T06:00"));
    assertEquals(at("2026-09-13T06:10"), next(late, CRITICAL, "2026-09-13T06:00"));
  }

  @Test
  void whatIsOverLongAgoWakesNobody() {
    Climb over =
        new Climb(
            "a", Severity.CRITICAL, "WATER_LEAK", at("2026-09-10T08:00"), false, false, List.of());
    assertNull(next(over, CRITICAL, "2026-09-12T22:40"));
    assertEquals(at("2026-09-10T08:00"), next(over, CRITICAL, "2026-09-10T09:00"));
    EscalationChain whileItStands =
        new EscalationChain(CRITICAL.severities(), Set.of(), false, true, CRITICAL.rungs());
    assertNull(next(over, whileItStands, "2026-09-10T09:00"));
  }

  @Test
  @DisplayName(
      "ENV-11: on any chain and any night each rung is told once, in order, in time, to"
          + " holders who can look")
  void anything() {
    Random random = new Random(11);
    People people = people();
    for (int i = 0; i < 2_000; i++) {
      List<EscalationChain> chains = new ArrayList<>();
      for (int c = random.nextInt(3); c >= 0; c--) {
        chains.add(chain(random));
      }
      walk(random, chains, people);
    }
  }

  private static EscalationChain chain(Random random) {
    List<Rung> rungs = new ArrayList<>();
    for (int r = random.nextInt(4); r >= 0; r--) {
      List<String> roles =
          Stream.of(DUTY, STAFF, HEAD, VISITOR, "nobody")
              .filter(_ -> random.nextBoolean())
              .toList();
      rungs.add(new Rung(random.nextInt(3) * 7, roles));
    }
    Set<Severity> severities = new HashSet<>();
    for (Severity severity : Severity.values()) {
      if (random.nextBoolean()) {
        severities.add(severity);
      }
    }
    Set<String> kinds = random.nextInt(3) == 0 ? Set.of("WATER_LEAK") : Set.of();
    return new EscalationChain(
        severities, kinds, random.nextBoolean(), random.nextBoolean(), rungs);
  }

  private static void walk(Random random, List<EscalationChain> chains, People people) {
    Instant now = at("2026-09-11T15:00").plusSeconds(random.nextInt(200_000));
    Severity severity = Severity.values()[random.nextInt(Severity.values().length)];
    Climb climb =
        new Climb(
            "a",
            severity,
            random.nextBoolean() ? "WATER_LEAK" : "FLAME",
            now.minusSeconds(random.nextInt(200_000)),
            random.nextBoolean(),
            random.nextInt(4) == 0,
            List.of());
    for (int round = 0; round < 30; round++) {
      List<Fact> facts = climb.due(chains, CALENDAR, people, now);
      if (!facts.isEmpty()) {
        EscalationChain chain = climb.chain(chains);
        assertTrue(chain != null && !climb.acknowledged());
        int level = climb.told().size() + 1;
        Rung rung = chain.rungs().get(level - 1);
        Set<Long> all = new HashSet<>();
        for (Fact fact : facts) {
          Fact.Escalated told = (Fact.Escalated) fact;
          assertEquals(level, told.level());
          assertTrue(rung.roles().contains(told.role()));
          for (long person : told.people()) {
            assertTrue(all.add(person), "told twice");
            assertTrue(people.holds(person, told.role(), now));
            assertFalse(people.person(person).login() == null);
          }
        }
        boolean early =
            !climb.told().isEmpty()
                && climb.told().getLast().reached()
                && now.isBefore(
                    climb.told().getLast().at().plus(Duration.ofMinutes(rung.minutes())));
        assertFalse(early);
        assertTrue(!chain.office() || round > 0 || level > 1 || !climb.raised().isAfter(now));
        List<Climb.Told> told = new ArrayList<>(climb.told());
        told.add(new Climb.Told(level, now, !all.isEmpty()));
        climb = with(climb, climb.standing(), climb.acknowledged(), told);
      }
      if (random.nextInt(10) == 0) {
        climb = with(climb, random.nextBoolean(), random.nextInt(4) == 0, climb.told());
      }
      now = now.plusSeconds(random.nextInt(3_600));
    }
  }

  private static Climb with(
      Climb of, boolean standing, boolean acknowledged, List<Climb.Told> told) {
    return new Climb(
        of.alarm(), of.severity(), of.kind(), of.raised(), standing, acknowledged, told);
  }
}
