package id.penjaga.device.app.config;

import id.penjaga.device.core.RoomRules;
import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Range;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.MeasuringRange;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.yaml.Amount;
import id.penjaga.device.yaml.Nearest;
import id.penjaga.device.yaml.Quantities;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads `points`: what the things that are wired mean, and what the room asks of them.
final class PointsReader {
  /// What feeds a point.
  private record Source(PartEntry part, @Nullable Channel channel) {}

  private static final double CHANGE_PER_HOUR = 20;
  private static final long USUALLY_STALE_MS = 90_000;

  private final Map<String, Amount> periods;
  private final Map<String, Source> sources = new LinkedHashMap<>();

  /// Names that look like channels and are none, and why.
  private final Map<String, String> withheld = new LinkedHashMap<>();

  private final Map<String, Map<Channel, PointId>> fed = new LinkedHashMap<>();

  final Map<PointId, PointInfo> points = new LinkedHashMap<>();
  final Map<PointId, RoomRules.Gate> gates = new LinkedHashMap<>();
  final Map<PointId, RoomRules.DewPoint> dewPoints = new LinkedHashMap<>();
  final List<RoomRules.Condition> conditions = new ArrayList<>();
  final Map<PointId, Integer> lines = new LinkedHashMap<>();

  PointsReader(PartsReader parts) {
    this.periods = parts.periods;
    for (PartEntry part : parts.parts.values()) {
      if (part.role() == Driver.Role.ACTUATOR) {
        sources.put(part.name(), new Source(part, null));
      }
      for (Channel channel : part.driver().channels()) {
        sources.put(channel.pointOf(part.name()), new Source(part, channel));
      }
      part.driver()
          .withheld()
          .forEach(each -> withheld.put(part.name() + "." + each.channel(), each.why()));
    }
  }

  /// The parts, now that it is known which of their channels are points.
  List<PartEntry> feeding(Map<String, PartEntry> parts) {
    return parts.values().stream()
        .map(part -> part.feeding(fed.getOrDefault(part.name(), Map.of())))
        .toList();
  }

  void read(Section section) {
    Map<String, Section> named = section.named();
    named.forEach(this::point);
    named.forEach(this::dewPoint);
    section.end();
  }

  private void point(String name, Section section) {
    Section dewPoint = section.optionalSection("dew-point");
    Source source = sources.get(name);
    if (source == null && dewPoint == null) {
      section
          .problems()
          .add(
              section.line(),
              section.path(),
              withheld.containsKey(name)
                  ? "is no channel: " + withheld.get(name)
                  : "no part has a channel of this name; "
                      + Nearest.advice(name, sources.keySet()));
      return;
    }
    PointId point =
        section.problems().tried(section.line(), section.path(), () -> new PointId(name));
    if (point == null) {
      return;
    }
    Channel channel = source == null ? null : source.channel();
    Unit unit = dewPoint != null ? Unit.CELSIUS : channel == null ? Unit.STATE : channel.unit();
    boolean output = dewPoint == null && channel == null;
    PointKind kind = kind(section, unit, source, output, dewPoint != null);
    Section label = section.section("label");
    String id = label == null ? null : label.text("id");
    String en = label == null ? null : label.text("en");
    if (label != null) {
      label.end();
    }
    Amount period = source == null ? derivedPeriod(dewPoint) : periods.get(source.part().name());
    Amount stale = stale(section, output, period);
    Limits limits;
    MeasuringRange range = null;
    if (unit == Unit.STATE) {
      limits = none(section, "limits", name);
      none(section, "gate", name);
      none(section, "offset", name);
    } else {
      double offset = section.number("offset", "0").value();
      range = range(source, offset);
      limits = limits(section, period, source, offset, range);
      gate(point, unit, section, offset, stale, period);
    }
    condition(point, kind, section, period);
    section.end();
    lines.put(point, section.line());
    points.put(
        point,
        new PointInfo(
            point,
            kind,
            unit,
            id == null ? name : id,
            en == null ? name : en,
            stale.whole(),
            limits,
            range));
    if (source != null && channel != null) {
      fed.computeIfAbsent(source.part().name(), _ -> new LinkedHashMap<>()).put(channel, point);
    }
  }

