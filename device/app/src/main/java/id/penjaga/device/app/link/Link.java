package id.penjaga.device.app.link;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.app.loop.Interpreter;
import id.penjaga.device.app.loop.News;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The one thread that owns the connection to the broker. It connects, with patience and jitter,
/// says who we are and how the room is, then sends what the outbox gives, and gives up a connection
/// on which nothing is confirmed.
public final class Link implements News, AutoCloseable {
  private static final long HEALTH_MS = 30_000;

  /// A connection that lasted so long was a good one: the next try comes soon.
  private static final long GOOD_MS = 10_000;

  private static final long LONGEST_WAIT_MS = 1_000;

  private final Reports reports;
  private final Wire.Maker wires;
  private final Outbox outbox;
  private final Commands commands;
  private final Backoff backoff;
  private final Mail mail = new Mail();
  private final Holes holes = new Holes();
  private final Thread thread;

  private volatile boolean stopping;
  private volatile long connections;
  private @Nullable Wire wire;
  private Ears ears = new Ears();
  private long connectedMs;
  private long nextTryMs;
  private long healthMs;
  private boolean refusedToConnect;

  /// @param seen the file that remembers which commands were run
  /// @param inbox where commands go
  public Link(
      Reports reports,
      Wire.Maker wires,
      Path seen,
      Consumer<id.penjaga.device.core.Event> inbox,
      RandomGenerator random) {
    this(reports, wires, seen, inbox, random, Outbox.STUCK_MS);
  }

  /// @param stuckMs a connection on which the broker confirms nothing for so long is given up
  Link(
      Reports reports,
      Wire.Maker wires,
      Path seen,
      Consumer<id.penjaga.device.core.Event> inbox,
      RandomGenerator random,
      long stuckMs) {
    this.reports = reports;
    this.wires = wires;
    this.outbox =
        new Outbox(
            reports.device(),
            reports.journal().log(),
            Streams.of(reports.journal()),
            Streams.of(reports.interpreter()),
            stuckMs);
    this.commands = new Commands(reports.device(), new SeenCommands(seen), inbox);
    this.backoff = new Backoff(random);
    this.thread = Thread.ofPlatform().name("link").unstarted(this::run);
  }

  public void start() {
    thread.start();
  }

