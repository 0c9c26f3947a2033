package id.penjaga.hub.app.store.power;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.store.ingest.Category;
import id.penjaga.hub.app.store.readings.Folding;
import id.penjaga.hub.app.store.readings.History;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.app.store.readings.Series;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.Tally;
import id.penjaga.hub.core.outage.PowerFact;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What devices told of the power of a room.
final class PowerJournal {
  private static final int MOST_READINGS = 2_000;

  private final SqlSession session;
  private final PendingReadings pending;
  private final Set<String> devices;
  private final List<Point> points;
  private final Map<String, PointKind> kinds = new HashMap<>();

  /// A point of the room.
  ///
  /// @param high its upper limit; not a number for none
  record Point(int id, String device, String name, PointKind kind, Unit unit, double high) {
    String path() {
      return device + "/" + name;
    }
  }

  /// @param devices names of those in the room
  PowerJournal(SqlSession session, PendingReadings pending, Set<String> devices)
      throws SQLException {
    this.session = session;
    this.pending = pending;
    this.devices = devices;
    points =
        session
            .list(
                row -> {
                  var limits = Folding.PointFacts.limits(row);
                  return new Point(
                      row.getInt("id"),
                      row.getString("device"),
                      row.getString("name"),
                      PointKind.valueOf(row.getString("kind")),
                      Unit.ofCode(row.getString("unit")),
                      limits == null ? Double.NaN : limits.high());
                },
                "SELECT p.*, d.name AS device FROM point p JOIN device d ON d.id = p.device_id"
                    + " ORDER BY p.id")
            .stream()
            .filter(point -> devices.contains(point.device()))
            .toList();
    points.forEach(point -> kinds.put(point.path(), point.kind()));
  }

  List<Point> points() {
    return points;
  }

  /// Whether an input of the room sees the mains itself.
  boolean seesMains() {
    return points.stream().anyMatch(point -> point.kind() == PointKind.MAINS);
  }

  /// Mains and words of UPSs within a stretch.
  List<PowerFact> power(Instant from, Instant until) throws SQLException {
    return read(
        from,
        until,
        "(j.category = "
            + Category.POWER.code()
            + " OR j.category = "
            + Category.ALARM.code()
            + " AND j.alarm IN ('UPS_ON_BATTERY', 'UPS_LOW_BATTERY', 'UPS_FAULT',"
            + " 'UPS_COMM_LOST'))");
  }

  /// What became of servers within a stretch, in no order.
  List<PowerFact.Shutdown> shutdowns(Instant from, Instant until) throws SQLException {
    return read(
            from,
            until,
            "j.category = "
                + Category.POWER.code()
                + " AND j.type IN ('ShutdownAnnounced', 'ShutdownCancelled', 'ShutdownOrdered',"
                + " 'ShutdownReleased')")
        .stream()
        .filter(PowerFact.Shutdown.class::isInstance)
        .map(PowerFact.Shutdown.class::cast)
        .toList();
  }

  /// Doors, passages and restarts within a stretch.
  List<PowerFact> people(Instant from, Instant until) throws SQLException {
    return read(
        from,
        until,
        "j.type IN ('DoorOpened', 'DoorClosed', 'PersonEntered', 'PersonLeft', 'DeviceStarted')");
  }

  private List<PowerFact> read(Instant from, Instant until, String which) throws SQLException {
    List<PowerFact> all = new ArrayList<>();
    if (devices.isEmpty()) {
      return all;
    }
    List<Object> values = new ArrayList<>(devices);
    values.add(from.toEpochMilli());
    values.add(until.toEpochMilli());
    session.list(
        row -> {
          PowerFact fact =
              fact(
                  Objects.requireNonNull(row.getString("device")),
                  Instant.ofEpochMilli(row.getLong("at_ms")),
                  event(row.getString("payload")));
          if (fact != null) {
            all.add(fact);
          }
          return true;
        },
        "SELECT j.at_ms, j.payload, d.name AS device FROM journal j"
            + " JOIN log l ON l.id = j.log_id JOIN device d ON d.id = l.device_id"
            + " WHERE j.log_id IN (SELECT o.id FROM log o JOIN device m ON m.id = o.device_id"
            + " WHERE m.name IN ("
            + String.join(", ", Collections.nCopies(devices.size(), "?"))
            + ")) AND j.at_ms >= ? AND j.at_ms <= ? AND "
            + which,
        values.toArray());
    return all;
  }

  private static @Nullable JournalEvent event(String payload) {
    try {
      return Codec.readJournal(payload.getBytes(StandardCharsets.UTF_8)).event();
    } catch (MalformedMessage _) {
      return null;
    }
  }

  private @Nullable PowerFact fact(String device, Instant at, @Nullable JournalEvent event) {
    return switch (event) {
      case JournalEvent.MainsLost lost -> mains(device, at, lost.point(), false);
      case JournalEvent.MainsRestored back -> mains(device, at, back.point(), true);
      case JournalEvent.ShutdownAnnounced e ->
          shutdown(device, at, e.ups(), e.group(), PowerFact.Step.ANNOUNCED, e.servers());
      case JournalEvent.ShutdownCancelled e ->
          shutdown(device, at, e.ups(), e.group(), PowerFact.Step.CANCELLED, 0);
      case JournalEvent.ShutdownOrdered e ->
          shutdown(device, at, e.ups(), e.group(), PowerFact.Step.ORDERED, e.servers());
      case JournalEvent.ShutdownReleased e ->
          shutdown(device, at, e.ups(), e.group(), PowerFact.Step.RELEASED, e.stayed());
      case JournalEvent.AlarmRaised raised -> ups(device, at, raised.kind(), raised.point(), true);
      case JournalEvent.AlarmCleared over -> ups(device, at, over.kind(), over.point(), false);
      case JournalEvent.DoorOpened opened ->
          new PowerFact.Door(at, device + "/" + opened.door().name(), true);
      case JournalEvent.DoorClosed closed ->
          new PowerFact.Door(at, device + "/" + closed.door().name(), false);
      case JournalEvent.PersonEntered in -> new PowerFact.Passage(at, in.holder(), true);
      case JournalEvent.PersonLeft out -> new PowerFact.Passage(at, out.holder(), false);
      case JournalEvent.DeviceStarted _ -> new PowerFact.Restarted(at, device);
      case null, default -> null;
    };
  }

