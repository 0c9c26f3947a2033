package id.penjaga.hub.app.office;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.TrendBatch;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.peers.JournalTeller;
import id.penjaga.hub.app.store.ingest.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The device of an [OutageStory]: what it senses becomes records and readings as they go over the
/// broker, numbered and chained. They wait until somebody takes them.
final class OutageDevice {
  private static final PointId SILENT = new PointId("ups.main");
  private static final PointId LOW = new PointId("ups.main.low-battery");
  private static final PointId RUNTIME = new PointId("ups.main.battery-runtime");
  private static final PointId WARM = new PointId("room.temperature");
  private static final PointId DOOR = new PointId("door.main");
  private static final BadgeId BADGE = new BadgeId("0".repeat(32));

  /// How long the mains must be away before the device raises its alarm.
  private static final Duration RAISE_AFTER = Duration.ofSeconds(10);

  private final boolean input;
  private final JournalTeller journal = new JournalTeller(OutageSetting.ROOM, OutageSetting.LOG);
  private final List<Told> waiting = new ArrayList<>();
  private int epoch = 1;
  private Instant booted;
  private Duration behind = Duration.ZERO;
  private ClockQuality clock = ClockQuality.NTP;
  private @Nullable Position trended;
  private @Nullable Instant lost;
  private boolean raised;

  /// A message, and when the device had it ready.
  record Told(Instant at, Message message) {}

  /// @param input whether one of its inputs sees the mains; else it concludes them from the UPS
  OutageDevice(boolean input, Instant booted) {
    this.input = input;
    this.booted = booted;
  }

  /// What waits for the hub, in order.
  List<Told> told() {
    List<Told> all = List.copyOf(waiting);
    waiting.clear();
    return all;
  }

  /// What it says first when it connects.
  Message.Born birth(Instant at) {
    List<PointInfo> points = new ArrayList<>();
    if (input) {
      points.add(info(OutageSetting.MAINS, PointKind.MAINS, Unit.STATE, null));
    }
    points.add(info(OutageSetting.BATTERY, PointKind.UPS_ON_BATTERY, Unit.STATE, null));
    points.add(info(LOW, PointKind.UPS_LOW_BATTERY, Unit.STATE, null));
    points.add(info(RUNTIME, PointKind.UPS_VALUE, Unit.SECOND, null));
    points.add(info(OutageSetting.CONTACT, PointKind.OTHER, Unit.STATE, null));
    points.add(
        info(
            WARM,
            PointKind.TEMPERATURE,
            Unit.CELSIUS,
            new Limits(20, 22, 0.3, 60_000, 60_000, "003 B.2.a", 20, 22)));
    return new Message.Born(
        new StateMessage.Status(
            OutageSetting.ROOM,
            true,
            "0.1",
            "sim",
            true,
            OutageSetting.LOG,
            epoch,
            moment(at),
            null,
            null,
            points),
        true);
  }

  private static PointInfo info(PointId point, PointKind kind, Unit unit, @Nullable Limits limits) {
    return new PointInfo(point, kind, unit, point.name(), point.name(), 90_000, limits);
  }

  /// Time goes by: what the device does by itself.
  void passes(Instant until) {
    Instant since = lost;
    if (since != null && !raised && !since.plus(RAISE_AFTER).isAfter(until)) {
      raised = true;
      record(
          since.plus(RAISE_AFTER),
          new JournalEvent.AlarmRaised(
              AlarmKind.MAINS_LOST, mains(), Severity.CRITICAL, Measure.ON));
    }
  }