  private static PointKind kind(
      Section section, Unit unit, @Nullable Source source, boolean output, boolean dewPoint) {
    PointKind given = section.word("kind", PointKind.class);
    if (given == null) {
      if (unit == Unit.STATE && !section.has("kind")) {
        section.wrong(
            "kind",
            output
                ? "is missing; write lock, buzzer or relay"
                : "is missing; write what"
                    + " this contact stands for, such as door, leak, mains or other");
      }
      return switch (unit) {
        case CELSIUS -> dewPoint ? PointKind.DEW_POINT : PointKind.TEMPERATURE;
        case RELATIVE_HUMIDITY -> PointKind.HUMIDITY;
        case STATE -> PointKind.OTHER;
        default -> PointKind.UPS_VALUE;
      };
    }
    boolean switched =
        given == PointKind.LOCK || given == PointKind.BUZZER || given == PointKind.RELAY;
    if (given == PointKind.LOCK
        && source != null
        && source.part().driver().wire() != WireKind.DIGITAL_OUTPUT) {
      section.wrong(
          "kind",
          "a lock hangs on an output of the board, which releases it without the program; this part"
              + " is on a "
              + source.part().driver().wire());
    }
    if (switched != output) {
      section.wrong(
          "kind",
          output
              ? "this part is an output; write lock, buzzer or relay"
              : "only an output can be a " + Vocabulary.written(given));
    }
    return given;
  }

  private static Amount stale(Section section, boolean output, @Nullable Amount period) {
    if (output) {
      return Amount.of("an output is never stale", 0, "0 s");
    }
    if (period == null) {
      return section.duration("stale-after", Quantities.duration(USUALLY_STALE_MS));
    }
    long usual = Math.max(USUALLY_STALE_MS, 3 * period.whole());
    Amount stale = section.duration("stale-after", Quantities.duration(usual));
    stale.above(period.times(2), "or one lost sample makes the point a SENSOR_FAULT");
    return stale;
  }

  /// The longer period of the two points that a dew point is computed from.
  private @Nullable Amount derivedPeriod(@Nullable Section dewPoint) {
    if (dewPoint == null) {
      return null;
    }
    return Stream.of("temperature", "humidity")
        .map(key -> sources.get(dewPoint.text(key, "")))
        .filter(Objects::nonNull)
        .map(source -> periods.get(source.part().name()))
        .filter(Objects::nonNull)
        .max(Comparator.comparingDouble(Amount::value))
        .orElse(null);
  }

  private static @Nullable Limits none(Section section, String key, String name) {
    if (section.has(key)) {
      section.wrong(key, name + " is on or off and has no " + key + "; take this key out");
    }
    return null;
  }

  private static @Nullable Limits limits(
      Section section,
      @Nullable Amount period,
      @Nullable Source source,
      double offset,
      @Nullable MeasuringRange range) {
    Section given = section.optionalSection("limits");
    if (given == null) {
      return null;
    }
    if (source == null || range == null) {
      return new LimitsReader(period, null, null).read(given);
    }
    return new LimitsReader(
            period,
            end(source.part(), "lowest", range.low(), offset),
            end(source.part(), "highest", range.high(), offset))
        .read(given);
  }

  /// What the sensor gives. Limits are compared with calibrated values, so the offset moves it.
  private static @Nullable MeasuringRange range(@Nullable Source source, double offset) {
    Range range = source == null || source.channel() == null ? null : source.channel().range();
    return range == null
        ? null
        : new MeasuringRange(calibrated(range.least(), offset), calibrated(range.most(), offset));
  }

  private static double calibrated(double value, double offset) {
    return Math.rint((value + offset) * 1000) / 1000;
  }

  private static Amount end(PartEntry part, String which, double calibrated, double offset) {
    return Amount.of(
        "the "
            + which
            + " value of the "
            + part.driver().name()
            + (offset == 0 ? "" : " with the offset")
            + ", parts."
            + part.name()
            + " in line "
            + part.line(),
        calibrated,
        Quantities.number(calibrated));
  }

  private void gate(
      PointId point,
      Unit unit,
      Section section,
      double offset,
      Amount stale,
      @Nullable Amount period) {
    Section given = section.optionalSection("gate");
    if (given == null) {
      if (offset != 0) {
        gates.put(point, new RoomRules.Gate(offset, Double.MAX_VALUE, 2));
      }
      return;
    }
    Amount jump = given.number("jump");
    int agreeing = given.integer("agreeing", 2, 20, 3);
    Amount frozen = given.duration("frozen-after", "0 s");
    if (jump != null && jump.above(Amount.of("no jump", 0, "0"), "or no value is ever believed")) {
      naturalChange(unit, period)
          .ifPresent(change ->
              jump.atLeast(
                  change,
                  "the air of a room may change so much, and each sample would be held back"));
    }
    if (period != null) {
      stale.above(
          period.times(agreeing),
          "a jump is believed after so many samples that agree (agreeing), and the point would be a"
              + " SENSOR_FAULT before");
      if (given.has("frozen-after")) {
        frozen.above(
            period.times(2),
            "or no value is ever believed; take this key out for a point that may stand still");
      }
    }
    given.end();
    if (jump != null && jump.value() > 0) {
      gates.put(point, new RoomRules.Gate(offset, jump.value(), agreeing, frozen.whole()));
    }
  }