  private static PowerFact shutdown(
      String device, Instant at, PointId ups, PointId group, PowerFact.Step step, long servers) {
    return new PowerFact.Shutdown(at, device + "/" + ups.name(), group.name(), step, servers);
  }

  /// Where no input sees the mains the device concludes them from the UPS: that is a word of the
  /// UPS, and its end says nothing of the mains (PWR-05).
  private PowerFact mains(String device, Instant at, PointId point, boolean present) {
    String path = device + "/" + point.name();
    return kinds.get(path) == PointKind.UPS_ON_BATTERY
        ? new PowerFact.Ups(at, ups(device, point), PowerFact.Word.ON_BATTERY, !present)
        : new PowerFact.Mains(at, path, present);
  }

  private static @Nullable PowerFact ups(
      String device, Instant at, AlarmKind kind, PointId point, boolean on) {
    PowerFact.Word word =
        switch (kind) {
          case UPS_ON_BATTERY -> PowerFact.Word.ON_BATTERY;
          case UPS_LOW_BATTERY -> PowerFact.Word.LOW_BATTERY;
          case UPS_FAULT -> PowerFact.Word.FAULT;
          case UPS_COMM_LOST -> PowerFact.Word.SILENT;
          default -> null;
        };
    return word == null ? null : new PowerFact.Ups(at, ups(device, point), word, on);
  }

  /// A UPS is what its points have in common: `ups.main` of `ups.main.on-battery`.
  static String ups(String device, PointId point) {
    String name = point.name();
    int dot = name.lastIndexOf('.');
    return device + "/" + (dot < 0 ? name : name.substring(0, dot));
  }

  /// Temperatures, and what UPSs say of their runtime, within a stretch.
  List<PowerFact> measured(Instant from, Instant until) throws SQLException {
    List<PowerFact> all = new ArrayList<>();
    for (Point point : points) {
      boolean temperature = point.kind() == PointKind.TEMPERATURE;
      boolean runtime = point.unit() == Unit.SECOND && point.name().endsWith("runtime");
      if (!temperature && !runtime) {
        continue;
      }
      for (Sample sample : samples(point, from, until)) {
        all.add(
            temperature
                ? new PowerFact.Temperature(sample.at(), point.path(), sample.value(), point.high())
                : new PowerFact.Runtime(
                    sample.at(),
                    ups(point.device(), new PointId(point.name())),
                    sample.value() / 60));
      }
    }
    return all;
  }

  /// When a contact turned, to the reading: hours in which it stood still are passed over by what
  /// they add up to. Of an hour whose readings are deleted only its middle is told.
  ///
  /// @param path `device/point`
  List<PowerFact.Genset> genset(String genset, String path, Instant from, Instant until)
      throws SQLException {
    List<PowerFact.Genset> all = new ArrayList<>();
    for (Point point : points) {
      if (!point.path().equals(path)) {
        continue;
      }
      Series series = new Series(session, pending, point.id());
      long end = until.toEpochMilli() + 1;
      Boolean before = null;
      for (Map.Entry<Long, Tally> one : series.hours(from.toEpochMilli(), end).entrySet()) {
        long begins = one.getKey() * Folding.HOUR_MS;
        Tally tally = one.getValue();
        if (tally.count() == 0
            || before != null && before == runs(tally.least()) && before == runs(tally.most())) {
          continue;
        }
        List<Sample> samples =
            good(
                series.readings(
                    Math.max(begins, from.toEpochMilli()),
                    Math.min(begins + Folding.HOUR_MS, end)));
        boolean whole = begins >= from.toEpochMilli() && begins + Folding.HOUR_MS <= end;
        if (samples.isEmpty() && whole) {
          samples =
              List.of(new Sample(Instant.ofEpochMilli(begins + Folding.HOUR_MS / 2), tally.mean()));
        }
        for (Sample sample : samples) {
          boolean runs = runs(sample.value());
          if (before == null || before != runs) {
            all.add(new PowerFact.Genset(sample.at(), genset, runs, true));
          }
          before = runs;
        }
      }
    }
    return all;
  }

  private static boolean runs(double contact) {
    return contact >= 0.5;
  }

  record Sample(Instant at, double value) {}

  private List<Sample> samples(Point point, Instant from, Instant until) throws SQLException {
    List<Sample> all = new ArrayList<>();
    switch (new Series(session, pending, point.id())
        .history(from.toEpochMilli(), until.toEpochMilli() + 1, MOST_READINGS)) {
      case History.Readings(Samples samples) -> all.addAll(good(samples));
      case History.Spans(long width, List<History.Span> spans) -> {
        for (History.Span span : spans) {
          if (span.tally().measuredMs() > 0) {
            all.add(
                new Sample(Instant.ofEpochMilli(span.fromMs() + width / 2), span.tally().mean()));
          }
        }
      }
    }
    return all;
  }

  private static List<Sample> good(Samples samples) {
    List<Sample> all = new ArrayList<>();
    for (int i = 0; i < samples.size(); i++) {
      if (!samples.missed(i)) {
        all.add(new Sample(Instant.ofEpochMilli(samples.wallMs(i)), samples.value(i)));
      }
    }
    return all;
  }
}
