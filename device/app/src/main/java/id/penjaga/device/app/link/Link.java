package id.penjaga.device.app.link;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.app.loop.Interpreter;
import id.penjaga.device.app.loop.News;
import id.penjaga.device.core.Event;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.mqtt.BrokerConnector;
import id.penjaga.device.mqtt.BrokerException;
import id.penjaga.device.mqtt.ConnectFailed;
import id.penjaga.device.mqtt.Connection;
import id.penjaga.device.mqtt.Loss;
import id.penjaga.device.mqtt.Publication;
import id.penjaga.device.mqtt.Subscription;
import id.penjaga.device.mqtt.trouble.Backoff;
import id.penjaga.device.mqtt.trouble.Suspicion;
import id.penjaga.device.mqtt.trouble.TroubleLog;
import id.penjaga.device.shell.threads.Threads;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The one thread that owns the connection to the broker. It connects, with backoff and jitter,
/// says who we are and how the room is, then sends what the outbox gives, and gives up a connection
/// on which nothing is confirmed.
///
/// A RuntimeException, of the client library or of ours, is a lost connection: dropped, counted,
/// logged, and tried again. An Error ends the program.
public final class Link implements News, AutoCloseable {
  private static final long HEALTH_MS = 30_000;

  /// The heartbeat that follows one without the journal's numbers comes so soon.
  private static final long AGAIN_MS = 2_000;

  /// A connection that lasted so long was a good one: the next try comes soon.
  private static final long GOOD_MS = 10_000;

  /// How long messages are held back that the broker ends connections for.
  private static final long HOLD_BACK_MS = 600_000;

  private static final long LONGEST_WAIT_MS = 1_000;

  /// How long a failed message waits for the reason.
  private static final long LOSS_MS = 300;

  private final Reports reports;
  private final BrokerConnector connector;
  private final Threads threads;
  private final Outbox outbox;
  private final CommandStore commands;
  private final CopyProof copyProof;
  private final LineFile.Writer files;
  private final RetainedTopics retained;
  private final Backoff backoff;
  private final Suspicion suspicion;
  private final Undelivered undelivered;
  private final HubWatch hub;
  private final TroubleLog unreachable = new TroubleLog("No connection to the broker, trying on");
  private final TroubleLog broken = new TroubleLog("The connection to the broker ended");
  private final TroubleLog suspected = new TroubleLog("Suspected of the broker");
  private final TroubleLog unreadable =
      new TroubleLog("What is to be sent cannot be read, trying on");
  private final Mail mail = new Mail();
  private final Holes holes = new Holes();

  private Consumer<Position> copied = _ -> {};
  private volatile boolean stopping;
  private volatile long connections;
  private volatile long failures;
  private volatile String trouble = "not connected yet";
  private @Nullable Thread thread;
  private @Nullable Connection connection;
  private LinkListener listener;
  private Clearing clearing;
  private long connectedMs;
  private long nextTryMs;
  private long healthMs;

  /// Whether the birth certificate could not name what the disk holds.
  private boolean blind;

  /// @param user our account at the broker, for sentences
  /// @param seen the file that remembers which commands were run; what the broker retains is
  ///     remembered beside it
  /// @param inbox where commands go
  public Link(
      Reports reports,
      BrokerConnector connector,
      String user,
      Path seen,
      Consumer<Event> inbox,
      RandomGenerator random,
      Threads threads) {
    this(reports, connector, user, seen, inbox, random, threads, Outbox.STUCK_MS);
  }

  /// @param stuckMs a connection on which the broker confirms nothing for so long is given up
  Link(
      Reports reports,
      BrokerConnector connector,
      String user,
      Path seen,
      Consumer<Event> inbox,
      RandomGenerator random,
      Threads threads,
      long stuckMs) {
    this.reports = reports;
    this.connector = connector;
    this.threads = threads;
    outbox =
        new Outbox(
            reports.device(),
            reports.journal().log(),
            Streams.records(reports.interpreter(), reports.journal()),
            Streams.readings(reports.interpreter()),
            stuckMs);
    copyProof = new CopyProof(reports.device(), reports.journal());
    files = new LineFile.Writer(threads);
    commands = new CommandStore(reports.device(), new LineFile(seen, "Commands", files), inbox);
    listener = new LinkListener(reports.device(), mail, commands);
    retained =
        new RetainedTopics(
            new LineFile(seen.resolveSibling("retained-topics"), "Retained messages", files));
    clearing = new Clearing(retained, List.of());
    backoff = new Backoff(random);
    suspicion = new Suspicion(reports.device().name());
    undelivered = new Undelivered(reports.device(), user);
    hub = new HubWatch(reports.interpreter().room().rules().hub(), reports.clocks()::now, inbox);
  }

