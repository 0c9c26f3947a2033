package id.penjaga.device.app.config;

import id.penjaga.device.core.RoomRules;
import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.CriticalBand;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.yaml.Amount;
import id.penjaga.device.yaml.Nearest;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads `points`: what the things that are wired mean, and what the room asks of them.
final class PointsReader {
  /// What feeds a point.
  private record Source(PartEntry part, @Nullable Channel channel) {}

  private final Map<String, Source> sources = new LinkedHashMap<>();

  /// Names that look like channels and are none, and why.
  private final Map<String, String> withheld = new LinkedHashMap<>();

  private final Map<String, Map<Channel, PointId>> fed = new LinkedHashMap<>();

  final Map<PointId, PointInfo> points = new LinkedHashMap<>();
  final Map<PointId, RoomRules.Gate> gates = new LinkedHashMap<>();
  final Map<PointId, RoomRules.DewPoint> dewPoints = new LinkedHashMap<>();
  final List<RoomRules.Condition> conditions = new ArrayList<>();
  final Map<PointId, Integer> lines = new LinkedHashMap<>();

  PointsReader(Map<String, PartEntry> parts) {
    for (PartEntry part : parts.values()) {
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
    PointKind kind = kind(section, unit, output, dewPoint != null);
    Section label = section.section("label");
    String id = label == null ? null : label.text("id");
    String en = label == null ? null : label.text("en");
    if (label != null) {
      label.end();
    }
    long stale = stale(section, output, source);
    Limits limits = unit == Unit.STATE ? none(section, "limits", name) : limits(section);
    if (unit == Unit.STATE) {
      none(section, "gate", name);
      none(section, "offset", name);
    } else {
      gate(point, section, source);
    }
    condition(point, kind, section);
    section.end();
    lines.put(point, section.line());
    points.put(
        point,
        new PointInfo(
            point, kind, unit, id == null ? name : id, en == null ? name : en, stale, limits));
    if (source != null && channel != null) {
      fed.computeIfAbsent(source.part().name(), _ -> new LinkedHashMap<>()).put(channel, point);
    }
  }

  private static PointKind kind(Section section, Unit unit, boolean output, boolean dewPoint) {
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
    if (switched != output) {
      section.wrong(
          "kind",
          output
              ? "this part is an output; write lock, buzzer or relay"
              : "only an output can be a " + Vocabulary.written(given));
    }
    return given;
  }

  private static long stale(Section section, boolean output, @Nullable Source source) {
    if (output) {
      return 0;
    }
    long stale = section.duration("stale-after", "90 s").whole();
    if (source != null && stale <= source.part().everyMs()) {
      section.wrong(
          "stale-after",
          "must be longer than the "
              + source.part().everyMs() / 1000.0
              + " s between two samples, or the point is never fresh");
    }
    return stale;
  }

  private static @Nullable Limits none(Section section, String key, String name) {
    if (section.has(key)) {
      section.wrong(key, name + " is on or off and has no " + key + "; take this key out");
    }
    return null;
  }

  private static @Nullable Limits limits(Section section) {
    Section given = section.optionalSection("limits");
    if (given == null) {
      return null;
    }
    Amount low = given.number("low");
    Amount high = given.number("high");
    double deadband = given.number("deadband", "0").value();
    long raise = given.duration("raise-after", "60 s").whole();
    long clear = given.duration("clear-after", "60 s").whole();
    String source = given.text("source", "");
    Section standard = given.optionalSection("standard");
    Amount standardLow = standard == null ? low : standard.number("low");
    Amount standardHigh = standard == null ? high : standard.number("high");
    if (standard != null) {
      standard.end();
    }
    CriticalBand critical = critical(given.optionalSection("critical"));
    given.end();
    if (low == null || high == null || standardLow == null || standardHigh == null) {
      return null;
    }
    return given
        .problems()
        .tried(
            given.line(),
            given.path(),
            () ->
                new Limits(
                    low.value(),
                    high.value(),
                    deadband,
                    raise,
                    clear,
                    source,
                    standardLow.value(),
                    standardHigh.value(),
                    critical));
  }

  /// The second band; an end that is left out is not watched (F7).
  private static @Nullable CriticalBand critical(@Nullable Section given) {
    if (given == null) {
      return null;
    }
    double low = given.has("low") ? value(given.number("low")) : Double.NEGATIVE_INFINITY;
    double high = given.has("high") ? value(given.number("high")) : Double.POSITIVE_INFINITY;
    long raise = given.duration("raise-after", "30 s").whole();
    long clear = given.duration("clear-after", "60 s").whole();
    Severity severity = given.word("severity", Severity.class);
    given.end();
    if (Double.isNaN(low) || Double.isNaN(high)) {
      return null;
    }
    return given
        .problems()
        .tried(
            given.line(),
            given.path(),
            () ->
                new CriticalBand(
                    low, high, raise, clear, severity == null ? Severity.CRITICAL : severity));
  }

  /// Not a number when it could not be read, which is reported already.
  private static double value(@Nullable Amount amount) {
    return amount == null ? Double.NaN : amount.value();
  }

  private void gate(PointId point, Section section, @Nullable Source source) {
    double offset = section.number("offset", "0").value();
    Section given = section.optionalSection("gate");
    if (given != null) {
      Amount jump = given.number("jump");
      if (jump != null && jump.value() <= 0) {
        given.wrong("jump", "must be above 0");
      }
      int agreeing = given.integer("agreeing", 2, 20, 3);
      long frozen = frozen(given, source);
      given.end();
      if (jump != null) {
        gates.put(point, new RoomRules.Gate(offset, jump.value(), agreeing, frozen));
      }
    } else if (offset != 0) {
      gates.put(point, new RoomRules.Gate(offset, Double.MAX_VALUE, 2));
    }
  }

  private static long frozen(Section gate, @Nullable Source source) {
    long frozen = gate.duration("frozen-after", "0 s").whole();
    if (gate.has("frozen-after") && source != null && frozen <= source.part().everyMs()) {
      gate.wrong(
          "frozen-after",
          "must be longer than the "
              + source.part().everyMs() / 1000.0
              + " s between two samples, or no value is ever believed; take this key out for a"
              + " point that may stand still");
    }
    return frozen;
  }

  /// What is bad about a two-valued point of a kind, unless the file says otherwise; null when
  /// nothing is.
  private static RoomRules.@Nullable Condition usual(PointId point, PointKind kind) {
    return switch (kind) {
      case LEAK ->
          new RoomRules.Condition(AlarmKind.WATER_LEAK, point, true, Severity.CRITICAL, 0, 0, true);
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

  private void condition(PointId point, PointKind kind, Section section) {
    Section given = section.optionalSection("alarm");
    RoomRules.Condition usual = usual(point, kind);
    if (usual == null) {
      if (given != null) {
        section.wrong(
            "alarm",
            "only leak, mains, ups-on-battery, ups-low-battery and ups-fault raise an alarm of"
                + " their own; use limits for measured points and doors for doors");
      }
      return;
    }
    if (given == null) {
      conditions.add(usual);
      return;
    }
    Severity severity = given.word("severity", Severity.class);
    conditions.add(
        new RoomRules.Condition(
            usual.kind(),
            point,
            usual.when(),
            severity == null ? usual.severity() : severity,
            given.duration("raise-after", usual.raiseAfterMs() + " ms").whole(),
            given.duration("clear-after", usual.clearAfterMs() + " ms").whole(),
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
