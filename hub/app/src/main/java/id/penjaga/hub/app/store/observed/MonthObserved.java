package id.penjaga.hub.app.store.observed;

import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.store.readings.Folding;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.app.store.readings.Series;
import id.penjaga.hub.app.store.rooms.AsideRows;
import id.penjaga.hub.app.store.work.Observing.Scene;
import id.penjaga.hub.core.Tally;
import id.penjaga.hub.core.alarm.SetAside;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.text.Bilingual;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Temperature and humidity of a month, from the readings (INS-03).
final class MonthObserved {
  private static final long HOUR_MS = 3_600_000;
  private static final double MINUTE_MS = 60_000;
  private static final int MOST_ASIDE = 20;

  private MonthObserved() {}

  /// A point of the room.
  private record Point(int id, String name, Unit unit, Bilingual label, @Nullable Limits limits) {}

  /// What a month of a point adds up to.
  ///
  /// @param days on which it was measured
  /// @param good of these, the ones that were in band all the time
  private record Month(Point point, Tally tally, long days, long good, long gapMinutes) {
    boolean measured() {
      return tally.measuredMs() > 0;
    }

    long outMinutes() {
      return Math.round((tally.judgedMs() - tally.bandMs()) / MINUTE_MS);
    }
  }

  static Value lines(Scene scene, PendingReadings pending, Map<String, Value> subject, Instant now)
      throws SQLException {
    ZoneId zone = scene.standing().people().zone();
    Tongues tongues = Tongues.of(zone);
    YearMonth month = month(subject.get("month"), now, zone);
    List<Month> months = new ArrayList<>();
    for (Point point : points(scene, subject.get("room"))) {
      months.add(of(new Series(scene.session(), pending, point.id()), point, month, now, zone));
    }
    List<Bilingual> lines =
        new ArrayList<>(months.stream().map(one -> tongues.say(s -> told(one, s))).toList());
    for (SetAside one : aside(scene, month, now, zone)) {
      months.stream()
          .map(Month::point)
          .filter(point -> point.name().equals(one.device() + " " + one.point()))
          .forEach(point -> lines.add(tongues.say(speech -> aside(point, one, speech))));
    }
    lines.add(tongues.say(speech -> proposal(months, speech)));
    return Observed.lines(lines);
  }

  private static List<SetAside> aside(Scene scene, YearMonth month, Instant now, ZoneId zone)
      throws SQLException {
    List<SetAside> all =
        new AsideRows(scene.session())
            .within(
                Instant.ofEpochMilli(start(month.atDay(1), zone)),
                Instant.ofEpochMilli(start(month.plusMonths(1).atDay(1), zone)),
                now);
    List<SetAside> out = all.stream().filter(SetAside::outOfService).toList();
    return out.size() > MOST_ASIDE ? out.subList(out.size() - MOST_ASIDE, out.size()) : out;
  }

  /// Who took it out of service and why stands in the report: this is kept in the book.
  private static String aside(Point point, SetAside one, Speech speech) {
    Instant ended = one.ended();
    return speech.say(point.label())
        + speech.say(": tidak bertugas sejak ", ": out of service since ")
        + speech.moment(one.since())
        + (ended == null
            ? speech.say(", belum kembali.", ", not back yet.")
            : speech.say(" sampai ", " until ") + speech.moment(ended) + ".");
  }

  private static YearMonth month(@Nullable Value asked, Instant now, ZoneId zone) {
    try {
      return asked == null ? YearMonth.from(now.atZone(zone)) : YearMonth.parse(asked.plain());
    } catch (DateTimeParseException _) {
      return YearMonth.from(now.atZone(zone));
    }
  }

  private static List<Point> points(Scene scene, @Nullable Value room) throws SQLException {
    Set<String> devices = room == null ? null : scene.standing().rooms().devices(room.plain());
    record Placed(String device, Point point) {}
    return scene
        .session()
        .list(
            row ->
                new Placed(
                    row.getString("device"),
                    new Point(
                        row.getInt("id"),
                        row.getString("device") + " " + row.getString("name"),
                        Unit.ofCode(row.getString("unit")),
                        new Bilingual(row.getString("label_id"), row.getString("label_en")),
                        Folding.PointFacts.limits(row))),
            "SELECT p.*, d.name AS device FROM point p JOIN device d ON d.id = p.device_id"
                + " WHERE d.retired_ms IS NULL ORDER BY d.name, p.id")
        .stream()
        .filter(one -> devices == null || devices.contains(one.device()))
        .map(Placed::point)
        .filter(one -> one.limits() != null) // a dew point is measured and has no standard
        .filter(one -> one.unit() == Unit.CELSIUS || one.unit() == Unit.RELATIVE_HUMIDITY)
        .toList();
  }

