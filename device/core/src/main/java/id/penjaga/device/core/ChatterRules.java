package id.penjaga.device.core;

import id.penjaga.device.messages.PointId;
import java.util.Map;

/// When an alarm that is raised again and again is one alarm (decision 0028).
///
/// @param usual where nothing else is said
/// @param points of points that are told otherwise
public record ChatterRules(Rule usual, Map<PointId, Rule> points) {
  public static final ChatterRules NONE = new ChatterRules(Rule.OFF, Map.of());

  /// As shipped.
  public static final ChatterRules USUAL =
      new ChatterRules(new Rule(Rule.MOST, Rule.WITHIN_MS), Map.of());

  public ChatterRules {
    points = Map.copyOf(points);
  }

  /// An alarm that is raised more than `most` times within a while chatters, until its condition
  /// was good for as long.
  ///
  /// @param most 0 when it never does
  public record Rule(int most, long withinMs) {
    public static final int MOST = 3;
    public static final long WITHIN_MS = 600_000;

    /// The most that is asked for: of so many raises the moment is kept.
    public static final int MOST_OF_ALL = 100;

    public static final Rule OFF = new Rule(0, 0);

    /// @throws IllegalArgumentException when raises are counted over no time, or too many of them
    public Rule {
      if (most < 0 || most > MOST_OF_ALL) {
        throw new IllegalArgumentException("most " + most + ": from 0 to " + MOST_OF_ALL);
      }
      if (most > 0 && withinMs <= 0) {
        throw new IllegalArgumentException("within: raises must be counted over some time");
      }
    }

    boolean off() {
      return most == 0;
    }
  }

  Rule of(PointId point) {
    return points.getOrDefault(point, usual);
  }
}
