package id.penjaga.device.peers;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.Position;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The journal of a device as a hub hears it, without the device: each record numbered and chained
/// to the one before.
public final class JournalTeller {
  private final DeviceId device;
  private final String log;
  private @Nullable Position last;
  private String previous = JournalRecord.GENESIS;
  private int epoch = 1;
  private long sequence;
  private long told;

  public JournalTeller(DeviceId device, String log) {
    this.device = device;
    this.log = log;
  }

  /// A record, and its bytes as they go over the broker.
  public record Told(JournalRecord record, byte[] payload) {}

  /// The next record of a device that started so many seconds ago as it has records, and whose
  /// clock is right.
  public Told next(Instant at, JournalEvent event) {
    return next(new Moment((told + 1) * 1_000, at.toEpochMilli(), ClockQuality.NTP), event);
  }

  /// How many records there are.
  public long told() {
    return told;
  }

  /// The device begins anew: what it tells from now on is of its next run.
  public void restarted() {
    epoch++;
    sequence = 0;
  }

  public Told next(Moment at, JournalEvent event) {
    Position position = new Position(epoch, ++sequence);
    told++;
    byte[] body = Codec.journalBody(device, log, position, last, at, event, previous);
    previous = Codec.sha256(body, body.length);
    last = position;
    byte[] payload = Codec.seal(body, previous);
    try {
      return new Told(Codec.readJournal(payload), payload);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }
}
