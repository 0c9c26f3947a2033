package id.penjaga.device.app.link;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.mqtt.Publication;
import org.jspecify.annotations.Nullable;

/// Decides what is sent next. No I/O but reading the two streams, no clock, no thread: time is an
/// argument, so that a test can run it through a year.
///
/// Journal before readings. Only so many messages are under way that a live message never waits
/// long behind a back-fill.
///
/// {@link #connected} begins a connection, {@link #lost} ends it; in between call {@link #next}
/// until it gives null, and again after every event and at {@link #wakeUpMs}.
public final class Outbox {
  /// Journal records under way to the hub.
  public static final int JOURNAL_WINDOW = 50;

  /// Batches of readings under way to the hub: little enough that a live message is through in a
  /// moment.
  public static final int TREND_WINDOW = 48;

  /// Messages the broker has not confirmed; below the client library's own limit.
  private static final int UNCONFIRMED = 100;

  /// A connection on which the broker confirms nothing for so long is dead, whatever the socket
  /// says.
  static final long STUCK_MS = 8_000;

  private final long stuckMs;
  private final DeviceId device;
  private final String log;
  private final Lane journal;
  private final Lane trend;

  private boolean connected;
  private int unconfirmed;
  private long confirmedMs;

  /// @param log the log that both streams belong to
  public Outbox(DeviceId device, String log, OutboundStream journal, OutboundStream trend) {
    this(device, log, journal, trend, STUCK_MS);
  }

  /// @param stuckMs a connection on which the broker confirms nothing for so long is dead
  Outbox(DeviceId device, String log, OutboundStream journal, OutboundStream trend, long stuckMs) {
    this.stuckMs = stuckMs;
    this.device = device;
    this.log = log;
    this.journal = new Lane(journal, JOURNAL_WINDOW);
    this.trend = new Lane(trend, TREND_WINDOW);
  }

  /// A fresh connection: whatever was under way is sent again.
  public void connected(long nowMs) {
    connected = true;
    unconfirmed = 0;
    confirmedMs = nowMs;
    journal.begin(nowMs);
    trend.begin(nowMs);
  }

  public void lost(long nowMs) {
    connected = false;
    unconfirmed = 0;
    journal.begin(nowMs);
    trend.begin(nowMs);
  }

  /// The next message of the two streams; null when there is nothing to send now, or when it is
  /// {@link #undeclared} where a stream goes on. It counts as sent.
  ///
  /// @throws DiskException when the disk could not be read; ask again later
  public @Nullable Publication next(long nowMs) throws DiskException {
    if (!connected || unconfirmed >= UNCONFIRMED || undeclared()) {
      return null;
    }
    JournalEntry record = journal.next(nowMs);
    if (record != null) {
      sent(nowMs);
      return new Publication(Topics.journal(device), record.body(), false);
    }
    JournalEntry batch = trend.next(nowMs);
    if (batch != null) {
      sent(nowMs);
      return new Publication(Topics.trend(device), batch.body(), false);
    }
    return null;
  }

  /// Whether the birth certificate is to be sent again before anything else, because a hole was
  /// found in a stream or is behind us.
  public boolean undeclared() {
    return connected && (journal.undeclared() || trend.undeclared());
  }

  /// The birth certificate went out with {@link #firstRecord} and {@link #firstBatch}.
  public void declared() {
    journal.declared();
    trend.declared();
  }

  /// The first record after what the hub holds, when those between are lost; null when nothing is
  /// missing.
  public @Nullable Position firstRecord() {
    return journal.first();
  }

  /// The same for the readings.
  public @Nullable Position firstBatch() {
    return trend.first();
  }

  /// Records found to be lost on the disk since this was last asked; at least so many.
  public long takeLostRecords() {
    return journal.takeLost();
  }

  /// The same for batches of readings.
  public long takeLostBatches() {
    return trend.takeLost();
  }

  /// A message went out: one of {@link #next}, or a live one by the side.
  public void sent(long nowMs) {
    if (unconfirmed == 0) {
      confirmedMs = nowMs;
    }
    unconfirmed++;
  }

  /// The broker has taken a message. Nothing is freed by that.
  public void confirmed(long nowMs) {
    if (unconfirmed > 0) {
      unconfirmed--;
    }
    confirmedMs = nowMs;
  }

  /// The hub has said what it holds.
  ///
  /// @return false when it is about another log or another device, and ignored
  public boolean acknowledged(Acknowledgement ack, long nowMs) {
    if (!ack.device().equals(device) || !ack.log().equals(log)) {
      return false;
    }
    journal.acknowledged(ack.journal(), nowMs);
    trend.acknowledged(ack.trend(), nowMs);
    return true;
  }

  /// Sends again what the hub did not acknowledge in time.
  public void pass(long nowMs) {
    if (connected) {
      journal.resendWhenDue(nowMs);
      trend.resendWhenDue(nowMs);
    }
  }

  /// Whether the connection takes messages and confirms none: close it.
  public boolean stuck(long nowMs) {
    return connected && unconfirmed > 0 && nowMs - confirmedMs >= stuckMs;
  }

  /// When {@link #pass} or {@link #stuck} has something to say.
  public long wakeUpMs() {
    if (!connected) {
      return Long.MAX_VALUE;
    }
    long resend = Math.min(journal.wakeUpMs(), trend.wakeUpMs());
    return unconfirmed > 0 ? Math.min(resend, confirmedMs + stuckMs) : resend;
  }

  /// How far the hub holds the journal, as far as we know.
  public @Nullable Position journalHeld() {
    return journal.held();
  }

  /// How far the hub holds the readings, as far as we know.
  public @Nullable Position trendHeld() {
    return trend.held();
  }

  /// Messages under way to the hub; never more than the two windows together.
  public int underWay() {
    return journal.underWay() + trend.underWay();
  }

  /// Whether the broker has confirmed everything.
  public boolean idle() {
    return unconfirmed == 0;
  }

  /// The broker ends the connection after messages of such a size: larger ones are held back until
  /// `untilMs`, with what comes after them in their stream. The other stream goes on.
  public void holdBack(int bytes, long untilMs) {
    journal.holdBack(bytes, untilMs);
    trend.holdBack(bytes, untilMs);
  }

  /// How often messages had to be sent again.
  public long rewinds() {
    return journal.rewinds() + trend.rewinds();
  }

  /// Closes the files of both streams.
  public void close() {
    journal.close();
    trend.close();
  }
}
