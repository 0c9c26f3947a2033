package id.penjaga.device.app.year;

import id.penjaga.device.messages.Position;
import id.penjaga.device.sim.Kernel;
import id.penjaga.device.sim.year.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the oracles know: every record that was durable, everything that was promised, everything
/// that went wrong.
final class Story {
  final Trace trace = new Trace(200);
  final TreeMap<Position, String> durable = new TreeMap<>();
  final Map<String, Integer> commandsRun = new HashMap<>();
  private final List<String> violations = new ArrayList<>();
  private final Kernel kernel;

  int boots;

  /// Starts on a disk that took nothing.
  int impairedStarts;

  long unlocks;

  /// Releases of the lock during a full disk whose record came later.
  long madeUp;

  long leaks;
  long heldOpen;
  long declaredLost;
  long declaredUnreadable;

  /// Records on pages that were damaged on purpose.
  final TreeSet<Position> damaged = new TreeSet<>();

  Story(Kernel kernel) {
    this.kernel = kernel;
  }

  void note(String what, long value) {
    trace.note(kernel.nanos(), what, value);
  }

  void require(boolean holds, String what) {
    if (!holds && violations.size() < 20) {
      violations.add("at " + java.time.Duration.ofNanos(kernel.nanos()) + ": " + what);
    }
  }

  List<String> violations() {
    return violations;
  }

  boolean clean() {
    return violations.isEmpty();
  }

  /// A record is durable: it was read back from the disk, or its append returned.
  void durable(Position position, String hash) {
    String before = durable.put(position, hash);
    require(
        before == null || before.equals(hash),
        "record " + position + " has two contents: a position was used twice");
    note("record", position.sequence());
  }
}
