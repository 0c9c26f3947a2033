package id.penjaga.device.app.parts;

import id.penjaga.device.messages.PointId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What the log is told of troubles: each begins once and ends once, however long a storm of errors
/// blows. Within one trouble a sentence is told once, so that a technician who mends one thing sees
/// the next.
final class Troubles {
  private static final int GOOD_IN_A_ROW = 3;

  private final Map<PointId, Trouble> troubles = new HashMap<>();

  private static final class Trouble {
    final Set<String> told = new HashSet<>();
    String last = "";
    int failures;
    int good;
  }

  /// @return the sentence to log, if it is new
  synchronized Optional<String> failed(PointId point, String advice) {
    Trouble trouble = troubles.computeIfAbsent(point, _ -> new Trouble());
    trouble.last = advice;
    trouble.failures++;
    trouble.good = 0;
    return trouble.told.add(advice) ? Optional.of(advice) : Optional.empty();
  }

  /// A good sample; a few in a row end a trouble, so that a loose contact is one trouble and not
  /// hundreds.
  synchronized Optional<String> good(PointId point) {
    Trouble trouble = troubles.get(point);
    if (trouble == null || ++trouble.good < GOOD_IN_A_ROW) {
      return Optional.empty();
    }
    return ended(point);
  }

  /// What was in trouble has done what it was asked.
  synchronized Optional<String> ended(PointId point) {
    Trouble trouble = troubles.remove(point);
    return trouble == null
        ? Optional.empty()
        : Optional.of(
            "is well again after " + trouble.failures + " failures; the last: " + trouble.last);
  }
}
