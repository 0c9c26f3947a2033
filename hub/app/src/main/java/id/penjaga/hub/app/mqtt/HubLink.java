package id.penjaga.hub.app.mqtt;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.live.LivePicture;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Keeps the hub connected to the broker: connects, listens, connects again after 0.1 to 10 s when
/// the line is lost. Also asks every second which devices turned silent.
public final class HubLink implements AutoCloseable {
  private static final long SHORTEST_PAUSE_MS = 100;
  private static final long LONGEST_PAUSE_MS = 10_000;
  private static final long WATCH_MS = 1_000;
  private static final String[] FILTERS = {Topics.ROOT + "+/up/+", Topics.ROOT + "+/state/#"};
  private static final int[] QUALITIES = {0, 1};

  private final BrokerSettings settings;
  private final Store store;
  private final BadMessages bad;
  private final ScheduledThreadPoolExecutor wireThreads = PahoWire.threads();
  private final Wire.Maker wires;
  private final Thread thread;
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong unsent = new AtomicLong();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;
  private @Nullable Wire lostWire;
  private volatile @Nullable Wire wire;
  private volatile String trouble = "not connected yet";
  private volatile long sinceMs;

  /// How the line is doing.
  ///
  /// @param trouble why it is down; empty while it is up
  /// @param sinceMs wall clock since when it is as it is
  /// @param unsent acknowledgements and commands that could not be handed to the broker
  public record Stats(
      boolean connected,
      String trouble,
      long sinceMs,
      long connections,
      long received,
      long unsent) {}

  /// Makes a link; {@link #start} brings it to life.
  public HubLink(BrokerSettings settings, Store store) {
    this.settings = settings;
    this.store = store;
    bad = new BadMessages(store.clock());
    wires = PahoWire.maker(wireThreads);
    thread = Thread.ofPlatform().name("hub-link").unstarted(this::run);
    sinceMs = store.clock().wallMs();
  }

  /// Begins to connect, in the background, and to send the store's acknowledgements.
  public void start() {
    store.answerTo(this::acknowledge);
    thread.start();
  }

  /// Sends a command to a device, QoS 1, not retained. Returns false when there is no line; then
  /// nothing was sent and nothing will be.
  public boolean send(CommandMessage command) {
    return publish(Topics.command(command.device()), Codec.write(command));
  }

  public Stats stats() {
    boolean up = wire != null;
    return new Stats(
        up, up ? "" : trouble, sinceMs, connections.get(), received.get(), unsent.get());
  }

  public BadMessages badMessages() {
    return bad;
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    try {
      thread.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    wireThreads.shutdownNow();
  }

  private void acknowledge(List<Acknowledgement> answers) {
    for (Acknowledgement answer : answers) {
      publish(Topics.acknowledgement(answer.device()), Codec.write(answer));
    }
  }

  private boolean publish(String topic, byte[] payload) {
    Wire open = wire;
    if (open != null) {
      try {
        open.publish(topic, payload);
        return true;
      } catch (WireException e) {
        Logger.debug("not sent: {}", e.getMessage());
      }
    }
    unsent.incrementAndGet();
    return false;
  }

  private void run() {
    long pauseMs = SHORTEST_PAUSE_MS;
    while (!isClosed()) {
      long began = store.clock().uptimeMs();
      hold();
      boolean lasted = store.clock().uptimeMs() - began > LONGEST_PAUSE_MS;
      pauseMs = lasted ? SHORTEST_PAUSE_MS : Math.min(LONGEST_PAUSE_MS, pauseMs * 2);
      await(ThreadLocalRandom.current().nextLong(pauseMs / 2, pauseMs + 1), null);
      watch();
    }
  }

  /// One connection from its beginning to its end.
  private void hold() {
    Listener listener = new Listener();
    Wire mine = null;
    try {
      mine = wires.make(settings, listener);
      listener.wire = mine;
      mine.connect();
      wire = mine; // before the retained messages come, so that births can be answered
      mine.subscribe(FILTERS, QUALITIES);
      trouble = "";
      sinceMs = store.clock().wallMs();
      connections.incrementAndGet();
      Logger.info("connected to the broker {}", settings);
      store.live().listenAgain();
      while (!isClosed() && !isLost(mine)) {
        await(WATCH_MS, mine);
        watch();
      }
    } catch (WireException | RuntimeException e) { // Paho has thrown null pointers at bad moments
      down(String.valueOf(e.getMessage()));
    } finally {
      wire = null;
      if (mine != null) {
        mine.close();
      }
    }
  }

  private void watch() {
    bad.sweep();
    if (wire != null) {
      for (LivePicture.Turn turn : store.live().turns()) {
        store.actions().deviceOffline(turn.device(), turn.offline());
      }
    }
  }

  private void down(String why) {
    if (!why.equals(trouble)) {
      trouble = why;
      sinceMs = store.clock().wallMs();
      Logger.warn("no line to the broker: {}", why);
    }
  }

  private boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  private boolean isLost(Wire mine) {
    lock.lock();
    try {
      return lostWire == mine;
    } finally {
      lock.unlock();
    }
  }

  /// Waits until the time is over, the link is closed, or `mine` is lost.
  private void await(long ms, @Nullable Wire mine) {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(ms);
      while (!closed && left > 0 && (mine == null || lostWire != mine)) {
        left = changed.awaitNanos(left);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /// Hears one wire.
  private final class Listener implements Wire.Receiver {
    private final Intake intake = new Intake(store, bad);
    private volatile @Nullable Wire wire;

    @Override
    public void arrived(String topic, byte[] payload, boolean retained) {
      received.incrementAndGet();
      intake.arrived(topic, payload, retained);
    }

    @Override
    public void lost(String why) {
      down("lost: " + why);
      lock.lock();
      try {
        lostWire = wire;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
