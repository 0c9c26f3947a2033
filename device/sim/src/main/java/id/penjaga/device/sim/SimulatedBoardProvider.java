package id.penjaga.device.sim;

import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.BoardProvider;
import id.penjaga.device.drivers.wire.Connector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadFactory;

/// Makes the simulated board by name. Options: `seed` (a whole number, default 1), `speed` (1 to
/// 1000, default 1), `story` (`story`, the one that is shipped and the default, or `none`).
public final class SimulatedBoardProvider implements BoardProvider {
  private static final Set<String> OPTIONS = new TreeSet<>(Set.of("seed", "speed", "story"));

  @Override
  public String name() {
    return SimulatedBoard.NAME;
  }

  @Override
  public List<Connector> connectors(Map<String, String> options) {
    check(options);
    return SimulatedRoom.CONNECTORS;
  }

  private static void check(Map<String, String> options) {
    for (String option : options.keySet()) {
      if (!OPTIONS.contains(option)) {
        throw new IllegalArgumentException(
            "\"" + option + "\" is not an option of the simulated board; it has " + OPTIONS);
      }
    }
  }

  @Override
  public Board open(Map<String, String> options, ThreadFactory threads) {
    check(options);
    String story = options.getOrDefault("story", "story");
    if (!story.equals("story") && !story.equals("none")) {
      throw new IllegalArgumentException("story is \"" + story + "\"; write story or none");
    }
    long seed = number("seed", options.getOrDefault("seed", "1"));
    long speed = number("speed", options.getOrDefault("speed", "1"));
    SimulatedBoard board =
        SimulatedBoard.paced(seed, Math.clamp(speed, -1, Integer.MAX_VALUE), threads);
    if (story.equals("story")) {
      board.play(shipped());
    }
    return board;
  }

  /// The story that is shipped.
  static Scenario shipped() {
    try {
      return Scenario.parse(Resource.text("story.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException("the story cannot be read", e);
    }
  }

  private static long number(String option, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(option + " is \"" + text + "\"; write a whole number", e);
    }
  }
}
