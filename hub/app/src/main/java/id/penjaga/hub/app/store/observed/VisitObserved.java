package id.penjaga.hub.app.store.observed;

import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.store.readings.Folding;
import id.penjaga.hub.app.store.readings.History;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.app.store.readings.Series;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.visit.VisitPeriod;
import id.penjaga.hub.app.store.work.Observing.Scene;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.text.Bilingual;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Temperature and humidity of a room during a visit and after it, with the alarms that stood then
/// (VIS-06).
final class VisitObserved {
  private static final int MOST_READINGS = 10_000;
  private static final String CLIMATE = "('TEMP_HIGH', 'TEMP_LOW', 'RH_HIGH', 'RH_LOW')";

  private final Scene scene;
  private final PendingReadings pending;
  private final VisitPeriod period;
  private final Instant now;

  private VisitObserved(Scene scene, PendingReadings pending, VisitPeriod period, Instant now) {
    this.scene = scene;
    this.pending = pending;
    this.period = period;
    this.now = now;
  }

  /// Null for a case that is no visit, and while nobody has come.
  ///
  /// @param about number of the case; null for none
  static @Nullable VisitObserved of(
      Scene scene, PendingReadings pending, @Nullable Value about, Instant now)
      throws SQLException {
    VisitPeriod period =
        about == null || !about.plain().matches("[0-9]{1,18}")
            ? null
            : VisitPeriod.of(
                scene.session(), scene.pins(), scene.items(), Long.parseLong(about.plain()));
    return period == null ? null : new VisitObserved(scene, pending, period, now);
  }

  private record Point(
      String device, int id, String name, Unit unit, Bilingual label, Limits band) {}

  private record Range(double least, double most) {
    boolean measured() {
      return least <= most;
    }

    Range with(Range other) {
      return new Range(Math.min(least, other.least), Math.max(most, other.most));
    }
  }

  private record Breach(
      String device, String point, String kind, Instant from, @Nullable Instant to) {
    boolean stood(Instant since, Instant until) {
      return !from.isAfter(until) && (to == null || !to.isBefore(since));
    }
  }

  Value lines() throws SQLException {
    Tongues tongues = Tongues.of(scene.standing().people().zone());
    List<Bilingual> lines = new ArrayList<>();
    period.stretches().forEach(one -> lines.add(tongues.say(speech -> span(one, speech))));
    List<Breach> breaches = breaches();
    for (Point point : points()) {
      Range all = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
      for (VisitPeriod.Stretch one : period.stretches()) {
        all = all.with(range(point, one.from(), end(one)));
      }
      Range whole = all;
      lines.add(tongues.say(speech -> told(point, whole, speech)));
      for (Breach breach : breaches) {
        if (breach.device().equals(point.device()) && breach.point().equals(point.name())) {
          Range during =
              range(point, later(breach.from()), breach.to() == null ? end() : breach.to());
          lines.add(tongues.say(speech -> told(point, breach, during, speech)));
        }
      }
    }
    return Observed.lines(lines);
  }

  int breached() throws SQLException {
    return breaches().size();
  }

  private Instant later(Instant at) {
    return at.isBefore(period.from()) ? period.from() : at;
  }

  /// When the room is watched no longer for a stretch.
  private Instant end(VisitPeriod.Stretch stretch) {
    Instant left = stretch.left();
    Instant end = left == null ? now : left.plus(period.after());
    return end.isAfter(now) ? now : end;
  }

  private Instant end() {
    return end(period.stretches().getLast());
  }

  private String span(VisitPeriod.Stretch stretch, Speech speech) {
    String from = speech.moment(stretch.from());
    Instant left = stretch.left();
    if (left == null) {
      return speech.say("Kunjungan sejak ", "Visit since ")
          + from
          + speech.say(", masih berlangsung.", ", still going on.");
    }
    return speech.say("Kunjungan ", "Visit ")
        + from
        + speech.say(" sampai ", " to ")
        + speech.moment(left)
        + speech.say(", lalu ", ", then ")
        + speech.minutes(period.after().toMinutes())
        + speech.say(" sesudahnya.", " after it.");
  }

  private static String told(Point point, Range range, Speech speech) {
    String label = speech.say(point.label());
    return range.measured()
        ? label + ": " + between(range, point, speech) + limits(point, speech) + "."
        : label + ": " + speech.say("tidak ada data.", "no data.");
  }

