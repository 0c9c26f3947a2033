package id.penjaga.device.app.link;

import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.messages.TrendBatch;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.paho.client.mqttv3.IMqttDeliveryToken;
import org.eclipse.paho.client.mqttv3.MqttCallbackExtended;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.MqttMessage;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;

/// A hub that only listens, and acknowledges when told to.
final class Ear implements MqttCallbackExtended {
  final Map<String, StateMessage> states = new ConcurrentHashMap<>();
  final TreeMap<Position, JournalRecord> journal = new TreeMap<>();
  final TreeMap<Position, TrendBatch> trends = new TreeMap<>();
  private final List<Position> arrivals = Collections.synchronizedList(new ArrayList<>());
  private final ExecutorService acks = Executors.newSingleThreadExecutor();
  private final MqttClient client;
  volatile boolean acknowledging;

  /// Birth certificates that came, and not those that the broker kept.
  final AtomicInteger births = new AtomicInteger();

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
      StateMessage state = Codec.readState(message.getPayload());
      states.put(topic, state);
      if (state instanceof StateMessage.Status status && status.online() && !message.isRetained()) {
        births.incrementAndGet();
      }
    }
    if (acknowledging && topic.contains("/up/")) {
      acks.execute(this::acknowledge);
    }
  }

  /// Never waits for the broker while it holds what {@link #messageArrived} needs.
  void acknowledge() {
    Acknowledgement ack = acknowledgement();
    if (ack != null) {
      send(Topics.acknowledgement(LinkTest.ROOM), Codec.write(ack), false);
    }
  }

  private synchronized @Nullable Acknowledgement acknowledgement() {
    return journal.isEmpty()
        ? null
        : new Acknowledgement(
            LinkTest.ROOM,
            journal.firstEntry().getValue().log(),
            journal.lastKey(),
            trends.isEmpty() ? null : trends.lastKey());
  }

  void command(String id, boolean retained) {
    long now = System.currentTimeMillis();
    CommandMessage message =
        new CommandMessage(
            LinkTest.ROOM, id, now, now + 60_000, new DeviceCommand.TestOutputs("staff-1"));
    send(Topics.command(LinkTest.ROOM), Codec.write(message), retained);
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
    acks.shutdownNow();
    client.disconnectForcibly(0, 100, false);
    client.close(true);
  }
}
