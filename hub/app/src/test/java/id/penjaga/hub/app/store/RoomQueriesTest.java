package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.readings.History;
import id.penjaga.hub.app.store.readings.Statistics;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.store.rooms.DeviceLine;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.rooms.RoomQueries;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoomQueriesTest {
  private static final long HOUR = 3_600_000;
  private static final ZoneId WIB = ZoneId.of("Asia/Jakarta");
  private static final PointId DOOR = new PointId("door.main");
  private static final BadgeId BADGE = new BadgeId("0123456789abcdef0123456789abcdef");

  @TempDir Path folder;
  private final FakeClock clock = new FakeClock();
  private final Teller room = new Teller("room-1", "00000000000000aa");
  private Store store;
  private RoomQueries queries;

  @BeforeEach
  void open() {
    store = Store.open(NewTables.in(folder), clock, new Threads(Throwable::printStackTrace));
    queries = store.queries();
    give(room.born(null, null));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  @DisplayName("ENV-03: six readings a minute are in the history, folded or not, with their times")
  void aShortStretchShowsEveryReadingWhereverItIsKept() {
    give(room.trend(room.everyTenSeconds(0, 100, 21.5)));
    store.actions().fold().join();
    give(room.trend(room.everyTenSeconds(1_000_000, 50, 22.5)), room.trend(room.missed(1_500_000)));
    var history =
        assertInstanceOf(History.Readings.class, history(100_000, 1_600_000, 1000)).samples();
    assertEquals(141, history.size());
    assertEquals(Teller.START_MS + 100_000, history.wallMs(0));
    assertEquals(22.5, history.value(139));
    assertTrue(history.missed(140));
    assertEquals(6, ((History.Readings) history(0, 60_000, 1000)).samples().size());
  }

  @Test
  void aLongStretchShowsNoMoreSpansThanAskedForAndNothingIsCountedTwice() {
    List<Reading> day = room.everyTenSeconds(0, 8640, 21);
    for (int from = 0; from < day.size(); from += 960) {
      give(room.trend(day.subList(from, from + 960)));
      if (from == 3 * 960) {
        store.actions().fold().join();
      }
    }
    for (int most : List.of(24, 100, 300, 1500)) {
      var spans = assertInstanceOf(History.Spans.class, history(0, 86_400_000, most)).spans();
      assertTrue(spans.size() <= most, spans.size() + " for " + most);
      assertEquals(8640, spans.stream().mapToLong(span -> span.tally().count()).sum());
      assertEquals(86_390_000, spans.stream().mapToLong(span -> span.tally().measuredMs()).sum());
    }
    assertEquals(24, ((History.Spans) history(0, 86_400_000, 24)).spans().size());
  }

  @Test
  void readingsThatCameLateStandInTheirPlace() {
    give(room.trend(room.everyTenSeconds(2 * HOUR, 360, 22)));
    give(room.trend(room.everyTenSeconds(0, 180, 20)));
    store.actions().fold().join();
    give(room.trend(room.everyTenSeconds(HOUR, 360, 21)));
    give(room.trend(room.everyTenSeconds(HOUR / 2, 180, 20)));
    var all = ((History.Readings) history(0, 3 * HOUR, 2000)).samples();
    assertEquals(1080, all.size());
    for (int i = 0; i < all.size(); i++) {
      assertEquals(Teller.START_MS + i * 10_000L, all.wallMs(i));
      assertEquals(20 + i / 360, all.value(i));
    }
    var spans = ((History.Spans) history(0, 3 * HOUR, 180)).spans();
    assertEquals(1080, spans.stream().mapToLong(span -> span.tally().count()).sum());
    assertEquals(3 * HOUR - 10_000, spans.stream().mapToLong(s -> s.tally().measuredMs()).sum());
    assertEquals(20, spans.getFirst().tally().most());
    assertEquals(22, spans.getLast().tally().least());
  }

  @Test
  void aQuestionDuringFoldingSeesEveryReadingOnce() {
    for (int round = 0; round < 30; round++) {
      give(room.trend(room.everyTenSeconds(round * 3_600_000L, 360, 21)));
      var folding = store.actions().fold();
      do {
        Statistics statistics =
            queries.statistics(
                room.device,
                Teller.TEMPERATURE,
                Teller.START_MS,
                Teller.START_MS + 200 * 3_600_000L);
        assertEquals((round + 1) * 360L, statistics.tally().count());
      } while (!folding.isDone());
    }
  }

  @Test
  @DisplayName(
      "ENV-06: a day's minimum, maximum, mean, share in band and time without data, in local days")
  void aDaysStatisticsAreThoseOfTheLocalDay() {
    Instant start = Instant.ofEpochMilli(Teller.START_MS);
    var today = start.atZone(WIB).toLocalDate();
    long midnight =
        today.plusDays(1).atStartOfDay(WIB).toInstant().toEpochMilli() - Teller.START_MS;
    List<Reading> readings = new ArrayList<>();
    for (int minute = 0; minute <= 1440; minute++) {
      for (int half = 0; half < 2; half++) {
        double value = minute >= 600 && minute < 672 ? 22.5 : 21;
        readings.add(room.celsius(midnight + minute * 60_000L + half * 30_000L, value));
      }
    }
    give(room.trend(readings.subList(0, 2000)), room.trend(readings.subList(2000, 2882)));
    clock.set(midnight + 2 * 86_400_000L);
    List<Statistics> days =
        queries.days(room.device, Teller.TEMPERATURE, YearMonth.from(today.plusDays(1)), WIB);
    Statistics day =
        days.stream()
            .filter(d -> d.fromMs() == Teller.START_MS + midnight)
            .findFirst()
            .orElseThrow();
    assertEquals(95.0, 100.0 * day.tally().bandMs() / day.tally().judgedMs(), 1e-9);
    assertEquals(22.5, day.tally().most());
    assertEquals(21, day.tally().least());
    assertEquals(21.075, day.tally().mean(), 1e-9);
    assertEquals(0, day.withoutDataMs());
    Statistics after =
        queries.statistics(room.device, Teller.TEMPERATURE, day.toMs(), day.toMs() + 86_400_000);
    assertEquals(86_400_000 - 30_000, after.withoutDataMs());
  }

  @Test
  void alarmsAreListedNewestFirstByFilterAndPage() {
    for (int i = 0; i < 5; i++) {
      long at = i * 100_000L;
      give(
          room.journal(
              at,
              new JournalEvent.AlarmRaised(
                  AlarmKind.TEMP_HIGH, Teller.TEMPERATURE, Severity.WARNING, Measure.celsius(23))),
          room.journal(
              at + 50_000,
              new JournalEvent.AlarmCleared(AlarmKind.TEMP_HIGH, Teller.TEMPERATURE, 50_000)));
    }
    give(
        room.journal(
            900_000,
            new JournalEvent.AlarmRaised(
                AlarmKind.WATER_LEAK, new PointId("leak.floor"), Severity.CRITICAL, null)));
    var page = queries.alarms(new AlarmLine.Filter(null, "TEMP_HIGH", true, Long.MAX_VALUE, 3));
    assertEquals(3, page.size());
    assertEquals(Teller.START_MS + 400_000, page.getFirst().raisedMs());
    assertEquals(23.0, page.getFirst().measured());
    var rest =
        queries.alarms(
            new AlarmLine.Filter(room.device, "TEMP_HIGH", true, page.getLast().id(), 3));
    assertEquals(2, rest.size());
    store.actions().acknowledge(page.getFirst().id(), "Sari", "seen").join();
    var left = queries.alarms(AlarmLine.Filter.attention());
    assertEquals(1, left.size());
    assertEquals("WATER_LEAK", left.getFirst().kind());
    var alarm = queries.alarm(page.getFirst().id());
    assertNotNull(alarm);
    assertEquals("seen", alarm.note());
    assertEquals(50_000L, alarm.stoodMs());
    assertNull(queries.alarm(-1));
  }

  @Test
  @DisplayName("F24 A refused command is found by its id for ten minutes")
  void aRefusedCommandIsFound() {
    give(room.journal(0, new JournalEvent.CommandRefused("web-1", "it is too old")));
    var refused = queries.commandRefused(room.device, "web-1");
    assertNotNull(refused);
    assertEquals("it is too old", refused.why());
    assertNull(queries.commandRefused(room.device, "web-2"));
    clock.pass(700_000);
    assertNull(queries.commandRefused(room.device, "web-1"));
  }

  @Test
  void theAccessLogAndWhoIsInsideComeFromTheJournal() {
    give(
        room.journal(0, new JournalEvent.DeviceStarted("0.1", "0123456789ab", "sim", true)),
        room.journal(
            1000,
            new JournalEvent.AccessGranted(
                DOOR, new PointId("reader.in"), Direction.IN, BADGE, "P-7")),
        room.journal(2000, new JournalEvent.PersonEntered(DOOR, BADGE, "P-7")));
    List<JournalLine> log = queries.journal(JournalLine.Filter.newest(Category.ACCESS, 10));
    assertEquals(2, log.size());
    assertInstanceOf(JournalEvent.PersonEntered.class, log.getFirst().event());
    assertEquals(3, queries.journal(JournalLine.Filter.newest(null, 10)).size());
    assertEquals(
        1,
        queries
            .journal(
                new JournalLine.Filter(
                    room.device,
                    Category.ACCESS,
                    "P-7",
                    Teller.START_MS,
                    Teller.START_MS + 1500,
                    Long.MAX_VALUE,
                    10))
            .size());
    assertEquals("P-7", queries.inside().getFirst().holder());
  }

  @Test
  void devicesTellTheirStreamsAndPoints() {
    give(room.trend(room.celsius(0, 21)), room.journal(0, new JournalEvent.DoorOpened(DOOR, null)));
    DeviceLine device = queries.devices().getFirst();
    assertNotNull(device.trend());
    assertEquals(1, device.trend().stored());
    assertEquals(room.log, device.log());
    assertEquals(Teller.ROOM, queries.points(room.device).getFirst().limits());
    assertEquals(0, queries.holes(room.device, 10).size());
  }

  private History history(long from, long to, int most) {
    return queries.history(
        room.device, Teller.TEMPERATURE, Teller.START_MS + from, Teller.START_MS + to, most);
  }

  private void give(Message... messages) {
    for (Message message : messages) {
      assertTrue(store.offer(message));
    }
    store.actions().write(_ -> true).join();
  }
}
