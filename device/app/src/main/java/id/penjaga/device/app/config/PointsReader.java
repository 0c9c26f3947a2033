package id.penjaga.device.app.config;

import id.penjaga.device.core.ChatterRules;
import id.penjaga.device.core.Course;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.Virtual;
import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Range;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.MeasuringRange;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.yaml.Amount;
import id.penjaga.device.yaml.Nearest;
import id.penjaga.device.yaml.Quantities;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads `points`: what the things that are wired mean, and what the room asks of them.
final class PointsReader {
  /// What feeds a point.
  private record Source(PartEntry part, @Nullable Channel channel) {}

  /// Outputs that follow alarms.
  static final Set<PointKind> FOLLOWING =
      EnumSet.of(PointKind.BUZZER, PointKind.SIREN, PointKind.BEACON, PointKind.RELAY);

  private static final double CHANGE_PER_HOUR = 20;
  private static final long USUALLY_STALE_MS = 90_000;

  private final Map<String, Amount> periods;
  private final Map<String, Source> sources = new LinkedHashMap<>();

  /// Names that look like channels and are none, and why.
  private final Map<String, String> withheld = new LinkedHashMap<>();

  /// Of points that are computed from such as are sampled.
  private final Map<PointId, Amount> computedPeriods = new LinkedHashMap<>();

  /// Points of whose course something is asked.
  private final Map<PointId, Section> ofCourses = new LinkedHashMap<>();

  private final Map<String, Map<Channel, PointId>> fed = new LinkedHashMap<>();

