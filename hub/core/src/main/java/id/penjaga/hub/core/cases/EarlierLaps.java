package id.penjaga.hub.core.cases;

import id.penjaga.hub.core.book.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// The laps that entries of an `each` stretch have behind them, while a case is folded: a visitor
/// who comes again answers the same form anew, and what they said before stays beside it.
final class EarlierLaps {
  final Map<String, List<Case.Lap>> earlier = new HashMap<>();

  EarlierLaps(Map<String, List<Case.Lap>> before) {
    before.forEach((place, laps) -> earlier.put(place, new ArrayList<>(laps)));
  }

  /// Begins the next lap where an opening answers a step that was answered in this one.
  ///
  /// @param place of the form
  void answer(
      Case.Opening opening,
      Collection<Case.Opening> openings,
      String place,
      Map<String, Map<String, Value>> answers) {
    if (opening.item() == null) {
      return;
    }
    SortedSet<Integer> lap = new TreeSet<>();
    boolean again = false;
    for (Case.Opening one : openings) {
      if (opening.item().equals(one.item())
          && one.filled() != null
          && one.number() != opening.number()
          && earlier.getOrDefault(place, List.of()).stream()
              .noneMatch(before -> before.openings().contains(one.number()))) {
        lap.add(one.number());
        again |= one.step().equals(opening.step());
      }
    }
    Map<String, Value> told = again ? answers.remove(place) : null;
    if (told != null) {
      earlier.computeIfAbsent(place, _ -> new ArrayList<>()).add(new Case.Lap(lap, told));
    }
  }

  Map<String, List<Case.Lap>> build() {
    Map<String, List<Case.Lap>> all = new HashMap<>();
    earlier.forEach((place, laps) -> all.put(place, List.copyOf(laps)));
    return Map.copyOf(all);
  }
}