  private static String told(Point point, Breach breach, Range range, Speech speech) {
    Instant to = breach.to();
    return speech.say("Pelanggaran batas: ", "Breach: ")
        + speech.say(point.label())
        + (breach.kind().endsWith("HIGH")
            ? speech.say(" di atas batas", " above its limit")
            : speech.say(" di bawah batas", " below its limit"))
        + ", "
        + speech.clock(breach.from())
        + "–"
        + (to == null ? speech.say("belum selesai", "not over yet") : speech.clock(to))
        + (range.measured() ? ", " + between(range, point, speech) : "")
        + ".";
  }

  private static String between(Range range, Point point, Speech speech) {
    return speech.number(range.least(), 1)
        + "–"
        + speech.number(range.most(), 1)
        + " "
        + unit(point);
  }

  private static String limits(Point point, Speech speech) {
    return speech.say(" (standar ", " (standard ")
        + speech.number(point.band().low(), 0)
        + "–"
        + speech.number(point.band().high(), 0)
        + " "
        + unit(point)
        + ")";
  }

  private static String unit(Point point) {
    return point.unit() == Unit.CELSIUS ? "°C" : "%RH";
  }

  private Range range(Point point, Instant from, Instant to) throws SQLException {
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    History history =
        new Series(scene.session(), pending, point.id())
            .history(from.toEpochMilli(), to.toEpochMilli(), MOST_READINGS);
    switch (history) {
      case History.Readings(Samples samples) -> {
        for (int i = 0; i < samples.size(); i++) {
          if (!samples.missed(i)) {
            least = Math.min(least, samples.value(i));
            most = Math.max(most, samples.value(i));
          }
        }
      }
      case History.Spans(long _, List<History.Span> spans) -> {
        for (History.Span span : spans) {
          if (span.tally().count() > 0) {
            least = Math.min(least, span.tally().least());
            most = Math.max(most, span.tally().most());
          }
        }
      }
    }
    return new Range(least, most);
  }

  private @Nullable Set<String> devices() {
    String room = period.visit().room();
    return room.isEmpty() ? null : scene.standing().rooms().devices(room);
  }

  private List<Point> points() throws SQLException {
    Set<String> devices = devices();
    List<Point> points = new ArrayList<>();
    scene
        .session()
        .list(
            row -> {
              Unit unit = Unit.ofCode(row.getString("unit"));
              Limits band = Folding.PointFacts.limits(row);
              String device = row.getString("device");
              boolean climate = unit == Unit.CELSIUS || unit == Unit.RELATIVE_HUMIDITY;
              if (climate && band != null && (devices == null || devices.contains(device))) {
                points.add(
                    new Point(
                        device,
                        row.getInt("id"),
                        row.getString("name"),
                        unit,
                        new Bilingual(row.getString("label_id"), row.getString("label_en")),
                        band));
              }
              return true;
            },
            "SELECT p.*, d.name AS device FROM point p JOIN device d ON d.id = p.device_id"
                + " WHERE d.retired_ms IS NULL ORDER BY d.name, p.id");
    return points;
  }

  private List<Breach> breaches() throws SQLException {
    Set<String> devices = devices();
    return scene
        .session()
        .list(
            row -> {
              Long cleared = SqlSession.longOrNull(row, "cleared_ms");
              return new Breach(
                  row.getString("device"),
                  row.getString("point"),
                  row.getString("kind"),
                  Instant.ofEpochMilli(row.getLong("raised_ms")),
                  cleared == null ? null : Instant.ofEpochMilli(cleared));
            },
            "SELECT a.cleared_ms, a.point, a.kind, a.raised_ms, d.name AS device FROM alarm a JOIN"
                + " device d ON d.id = a.device_id WHERE a.kind IN "
                + CLIMATE
                + " AND a.raised_ms <= ? AND (a.cleared_ms IS NULL OR a.cleared_ms >= ?)"
                + " ORDER BY a.raised_ms, a.id",
            end().toEpochMilli(),
            period.from().toEpochMilli())
        .stream()
        .filter(breach ->
            period.stretches().stream().anyMatch(one -> breach.stood(one.from(), end(one))))
        .filter(breach -> devices == null || devices.contains(breach.device()))
        .toList();
  }

  /// Lines of a case, for the words of [Observed].
  static @Nullable Value lines(
      Scene scene, PendingReadings pending, Map<String, Value> subject, Instant now)
      throws SQLException {
    VisitObserved observed = of(scene, pending, subject.get(Observed.CASE), now);
    return observed == null ? null : observed.lines();
  }

  static int breaches(Scene scene, PendingReadings pending, Map<String, Value> subject, Instant now)
      throws SQLException {
    VisitObserved observed = of(scene, pending, subject.get(Observed.CASE), now);
    return observed == null ? 0 : observed.breached();
  }
}
