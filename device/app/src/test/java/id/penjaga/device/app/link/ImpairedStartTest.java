package id.penjaga.device.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import id.penjaga.device.app.Device;
import id.penjaga.device.app.journal.Disk;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.JournalVerify;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.peers.Mosquitto;
import id.penjaga.device.sim.SimulatedBoard;
import id.penjaga.device.sim.SimulatedRoom;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole device on a disk that takes nothing, or gives nothing, against a real broker: it
/// starts, decides, sounds, says so, and records later (decision 0007).
@Timeout(120)
class ImpairedStartTest {
  private static final String ALARM =
      "penjaga/v1/room-1/state/alarms/" + AlarmKind.RECORDING_IMPAIRED + "/journal";

  @TempDir Path folder;
  private Mosquitto broker;
  private Ear hub;

  @BeforeEach
  void broker() throws Exception {
    broker = new Mosquitto(folder);
    hub = new Ear(broker.url());
    hub.acknowledging = true;
  }

  @AfterEach
  void end() throws Exception {
    hub.close();
    broker.close();
  }

  @Test
  @DisplayName("SYS-06 ENV-07 ENV-10 on a disk that takes nothing the device starts and guards")
  void aDeviceStartsOnADiskThatTakesNothing() throws Exception {
    Path journal = folder.resolve("data/journal");
    Path blocked = journal.resolve("00000002.new/x");
    String log = fill(journal, blocked);
    try (Device device = start()) {
      SimulatedRoom room = guards(device);
      until("the alarm at the hub", () -> raised(hub.states.get(ALARM)));
      until(
          "the heartbeat",
          () ->
              hub.states.get("penjaga/v1/room-1/state/health") instanceof StateMessage.Health health
                  && !health.recording());
      Mosquitto.pause(3_000); // fifteen seconds on the board: a batch of readings would be due
      assertEquals(0, hub.has(JournalEvent.DeviceStarted.class), "nothing of the new epoch left");
      assertEquals(0, hub.trends.size(), "nothing of the new epoch left");

      Files.delete(blocked);
      Files.delete(blocked.getParent());
      until("recorded", () -> hub.has(JournalEvent.AccessGranted.class) >= 1);
      until("readings", () -> !hub.trends.isEmpty());
      until("cleared", () -> !raised(hub.states.get(ALARM)));
      toldInOrder(room);
      assertEquals(log, hub.journal.lastEntry().getValue().log());
      assertEquals(2, hub.journal.lastKey().epoch());
    }
    StringBuilder verdict = new StringBuilder();
    assertEquals(0, JournalVerify.run(journal, verdict), verdict::toString);
  }

  @Test
  @DisplayName("SYS-06 ENV-07 with a journal that cannot even be read the device starts and guards")
  void aDeviceStartsWithoutItsJournal() throws Exception {
    Files.createDirectories(folder.resolve("data"));
    Path inTheWay = Files.writeString(folder.resolve("data/journal"), "no folder");
    try (Device device = start()) {
      SimulatedRoom room = guards(device);
      assertTrue(hub.states.isEmpty(), "the log has no name yet");
      Files.delete(inTheWay);
      until("recorded", () -> hub.has(JournalEvent.AccessGranted.class) >= 1);
      until("readings", () -> !hub.trends.isEmpty());
      toldInOrder(room);
    }
  }

  /// A leak sounds, staff come in, although nothing can be recorded.
  private SimulatedRoom guards(Device device) {
    SimulatedRoom room = assertInstanceOf(SimulatedBoard.class, device.board()).room();
    room.wet("leak.floor");
    until("the buzzer", () -> room.output("buzzer"));
    room.swipe("reader.in", "staff");
    until("the lock", () -> room.output("lock"));
    assertTrue(device.alive());
    return room;
  }

  private void toldInOrder(SimulatedRoom room) {
    List<JournalRecord> told;
    synchronized (hub) {
      told =
          hub.journal.values().stream()
              .filter(record -> record.position().epoch() == hub.journal.lastKey().epoch())
              .toList();
    }
    assertInstanceOf(JournalEvent.DeviceStarted.class, told.getFirst().event());
    List<JournalRecord> leak =
        told.stream()
            .filter(r ->
                r.event() instanceof JournalEvent.AlarmRaised(AlarmKind kind, _, _, _)
                    && kind == AlarmKind.WATER_LEAK)
            .toList();
    assertEquals(1, leak.size());
    assertTrue(
        told.getFirst().at().uptimeMs() < leak.getFirst().at().uptimeMs(), "at its own moment");
    assertEquals(
        0, told.stream().filter(r -> r.event() instanceof JournalEvent.LossDeclared).count());
    for (int i = 1; i < told.size(); i++) {
      assertTrue(told.get(i).at().uptimeMs() > told.get(i - 1).at().uptimeMs() - 500);
    }
    assertTrue(room.output("buzzer"));
  }

  private static boolean raised(@org.jspecify.annotations.Nullable StateMessage message) {
    return message instanceof StateMessage.Alarm alarm
        && alarm.phase() == StateMessage.AlarmPhase.RAISED;
  }

  /// Writes the first segment of a journal full, with the place of the next one blocked.
  private static String fill(Path journal, Path blocked) throws Exception {
    try (Journal full = Journal.open(Disk.folder(journal), Journal.Options.USUAL, new Random(1))) {
      Files.createDirectories(blocked);
      Moment at = new Moment(1, 1, ClockQuality.NONE);
      for (int i = 0; i < 2_000; i++) {
        full.append((position, after, previous) ->
            Codec.journalBody(
                LinkTest.ROOM,
                full.log(),
                position,
                after,
                at,
                new JournalEvent.BuzzerSilenced("x"),
                previous));
      }
      throw new AssertionError("the segment has no end");
    } catch (DiskException _) {
      return log(journal);
    }
  }

  private static String log(Path journal) throws Exception {
    StringBuilder verdict = new StringBuilder();
    JournalVerify.run(journal, verdict);
    return verdict.substring("log ".length(), "log ".length() + 16);
  }

  private Device start() throws Exception {
    String config =
        Files.readString(Path.of("../../config/device.yaml"))
            .replace("tcp://localhost:1883", broker.url())
            .replace("name: simulated", "name: simulated\n  options: { speed: 5 }")
            .replace("data: data/room-1", "data: data");
    return Device.start(Files.writeString(folder.resolve("device.yaml"), config));
  }

  private void until(String what, BooleanSupplier so) {
    for (int i = 0; i < 3_000; i++) {
      if (so.getAsBoolean()) {
        return;
      }
      Mosquitto.pause(10);
    }
    synchronized (hub) {
      fail("waited in vain: " + what + "; the hub has " + hub.journal.lastEntry());
    }
  }
}