  /// Sets who is told, on the link's thread, of the position that proves this log an older copy:
  /// one that the hub holds and the log never reached. Call it before {@link #start}.
  public void whenCopied(Consumer<Position> told) {
    copied = told;
  }

  /// Sets where parts of a roster go; it must not wait. Call it before {@link #start}.
  public void rosterTo(Consumer<byte[]> desk) {
    mail.rosterTo(desk);
  }

  public void start() {
    thread = threads.start("link", this::run);
  }

  public long connections() {
    return connections;
  }

  /// RuntimeExceptions since the start, each of which cost a connection.
  public long failures() {
    return failures;
  }

  /// Why nothing reaches the hub, in a sentence; empty while it does, as far as we know.
  public String trouble() {
    return trouble.isEmpty() ? undelivered.sentence() : trouble;
  }

  /// Records the refusals of commands and what is lost on the disk; on the control thread.
  public void errands(Interpreter interpreter) {
    holes.declare(interpreter, reports.clocks()::now);
    commands.refusals(refusal ->
        interpreter.record(
            refusal.at(), new JournalEvent.CommandRefused(refusal.id(), refusal.why())));
  }

  @Override
  public void publish(StateMessage message) {
    mail.state(message);
  }

  @Override
  public void grown() {
    mail.wake();
  }

  @Override
  public void reborn() {
    mail.reborn();
  }

  private void run() throws InterruptedException {
    try {
      while (!stopping) {
        try {
          turn();
        } catch (RuntimeException e) {
          failed(e);
        }
        mail.await(waitMs(Clocks.steadyMs()));
      }
    } finally {
      leave();
    }
  }

  private void turn() {
    if (connection == null && Clocks.steadyMs() >= nextTryMs) {
      connect();
    }
    serve(Clocks.steadyMs());
  }

  private void failed(RuntimeException e) {
    if (failures++ == 0) {
      Logger.error(e, "The link failed; the connection is dropped and made again");
    }
    String why = "the link failed: " + e;
    long now = Clocks.steadyMs();
    if (connection == null) {
      trouble = why;
      unreachable.happened(why, now);
      nextTryMs = now + backoff.pauseMs(true, 0);
    } else {
      drop(new Loss(why, false, 0, 0));
    }
  }

  private long waitMs(long now) {
    long wake = connection == null ? nextTryMs : Math.min(healthMs, outbox.wakeUpMs());
    return Math.clamp(wake - now, 1, LONGEST_WAIT_MS);
  }

  private void connect() {
    listener.stale();
    listener = new LinkListener(reports.device(), mail, commands);
    mail.beginConnection();
    long began = Clocks.steadyMs();
    try {
      Connection made = connector.connect(publication(reports.death(null)), listener);
      connection = made;
      made.subscribe(
          List.of(
              new Subscription(Topics.acknowledgement(reports.device()), 1),
              new Subscription(Topics.roster(reports.device()), 1),
              new Subscription(Topics.command(reports.device()), 1)));
      connected();
    } catch (BrokerException e) {
      if (connection != null) {
        connection.close();
        connection = null;
      }
      if (stopping) {
        return; // what we end ourselves is no trouble of the broker's
      }
      long now = Clocks.steadyMs();
      nextTryMs = now + backoff.pauseMs(ConnectFailed.answered(e), now - began);
      trouble = String.valueOf(e.getMessage());
      unreachable.happened(trouble, now);
      if (e instanceof ConnectFailed failure) {
        suspicion.failed(failure);
        suspect(now);
      }
    }
  }

  private void connected() {
    connectedMs = Clocks.steadyMs();
    connections++;
    trouble = "";
    unreachable.over(connectedMs);
    outbox.connected(connectedMs);
    Logger.info("Connected to the broker");
    mail.reborn();
    mail.replaceStates(() -> reports.interpreter().room().picture(reports.clocks().now()));
    clearing = new Clearing(retained, retained.stale(reports.topics()));
    healthMs = connectedMs;
  }

  private void drop(Loss loss) {
    Connection open = connection;
    if (open == null) {
      return;
    }
    connection = null;
    long now = Clocks.steadyMs();
    trouble = "the connection ended: " + loss.why();
    broken.happened(loss.why(), now);
    open.close();
    outbox.lost(now);
    if (now - connectedMs >= GOOD_MS) {
      backoff.reset();
    }
    suspicion.lost(loss, now - connectedMs);
    suspect(now);
    nextTryMs = now + backoff.pauseMs(true, 0);
  }

