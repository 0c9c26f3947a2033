package id.penjaga.device.app.config;

import id.penjaga.device.core.Virtual;
import id.penjaga.device.core.Virtual.Operator;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.yaml.Nearest;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Vocabulary;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Reads how points are computed from others: `virtual`, and `dew-point`, which names its two
/// sources by what they measure.
final class VirtualsReader {
  private static final String DEW_POINT = "dew-point";
  private static final String VIRTUAL = "virtual";

  private final Set<String> names = new LinkedHashSet<>();
  private final Map<PointId, Virtual> found = new LinkedHashMap<>();
  private final Map<PointId, Section> sections = new LinkedHashMap<>();

  /// @param points all entries of `points`, by name
  VirtualsReader(Map<String, Section> points) {
    points.forEach((name, section) -> {
      if (section.has(DEW_POINT) | section.has(VIRTUAL)) {
        names.add(name);
        read(name, section, points.keySet());
      }
    });
  }

  /// Whether a point is said to be computed, rightly or not.
  boolean names(String point) {
    return names.contains(point);
  }

  /// Whether its sources are not among those computed points that were refused: one mistake makes
  /// one problem.
  boolean sound(Virtual virtual, Map<PointId, PointInfo> made) {
    return virtual.of().stream().allMatch(of -> made.containsKey(of) || !names(of.name()));
  }

  /// Each behind all that it is computed from. What leads back to itself is refused and left out.
  Map<PointId, Virtual> inOrder() {
    Map<PointId, Virtual> sound = new LinkedHashMap<>(found);
    Virtual.Cycle cycle = Virtual.cycle(sound);
    while (cycle != null) {
      Section section = section(cycle.first());
      section.wrong(key(section), cycle.clause() + "; take one of them out");
      sound.remove(cycle.first());
      cycle = Virtual.cycle(sound);
    }
    return Virtual.inOrder(sound);
  }

  /// The key that says how a point is computed.
  static String key(Section section) {
    return section.has(VIRTUAL) ? VIRTUAL : DEW_POINT;
  }

  private Section section(PointId point) {
    Section section = sections.get(point);
    if (section == null) {
      throw new IllegalArgumentException("nothing says how " + point + " is computed");
    }
    return section;
  }

  private void read(String name, Section section, Set<String> points) {
    PointId point =
        section.problems().tried(section.line(), section.path(), () -> new PointId(name));
    if (section.has(DEW_POINT) && section.has(VIRTUAL)) {
      section.wrong(DEW_POINT, "is computed in two ways; keep dew-point or virtual");
    }
    Virtual virtual = section.has(VIRTUAL) ? virtual(section, points) : dewPoint(section, points);
    if (point != null && virtual != null) {
      found.put(point, virtual);
      sections.put(point, section);
    }
  }

  private static @Nullable Virtual dewPoint(Section section, Set<String> points) {
    Section given = section.optionalSection(DEW_POINT);
    if (given == null) {
      return null;
    }
    PointId temperature = given.made("temperature", name -> known(name, points));
    PointId humidity = given.made("humidity", name -> known(name, points));
    given.end();
    return temperature == null || humidity == null
        ? null
        : given
            .problems()
            .tried(given.line(), given.path(), () -> Virtual.dewPoint(temperature, humidity));
  }

  private static @Nullable Virtual virtual(Section section, Set<String> points) {
    Section given = section.optionalSection(VIRTUAL);
    if (given == null) {
      return null;
    }
    List<Virtual> all = new ArrayList<>();
    boolean none = true;
    for (Operator operator : Operator.values()) {
      String word = Vocabulary.written(operator);
      if (operator != Operator.DEW_POINT && given.has(word)) {
        none = false;
        List<PointId> of = given.list(word, name -> known(name, points));
        Virtual made =
            given
                .problems()
                .tried(given.line(word), given.at(word), () -> new Virtual(operator, of));
        if (made != null) {
          all.add(made);
        }
      }
    }
    if (none) {
      given.wrong("says nothing; write for example max: [rack-1.temperature, rack-2.temperature]");
    } else if (all.size() > 1) {
      given.wrong("is computed in " + all.size() + " ways; keep one of them");
    }
    given.end();
    return all.isEmpty() ? null : all.getFirst();
  }

  private static PointId known(String name, Collection<String> points) {
    if (!points.contains(name)) {
      throw new IllegalArgumentException(
          "there is no point \"" + name + "\"; " + Nearest.advice(name, points));
    }
    return new PointId(name);
  }

  /// The unit of what is computed, once its sources are known.
  ///
  /// @param points all points that are read or computed already
  /// @return null when a source is of a wrong unit, which is then a problem
  static @Nullable Unit unit(Section section, Virtual virtual, Map<PointId, PointInfo> points) {
    PointInfo first = points.get(virtual.of().getFirst());
    Unit unit = first == null ? Unit.STATE : first.unit();
    boolean fits =
        switch (virtual.operator()) {
          case DEW_POINT ->
              fits(section, virtual.of().getFirst(), points, Unit.CELSIUS)
                  & fits(section, virtual.of().getLast(), points, Unit.RELATIVE_HUMIDITY);
          case ANY, ALL, TWO_OF_THREE -> allFit(section, virtual, points, Unit.STATE);
          case MAX, MIN, MEAN ->
              measured(section, virtual, points) && allFit(section, virtual, points, unit);
          case DIFFERENCE ->
              measured(section, virtual, points)
                  && allFit(section, virtual, points, unit)
                  && signed(section, unit);
        };
    return !fits ? null : virtual.operator() == Operator.DEW_POINT ? Unit.CELSIUS : unit;
  }

  private static boolean measured(
      Section section, Virtual virtual, Map<PointId, PointInfo> points) {
    PointId first = virtual.of().getFirst();
    PointInfo info = points.get(first);
    if (info != null && info.unit() != Unit.STATE) {
      return true;
    }
    section.wrong(
        key(section),
        "there is no measured point \""
            + first
            + "\"; "
            + Nearest.advice(first.name(), named(points, unit -> unit != Unit.STATE)));
    return false;
  }

  private static boolean allFit(
      Section section, Virtual virtual, Map<PointId, PointInfo> points, Unit unit) {
    boolean fits = true;
    for (PointId source : virtual.of()) {
      fits &= fits(section, source, points, unit);
    }
    return fits;
  }

  private static boolean fits(
      Section section, PointId source, Map<PointId, PointInfo> points, Unit unit) {
    PointInfo info = points.get(source);
    if (info != null && info.unit() == unit) {
      return true;
    }
    section.wrong(
        key(section),
        "there is no point \""
            + source
            + (unit == Unit.STATE
                ? "\" that is on or off; "
                : "\" measured in " + unit.code() + "; ")
            + Nearest.advice(source.name(), named(points, each -> each == unit)));
    return false;
  }

  /// A difference may be below nought, and not every unit is.
  private static boolean signed(Section section, Unit unit) {
    if (unit.holds(-1)) {
      return true;
    }
    section.wrong(
        key(section),
        "a difference can be below 0 and nothing in " + unit.code() + " is; write limits for each");
    return false;
  }

  private static List<String> named(Map<PointId, PointInfo> points, Predicate<Unit> unit) {
    return points.values().stream()
        .filter(info -> unit.test(info.unit()))
        .map(info -> info.point().name())
        .toList();
  }
}
