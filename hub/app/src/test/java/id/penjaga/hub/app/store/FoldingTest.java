package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.hub.app.store.readings.History;
import id.penjaga.hub.app.store.readings.PendingReadings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldingTest {
  private static final long HOUR = 3_600_000;

  @TempDir Path folder;
  private OpenStore hub;
  private final Teller room = new Teller("room-1", "00000000000000aa");

  @BeforeEach
  void open() {
    hub = new OpenStore(folder);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  @DisplayName("F35 140,000 readings of one moment are folded and cost their own device only")
  void manyReadingsOfOneMoment() throws Exception {
    Random random = new Random(1);
    for (int batch = 0; batch < 70; batch++) {
      List<Reading> same = new ArrayList<>();
      for (int i = 0; i < 2000; i++) {
        same.add(room.celsius(5_000, 20 + random.nextDouble()));
      }
      hub.give(room.trend(same));
    }
    Teller other = new Teller("room-2", "00000000000000bb");
    hub.give(other.trend(other.everyTenSeconds(0, 100, 21)));
    hub.store.actions().fold().get(60, TimeUnit.SECONDS);
    assertEquals(0, hub.count("SELECT COUNT(*) FROM pending"));
    assertEquals(140_100, hub.count("SELECT SUM(count) FROM series"));
    assertEquals(1024, hub.count("SELECT MAX(count) FROM series"));
    assertEquals(0, hub.store.stats().setAside());
    assertEquals(100, readings(other, 0, HOUR, 1000));
    assertEquals(140_000, readings(room, 0, HOUR, 200_000));
  }

  @Test
  @DisplayName("F35 Readings that cannot be folded are set aside and hold up no other point")
  void whatCannotBeFolded() throws Exception {
    Teller other = new Teller("room-2", "00000000000000bb");
    hub.give(
        room.trend(room.everyTenSeconds(0, 50, 21)), other.trend(other.everyTenSeconds(0, 60, 22)));
    hub.run(
        "ALTER TABLE tally_hour ADD CONSTRAINT no_room_1 CHECK (id / 4294967296 <>"
            + " (SELECT MIN(id) FROM point))");
    hub.store.actions().fold().get(60, TimeUnit.SECONDS);
    assertEquals(50, hub.store.stats().setAside());
    assertEquals(50, hub.count("SELECT SUM(count) FROM set_aside WHERE why LIKE '%NO_ROOM_1%'"));
    assertEquals(60, hub.count("SELECT SUM(count) FROM series"));
    assertEquals(60, readings(other, 0, HOUR, 1000));
    hub.give(other.trend(other.celsius(HOUR, 22)));
    hub.store.actions().fold().get(60, TimeUnit.SECONDS);
    assertEquals(61, hub.count("SELECT SUM(count) FROM series"), "folding goes on");
    assertTrue(hub.store.stats().recording());
  }

  @Test
  @DisplayName("F35 A packet that cannot be read is set aside when the database is opened")
  void anUnreadablePacket() {
    hub.give(room.trend(room.everyTenSeconds(0, 50, 21)));
    hub.run("INSERT INTO pending (id, count, data) VALUES (1000, 7, X'018080')");
    hub.restart();
    assertEquals(50, readings(room, 0, HOUR, 1000));
    assertEquals(7, hub.count("SELECT SUM(count) FROM set_aside WHERE point_id IS NULL"));
    hub.store.actions().fold().join();
    assertEquals(50, hub.count("SELECT SUM(count) FROM series"));
  }

  @Test
  @DisplayName("F35 Late readings of an hour fill its newest series and are found in order")
  void lateReadings() {
    hub.give(room.trend(room.everyTenSeconds(600_000, 200, 21)));
    hub.store.actions().fold().join();
    hub.give(room.trend(room.everyTenSeconds(0, 60, 20)));
    hub.store.actions().fold().join();
    assertEquals(1, hub.count("SELECT COUNT(*) FROM series"));
    History.Readings all =
        assertInstanceOf(
            History.Readings.class,
            hub.store
                .queries()
                .history(
                    room.device,
                    Teller.TEMPERATURE,
                    Teller.START_MS,
                    Teller.START_MS + HOUR,
                    1000));
    assertEquals(260, all.samples().size());
    assertEquals(20, all.samples().value(0));
  }

  @Test
  @DisplayName("F40 The last good reading is known from the store, whoever looked, after a restart")
  void theLastGoodReading() {
    PointId rope = new PointId("leak.rope");
    hub.give(room.born(null, null));
    assertEquals(Map.of(), hub.store.queries().latest(room.device), "never measured");
    hub.give(
        room.trend(
            room.celsius(0, 21.2),
            new Reading.Taken(Teller.at(0, ClockQuality.NTP), rope, Measure.state(false)),
            new Reading.Taken(Teller.at(20_000, ClockQuality.NTP), rope, Measure.state(true)),
            new Reading.Taken(Teller.at(30_000, ClockQuality.NTP), rope, Measure.state(true)),
            room.missed(40_000)));
    for (boolean folded : new boolean[] {false, true}) {
      for (int start = 0; start < 2; start++) {
        Map<PointId, PendingReadings.Latest> latest = hub.store.queries().latest(room.device);
        assertEquals(
            new PendingReadings.Latest(Teller.START_MS, 21.2, Teller.START_MS),
            latest.get(Teller.TEMPERATURE));
        assertEquals(
            new PendingReadings.Latest(Teller.START_MS + 30_000, 1, Teller.START_MS + 20_000),
            latest.get(rope));
        hub.restart();
      }
      if (!folded) {
        hub.store.actions().fold().join();
      }
    }
    hub.give(
        room.trend(
            new Reading.Taken(Teller.at(90_000, ClockQuality.NTP), rope, Measure.state(true))));
    PendingReadings.Latest latest = hub.store.queries().latest(room.device).get(rope);
    assertNotNull(latest);
    assertEquals(Teller.START_MS + 20_000, latest.sinceMs(), "the state did not change");
    assertNull(hub.store.queries().latest(new Teller("room-9", "00").device).get(rope));
  }

  @Test
  @DisplayName("F40 A clock that ran ahead for a while does not hide the readings after it")
  void aClockThatRanAhead() {
    hub.give(room.trend(room.celsius(80L * 365 * 24 * HOUR, 30), room.celsius(10_000, 21)));
    PendingReadings.Latest latest = hub.store.queries().latest(room.device).get(Teller.TEMPERATURE);
    assertNotNull(latest);
    assertEquals(21, latest.value());
  }

  private int readings(Teller of, long fromMs, long toMs, int most) {
    History history =
        hub.store
            .queries()
            .history(
                of.device,
                Teller.TEMPERATURE,
                Teller.START_MS + fromMs,
                Teller.START_MS + toMs,
                most);
    return assertInstanceOf(History.Readings.class, history).samples().size();
  }
}
