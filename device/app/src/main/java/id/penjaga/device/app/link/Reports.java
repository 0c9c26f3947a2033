package id.penjaga.device.app.link;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.app.journal.UnreadablePage;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.app.loop.Interpreter;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What the device says about itself: birth certificate, last will and heartbeat.
///
/// @param diskFree bytes that can still be written
public record Reports(
    String version,
    String board,
    boolean simulated,
    Interpreter interpreter,
    Journal journal,
    Clocks clocks,
    LongSupplier diskFree) {

  DeviceId device() {
    return interpreter.room().rules().device();
  }

  /// Names for each stream the oldest message the device still has, or, where something is lost
  /// behind what the hub holds, the first after that.
  StateMessage.Status birth(Outbox outbox) {
    TrendStore trends = interpreter.trends();
    Position record = outbox.firstRecord();
    Position batch = outbox.firstBatch();
    return new StateMessage.Status(
        device(),
        true,
        version,
        board,
        simulated,
        journal.log(),
        journal.epoch(),
        clocks.now(),
        record == null ? oldest(journal::after) : record,
        batch == null && trends != null ? oldest(trends::after) : batch,
        points(),
        interpreter.room().rosterVersion());
  }

  /// The status `online: false`: as last will without a moment, because it is written at CONNECT,
  /// and at an orderly stop with one. Without the points, which the birth has told: the will is
  /// part of CONNECT, and a broker's limit for packets must not end every connection there.
  StateMessage.Status death(@Nullable Moment at) {
    return new StateMessage.Status(
        device(),
        false,
        version,
        board,
        simulated,
        journal.log(),
        journal.epoch(),
        at,
        null,
        null,
        List.of());
  }

  /// While the disk does not answer, the heartbeat says that nothing is recorded; while it cannot
  /// be read, that there is a backlog, without the numbers that only the disk has.
  StateMessage.Health health(Outbox outbox, long reconnects, long refused) {
    Backlog backlog;
    boolean answers = true;
    try {
      backlog = Objects.requireNonNull(interpreter.reading(() -> backlog(outbox)));
    } catch (DiskException _) {
      backlog = new Backlog(Math.max(1, outbox.underWay()), 0, 0);
      answers = interpreter.answering();
    }
    return new StateMessage.Health(
        device(),
        clocks.now(),
        backlog.records(),
        backlog.batches(),
        backlog.sinceMs(),
        diskFree.getAsLong(),
        answers && interpreter.recording(),
        reconnects,
        refused,
        interpreter.lost());
  }

  private record Backlog(long records, long batches, long sinceMs) {}

  private Backlog backlog(Outbox outbox) throws DiskException {
    Moment now = clocks.now();
    TrendStore trends = interpreter.trends();
    return new Backlog(
        journal.countAfter(outbox.journalHeld()),
        trends == null ? 0 : trends.countAfter(outbox.trendHeld()),
        Math.max(
            recordAge(journal.after(outbox.journalHeld()), now),
            trends == null ? 0 : batchAge(trends.after(outbox.trendHeld()), now)));
  }

  /// The topics on which this start says how the room is; those of an earlier configuration are not
  /// among them.
  Set<String> topics() {
    Set<String> topics = new HashSet<>();
    topics.add(Topics.status(device()));
    topics.add(Topics.ROOT + device() + "/state/health");
    interpreter.room().picture(clocks.now()).stream().map(Topics::state).forEach(topics::add);
    interpreter.room().retired().stream().map(Topics::state).forEach(topics::remove);
    return topics;
  }

  private List<PointInfo> points() {
    return interpreter.room().rules().points().values().stream()
        .sorted(Comparator.comparing(PointInfo::point))
        .toList();
  }

  private interface Messages {
    Cursor after(@Nullable Position position) throws DiskException;
  }

  /// Null when there is none, and when the disk does not say: nothing may be called lost because of
  /// that.
  private @Nullable Position oldest(Messages messages) {
    try {
      return interpreter.reading(() -> first(messages));
    } catch (DiskException _) {
      return null;
    }
  }

  private static @Nullable Position first(Messages messages) throws DiskException {
    try (Cursor cursor = messages.after(null)) {
      JournalEntry entry = cursor.next();
      return entry == null ? null : entry.position();
    }
  }

  private static @Nullable JournalEntry next(Cursor cursor) throws DiskException {
    while (true) {
      try {
        return cursor.next();
      } catch (UnreadablePage _) {
        // Asking again goes on behind it.
      }
    }
  }

  private long recordAge(Cursor records, Moment now) throws DiskException {
    try (records) {
      JournalEntry record = next(records);
      return record == null
          ? 0
          : age(record.position(), Codec.readJournal(record.body()).at(), now);
    } catch (MalformedMessage e) {
      throw new DiskException("a stored record cannot be read: " + e.getMessage(), e);
    }
  }

  private long batchAge(Cursor batches, Moment now) throws DiskException {
    try (batches) {
      JournalEntry batch = next(batches);
      return batch == null
          ? 0
          : age(batch.position(), Codec.readTrend(batch.body()).readings().getFirst().at(), now);
    } catch (MalformedMessage e) {
      throw new DiskException("a stored batch cannot be read: " + e.getMessage(), e);
    }
  }

  /// How long a message has waited, by uptime within this epoch and by the wall clock across a
  /// restart.
  private long age(Position position, Moment at, Moment now) {
    return Math.max(
        0, position.epoch() == journal.epoch() ? now.since(at) : now.wallMs() - at.wallMs());
  }
}
