package id.penjaga.device.drivers.contact;

import static id.penjaga.device.messages.MissReason.IMPLAUSIBLE;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Contact;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.Settings;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.DigitalInput;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A debounced dry contact. Facts, wiring and limits are in the package's description.
public final class ContactInput implements Contact {
  private static final Channel STATE = new Channel("", Unit.STATE);
  private static final Duration UNREST = Duration.ofSeconds(1);

  public static final Driver DRIVER =
      new Driver(
          "contact",
          "Dry contact, debounced: door, leak rope, mains relay, exit button",
          Driver.Role.CONTACT,
          WireKind.DIGITAL_INPUT,
          List.of(STATE),
          Duration.ZERO,
          List.of(
              new Setting.Choice(
                  "normally",
                  List.of("open", "closed"),
                  "open",
                  "how the contact rests while the thing is off"),
              new Setting.Choice(
                  "closed-level",
                  List.of("low", "high"),
                  "low",
                  "the level of the input while the contact is closed"),
              new Setting.Number(
                  "settle-ms", 5, 300, "ms", "50", "how long the input must be still to count")),
          Driver.Maturity.BENCH,
          ContactInput::open);

  private final DigitalInput wire;
  private final Timing timing;
  private final String connector;
  private final boolean onWhenHigh;
  private final Settling settling;

  private @Nullable Consumer<Change> listener;
  private boolean waiting;
  private boolean reportedRestless;
  private boolean closed;

  ContactInput(
      DigitalInput wire, Timing timing, String connector, boolean onWhenHigh, Duration still)
      throws WireException {
    this.wire = wire;
    this.timing = timing;
    this.connector = connector;
    this.onWhenHigh = onWhenHigh;
    settling = new Settling(wire.high(), still.toNanos(), UNREST.toNanos());
    wire.onEdge(this::edge);
    look();
  }

  private static ContactInput open(Board board, String connector, Settings settings)
      throws WireException {
    boolean onWhenClosed = settings.is("normally", "open");
    boolean closedIsHigh = settings.is("closed-level", "high");
    DigitalInput wire = board.openInput(connector);
    try {
      return new ContactInput(
          wire,
          board.timing(),
          connector,
          onWhenClosed == closedIsHigh,
          Duration.ofMillis(settings.number("settle-ms")));
    } catch (WireException e) {
      wire.close();
      throw e;
    }
  }

  @Override
  public Channel channel() {
    return STATE;
  }

  @Override
  public PartAnswer state() {
    try {
      look();
    } catch (WireException e) {
      return new PartAnswer.Missed(STATE, e.reason(), e.advice());
    }
    return answer();
  }

  @Override
  public synchronized void onChange(Consumer<Change> newListener) {
    listener = newListener;
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    wire.close();
  }

  /// Compares the line with what the edges said: an edge may have been lost.
  private void look() throws WireException {
    boolean high = wire.high();
    synchronized (this) {
      settling.see(high, timing.nanos(), false);
      wake();
    }
  }

  private synchronized void edge(boolean high, long nanos) {
    settling.see(high, nanos, true);
    wake();
  }

  private void wake() {
    if (!waiting && !closed) {
      settling
          .due(timing.nanos())
          .ifPresent(nanos -> {
            waiting = true;
            timing.later(Duration.ofNanos(nanos), this::settle);
          });
    }
  }

  /// Runs on the board's thread, as the edges do. The line itself is read once more: what settles
  /// is what is there, even if an edge was lost.
  private void settle() {
    @Nullable Boolean high = null;
    try {
      high = wire.high();
    } catch (WireException _) {
      // Not settled then; the next look at the state reports the wire's trouble.
    }
    Change change;
    Consumer<Change> told;
    synchronized (this) {
      waiting = false;
      if (closed) {
        return;
      }
      long now = timing.nanos();
      if (high != null) {
        settling.see(high, now, false);
      }
      boolean changed = high != null && settling.settle(now);
      boolean restless = settling.restless(now);
      boolean report = changed || restless != reportedRestless;
      reportedRestless = restless;
      wake();
      told = listener;
      if (!report || told == null) {
        return;
      }
      change = new Change(answer(), settling.moved());
    }
    told.accept(change);
  }

  private synchronized PartAnswer answer() {
    if (settling.restless(timing.nanos())) {
      return new PartAnswer.Missed(
          STATE,
          IMPLAUSIBLE,
          "the input at " + connector + " has been flickering; look for a loose wire");
    }
    return new PartAnswer.Got(STATE, Measure.state(settling.settled() == onWhenHigh));
  }
}
