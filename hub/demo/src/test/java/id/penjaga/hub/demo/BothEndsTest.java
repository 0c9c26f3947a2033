package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.sim.SimulatedRoom;
import id.penjaga.hub.app.store.readings.History;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Device and hub on Debian's mosquitto. After every trouble the hub's history equals the device's
/// journal byte for byte, without gap and without duplicate (SYS-06).
@DisplayName("Both ends on mosquitto (SYS-06)")
@Order(4) // of the longest
class BothEndsTest {
  @TempDir Path folder;

  /// A visit: badge, door, badge, door. On a board twenty times as fast as the clock a busy machine
  /// makes a badge seem older than the two seconds it is good for; people then hold it again.
  private static void visit(BothEnds ends, String who) {
    SimulatedRoom room = ends.room();
    for (String reader : List.of("reader.in", "reader.out")) {
      boolean passed = false;
      for (int tries = 0; tries < 5 && !passed; tries++) {
        room.swipe(reader, who);
        for (int i = 0; i < 200 && !passed; i++) {
          BothEnds.pause(10);
          passed = room.open("door.main");
        }
      }
      assertTrue(passed, who + " passes " + reader);
      BothEnds.pause(200);
      room.close("door.main");
      BothEnds.pause(200);
    }
  }

  @Test
  @DisplayName(
      "ACC-15, ACC-19, PWR-01, ENV-07: what happens in the room is at the hub in order, alarms"
          + " included")
  void liveFlow() throws Exception {
    try (BothEnds ends = new BothEnds(folder, false, 20)) {
      ends.startHub();
      ends.startDevice();
      BothEnds.await("the hub hears the device", 10, () -> ends.countAtHub("DeviceStarted") == 1);
      visit(ends, "visitor");
      ends.room().wet("leak.floor");
      ends.room().mainsOff();
      BothEnds.await(
          "leak and power failure are alarms", 10, () -> ends.countAtHub("AlarmRaised") >= 2);
      ends.room().dry("leak.floor");
      ends.room().mainsOn();
      assertTrue(ends.healedAndEqual() >= 10);
      assertEquals(1, ends.countAtHub("PersonEntered"));
      assertEquals(1, ends.countAtHub("PersonLeft"));
    }
  }

  @Test
  @DisplayName("SYS-01, SYS-06: the broker is killed with kill -9 and comes back")
  void brokerKilled() throws Exception {
    try (BothEnds ends = new BothEnds(folder, false, 20)) {
      ends.startHub();
      ends.startDevice();
      BothEnds.await("the hub hears the device", 10, () -> ends.countAtHub("DeviceStarted") == 1);
      for (int round = 0; round < 3; round++) {
        visit(ends, "staff");
        ends.broker.kill();
        visit(ends, "visitor"); // the door decides without it
        ends.broker.start();
        int visits = 2 * (round + 1);
        BothEnds.await(
            "the hub knows of the visits", 30, () -> ends.countAtHub("PersonLeft") == visits);
      }
      ends.healedAndEqual();
    }
  }

  @Test
  @DisplayName("SYS-06: the broker freezes and thaws")
  void brokerFrozen() throws Exception {
    try (BothEnds ends = new BothEnds(folder, false, 20)) {
      ends.startHub();
      ends.startDevice();
      BothEnds.await("the hub hears the device", 10, () -> ends.countAtHub("DeviceStarted") == 1);
      visit(ends, "staff");
      ends.broker.freeze();
      visit(ends, "visitor");
      BothEnds.pause(3_000);
      visit(ends, "staff");
      ends.broker.thaw();
      BothEnds.await("the hub knows of the visits", 60, () -> ends.countAtHub("PersonLeft") == 3);
      ends.healedAndEqual();
    }
  }

  @Test
  @DisplayName("SYS-06: kill -9 takes the device at random points of a busy story")
  void deviceKilled() throws Exception {
    try (BothEnds ends = new BothEnds(folder, true, 60)) {
      ends.startHub();
      Random random = new Random();
      int kills = 6;
      for (int round = 0; round < kills; round++) {
        Process device = Victim.start(ends.deviceConfig());
        assertEquals("ready", device.inputReader().readLine());
        BothEnds.pause(random.nextLong(100, 2_500));
        device.destroyForcibly().waitFor();
      }
      ends.quiet();
      ends.startDevice();
      int records = ends.healedAndEqual();
      assertEquals(kills + 1, ends.countAtHub("DeviceStarted"));
      System.out.println(kills + " kills, " + records + " records, 0 lost, 0 twice");
    }
  }

  @Test
  @DisplayName("SYS-06: a day without hub is filled in afterwards, at its own times")
  void hubAwayForADay() throws Exception {
    try (BothEnds ends = new BothEnds(folder, false, 20)) {
      long dayMs = TimeUnit.DAYS.toMillis(1);
      long startMs = System.currentTimeMillis() - dayMs - 60_000;
      Day day = Day.write(ends.home(), startMs, dayMs, 60);
      ends.startHub();
      long began = System.nanoTime();
      ends.startDevice();
      BothEnds.await("the hub has the day", 120, () -> ends.batchesAtHub() > day.batches());
      double seconds = (System.nanoTime() - began) / 1e9;
      int records = ends.healedAndEqual();
      assertTrue(records > day.records());
      ends.hub().store().actions().fold().get();
      History history =
          ends.queries()
              .history(
                  BothEnds.ROOM, Day.TEMPERATURE, startMs, startMs + dayMs + 1, Integer.MAX_VALUE);
      if (!(history instanceof History.Readings(var samples))) {
        throw new AssertionError("asked for every reading");
      }
      assertEquals(day.batches(), samples.size());
      for (int i = 0; i < samples.size(); i++) {
        assertEquals(startMs + i * Day.STEP_MS, samples.wallMs(i), "when reading " + i + " was");
        assertEquals(Day.celsius(i), samples.value(i), 1e-9);
      }
      System.out.printf(
          "a day of %d records and %d batches filled in within %.1f s%n",
          day.records(), day.batches(), seconds);
    }
  }
}
