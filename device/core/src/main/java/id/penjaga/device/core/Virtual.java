package id.penjaga.device.core;

import id.penjaga.device.messages.PointId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A point that is computed from other points, which may be computed themselves (decision 0025).
///
/// @param of its sources, in the order in which the operator takes them
public record Virtual(Operator operator, List<PointId> of) {
  /// How it follows from its sources.
  public enum Operator {
    /// Of a temperature and a humidity (Magnus).
    DEW_POINT,
    MAX,
    MIN,
    MEAN,
    /// The first less the second.
    DIFFERENCE,
    /// On when one of them is on.
    ANY,
    /// On when all of them are on.
    ALL,
    /// On when two of the three are on.
    TWO_OF_THREE;

    /// Whether its sources are on or off, as it is itself.
    public boolean ofStates() {
      return this == ANY || this == ALL || this == TWO_OF_THREE;
    }

    private boolean takes(int sources) {
      return switch (this) {
        case DEW_POINT, DIFFERENCE -> sources == 2;
        case TWO_OF_THREE -> sources == 3;
        case MAX, MIN, MEAN, ANY, ALL -> sources >= 2;
      };
    }
  }

  /// @throws IllegalArgumentException when the operator takes another number of points, or a source
  ///     is named twice
  public Virtual {
    of = List.copyOf(of);
    if (!operator.takes(of.size())) {
      throw new IllegalArgumentException(
          "names "
              + of.size()
              + (of.size() == 1 ? " point" : " points")
              + " and must name "
              + switch (operator) {
                case DEW_POINT, DIFFERENCE -> "two";
                case TWO_OF_THREE -> "three";
                case MAX, MIN, MEAN, ANY, ALL -> "two or more";
              });
    }
    Set<PointId> seen = new LinkedHashSet<>();
    for (PointId source : of) {
      if (!seen.add(source)) {
        throw new IllegalArgumentException("names " + source + " twice");
      }
    }
  }

  public static Virtual dewPoint(PointId temperature, PointId humidity) {
    return new Virtual(Operator.DEW_POINT, List.of(temperature, humidity));
  }

  /// The way from a point over what it is computed from back to itself.
  ///
  /// @param points the same first and last
  public record Cycle(List<PointId> points) {
    public Cycle {
      points = List.copyOf(points);
    }

    public PointId first() {
      return points.getFirst();
    }

    /// As a clause, such as `a is computed from itself: a from b from a`.
    public String clause() {
      String way = points.stream().map(PointId::name).collect(Collectors.joining(" from "));
      return first() + " is computed from itself: " + way;
    }
  }

  /// The first point, by name, that is computed from itself.
  ///
  /// @return null when none is
  public static @Nullable Cycle cycle(Map<PointId, Virtual> virtuals) {
    return follow(virtuals, new LinkedHashMap<>());
  }

  /// The same, each behind all that it is computed from.
  ///
  /// @throws IllegalArgumentException when there is a {@link #cycle}
  public static Map<PointId, Virtual> inOrder(Map<PointId, Virtual> virtuals) {
    Map<PointId, Virtual> ordered = new LinkedHashMap<>();
    Cycle cycle = follow(virtuals, ordered);
    if (cycle != null) {
      throw new IllegalArgumentException(cycle.clause());
    }
    return ordered;
  }

  private static @Nullable Cycle follow(
      Map<PointId, Virtual> virtuals, Map<PointId, Virtual> ordered) {
    for (PointId each : new TreeMap<>(virtuals).keySet()) {
      Cycle cycle = follow(each, virtuals, new ArrayList<>(), ordered);
      if (cycle != null) {
        return cycle;
      }
    }
    return null;
  }

  private static @Nullable Cycle follow(
      PointId point,
      Map<PointId, Virtual> virtuals,
      List<PointId> way,
      Map<PointId, Virtual> ordered) {
    Virtual virtual = virtuals.get(point);
    if (virtual == null || ordered.containsKey(point)) {
      return null;
    }
    int begin = way.indexOf(point);
    way.add(point);
    if (begin >= 0) {
      return new Cycle(way.subList(begin, way.size()));
    }
    for (PointId source : virtual.of()) {
      Cycle cycle = follow(source, virtuals, way, ordered);
      if (cycle != null) {
        return cycle;
      }
    }
    way.removeLast();
    ordered.put(point, virtual);
    return null;
  }
}