  /// What the air of a server room may do between two samples without anything being wrong: 20 °C
  /// (ASHRAE TC 9.9, the most for a room without tapes) and as many %RH in an hour.
  private static Optional<Amount> naturalChange(Unit unit, @Nullable Amount period) {
    if (period == null || unit != Unit.CELSIUS && unit != Unit.RELATIVE_HUMIDITY) {
      return Optional.empty();
    }
    double change = Math.rint(CHANGE_PER_HOUR * period.value() / 3_600_000 * 100) / 100;
    return Optional.of(
        Amount.of(
            "what "
                + Quantities.number(CHANGE_PER_HOUR)
                + " in an hour make in one sample of "
                + period,
            change,
            Quantities.number(change)));
  }

  /// What is bad about a two-valued point of a kind, unless the file says otherwise; null when
  /// nothing is.
  private static RoomRules.@Nullable Condition usual(PointId point, PointKind kind) {
    return switch (kind) {
      case LEAK ->
          new RoomRules.Condition(AlarmKind.WATER_LEAK, point, true, Severity.CRITICAL, 0, 0, true);
      case EMERGENCY_RELEASE ->
          new RoomRules.Condition(
              AlarmKind.EMERGENCY_RELEASE, point, true, Severity.CRITICAL, 0, 0, true);
      case TAMPER ->
          new RoomRules.Condition(AlarmKind.TAMPER, point, true, Severity.CRITICAL, 0, 0, true);
      case MAINS ->
          new RoomRules.Condition(
              AlarmKind.MAINS_LOST, point, false, Severity.CRITICAL, 0, 0, false);
      case UPS_ON_BATTERY ->
          new RoomRules.Condition(
              AlarmKind.UPS_ON_BATTERY, point, true, Severity.WARNING, 0, 0, false);
      case UPS_LOW_BATTERY ->
          new RoomRules.Condition(
              AlarmKind.UPS_LOW_BATTERY, point, true, Severity.CRITICAL, 0, 0, false);
      case UPS_FAULT ->
          new RoomRules.Condition(AlarmKind.UPS_FAULT, point, true, Severity.CRITICAL, 0, 0, false);
      default -> null;
    };
  }

  private void condition(PointId point, PointKind kind, Section section, @Nullable Amount period) {
    Section given = section.optionalSection("alarm");
    RoomRules.Condition usual = usual(point, kind);
    if (usual == null) {
      if (given != null) {
        section.wrong(
            "alarm",
            "only leak, emergency-release, tamper, mains, ups-on-battery, ups-low-battery and"
                + " ups-fault raise an alarm of their own; use limits for measured points and doors"
                + " for doors");
      }
      return;
    }
    if (given == null) {
      conditions.add(usual);
      return;
    }
    Severity severity = given.word("severity", Severity.class);
    LimitsReader delays = new LimitsReader(period, null, null);
    conditions.add(
        new RoomRules.Condition(
            usual.kind(),
            point,
            usual.when(),
            severity == null ? usual.severity() : severity,
            delays.delay(given, "raise-after", usual.raiseAfterMs() + " ms").whole(),
            delays.delay(given, "clear-after", usual.clearAfterMs() + " ms").whole(),
            given.flag("latch", usual.latch())));
    given.end();
  }

  private void dewPoint(String name, Section section) {
    Section given = section.optionalSection("dew-point");
    if (given == null) {
      return;
    }
    PointId temperature = measured(given, "temperature", Unit.CELSIUS);
    PointId humidity = measured(given, "humidity", Unit.RELATIVE_HUMIDITY);
    given.end();
    if (sources.containsKey(name)) {
      section.wrong("dew-point", "a part already feeds " + name + "; give it another name");
    } else if (temperature != null && humidity != null) {
      dewPoints.put(new PointId(name), new RoomRules.DewPoint(temperature, humidity));
    }
  }

  private @Nullable PointId measured(Section section, String key, Unit unit) {
    return section.made(
        key,
        name -> {
          Source source = sources.get(name);
          Channel channel = source == null ? null : source.channel();
          PointInfo info = find(name);
          if (info == null || channel == null || info.unit() != unit) {
            throw new IllegalArgumentException(
                "there is no point \""
                    + name
                    + "\" measured in "
                    + unit.code()
                    + "; "
                    + Nearest.advice(name, names(unit)));
          }
          return info.point();
        });
  }

  /// The sampling period of the part that feeds a point; null when it speaks up by itself.
  @Nullable Amount period(PointId point) {
    Source source = sources.get(point.name());
    return source == null ? null : periods.get(source.part().name());
  }

  @Nullable PointInfo find(String name) {
    return points.values().stream()
        .filter(info -> info.point().name().equals(name))
        .findFirst()
        .orElse(null);
  }

  private TreeSet<String> names(Unit unit) {
    TreeSet<String> names = new TreeSet<>();
    points.values().stream()
        .filter(info -> info.unit() == unit)
        .forEach(info -> names.add(info.point().name()));
    return names;
  }
}