  final Map<PointId, PointInfo> points = new LinkedHashMap<>();
  final Map<PointId, RoomRules.Gate> gates = new LinkedHashMap<>();
  final Map<PointId, Virtual> virtuals = new LinkedHashMap<>();
  final Map<PointId, Course> courses = new LinkedHashMap<>();
  final List<RoomRules.Condition> conditions = new ArrayList<>();
  final Map<PointId, ChatterRules.Rule> chatter = new LinkedHashMap<>();
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
    VirtualsReader computed = new VirtualsReader(named);
    named.forEach((name, each) -> {
      if (!computed.names(name)) {
        wired(name, each);
      }
    });
    computed
        .inOrder()
        .forEach((point, virtual) -> {
          Section each = named.get(point.name());
          if (each != null && computed.sound(virtual, points)) {
            computed(point, virtual, each);
          }
        });
    courses.putAll(CoursesReader.read(this, ofCourses));
    section.end();
  }

  /// A point that a part feeds.
  private void wired(String name, Section section) {
    Source source = sources.get(name);
    if (source == null) {
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
    if (point != null) {
      Channel channel = source.channel();
      point(point, section, source, null, channel == null ? Unit.STATE : channel.unit());
      if (channel != null) {
        fed.computeIfAbsent(source.part().name(), _ -> new LinkedHashMap<>()).put(channel, point);
      }
    }
  }

  private void computed(PointId point, Virtual virtual, Section section) {
    if (sources.containsKey(point.name())) {
      section.wrong(
          VirtualsReader.key(section), "a part already feeds " + point + "; give it another name");
      return;
    }
    Unit unit = VirtualsReader.unit(section, virtual, points);
    if (unit != null) {
      for (String key :
          unit == Unit.STATE ? List.<String>of() : List.of("gate", "offset", "calibration")) {
        if (section.has(key)) {
          section.wrong(key, point + " is computed; write this at the points it is computed from");
        }
      }
      longestPeriod(virtual).ifPresent(period -> computedPeriods.put(point, period));
      virtuals.put(point, virtual);
      point(point, section, null, virtual, unit);
    }
  }

  /// The longest of the periods of all that a point is computed from.
  private Optional<Amount> longestPeriod(Virtual virtual) {
    return virtual.of().stream()
        .map(this::period)
        .filter(Objects::nonNull)
        .max(Comparator.comparingDouble(Amount::value));
  }

  private void point(
      PointId point,
      Section section,
      @Nullable Source source,
      @Nullable Virtual virtual,
      Unit unit) {
    String name = point.name();
    boolean output = source != null && source.channel() == null;
    PointKind kind = kind(section, unit, source, output, usualKind(unit, virtual));
    Section label = section.section("label");
    String id = label == null ? null : label.text("id");
    String en = label == null ? null : label.text("en");
    if (label != null) {
      label.end();
    }
    Amount period = period(point);
    Amount stale = stale(section, output, period);
    Limits limits;
    MeasuringRange range = null;
    double accuracy = 0;
    if (unit == Unit.STATE) {
      limits = none(section, "limits", name);
      none(section, "gate", name);
      none(section, "offset", name);
      none(section, "accuracy", name);
      none(section, "rate", name);
      none(section, "sibling", name);
      none(section, "calibration", name);
    } else {
      double offset = section.number("offset", "0").value();
      range = range(source, offset);
      limits = limits(section, period, source, offset, range);
      accuracy = accuracy(section, limits);
      gate(point, unit, section, offset, stale, period);
      if (section.has("rate") | section.has("sibling") | section.has("calibration")) {
        ofCourses.put(point, section);
      }
    }
    RoomRules.Condition condition = StateAlarmReader.read(point, kind, section, period);
    if (condition != null) {
      conditions.add(condition);
    }
    ChatterRules.Rule rule = ChatterReader.of(section.optionalSection("chattering"));
    if (rule != null) {
      chatter.put(point, rule);
    }
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
            range,
            accuracy));
  }

  /// What a point without `kind` is: the highest of two temperatures is one, their difference not.
  private PointKind usualKind(Unit unit, @Nullable Virtual virtual) {
    PointInfo first = virtual == null ? null : points.get(virtual.of().getFirst());
    if (virtual != null && first != null) {
      return switch (virtual.operator()) {
        case DEW_POINT -> PointKind.DEW_POINT;
        case DIFFERENCE, ANY, ALL, TWO_OF_THREE -> PointKind.OTHER;
        case MAX, MIN, MEAN -> first.kind();
      };
    }
    return switch (unit) {
      case CELSIUS -> PointKind.TEMPERATURE;
      case RELATIVE_HUMIDITY -> PointKind.HUMIDITY;
      case STATE -> PointKind.OTHER;
      default -> PointKind.UPS_VALUE;
    };
  }

  private static PointKind kind(
      Section section, Unit unit, @Nullable Source source, boolean output, PointKind usual) {
    PointKind given = section.word("kind", PointKind.class);
    if (given == null) {
      if (unit == Unit.STATE && !section.has("kind")) {
        section.wrong(
            "kind",
            output
                ? "is missing; write lock, buzzer, siren, beacon or relay"
                : "is missing; write what"
                    + " this contact stands for, such as door, leak, mains or other");
      }
      return usual;
    }
    boolean switched = given == PointKind.LOCK || FOLLOWING.contains(given);
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
              ? "this part is an output; write lock, buzzer, siren, beacon or relay"
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

  private static double accuracy(Section section, @Nullable Limits limits) {
    Amount accuracy = section.number("accuracy", "0");
    boolean fits =
        accuracy.atLeast(
            Amount.of("an exact sensor", 0, "0"), "write how far a value may be from the true one");
    if (fits && limits != null) {
      double half = (limits.high() - limits.low()) / 2;
      fits =
          accuracy.below(
              Amount.of("half the width of the band", half, Quantities.number(half)),
              "no value is surely inside with such a sensor");
    }
    return fits ? accuracy.value() : 0;
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

  /// The sampling period of the part that feeds a point, the longest of those of a computed one;
  /// null when it speaks up by itself.
  @Nullable Amount period(PointId point) {
    Source source = sources.get(point.name());
    return source == null ? computedPeriods.get(point) : periods.get(source.part().name());
  }

  @Nullable PointInfo find(String name) {
    return points.values().stream()
        .filter(info -> info.point().name().equals(name))
        .findFirst()
        .orElse(null);
  }
}