  private static Month of(Series series, Point point, YearMonth month, Instant now, ZoneId zone)
      throws SQLException {
    long from = start(month.atDay(1), zone);
    long until = Math.min(start(month.plusMonths(1).atDay(1), zone), now.toEpochMilli());
    Tally sum = new Tally();
    Map<LocalDate, Tally> days = new TreeMap<>();
    if (until > from) {
      series
          .hours(from, until)
          .forEach((hour, tally) -> {
            sum.add(tally);
            LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(hour * HOUR_MS), zone);
            days.computeIfAbsent(day, _ -> new Tally()).add(tally);
          });
    }
    days.values().removeIf(day -> day.judgedMs() == 0);
    return new Month(
        point,
        sum,
        days.size(),
        days.values().stream().filter(day -> day.bandMs() == day.judgedMs()).count(),
        Math.max(0, Math.round((until - from - sum.measuredMs()) / MINUTE_MS)));
  }

  private static long start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant().toEpochMilli();
  }

  private static String told(Month month, Speech speech) {
    String label = speech.say(month.point().label());
    if (!month.measured()) {
      return label + ": " + speech.say("tidak ada data.", "no data.");
    }
    Tally tally = month.tally();
    String unit = unit(month.point());
    String told =
        label
            + ": "
            + speech.number(tally.least(), 1)
            + "–"
            + speech.number(tally.most(), 1)
            + " "
            + unit
            + speech.say(", rata-rata ", ", mean ")
            + speech.number(tally.mean(), 1)
            + " "
            + unit
            + "; ";
    Limits limits = month.point().limits();
    if (limits != null && tally.judgedMs() > 0) {
      told +=
          speech.say("dalam batas ", "within ")
              + speech.number(limits.low(), 0)
              + "–"
              + speech.number(limits.high(), 0)
              + " "
              + unit
              + " "
              + speech.number(100.0 * tally.bandMs() / tally.judgedMs(), 2)
              + speech.say(" % dari waktu, seluruhnya pada ", " % of the time, all day on ")
              + month.good()
              + speech.say(" dari ", " of ")
              + month.days()
              + speech.say(" hari; di luar batas ", " days; out of band ")
              + speech.minutes(month.outMinutes())
              + "; ";
    }
    return told
        + speech.say("tanpa data ", "without data ")
        + speech.minutes(month.gapMinutes())
        + ".";
  }

  private static String unit(Point point) {
    return point.unit() == Unit.CELSIUS ? "°C" : "%RH";
  }

  private static String proposal(List<Month> months, Speech speech) {
    if (months.stream().noneMatch(one -> one.measured() && one.tally().judgedMs() > 0)) {
      return speech.say(
          "Hub tidak memiliki data bulan ini; ukur dengan alat genggam.",
          "The hub has no data of this month; measure with a hand-held instrument.");
    }
    List<String> breached =
        months.stream()
            .filter(one -> one.outMinutes() > 0)
            .map(one -> speech.say(one.point().label()) + " " + worst(one, speech))
            .toList();
    return breached.isEmpty()
        ? speech.say(
            "Usulan hub: baik. Anda yang memutuskan.", "The hub proposes: good. You decide.")
        : speech.say("Usulan hub: tidak baik, ", "The hub proposes: not good, ")
            + String.join(", ", breached)
            + speech.say(". Anda yang memutuskan.", ". You decide.");
  }

  /// The value that lies farthest out of the band.
  private static String worst(Month month, Speech speech) {
    Tally tally = month.tally();
    Limits limits = month.point().limits();
    boolean low = limits != null && limits.low() - tally.least() > tally.most() - limits.high();
    return speech.number(low ? tally.least() : tally.most(), 1) + " " + unit(month.point());
  }
}