  /// @param words `mains lost`, `ups on-battery on`, `temperature 21.5`, `in Tamu` and so on
  void senses(Instant at, String... words) {
    boolean on = words[1].equals("on") || words.length > 2 && words[2].equals("on");
    switch (words[0]) {
      case "mains" -> mains(at, words[1].equals("lost"));
      case "ups" -> ups(at, words[1], on);
      case "runtime" -> reading(at, RUNTIME, number(words[1]) * 60, Unit.SECOND);
      case "temperature" -> reading(at, WARM, number(words[1]), Unit.CELSIUS);
      case "genset" -> reading(at, OutageSetting.CONTACT, on ? 1 : 0, Unit.STATE);
      case "door" ->
          record(
              at,
              words[1].equals("open")
                  ? new JournalEvent.DoorOpened(DOOR, null)
                  : new JournalEvent.DoorClosed(DOOR, 5_000));
      case "in" -> record(at, new JournalEvent.PersonEntered(DOOR, BADGE, words[1]));
      case "out" -> record(at, new JournalEvent.PersonLeft(DOOR, BADGE, words[1]));
      case "restarted" -> restarted(at, words[1]);
      case "clock" -> {
        long step = behind.toMillis();
        ClockQuality before = clock;
        behind = Duration.ZERO;
        clock = ClockQuality.NTP;
        record(at, new JournalEvent.ClockChanged(before, clock, step));
      }
      default -> throw new IllegalArgumentException(words[0]);
    }
  }

  private static double number(String word) {
    return Double.parseDouble(word);
  }

  private PointId mains() {
    return input ? OutageSetting.MAINS : OutageSetting.BATTERY;
  }

  private void mains(Instant at, boolean away) {
    Instant since = lost;
    if (away) {
      lost = at;
      record(at, new JournalEvent.MainsLost(mains()));
      return;
    }
    long length = since == null ? 0 : Duration.between(since, at).toMillis();
    record(at, new JournalEvent.MainsRestored(mains(), length));
    if (raised) {
      record(at, new JournalEvent.AlarmCleared(AlarmKind.MAINS_LOST, mains(), length));
    }
    lost = null;
    raised = false;
  }

  private void ups(Instant at, String word, boolean on) {
    if (word.equals("on-battery") && !input) {
      mains(at, on);
      return;
    }
    switch (word) {
      case "on-battery" -> alarm(at, AlarmKind.UPS_ON_BATTERY, OutageSetting.BATTERY, on);
      case "low-battery" -> alarm(at, AlarmKind.UPS_LOW_BATTERY, LOW, on);
      case "silent" -> alarm(at, AlarmKind.UPS_COMM_LOST, OutageSetting.BATTERY, on);
      default -> throw new IllegalArgumentException(word);
    }
  }

  private void alarm(Instant at, AlarmKind kind, PointId point, boolean on) {
    record(
        at,
        on
            ? new JournalEvent.AlarmRaised(kind, point, Severity.WARNING, Measure.ON)
            : new JournalEvent.AlarmCleared(kind, point, 1_000));
  }

  /// @param behind by how many minutes its clock is behind; 0 when a battery kept it
  private void restarted(Instant at, String behind) {
    this.behind = Duration.ofMinutes(Long.parseLong(behind));
    clock = this.behind.isZero() ? ClockQuality.RTC : ClockQuality.RESTORED;
    epoch++;
    journal.restarted();
    booted = at.minusSeconds(5);
    record(at, new JournalEvent.DeviceStarted("0.1", "", "sim", true));
  }

  private Moment moment(Instant at) {
    return new Moment(
        Duration.between(booted, at).toMillis(), at.minus(behind).toEpochMilli(), clock);
  }

  private void record(Instant at, JournalEvent event) {
    JournalTeller.Told told = journal.next(moment(at), event);
    waiting.add(new Told(at, new Message.Journal(told.record(), told.payload(), true)));
  }

  private void reading(Instant at, PointId point, double value, Unit unit) {
    Position last = trended;
    Position next =
        last == null || last.epoch() < epoch
            ? new Position(epoch, 1)
            : new Position(epoch, last.sequence() + 1);
    trended = next;
    waiting.add(
        new Told(
            at,
            new Message.Trend(
                new TrendBatch(
                    OutageSetting.ROOM,
                    OutageSetting.LOG,
                    next,
                    last,
                    List.of(new Reading.Taken(moment(at), point, new Measure(value, unit)))))));
  }
}
