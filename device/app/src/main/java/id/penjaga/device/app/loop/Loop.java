package id.penjaga.device.app.loop;

import id.penjaga.device.core.Event;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The control thread's work: take events, let the interpreter handle them, wake up in time.
public final class Loop {
  /// The longest time between two passes, for the watchdog and for the clocks.
  private static final long LONGEST_WAIT_MS = 500;

  /// Events handled before timers and errands get their turn.
  private static final int ROUND = 32;

  private final Inbox inbox;
  private final Interpreter interpreter;
  private final Clocks clocks;
  private final long longestWaitMs;
  private final Consumer<Interpreter> errands;

  private volatile boolean stopping;
  private volatile long passMs = Clocks.steadyMs();

  /// @param speed how many times faster than the real clock `clocks` run
  /// @param errands done once in every pass, on the control thread
  public Loop(
      Inbox inbox,
      Interpreter interpreter,
      Clocks clocks,
      int speed,
      Consumer<Interpreter> errands) {
    this.inbox = inbox;
    this.interpreter = interpreter;
    this.clocks = clocks;
    this.longestWaitMs = Math.max(1, LONGEST_WAIT_MS / speed);
    this.errands = errands;
  }

  /// Runs until {@link #stop}.
  public void run() throws InterruptedException {
    while (!stopping) {
      long wait = interpreter.wakeUpMs() - clocks.uptimeMs();
      round(inbox.take(Math.clamp(wait, 0, longestWaitMs)));
    }
  }

  private void round(@Nullable Event first) throws InterruptedException {
    Event event = first;
    for (int handled = 1; event != null; handled++) {
      interpreter.handle(aged(event));
      passMs = Clocks.steadyMs();
      event = handled < ROUND ? inbox.take(0) : null;
    }
    Inbox.Losses losses = inbox.takeLosses();
    declare(JournalEvent.Loss.READINGS, losses.readings());
    declare(JournalEvent.Loss.INBOX_EVENTS, losses.events());
    errands.accept(interpreter);
    interpreter.pass(clocks.now());
    passMs = Clocks.steadyMs();
  }

  /// A badge may have waited for its turn, and an old one opens nothing.
  private Event aged(Event event) {
    return event instanceof Event.BadgePresented badge ? badge.heardAt(clocks.uptimeMs()) : event;
  }

  private void declare(JournalEvent.Loss what, long count) {
    if (count > 0) {
      Moment now = clocks.now();
      interpreter.handle(new Event.Lost(now, what, count));
    }
  }

  public void stop() {
    stopping = true;
  }

  /// Whether the control loop made progress in the last `loopMs` of the real clock: what a watchdog
  /// asks before it lets the program live. The disk is not asked: a program that hangs in an fsync
  /// cannot be killed, and guards without it (decision 0011).
  public boolean alive(long loopMs) {
    return Clocks.steadyMs() - passMs <= loopMs;
  }
}
