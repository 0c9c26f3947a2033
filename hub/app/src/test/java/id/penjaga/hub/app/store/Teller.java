package id.penjaga.hub.app.store;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.TrendBatch;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.store.ingest.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A device as the hub hears it: makes its messages one after the other, numbered and chained.
final class Teller {
  static final long START_MS = 1_700_000_000_000L / 3_600_000 * 3_600_000;
  static final PointId TEMPERATURE = new PointId("room.temperature");
  static final Limits ROOM = new Limits(20, 22, 0.3, 0, 0, "003 B.2.a", 20, 22);

  final DeviceId device;
  final String log;
  int epoch = 1;
  ClockQuality clock = ClockQuality.NTP;
  @Nullable Position lastJournal;
  @Nullable Position lastTrend;
  private String previous = JournalRecord.GENESIS;
  private long journalSequence;
  private long trendSequence;

  Teller(String device, String log) {
    this.device = new DeviceId(device);
    this.log = log;
  }

  void restart() {
    epoch++;
    journalSequence = 0;
    trendSequence = 0;
  }

  static Moment at(long ms, ClockQuality clock) {
    return new Moment(ms, clock.trusted() ? START_MS + ms : ms, clock);
  }

  Message.Journal journal(long ms, JournalEvent event) {
    Position position = new Position(epoch, ++journalSequence);
    byte[] body =
        Codec.journalBody(device, log, position, lastJournal, at(ms, clock), event, previous);
    previous = Codec.sha256(body, body.length);
    byte[] payload = Codec.seal(body, previous);
    lastJournal = position;
    try {
      return new Message.Journal(Codec.readJournal(payload), payload, true);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  Message.Trend trend(Reading... readings) {
    return trend(List.of(readings));
  }

  Message.Trend trend(List<Reading> readings) {
    Position position = new Position(epoch, ++trendSequence);
    Message.Trend message =
        new Message.Trend(new TrendBatch(device, log, position, lastTrend, readings));
    lastTrend = position;
    return message;
  }

  Reading celsius(long ms, double value) {
    return new Reading.Taken(at(ms, clock), TEMPERATURE, Measure.celsius(value));
  }

  Reading missed(long ms) {
    return new Reading.Missed(at(ms, clock), TEMPERATURE, MissReason.CHECKSUM);
  }

  List<Reading> everyTenSeconds(long fromMs, int count, double value) {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      readings.add(celsius(fromMs + i * 10_000L, value));
    }
    return readings;
  }

  Message.Born born(@Nullable Position oldestJournal, @Nullable Position oldestTrend) {
    return new Message.Born(
        new StateMessage.Status(
            device,
            true,
            "0.1",
            "sim",
            true,
            log,
            epoch,
            at(0, clock),
            oldestJournal,
            oldestTrend,
            List.of(
                new PointInfo(
                    TEMPERATURE,
                    PointKind.TEMPERATURE,
                    Unit.CELSIUS,
                    "Suhu ruang",
                    "Room temperature",
                    30_000,
                    ROOM,
                    null,
                    0.5))),
        true);
  }

  /// A heartbeat that says how much waits to be delivered.
  StateMessage.Health health(long ms, long journalBacklog) {
    return new StateMessage.Health(
        device, at(ms, clock), journalBacklog, 0, 0, 1L << 30, true, 1, 0, 0);
  }

  /// The retained state of an alarm.
  StateMessage.Alarm alarm(
      AlarmKind kind, PointId point, StateMessage.AlarmPhase phase, @Nullable OccurrenceId which) {
    return new StateMessage.Alarm(
        device, kind, point, Severity.CRITICAL, phase, false, at(0, clock), null, which);
  }

  /// The occurrence that the last record raised.
  OccurrenceId lastOccurrence() {
    return new OccurrenceId(log, Objects.requireNonNull(lastJournal));
  }
}
