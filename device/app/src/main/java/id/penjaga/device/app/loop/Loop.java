package id.penjaga.device.app.loop;

import id.penjaga.device.core.Event;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Moment;
import java.util.function.Consumer;

/// The control thread's work: take events, let the interpreter handle them, wake up in time.
public final class Loop {
  /// However quiet it is, a pass is made so often, for the watchdog and for the clocks.
  private static final long LONGEST_WAIT_MS = 500;

  private final Inbox inbox;
  private final Interpreter interpreter;
  private final Clocks clocks;
  private final long longestWaitMs;
  private final Consumer<Interpreter> errands;

  private volatile boolean stopping;
  private volatile long passMs;

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
      once(inbox.take(Math.clamp(wait, 0, longestWaitMs)));
    }
  }

  private void once(Inbox.Taken taken) {
    Moment now = clocks.now();
    declare(now, JournalEvent.Loss.READINGS, taken.lostReadings());
    declare(now, JournalEvent.Loss.INBOX_EVENTS, taken.lostEvents());
    for (Event event : taken.events()) {
      interpreter.handle(event);
    }
    errands.accept(interpreter);
    interpreter.pass(clocks.now());
    passMs = clocks.uptimeMs();
  }

  private void declare(Moment now, JournalEvent.Loss what, long count) {
    if (count > 0) {
      interpreter.handle(new Event.Lost(now, what, count));
    }
  }

  public void stop() {
    stopping = true;
  }

  /// Whether the control loop has made a pass in the last `loopMs` and the journal's disk has
  /// answered in the last `journalMs`: what a watchdog asks before it lets the program live.
  public boolean alive(long loopMs, long journalMs) {
    long now = clocks.uptimeMs();
    return now - passMs <= loopMs && now - interpreter.journalMs() <= journalMs;
  }
}
