package id.penjaga.device.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.Device;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.peers.Mosquitto;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The whole device on simulated wires against a real broker.
@Timeout(120)
class LinkTest {
  static final DeviceId ROOM = new DeviceId("room-1");

  @TempDir Path folder;
  private Mosquitto broker;
  private @Nullable Device device;
  private @Nullable Ear ear;

  @BeforeEach
  void broker() throws Exception {
    broker = new Mosquitto(folder);
  }

  @AfterEach
  void end() throws Exception {
    if (device != null) {
      device.close();
    }
    if (ear != null) {
      ear.close();
    }
    if (broker != null) {
      broker.close();
    }
  }

  @Test
  @DisplayName(
      "SYS-05 a late subscriber sees birth, picture and health; the journal comes by itself")
  void theDeviceSaysWhoItIsAndHowTheRoomIs() throws Exception {
    Device running = start();
    until("connected", () -> running.connections() > 0);
    Ear hub = listen();
    until("a journal record", () -> !hub.journal.isEmpty());
    until("a reading", () -> !hub.trends.isEmpty());
    until("the birth", () -> hub.states.containsKey(Topics.status(ROOM)));
    StateMessage.Status status = (StateMessage.Status) hub.states.get(Topics.status(ROOM));
    assertTrue(status.online());
    assertEquals(new Position(1, 1), status.oldestJournal());
    for (String state :
        List.of("health", "points/room.temperature", "alarms/WATER_LEAK/leak.floor")) {
      until(state, () -> hub.states.containsKey("penjaga/v1/room-1/state/" + state));
    }
    kick(); // then what nobody has acknowledged comes again at once, not in five seconds
    until("the first record", () -> hub.has(JournalEvent.DeviceStarted.class) == 1);
    assertTrue(hub.journal.firstEntry().getValue().event() instanceof JournalEvent.DeviceStarted);
    running.close();
    until("offline", () -> !online(hub));
  }

  @Test
  @DisplayName("SYS-06 PUBACK frees nothing; the hub's acknowledgement does")
  void whatTheHubDoesNotAcknowledgeComesAgain() throws Exception {
    Ear hub = listen();
    start();
    until("the first record", () -> hub.count(new Position(1, 1)) >= 1);
    kick();
    until("the first record again", () -> hub.count(new Position(1, 1)) >= 2);
    hub.acknowledging = true;
    hub.acknowledge();
    int then = hub.count(new Position(1, 1));
    kick();
    until("reconnected", () -> device != null && device.connections() >= 3 && online(hub));
    Mosquitto.pause(500);
    assertEquals(then, hub.count(new Position(1, 1)));
  }

  @Test
  void aCommandIsRunOnceAndARetainedOneIsNot() throws Exception {
    Ear hub = listen();
    hub.acknowledging = true;
    Device running = start();
    until("connected", () -> running.connections() > 0);
    hub.command("c-1", false);
    until("tested", () -> hub.has(JournalEvent.OutputsTested.class) == 1);
    hub.command("c-1", false);
    until("refused", () -> hub.has(JournalEvent.CommandRefused.class) == 1);
    hub.send(Topics.command(ROOM), "no command".getBytes(StandardCharsets.UTF_8), false);
    running.close();
    hub.command("c-2", true);
    start();
    until("refused", () -> hub.has(JournalEvent.CommandRefused.class) == 2);
    assertEquals(1, hub.has(JournalEvent.OutputsTested.class));
  }

  @Test
  @DisplayName("a frozen broker is given up as soon as it confirms nothing, and found again")
  void aFrozenBrokerIsGivenUp() throws Exception {
    Ear hub = listen();
    hub.acknowledging = true;
    try (Bare bare = new Bare(folder, broker.url(), 1_000)) {
      until("a record", () -> !hub.journal.isEmpty());
      broker.freeze();
      bare.happens();
      Mosquitto.pause(2_500);
      broker.thaw();
      until("connected again", () -> bare.link.connections() > 1);
      until("what happened meanwhile", () -> hub.has(JournalEvent.BuzzerSilenced.class) == 1);
    }
  }

  /// Takes the device's name at the broker, which throws the device out.
  private void kick() throws Exception {
    try (MqttClient thief = new MqttClient(broker.url(), ROOM.name(), new MemoryPersistence())) {
      thief.connect();
      thief.disconnectForcibly(0, 100);
    }
  }

  private Device start() throws Exception {
    String config =
        Files.readString(Path.of("../../config/device.yaml"))
            .replace("tcp://localhost:1883", broker.url())
            .replace("name: simulated", "name: simulated\n  options: { speed: 10 }")
            .replace("data: data/room-1", "data: data");
    Path file = Files.writeString(folder.resolve("device.yaml"), config);
    Device started = Device.start(file);
    device = started;
    return started;
  }

  private Ear listen() throws Exception {
    Ear listening = new Ear(broker.url());
    ear = listening;
    return listening;
  }

  private static boolean online(Ear hub) {
    return hub.states.get(Topics.status(ROOM)) instanceof StateMessage.Status status
        && status.online();
  }

  private static void until(String what, BooleanSupplier so) {
    for (int i = 0; i < 3_000; i++) {
      if (so.getAsBoolean()) {
        return;
      }
      Mosquitto.pause(10);
    }
    assertFalse(true, "waited in vain: " + what);
  }
}