  /// Connections made since the start.
  public long connections() {
    return connections;
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

  private void run() {
    try {
      while (!stopping) {
        if (wire == null && Clocks.steadyMs() >= nextTryMs) {
          connect();
        }
        serve(Clocks.steadyMs());
        mail.await(waitMs(Clocks.steadyMs()));
      }
    } catch (InterruptedException _) {
      // Asked to end.
    } finally {
      part();
    }
  }

  private long waitMs(long now) {
    long wake = wire == null ? nextTryMs : Math.min(healthMs, outbox.wakeUpMs());
    return Math.clamp(wake - now, 1, LONGEST_WAIT_MS);
  }

  private void connect() {
    ears.deaf = true;
    ears = new Ears();
    mail.beginConnection();
    try {
      wire =
          wires.connect(
              parcel(reports.death(null)),
              List.of(Topics.acknowledgement(reports.device()), Topics.command(reports.device())),
              ears);
      connectedMs = Clocks.steadyMs();
      connections++;
      refusedToConnect = false;
      outbox.connected(connectedMs);
      Logger.info("Connected to the broker");
      mail.reborn();
      mail.replaceStates(() -> reports.interpreter().room().picture(reports.clocks().now()));
      healthMs = connectedMs;
    } catch (IOException e) {
      nextTryMs = Clocks.steadyMs() + backoff.next();
      if (!refusedToConnect) {
        Logger.warn("No connection to the broker, trying on: {}", e.getMessage());
        refusedToConnect = true;
      }
    }
  }

  private void drop(String why) {
    Wire open = wire;
    if (open == null) {
      return;
    }
    wire = null;
    Logger.warn("The connection to the broker ended: {}", why);
    open.close();
    long now = Clocks.steadyMs();
    outbox.lost(now);
    if (now - connectedMs >= GOOD_MS) {
      backoff.reset();
    }
    nextTryMs = now + backoff.next();
  }

  private void serve(long now) {
    Mail.Taken taken = mail.take();
    for (int i = 0; i < taken.confirmed(); i++) {
      outbox.confirmed(now);
    }
    if (taken.acknowledgement() != null) {
      Position before = outbox.trendHeld();
      outbox.acknowledged(taken.acknowledgement(), now);
      Position after = outbox.trendHeld();
      if (before != null && (after == null || after.compareTo(before) < 0)) {
        mail.reborn(); // the hub lost something: say again what we still have
      }
    }
    taken.commands().forEach(letter -> commands.arrived(letter, reports.clocks().now()));
    commands.overflowed(taken.overflow());
    if (taken.lost() != null) {
      drop(taken.lost());
    } else if (outbox.stuck(now)) {
      drop("the broker confirms nothing");
    }
    outbox.pass(now);
    Wire open = wire;
    if (open != null) {
      try {
        send(open, taken.reborn(), now);
      } catch (IOException e) {
        drop(String.valueOf(e.getMessage()));
      } catch (DiskException e) {
        Logger.warn("What is to be sent cannot be read, trying on: {}", e.getMessage());
      }
    }
  }

  private void send(Wire open, boolean birth, long now) throws IOException, DiskException {
    if (birth) {
      birth(open, now);
    }
    if (now >= healthMs) {
      healthMs = now + HEALTH_MS;
      state(open, reports.health(outbox, connections, commands.refused()), now);
    }
    states(open, now);
    do {
      if (outbox.undeclared()) {
        birth(open, now);
      }
      for (Parcel parcel = outbox.next(now); parcel != null; parcel = outbox.next(now)) {
        open.publish(parcel);
        states(open, now);
      }
    } while (outbox.undeclared());
    holes.found(outbox);
  }

  private void birth(Wire open, long now) throws IOException {
    state(open, reports.birth(outbox), now);
    outbox.declared();
  }

  /// Live messages go first.
  private void states(Wire open, long now) throws IOException {
    for (StateMessage state = mail.nextState(); state != null; state = mail.nextState()) {
      state(open, state, now);
    }
  }

  private void state(Wire open, StateMessage message, long now) throws IOException {
    open.publish(parcel(message));
    outbox.sent(now);
  }

  private static Parcel parcel(StateMessage message) {
    return new Parcel(Topics.state(message), Codec.write(message), true);
  }

  /// Leaves in order: says that this is on purpose.
  private void part() {
    Wire open = wire;
    wire = null;
    if (open != null) {
      try {
        open.publish(parcel(reports.death(reports.clocks().now())));
      } catch (IOException _) {
        // The last will says it instead.
      }
      open.part();
    }
    outbox.close();
  }

  @Override
  public void close() {
    stopping = true;
    mail.wake();
    try {
      thread.join(5_000);
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(1_000);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    wires.close();
  }

  /// What the wire tells; one for each connection, so that nothing of an old one is taken for the
  /// new.
  private final class Ears implements Wire.Listener {
    private volatile boolean deaf;

    @Override
    public void confirmed() {
      if (!deaf) {
        mail.confirmed();
      }
    }

    @Override
    public void lost(String why) {
      if (!deaf) {
        mail.lost(why);
      }
    }

    @Override
    public void arrived(String topic, byte[] payload, boolean retained) {
      if (deaf) {
        return;
      }
      if (topic.equals(Topics.command(reports.device()))) {
        mail.command(new Mail.Letter(payload, retained));
      } else if (topic.equals(Topics.acknowledgement(reports.device()))) {
        try {
          mail.acknowledged(Codec.readAcknowledgement(payload));
        } catch (MalformedMessage e) {
          commands.unusable("acknowledgement", String.valueOf(e.getMessage()));
        }
      }
    }
  }
}
