package id.penjaga.hub.app.mqtt;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.mqtt.BrokerConnector;
import id.penjaga.device.mqtt.BrokerException;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.mqtt.ConnectFailed;
import id.penjaga.device.mqtt.Connection;
import id.penjaga.device.mqtt.ConnectionListener;
import id.penjaga.device.mqtt.Loss;
import id.penjaga.device.mqtt.Publication;
import id.penjaga.device.mqtt.Subscription;
import id.penjaga.device.mqtt.paho.PahoConnector;
import id.penjaga.device.mqtt.trouble.Backoff;
import id.penjaga.device.mqtt.trouble.Suspicion;
import id.penjaga.device.mqtt.trouble.TroubleLog;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.store.Store;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Keeps the hub connected to the broker: connects, listens, and connects again with backoff when
/// the connection is lost. Also asks every second which devices turned silent, and which do not
/// hear our acknowledgements.
///
/// A RuntimeException is a lost connection; an Error ends the program.
public final class HubLink implements AutoCloseable {
  private static final long GOOD_MS = 10_000;
  private static final long WATCH_MS = 1_000;
  private static final List<Subscription> SUBSCRIPTIONS =
      List.of(
          new Subscription(Topics.ROOT + "+/up/+", 0),
          new Subscription(Topics.ROOT + "+/state/#", 1));

  private final BrokerSettings settings;
  private final Store store;
  private final BrokerConnector connector;
  private final Threads threads;
  private final BadMessages bad;
  private final AnswerWatch answers = new AnswerWatch();
  private final CheckpointSender checkpoints;
  private final Backoff backoff = new Backoff(ThreadLocalRandom.current()::nextLong);
  private final Suspicion suspicion;
  private final TroubleLog unreachable = new TroubleLog("No connection to the broker, trying on");
  private final TroubleLog broken = new TroubleLog("The connection to the broker ended");
  private final TroubleLog suspected = new TroubleLog("Suspected of the broker");
  private final AtomicLong connections = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong unsent = new AtomicLong();

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean closed;
  private @Nullable Thread thread;
  private volatile @Nullable Connection connection;
  private volatile Collectors collectors = Collectors.NONE;
  private volatile Receipts receipts = Receipts.NONE;
  private volatile String trouble = "not connected yet";
  private volatile long sinceMs;

  /// How the connection is doing.
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

  /// Makes a link; [#start] brings it to life.
  ///
  /// @param threads owns every thread of the link
  public HubLink(BrokerSettings settings, Store store, Threads threads) {
    this.settings = settings;
    this.store = store;
    this.threads = threads;
    connector = new PahoConnector(settings, threads.factory("mqtt"));
    bad = new BadMessages(store.clock());
    checkpoints = new CheckpointSender(store, this::publish);
    String user = settings.user();
    suspicion = new Suspicion(user == null ? settings.clientId() : user);
    sinceMs = store.clock().wallMs();
  }

  /// Who takes readings of servers, from the next connection on.
  public void collectors(Collectors taker) {
    collectors = taker;
  }

  /// Who takes receipts of the operations centre, from the next connection on.
  public void receipts(Receipts taker) {
    receipts = taker;
  }

  /// Says something of the hub's own, QoS 1, not retained.
  ///
  /// @param topic below `penjaga/v1/hub/`
  /// @return false when there is no connection; then nothing was sent
  public boolean say(String topic, byte[] payload) {
    return publish(new Publication(Topics.ROOT + "hub/" + topic, payload, false));
  }

  /// Begins to connect, in the background, and to send the store's acknowledgements.
  public void start() {
    store.answerTo(this::acknowledge);
    thread = threads.start("hub-link", this::run);
  }

  /// Sends a command to a device, QoS 1, not retained. Returns false when there is no connection;
  /// then nothing was sent and nothing will be.
  public boolean send(CommandMessage command) {
    return publish(new Publication(Topics.command(command.device()), Codec.write(command), false));
  }

  /// Sends a part of a roster to a device, QoS 1, not retained. Returns false when there is no
  /// connection.
  public boolean roster(DeviceId device, byte[] part) {
    return publish(new Publication(Topics.roster(device), part, false));
  }

  /// Makes the broker forget a retained state message, such as those of a device that was retired.
  ///
  /// @return false when there is no connection; then nothing was sent
  /// @throws IllegalArgumentException when it is no topic below a device's `state`
  public boolean forget(String topic) {
    if (Topics.deviceOf(topic) == null || !topic.contains("/state/")) {
      throw new IllegalArgumentException(topic + " is no topic of a device's state");
    }
    return publish(new Publication(topic, new byte[0], true));
  }

  /// Says the checkpoints now, or as soon as there is a connection, instead of within the hour.
  public void sayCheckpoints() {
    checkpoints.ask();
  }

  public Stats stats() {
    boolean up = connection != null;
    return new Stats(
        up, up ? "" : trouble, sinceMs, connections.get(), received.get(), unsent.get());
  }

