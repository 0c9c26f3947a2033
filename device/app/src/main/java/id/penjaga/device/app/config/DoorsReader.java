package id.penjaga.device.app.config;

import id.penjaga.device.core.Pattern;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.yaml.Amount;
import id.penjaga.device.yaml.Nearest;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads `doors`, `readers` and `outputs`.
final class DoorsReader {
  private static final Amount NO_TIME = Amount.of("no time at all", 0, "0 s");

  private static final Amount LONGEST_STAY =
      Amount.of("the longest that a relay waits", 3_600_000, "1 h");

  private final Map<String, PartEntry> parts;
  private final Map<String, Amount> pulses;
  private final PointsReader points;

  final Map<PointId, RoomRules.DoorRule> doors = new LinkedHashMap<>();
  final Map<PointId, RoomRules.ReaderRule> readers = new LinkedHashMap<>();
  final Map<String, PointId> exits = new LinkedHashMap<>();
  final List<RoomRules.OutputRule> outputs = new ArrayList<>();

  DoorsReader(PartsReader parts, PointsReader points) {
    this.parts = parts.parts;
    this.pulses = parts.pulses;
    this.points = points;
  }

  void readDoors(@Nullable Section section, Section root) {
    if (section != null) {
      section.named().forEach(this::door);
      section.end();
    }
    for (PointInfo info : points.points.values()) {
      if (info.kind() == PointKind.DOOR && !doors.containsKey(info.point())) {
        Integer line = points.lines.get(info.point());
        root.problems()
            .add(
                line == null ? 0 : line,
                "points." + info.point(),
                "is a door without rules; write an entry " + info.point() + " under doors");
      }
    }
  }

  private void door(String name, Section section) {
    PointInfo info = points.find(name);
    PointId lock = section.optional("lock", text -> output(text, Set.of(PointKind.LOCK)));
    Amount unlock = section.duration("unlock", "5 s");
    Amount grant = section.duration("grant", "10 s");
    Amount held = section.duration("held", "60 s");
    String exit = section.optional("exit-button", this::button);
    PointId emergency =
        section.optional(
            "emergency-release", text -> output(text, Set.of(PointKind.EMERGENCY_RELEASE)));
    RoomRules.Warning warning = warning(section.optionalSection("held-warning"), held);
    DoorPolicy policy = new PassageReader(points).read(name, section.group("passage"));
    section.end();
    if (info == null || info.kind() != PointKind.DOOR) {
      section
          .problems()
          .add(
              section.line(),
              section.path(),
              "there is no point of kind door with this name; "
                  + Nearest.advice(name, names(kind -> kind == PointKind.DOOR)));
      return;
    }
    for (Map.Entry<PointId, RoomRules.DoorRule> other : doors.entrySet()) {
      if (lock != null && lock.equals(other.getValue().lock())) {
        section.wrong("lock", lock + " is already the lock of " + other.getKey());
      }
    }
    if (lock == null && emergency != null) {
      section.wrong("emergency-release", "this door has no lock; add lock or take this key out");
      emergency = null;
    }
    if (lock != null && emergency != null && unlock.whole() < 2_000) {
      section.wrong(
          "unlock", "must be at least 2 s, for the emergency release renews it a second before");
      emergency = null;
    }
    if (lock == null && section.has("unlock")) {
      section.wrong("unlock", "this door has no lock; add lock or take this key out");
    }
    if (exit != null && exits.putIfAbsent(exit, info.point()) != null) {
      section.wrong("exit-button", exit + " is already the button of another door");
    }
    boolean fits = grant.above(NO_TIME, "or each opening is a forced one");
    fits &= held.above(NO_TIME, "or each opening is an alarm");
    fits &= lock == null || unlocking(info.point(), lock, unlock, grant, held);
    PointId button = exit == null ? null : new PointId(exit);
    // A door whose times were refused is still a door for readers and badges.
    doors.put(
        info.point(),
        fits
            ? new RoomRules.DoorRule(
                lock,
                unlock.whole(),
                grant.whole(),
                held.whole(),
                button,
                emergency,
                policy,
                warning)
            : new RoomRules.DoorRule(lock, 5_000, 10_000, 60_000, button, emergency, policy));
  }

