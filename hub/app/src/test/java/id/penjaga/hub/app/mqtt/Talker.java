package id.penjaga.hub.app.mqtt;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.eclipse.paho.client.mqttv3.MqttAsyncClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.ScheduledExecutorPingSender;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;

/// A device reduced to its delivery rule: sends its journal from the oldest unacknowledged record
/// on, fifty at a time, again when told to or when nothing is heard.
final class Talker implements AutoCloseable {
  private static final int WINDOW = 50;

  private final LocalBroker broker;
  private final DeviceId device;
  private final ScheduledThreadPoolExecutor threads = PahoWire.threads();
  private final List<byte[]> records = new ArrayList<>();
  private final ConcurrentLinkedQueue<Acknowledgement> heard = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<byte[]> commands = new ConcurrentLinkedQueue<>();
  private @Nullable MqttAsyncClient client;

  Talker(LocalBroker broker, DeviceId device) {
    this.broker = broker;
    this.device = device;
  }

  /// Adds the record whose sequence is its place in the list, in epoch 1.
  void add(byte[] record) {
    records.add(record);
  }

  ConcurrentLinkedQueue<Acknowledgement> heard() {
    return heard;
  }

  ConcurrentLinkedQueue<byte[]> commands() {
    return commands;
  }

  /// Sends until the hub has everything, over as many connections as it takes.
  void deliver(long patienceMs) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
    long acknowledged = 0;
    long sent = 0;
    int quiet = 0;
    while (acknowledged < records.size()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("acknowledged " + acknowledged + " of " + records.size());
      }
      try {
        while (sent < Math.min(records.size(), acknowledged + WINDOW)) {
          publish(Topics.journal(device), records.get((int) sent), false);
          sent++;
        }
      } catch (MqttException _) {
        disconnect();
        sent = acknowledged;
        Thread.sleep(50);
      }
      Thread.sleep(2);
      Acknowledgement ack = heard.poll();
      if (ack == null) {
        if (++quiet > 500) {
          quiet = 0;
          sent = acknowledged;
        }
        continue;
      }
      quiet = 0;
      Position journal = ack.journal();
      long now = journal == null ? 0 : journal.sequence();
      if (now == acknowledged) {
        sent = acknowledged;
      }
      acknowledged = Math.max(acknowledged, now);
    }
  }

  void publish(String topic, byte[] payload, boolean retained) throws MqttException {
    connected().publish(topic, payload, 1, retained).waitForCompletion(2000);
  }

  void listen() throws MqttException {
    connected();
  }

  @Override
  public void close() {
    disconnect();
    threads.shutdownNow();
  }

  private MqttAsyncClient connected() throws MqttException {
    MqttAsyncClient open = client;
    if (open == null || !open.isConnected()) {
      disconnect();
      open =
          new MqttAsyncClient(
              "tcp://127.0.0.1:" + broker.port,
              device.name(),
              new MemoryPersistence(),
              new ScheduledExecutorPingSender(threads),
              threads);
      client = open;
      MqttConnectOptions options = new MqttConnectOptions();
      options.setMaxInflight(1000);
      open.connect(options).waitForCompletion(2000);
      open.subscribe(Topics.acknowledgement(device), 1, (_, message) -> hear(message.getPayload()))
          .waitForCompletion(2000);
      open.subscribe(Topics.command(device), 1, (_, message) -> commands.add(message.getPayload()))
          .waitForCompletion(2000);
    }
    return open;
  }

  private void hear(byte[] payload) {
    try {
      heard.add(Codec.readAcknowledgement(payload));
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  private void disconnect() {
    MqttAsyncClient open = client;
    client = null;
    if (open != null) {
      try {
        open.disconnectForcibly(0, 100, false);
      } catch (MqttException _) {
        // it was not connected
      }
      try {
        open.close(true);
      } catch (MqttException _) {
        // it is closed
      }
    }
  }
}
