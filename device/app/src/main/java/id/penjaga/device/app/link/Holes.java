package id.penjaga.device.app.link;

import id.penjaga.device.app.loop.Interpreter;
import id.penjaga.device.core.Event;
import id.penjaga.device.messages.JournalEvent.Loss;
import id.penjaga.device.messages.Moment;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.tinylog.Logger;

/// Losses on the disk that the link's thread found, handed to the control thread: it records each
/// as LossDeclared and adds it to the heartbeat's count.
final class Holes {
  private final AtomicLong records = new AtomicLong();
  private final AtomicLong batches = new AtomicLong();

  /// On the link's thread.
  void found(Outbox outbox) {
    add(records, outbox.takeLostRecords(), "records");
    add(batches, outbox.takeLostBatches(), "batches of readings");
  }

  private static void add(AtomicLong to, long count, String what) {
    if (count > 0) {
      to.addAndGet(count);
      Logger.error("The disk does not give {} {}; what comes after them is sent", count, what);
    }
  }

  /// On the control thread.
  void declare(Interpreter interpreter, Supplier<Moment> now) {
    declare(interpreter, now, Loss.UNREADABLE_RECORDS, records.getAndSet(0));
    declare(interpreter, now, Loss.UNREADABLE_BATCHES, batches.getAndSet(0));
  }

  private static void declare(
      Interpreter interpreter, Supplier<Moment> now, Loss what, long count) {
    if (count > 0) {
      interpreter.handle(new Event.Lost(now.get(), what, count));
    }
  }
}