  /// How long the lock is open must fit its output and the times of the door.
  ///
  /// @return whether it does
  private boolean unlocking(PointId door, PointId lock, Amount unlock, Amount grant, Amount held) {
    boolean fits = unlock.above(NO_TIME, "or the lock opens for nobody");
    Amount pulse = pulses.get(lock.name());
    if (pulse != null) {
      fits &= unlock.atMost(pulse, "the lock's output ends each pulse by then");
    }
    fits &= unlock.atMost(held, "or a door that we hold open ourselves is an alarm");
    boolean granted =
        unlock.atMost(grant, "or an opening through the lock that we hold open is a forced one");
    Amount period = points.period(door);
    if (granted && period != null) {
      granted =
          unlock
              .plus(period)
              .atMost(grant, "the door is looked at once in " + period + " and seen so much later");
    }
    return fits && granted;
  }

  private RoomRules.@Nullable Warning warning(@Nullable Section section, Amount held) {
    if (section == null) {
      return null;
    }
    PointId output = section.made("output", text -> output(text, PointsReader.FOLLOWING));
    Amount before = section.duration("before", "15 s");
    boolean fits = before.above(NO_TIME, "or nothing sounds");
    fits &= before.below(held, "it sounds from then until the alarm, and not from the opening on");
    section.end();
    return output == null || !fits ? null : new RoomRules.Warning(output, before.whole());
  }

  private String button(String name) {
    PartEntry part = parts.get(name);
    if (part == null || part.role() != Driver.Role.CONTACT) {
      throw new IllegalArgumentException(
          "there is no contact \""
              + name
              + "\" among the parts; "
              + Nearest.advice(name, partNames(Driver.Role.CONTACT)));
    }
    return name;
  }

  void readReaders(@Nullable Section section, Section root) {
    if (section != null) {
      section.named().forEach(this::reader);
      section.end();
    }
    for (PartEntry part : parts.values()) {
      if (part.role() == Driver.Role.READER
          && readers.keySet().stream().noneMatch(id -> id.name().equals(part.name()))
          && (section == null || !section.has(part.name()))) {
        root.problems()
            .add(
                part.line(),
                "parts." + part.name(),
                "is a reader of no door; write an entry " + part.name() + " under readers");
      }
    }
  }

  private void reader(String name, Section section) {
    PartEntry part = parts.get(name);
    if (part == null || part.role() != Driver.Role.READER) {
      section
          .problems()
          .add(
              section.line(),
              section.path(),
              "there is no badge reader of this name among the parts; "
                  + Nearest.advice(name, partNames(Driver.Role.READER)));
    }
    PointId door = section.made("door", this::doorNamed);
    Direction direction =
        section.text("direction") == null ? null : section.word("direction", Direction.class);
    section.end();
    if (part != null && door != null && direction != null) {
      readers.put(new PointId(part.name()), new RoomRules.ReaderRule(door, direction));
    }
  }

  /// A door that has rules.
  PointId doorNamed(String name) {
    return doors.keySet().stream()
        .filter(id -> id.name().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new IllegalArgumentException(
                "there is no door \""
                    + name
                    + "\"; "
                    + Nearest.advice(name, doors.keySet().stream().map(PointId::name).toList())));
  }

  void readOutputs(@Nullable Section section) {
    if (section != null) {
      section.named().forEach(this::output);
      section.end();
    }
  }

  private void output(String name, Section section) {
    PointId point =
        section
            .problems()
            .tried(section.line(), section.path(), () -> output(name, PointsReader.FOLLOWING));
    Severity least = section.word("least", Severity.class);
    List<AlarmKind> kinds = section.list("kinds", text -> Vocabulary.of(text, AlarmKind.class));
    PointKind kind = point == null ? null : kind(point);
    boolean buzzer = kind == PointKind.BUZZER;
    boolean silenceable = section.flag("silenceable", buzzer || kind == PointKind.SIREN);
    RoomRules.Patterns patterns =
        patterns(
            section.optionalSection("patterns"),
            buzzer ? RoomRules.Patterns.BUZZER : RoomRules.Patterns.STEADY);
    RoomRules.AtLeast stays = stays(section, point, kind);
    section.end();
    if (point != null) {
      outputs.add(
          new RoomRules.OutputRule(
              point,
              silenceable,
              least == null ? Severity.WARNING : least,
              kinds,
              patterns,
              stays));
    }
  }

