package id.penjaga.hub.app.mqtt;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.mqtt.Connection;
import id.penjaga.device.mqtt.ConnectionListener;
import id.penjaga.device.mqtt.Deadlines;
import id.penjaga.device.mqtt.Loss;
import id.penjaga.device.mqtt.Publication;
import id.penjaga.device.mqtt.Subscription;
import id.penjaga.device.mqtt.paho.PahoConnector;
import id.penjaga.device.shell.threads.Threads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A device reduced to its delivery rule (device/decisions/0004): a window of fifty records behind
/// what the hub holds, moved by its acknowledgements, and begun again when nothing moves.
///
/// Flow control is part of the rule. A repeated acknowledgement begins the window again at most
/// once a second: if each did, fifty repetitions would be answered by fifty windows, each of which
/// the hub acknowledges again.
final class Talker implements AutoCloseable {
  private static final int WINDOW = 50;
  private static final long AGAIN_MS = 1_000;

  private final String url;
  private final DeviceId device;
  private final Threads threads =
      new Threads(wrong -> {
        throw new AssertionError(wrong);
      });
  private final List<byte[]> records = new ArrayList<>();
  private final ConcurrentLinkedQueue<Acknowledgement> heard = new ConcurrentLinkedQueue<>();
  private final ConcurrentLinkedQueue<byte[]> commands = new ConcurrentLinkedQueue<>();
  private volatile boolean lost;
  private volatile Semaphore unconfirmed = new Semaphore(WINDOW);
  private @Nullable Connection connection;

  Talker(String url, DeviceId device) {
    this.url = url;
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
    long deadline = nowMs() + patienceMs;
    long acknowledged = 0;
    long sent = 0;
    long againMs = nowMs();
    while (acknowledged < records.size()) {
      long now = nowMs();
      if (now > deadline) {
        throw new AssertionError("acknowledged " + acknowledged + " of " + records.size());
      }
      long before = acknowledged;
      for (Acknowledgement ack = heard.poll(); ack != null; ack = heard.poll()) {
        Position journal = ack.journal();
        acknowledged = Math.max(acknowledged, journal == null ? 0 : journal.sequence());
      }
      if (acknowledged > before) {
        againMs = now + AGAIN_MS;
        sent = Math.max(sent, acknowledged);
      } else if (now >= againMs) {
        againMs = now + AGAIN_MS;
        sent = acknowledged;
      }
      try {
        while (sent < Math.min(records.size(), acknowledged + WINDOW)) {
          send(new Publication(Topics.journal(device), records.get((int) sent), false));
          sent++;
        }
      } catch (IOException _) {
        disconnect();
        sent = acknowledged;
        Thread.sleep(50);
      }
      Thread.sleep(2);
    }
  }

  /// Publishes, and waits for the broker's confirmation.
  void publish(String topic, byte[] payload, boolean retained) throws Exception {
    send(new Publication(topic, payload, retained));
    Semaphore all = unconfirmed;
    if (!all.tryAcquire(WINDOW, 10, TimeUnit.SECONDS)) {
      throw new IOException("the broker confirms nothing");
    }
    all.release(WINDOW);
  }

  void listen() throws IOException {
    connected();
  }

  @Override
  public void close() {
    disconnect();
  }

  private void send(Publication publication) throws IOException {
    Connection open = connected();
    try {
      if (!unconfirmed.tryAcquire(2, TimeUnit.SECONDS)) {
        throw new IOException("the broker confirms nothing");
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    open.publish(publication);
  }

  private Connection connected() throws IOException {
    Connection open = connection;
    if (open == null || lost) {
      disconnect();
      lost = false;
      Semaphore own = new Semaphore(WINDOW);
      unconfirmed = own;
      BrokerSettings settings = BrokerSettings.plain(url, device.name());
      open =
          new PahoConnector(settings, new Deadlines(2_000, 2_000), threads.factory("talker"))
              .connect(null, new Ears(own));
      connection = open;
      open.subscribe(
          List.of(
              new Subscription(Topics.acknowledgement(device), 1),
              new Subscription(Topics.command(device), 1)));
    }
    return open;
  }

  private void disconnect() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      open.close();
    }
  }

  private static long nowMs() {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
  }

  private final class Ears implements ConnectionListener {
    private final Semaphore own;

    Ears(Semaphore own) {
      this.own = own;
    }

    @Override
    public void confirmed() {
      own.release();
    }

    @Override
    public void arrived(String topic, byte[] payload, boolean retained) {
      if (topic.equals(Topics.command(device))) {
        commands.add(payload);
        return;
      }
      try {
        heard.add(Codec.readAcknowledgement(payload));
      } catch (MalformedMessage e) {
        throw new AssertionError(e);
      }
    }

    @Override
    public void lost(Loss loss) {
      if (own == unconfirmed) {
        lost = true;
      }
    }
  }
}