  public BadMessages badMessages() {
    return bad;
  }

  /// Devices that deliver and do not hear our acknowledgements, as it stands now.
  public List<DeviceId> unanswered() {
    return answers.unanswered();
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
    Thread running = thread;
    if (running == null) {
      return;
    }
    try {
      running.join(TimeUnit.SECONDS.toMillis(30));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void acknowledge(List<Acknowledgement> answers) {
    for (Acknowledgement answer : answers) {
      publish(new Publication(Topics.acknowledgement(answer.device()), Codec.write(answer), false));
    }
  }

  private boolean publish(Publication publication) {
    Connection open = connection;
    if (open != null) {
      try {
        open.publish(publication);
        return true;
      } catch (BrokerException e) {
        Logger.debug("not sent: {}", e.getMessage());
      }
    }
    unsent.incrementAndGet();
    return false;
  }

  private void run() throws InterruptedException {
    while (!isClosed()) {
      await(connected(), null);
      watch();
    }
  }

  /// One connection from its beginning to its end.
  ///
  /// @return how long to wait before the next
  private long connected() throws InterruptedException {
    long began = store.clock().uptimeMs();
    Listener listener = new Listener();
    Connection mine = null;
    try {
      mine = connector.connect(null, listener);
      connection = mine; // before the retained messages come, so that births can be answered
      mine.subscribe(SUBSCRIPTIONS);
      begun(began);
      while (!isClosed() && listener.loss() == null) {
        await(WATCH_MS, listener);
        watch();
        lasting(began);
      }
      Loss loss = listener.loss();
      return loss == null ? 0 : ended(loss, began);
    } catch (BrokerException e) {
      return failed(e, began);
    } catch (RuntimeException e) {
      Logger.error(e, "The link failed; the connection is made again");
      return ended(new Loss("the link failed: " + e, false, 0, 0), began);
    } finally {
      connection = null;
      if (mine != null) {
        mine.close();
      }
    }
  }

  private void begun(long nowMs) {
    trouble = "";
    sinceMs = store.clock().wallMs();
    connections.incrementAndGet();
    unreachable.over(nowMs);
    Logger.info("connected to the broker {}", settings);
    answers.listenAgain();
    store.live().listenAgain();
  }

  private void lasting(long began) {
    long now = store.clock().uptimeMs();
    if (now - began >= Suspicion.LASTING_MS) {
      suspicion.lasted();
      suspected.over(now);
      broken.over(now);
    }
  }

  private long failed(BrokerException e, long began) {
    if (isClosed()) {
      return 0; // what we end ourselves is no trouble of the broker's
    }
    long now = store.clock().uptimeMs();
    down("no connection to the broker " + settings.address() + ": " + e.getMessage());
    unreachable.happened(settings.address() + ": " + e.getMessage(), now);
    if (e instanceof ConnectFailed failure) {
      suspicion.failed(failure);
      suspect(now);
    }
    return backoff.pauseMs(ConnectFailed.answered(e), now - began);
  }

  private long ended(Loss loss, long began) {
    if (isClosed()) {
      return 0;
    }
    long now = store.clock().uptimeMs();
    down("lost: " + loss.why());
    broken.happened(loss.why(), now);
    suspicion.lost(loss, now - began);
    suspect(now);
    if (now - began >= GOOD_MS) {
      backoff.reset();
    }
    return backoff.pauseMs(true, 0);
  }

  private void suspect(long now) {
    String sentence = suspicion.sentence();
    if (sentence != null) {
      trouble = sentence;
      suspected.happened(sentence, now);
    }
  }

  private void watch() {
    bad.sweep();
    for (AnswerWatch.Change change : answers.changes()) {
      DeviceId device = change.device();
      if (change.lost()) {
        Logger.warn(
            "{} sends the same records again and again: our acknowledgements do not reach it; look"
                + " at the broker's rights (ACL): it must read {}{}/down/#, and the hub write"
                + " there",
            device,
            Topics.ROOT,
            device);
      } else {
        Logger.info("our acknowledgements reach {} again", device);
      }
    }
    if (connection != null) {
      checkpoints.watch();
    }
    store.watch(connection != null);
  }

  private void down(String why) {
    if (!why.equals(trouble)) {
      trouble = why;
      sinceMs = store.clock().wallMs();
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

  /// Waits until the time is over, the link is closed, or the listener's connection is lost.
  private void await(long ms, @Nullable Listener listener) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(ms);
      while (!closed && left > 0 && (listener == null || listener.loss == null)) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Hears one connection.
  private final class Listener implements ConnectionListener {
    private final Intake intake = new Intake(store, bad, answers, collectors, receipts);
    private @Nullable Loss loss; // guarded by lock

    @Nullable Loss loss() {
      lock.lock();
      try {
        return loss;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void arrived(String topic, byte[] payload, boolean retained) {
      received.incrementAndGet();
      intake.arrived(topic, payload, retained);
    }

    @Override
    public void lost(Loss how) {
      lock.lock();
      try {
        loss = how;
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }
}