  /// How long a relay stays as it is. A sound or a lamp never waits, and neither does what a door
  /// warns by.
  private RoomRules.AtLeast stays(
      Section section, @Nullable PointId point, @Nullable PointKind kind) {
    Amount on = section.duration("min-on", "0 s");
    Amount off = section.duration("min-off", "0 s");
    boolean fits = on.atMost(LONGEST_STAY, "a longer one hides what the room asks for");
    fits &= off.atMost(LONGEST_STAY, "a longer one hides what the room asks for");
    boolean warns = warns(point);
    for (String key : List.of("min-on", "min-off")) {
      if (section.has(key) && kind != null && (kind != PointKind.RELAY || warns)) {
        section.wrong(
            key,
            warns
                ? "a door warns by this output, and a warning never waits; take this key out"
                : "only a relay can wait, and a "
                    + Vocabulary.written(kind)
                    + " must not; take"
                    + " this key out");
        fits = false;
      }
    }
    return fits ? new RoomRules.AtLeast(on.whole(), off.whole()) : RoomRules.AtLeast.NOTHING;
  }

  private static RoomRules.Patterns patterns(@Nullable Section section, RoomRules.Patterns usual) {
    if (section == null) {
      return usual;
    }
    Pattern info = section.word("info", Pattern.class);
    Pattern warning = section.word("warning", Pattern.class);
    Pattern critical = section.word("critical", Pattern.class);
    section.end();
    return new RoomRules.Patterns(
        info == null ? usual.info() : info,
        warning == null ? usual.warning() : warning,
        critical == null ? usual.critical() : critical);
  }

  /// The relay that pulses while the control loop lives. It is nobody else's: an alarm that drives
  /// it would look like life.
  @Nullable PointId readWatchdog(@Nullable Section section) {
    if (section == null) {
      return null;
    }
    PointId point = section.made("output", text -> output(text, Set.of(PointKind.RELAY)));
    section.end();
    boolean follows = outputs.stream().anyMatch(rule -> rule.output().equals(point));
    boolean warns = warns(point);
    if (follows || warns) {
      section.wrong(
          "output",
          point
              + (follows ? " follows alarms" : " is what a door warns by")
              + " already; give the watchdog an output of its own");
      return null;
    }
    return point;
  }

  private boolean warns(@Nullable PointId output) {
    return doors.values().stream()
        .map(RoomRules.DoorRule::warning)
        .anyMatch(warning -> warning != null && warning.output().equals(output));
  }

  private PointId output(String name, Set<PointKind> kinds) {
    PointInfo info = points.find(name);
    if (info == null || !kinds.contains(info.kind())) {
      throw new IllegalArgumentException(
          "there is no point \""
              + name
              + "\" of kind "
              + String.join(" or ", kinds.stream().map(Vocabulary::written).sorted().toList())
              + "; "
              + Nearest.advice(name, names(kinds::contains)));
    }
    return info.point();
  }

  private @Nullable PointKind kind(PointId point) {
    PointInfo info = points.points.get(point);
    return info == null ? null : info.kind();
  }

  private TreeSet<String> names(Predicate<PointKind> wanted) {
    TreeSet<String> names = new TreeSet<>();
    points.points.values().stream()
        .filter(info -> wanted.test(info.kind()))
        .forEach(info -> names.add(info.point().name()));
    return names;
  }

  private TreeSet<String> partNames(Driver.Role role) {
    TreeSet<String> names = new TreeSet<>();
    parts.values().stream()
        .filter(part -> part.role() == role)
        .forEach(part -> names.add(part.name()));
    return names;
  }
}