  private void suspect(long now) {
    String sentence = suspicion.sentence();
    if (sentence != null) {
      trouble = sentence;
      suspected.happened(sentence, now);
    }
    if (suspicion.tooLarge() > 0) {
      outbox.holdBack(suspicion.tooLarge(), now + HOLD_BACK_MS);
    }
  }

  private void serve(long now) {
    Mail.Taken taken = mail.take();
    for (int i = 0; i < taken.confirmed(); i++) {
      outbox.confirmed(now);
    }
    Position foreign = copyProof.provenBy(taken.acknowledgement());
    if (foreign != null) {
      stopping = true;
      copied.accept(foreign);
      return;
    }
    if (taken.acknowledgement() != null) {
      hub.heard();
      Position journal = outbox.journalHeld();
      Position before = outbox.trendHeld();
      outbox.acknowledged(taken.acknowledgement(), now);
      Position after = outbox.trendHeld();
      if (before != null && (after == null || after.compareTo(before) < 0)) {
        mail.reborn(); // the hub lost something: say again what we still have
      }
      undelivered.held(journal, outbox.journalHeld(), before, after, now);
    }
    taken.commands().forEach(letter -> commands.arrived(letter, reports.clocks().now()));
    commands.overflowed(taken.overflow());
    if (taken.lost() != null) {
      drop(taken.lost());
    } else if (outbox.stuck(now)) {
      drop(new Loss("the broker confirms nothing", false, 0, 0));
    }
    outbox.pass(now);
    undelivered.pass(connection != null, outbox.underWay(), now);
    Connection open = connection;
    if (open != null) {
      lasting(now);
      try {
        send(open, taken.reborn(), now);
        unreadable.over(now);
      } catch (BrokerException e) {
        Loss told = mail.lossWithin(LOSS_MS);
        drop(told == null ? new Loss(String.valueOf(e.getMessage()), false, 0, 0) : told);
      } catch (DiskException e) {
        unreadable.happened(String.valueOf(e.getMessage()), now);
      }
    }
  }

  private void lasting(long now) {
    if (now - connectedMs >= Suspicion.LASTING_MS) {
      suspicion.lasted();
      suspected.over(now);
      broken.over(now);
    }
  }

  private void send(Connection open, boolean birth, long now)
      throws BrokerException, DiskException {
    boolean answering = reports.interpreter().answering();
    if (birth || blind && answering || hub.ask()) {
      birth(open, now);
    }
    if (answering) {
      clearing.send(open, outbox, now);
    }
    if (now >= healthMs) {
      healthMs = now + (answering ? HEALTH_MS : AGAIN_MS);
      state(open, reports.health(outbox, connections, commands.refused()), now);
      if (answering) {
        retained.save();
      }
    }
    states(open, now); // live messages go first
    do {
      if (outbox.undeclared()) {
        birth(open, now);
      }
      for (Publication next = outbox.next(now); next != null; next = outbox.next(now)) {
        open.publish(next);
        states(open, now);
      }
    } while (outbox.undeclared());
    holes.found(outbox);
  }

  private void birth(Connection open, long now) throws BrokerException {
    blind = !reports.interpreter().answering();
    state(open, reports.birth(outbox), now);
    outbox.declared();
  }

  private void states(Connection open, long now) throws BrokerException {
    for (StateMessage state = mail.nextState(); state != null; state = mail.nextState()) {
      state(open, state, now);
    }
  }

  private void state(Connection open, StateMessage message, long now) throws BrokerException {
    Publication publication = publication(message);
    retained.published(publication.topic());
    open.publish(publication);
    outbox.sent(now);
  }

  private static Publication publication(StateMessage message) {
    return new Publication(Topics.state(message), Codec.write(message), true);
  }

  /// Leaves in order: says that this is on purpose.
  private void leave() {
    Connection open = connection;
    connection = null;
    if (open != null) {
      try {
        open.publish(publication(reports.death(reports.clocks().now())));
      } catch (BrokerException | RuntimeException _) {
        // The last will says it instead.
      }
      open.leave();
    }
    retained.save();
    files.close();
    outbox.close();
  }

  @Override
  public void close() {
    stopping = true;
    mail.wake();
    Thread running = thread;
    if (running == null) {
      return;
    }
    try {
      running.join(5_000);
      if (running.isAlive()) {
        running.interrupt();
        running.join(1_000);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
