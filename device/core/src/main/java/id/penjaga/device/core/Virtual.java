package id.penjaga.device.core;

import id.penjaga.device.messages.PointId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

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

  /// The same, each behind all that it is computed from.
  ///
  /// @throws IllegalArgumentException when one is computed from itself, naming the way round
  public static Map<PointId, Virtual> inOrder(Map<PointId, Virtual> virtuals) {
    Map<PointId, Virtual> ordered = new LinkedHashMap<>();
    for (PointId each : new TreeMap<>(virtuals).keySet()) {
      follow(each, virtuals, new ArrayList<>(), ordered);
    }
    return ordered;
  }

  private static void follow(
      PointId point,
      Map<PointId, Virtual> virtuals,
      List<PointId> way,
      Map<PointId, Virtual> ordered) {
    Virtual virtual = virtuals.get(point);
    if (virtual == null || ordered.containsKey(point)) {
      return;
    }
    int begin = way.indexOf(point);
    if (begin >= 0) {
      List<String> round =
          new ArrayList<>(way.subList(begin, way.size()).stream().map(PointId::name).toList());
      round.add(point.name());
      throw new IllegalArgumentException(
          point + " is computed from itself: " + String.join(" from ", round));
    }
    way.add(point);
    virtual.of().forEach(source -> follow(source, virtuals, way, ordered));
    way.removeLast();
    ordered.put(point, virtual);
  }
}
