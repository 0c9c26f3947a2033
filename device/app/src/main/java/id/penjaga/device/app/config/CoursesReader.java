package id.penjaga.device.app.config;

import id.penjaga.device.core.Course;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.Virtual;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.yaml.Amount;
import id.penjaga.device.yaml.Nearest;
import id.penjaga.device.yaml.Quantities;
import id.penjaga.device.yaml.Section;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what is asked of how the value of a point goes: `rate`, `sibling`, `calibration`. It comes
/// last, because a sibling may stand further down in the file.
final class CoursesReader {
  private static final Amount NOTHING = Amount.of("no difference at all", 0, "0");

  private final PointsReader points;
  private final Map<PointId, Course> courses = new LinkedHashMap<>();

  private CoursesReader(PointsReader points) {
    this.points = points;
  }

  /// @param sections of the points that have one of the three keys
  static Map<PointId, Course> read(PointsReader points, Map<PointId, Section> sections) {
    CoursesReader reader = new CoursesReader(points);
    sections.forEach(reader::course);
    return reader.courses;
  }

  private void course(PointId point, Section section) {
    Section ofRate = section.optionalSection("rate");
    Section ofSibling = section.optionalSection("sibling");
    Section ofCalibration = section.optionalSection("calibration");
    Course.Rate rate = ofRate == null ? null : rate(point, ofRate);
    Course.Sibling sibling = ofSibling == null ? null : sibling(point, ofSibling);
    Course.Calibration calibration = ofCalibration == null ? null : calibration(ofCalibration);
    if (rate != null || sibling != null || calibration != null) {
      courses.put(point, new Course(rate, sibling, calibration));
    }
  }

  private static Course.@Nullable Calibration calibration(Section given) {
    LocalDate last = given.made("last", CoursesReader::day);
    Amount every = given.duration("every", "365 d");
    Severity severity = given.word("severity", Severity.class);
    given.end();
    boolean fits = every.above(Amount.of("no time at all", 0, "0 s"), "or it is due at once");
    return fits && last != null
        ? new Course.Calibration(
            last.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli() + every.whole(),
            severity == null ? Severity.INFO : severity)
        : null;
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no day; write for example 2026-01-15", e);
    }
  }

  private Course.@Nullable Rate rate(PointId point, Section given) {
    Amount rise = given.optionalNumber("rise");
    Amount fall = given.optionalNumber("fall");
    Amount within = given.duration("within", "15 min");
    Severity severity = given.word("severity", Severity.class);
    given.end();
    if (!given.has("rise") && !given.has("fall")) {
      given.wrong("has neither rise nor fall; write one of them or both");
      return null;
    }
    if (ofDewPoint(point)) {
      given.wrong(
          "no gate says how far a dew point jumps, for that follows from two values; write rate at"
              + " the temperature and the humidity");
      return null;
    }
    Amount jump = jump(point);
    if (jump == null) {
      given.wrong(
          "a single wrong value would be a change; write gate: { jump: ... } at "
              + (points.virtuals.containsKey(point) ? "all it is computed from" : "this point"));
      return null;
    }
    String rule = "the gate believes a jump of so much at once, and one sample raises no alarm";
    boolean fits = rise == null || rise.above(jump, rule);
    fits &= fall == null || fall.above(jump, rule);
    Amount period = points.period(point);
    if (period != null) {
      fits &= within.above(period.times(2), "a change is seen by several samples");
    }
    return fits && (rise != null || fall != null)
        ? new Course.Rate(
            rise == null ? Double.POSITIVE_INFINITY : rise.value(),
            fall == null ? Double.POSITIVE_INFINITY : fall.value(),
            within.whole(),
            severity == null ? Severity.WARNING : severity)
        : null;
  }

  /// Whether a dew point is among what the point is computed from, or it is one.
  private boolean ofDewPoint(PointId point) {
    Virtual virtual = points.virtuals.get(point);
    return virtual != null
        && (virtual.operator() == Virtual.Operator.DEW_POINT
            || virtual.of().stream().anyMatch(this::ofDewPoint));
  }

  /// The most that the point can jump at once while all gates believe it.
  ///
  /// @return null when something has no gate
  private @Nullable Amount jump(PointId point) {
    Double jump = widest(point);
    String name =
        points.virtuals.containsKey(point) ? "what its gates let it jump" : "the jump of the gate";
    return jump == null ? null : Amount.of(name, jump, Quantities.number(jump));
  }

  private @Nullable Double widest(PointId point) {
    Virtual virtual = points.virtuals.get(point);
    if (virtual == null) {
      RoomRules.Gate gate = points.gates.get(point);
      return gate == null || gate.jump() == Double.MAX_VALUE ? null : gate.jump();
    }
    double widest = 0;
    double sum = 0;
    for (PointId source : virtual.of()) {
      Double each = widest(source);
      if (each == null) {
        return null;
      }
      widest = Math.max(widest, each);
      sum += each;
    }
    // Of a difference one may jump up and the other down; nothing else moves more than its sources.
    return virtual.operator() == Virtual.Operator.DIFFERENCE ? sum : widest;
  }

  private Course.@Nullable Sibling sibling(PointId point, Section given) {
    PointId other = given.made("point", name -> measuredLike(point, name));
    Amount apart = given.number("apart");
    Amount time = new LimitsReader(points.period(point), null, null).delay(given, "for", "30 min");
    Severity severity = given.word("severity", Severity.class);
    given.end();
    boolean fits = apart != null && apart.above(NOTHING, "no two sensors ever agree so well");
    return fits && other != null && apart != null
        ? new Course.Sibling(
            other, apart.value(), time.whole(), severity == null ? Severity.WARNING : severity)
        : null;
  }

  private PointId measuredLike(PointId point, String name) {
    PointInfo info = points.find(name);
    PointInfo own = points.find(point.name());
    Unit unit = own == null ? Unit.STATE : own.unit();
    if (info == null || info.unit() != unit || info.point().equals(point)) {
      throw new IllegalArgumentException(
          "there is no other point \""
              + name
              + "\" measured in "
              + unit.code()
              + "; "
              + Nearest.advice(
                  name,
                  points.points.values().stream()
                      .filter(each -> each.unit() == unit && !each.point().equals(point))
                      .map(each -> each.point().name())
                      .toList()));
    }
    return info.point();
  }
}
