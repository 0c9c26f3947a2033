package id.penjaga.device.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.app.Device;
import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.Command;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.messages.TrendBatch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallbackExtended;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
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
  private static final DeviceId ROOM = new DeviceId("room-1");

  @TempDir Path folder;
  private Mosquitto broker;
  private @Nullable Device device;
  private @Nullable Ear ear;

  @BeforeEach
  void broker() throws Exception {
    assumeTrue(Mosquitto.installed(), "install mosquitto to run this test: apt install mosquitto");
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
    StateMessage.Status status = (StateMessage.Status) hub.states.get(Topics.status(ROOM));
    assertTrue(status.online());
    assertEquals(new Position(1, 1), status.oldestJournal());
    assertTrue(hub.states.containsKey("penjaga/v1/room-1/state/health"));
    assertTrue(hub.states.containsKey("penjaga/v1/room-1/state/points/room.temperature"));
    assertTrue(hub.states.containsKey("penjaga/v1/room-1/state/alarms/WATER_LEAK/leak.floor"));
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
    until("the first record again", () -> hub.count(new Position(1, 1)) >= 2);
    hub.acknowledging = true;
    hub.acknowledge();
    int then = hub.count(new Position(1, 1));
    broker.restart();
    until("reconnected", () -> device != null && device.connections() >= 2 && online(hub));
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
  @DisplayName("a frozen broker is given up within ten seconds and found again")
  void aFrozenBrokerIsGivenUp() throws Exception {
    Ear hub = listen();
    hub.acknowledging = true;
    Device running = start();
    until("a record", () -> !hub.journal.isEmpty());
    broker.signal("STOP");
    long before = running.connections();
    Mosquitto.pause(14_000);
    broker.signal("CONT");
    until("connected again", () -> running.connections() > before);
    assertTrue(running.alive());
  }

  private Device start() throws Exception {
    String config =
        Files.readString(Path.of("../../config/device.yaml"))
            .replace("tcp://localhost:1883", broker.url())
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

  /// A hub that only listens, and acknowledges when told to.
  private static final class Ear implements MqttCallbackExtended {
    final Map<String, StateMessage> states = new ConcurrentHashMap<>();
    final TreeMap<Position, JournalRecord> journal = new TreeMap<>();
    final TreeMap<Position, TrendBatch> trends = new TreeMap<>();
    private final List<Position> arrivals = Collections.synchronizedList(new ArrayList<>());
    private final MqttClient client;
    volatile boolean acknowledging;

    Ear(String url) throws MqttException {
      client = new MqttClient(url, "ear", new MemoryPersistence());
      client.setCallback(this);
      MqttConnectOptions options = new MqttConnectOptions();
      options.setAutomaticReconnect(true);
      options.setMaxReconnectDelay(200);
      client.connect(options);
    }

    @Override
    public void connectComplete(boolean again, String url) {
      Thread.ofPlatform()
          .name("ear-subscriber")
          .start(() -> {
            try {
              client.subscribe("penjaga/v1/+/up/#", 1);
              client.subscribe("penjaga/v1/+/state/#", 1);
            } catch (MqttException _) {
              // It reconnects.
            }
          });
    }

    @Override
    public void connectionLost(Throwable cause) {}

    @Override
    public synchronized void messageArrived(String topic, MqttMessage message) throws Exception {
      if (topic.endsWith("/up/journal")) {
        JournalRecord record = Codec.readJournal(message.getPayload());
        assertTrue(Codec.hashHolds(message.getPayload(), record));
        journal.put(record.position(), record);
        arrivals.add(record.position());
      } else if (topic.endsWith("/up/trend")) {
        TrendBatch batch = Codec.readTrend(message.getPayload());
        trends.put(batch.position(), batch);
      } else if (topic.contains("/state/")) {
        states.put(topic, Codec.readState(message.getPayload()));
      }
      if (acknowledging && topic.contains("/up/")) {
        Thread.ofPlatform().name("ear-ack").start(this::acknowledge);
      }
    }

    synchronized void acknowledge() {
      if (!journal.isEmpty()) {
        Acknowledgement ack =
            new Acknowledgement(
                ROOM,
                journal.firstEntry().getValue().log(),
                journal.lastKey(),
                trends.isEmpty() ? null : trends.lastKey());
        send(Topics.acknowledgement(ROOM), Codec.write(ack), false);
      }
    }

    void command(String id, boolean retained) {
      long now = System.currentTimeMillis();
      CommandMessage message =
          new CommandMessage(ROOM, id, now, now + 60_000, new Command.TestOutputs("staff-1"));
      send(Topics.command(ROOM), Codec.write(message), retained);
    }

    void send(String topic, byte[] payload, boolean retained) {
      try {
        client.publish(topic, payload, 1, retained);
      } catch (MqttException _) {
        // The test waits for the effect.
      }
    }

    synchronized long has(Class<? extends JournalEvent> type) {
      return journal.values().stream().filter(record -> type.isInstance(record.event())).count();
    }

    int count(Position position) {
      synchronized (arrivals) {
        return (int) arrivals.stream().filter(position::equals).count();
      }
    }

    @Override
    public void deliveryComplete(IMqttDeliveryToken token) {}

    void close() throws MqttException {
      client.disconnectForcibly(0, 100, false);
      client.close(true);
    }
  }
}
