package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Severity;
import id.penjaga.hub.core.alarm.AlarmFlood;
import id.penjaga.hub.core.alarm.AlarmOccurrence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What the pages ask. Every answer is a picture of one moment.
public interface RoomReads {

  RoomView room();

  /// Whether the wires of any device are simulated (SYS-08).
  boolean simulated();

  /// One tile, without its series.
  Optional<TileView> tile(DeviceId device, PointId point);

  Optional<PointView> point(DeviceId device, PointId point, Span span);

  /// Alarms that stand or are not acknowledged, the gravest first.
  List<AlarmView> openAlarms();

  /// What is shelved or out of service at the devices now, the oldest first.
  List<ShelfView> shelves();

  Optional<AlarmView> alarm(long id);

  /// The alarm of a name of the book.
  Optional<AlarmView> alarm(String name);

  /// Past and present alarms, newest first.
  Page<AlarmView> alarms(AlarmFilter filter);

  /// All alarms raised within a stretch of time, and those raised before that still stood in it, in
  /// the order they were raised: one by one, for there may be many.
  void occurrences(Instant from, Instant to, Consumer<AlarmOccurrence> each);

  /// What the records say of the time of an alarm.
  AlarmThen then(AlarmView alarm);

  /// What the site calls all points that devices show now. Asks the store nothing.
  List<CalledPoint> called();

  /// The flood of alarms that lasts now.
  Optional<AlarmFlood> flood();

  /// When each device was first heard.
  Map<DeviceId, Instant> known();

  /// The access log, newest first.
  Page<AccessLine> access(AccessLogFilter filter);

  List<PersonInside> inside();

  /// Who was inside by the doors of a device at a moment of the past, the longest first.
  List<PersonThen> inside(DeviceId device, Instant at);

  /// The readings of a point over a stretch of the past, as a chart takes them.
  List<Sample> course(DeviceId device, PointId point, Instant from, Instant to);

  List<DeviceView> devices();

  /// How well each device was heard in the last day; a device without a point that is measured
  /// again and again is absent (SYS-12).
  Map<DeviceId, HeardDay> heard();

  /// The devices whose buzzer sounds now.
  List<DeviceId> sounding();

  /// Why the device refused an order; empty while it has not.
  ///
  /// @param order its id
  Optional<String> refusal(DeviceId device, String order);

  HubView hub();

  /// Tells the listener what may have changed, on any thread and often; it must return at once.
  ///
  /// @return ends it
  Runnable listen(Consumer<Set<Topic>> listener);

  /// What a part of a page depends on.
  enum Topic {
    VALUES,
    ALARMS,
    ACCESS,
    DEVICES,
    SERIES,
    WORK,
    MONITORS
  }

  /// @param severity null for all
  /// @param before only ids below this one; 0 for the newest
  record AlarmFilter(@Nullable Severity severity, boolean onlyOpen, long before) {}

  /// @param onlyDenied refused badges alone
  /// @param before only ids below this one; 0 for the newest
  record AccessLogFilter(boolean onlyDenied, long before) {}

  /// @param next where the next page begins; 0 at the end
  record Page<T>(List<T> rows, long next) {
    public Page {
      rows = List.copyOf(rows);
    }
  }
}
