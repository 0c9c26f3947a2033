package id.penjaga.hub.core.tuning;

import id.penjaga.device.messages.AlarmKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Two lists of alarms of one point, set beside each other. An alarm is the same as one of the
/// other list when it is of the same kind, both stand at some moment, and nothing before it was
/// that one.
///
/// @param kept those of both lists, in the order they were raised first
/// @param vanished those of the first list alone
/// @param added those of the second alone
public record Comparison(List<Kept> kept, List<Vanished> vanished, List<AlarmSpell> added) {
  public Comparison {
    kept = List.copyOf(kept);
    vanished = List.copyOf(vanished);
    added = List.copyOf(added);
  }

  /// The same alarm twice.
  public record Kept(AlarmSpell then, AlarmSpell tried) {
    /// How much later it would have been raised; negative for sooner.
    public long laterMs() {
      return tried.raisedMs() - then.raisedMs();
    }
  }

  /// @param under whether another alarm of its kind would have stood meanwhile: it is no alarm of
  ///     its own any more, and somebody was told all the same
  public record Vanished(AlarmSpell spell, boolean under) {}

  /// @param then in the order they were raised
  /// @param tried so
  public static Comparison of(List<AlarmSpell> then, List<AlarmSpell> tried) {
    List<Kept> kept = new ArrayList<>();
    List<Vanished> vanished = new ArrayList<>();
    List<AlarmSpell> added = new ArrayList<>();
    Map<AlarmKind, List<AlarmSpell>> others = byKind(tried);
    byKind(then)
        .forEach((kind, spells) -> {
          List<AlarmSpell> other = others.remove(kind);
          compare(spells, other == null ? List.of() : other, kept, vanished, added);
        });
    others.values().forEach(added::addAll);
    kept.sort(
        Comparator.comparingLong((Kept one) -> one.then().raisedMs())
            .thenComparing(one -> one.then().kind()));
    vanished.sort(
        Comparator.comparingLong((Vanished one) -> one.spell().raisedMs())
            .thenComparing(one -> one.spell().kind()));
    added.sort(Comparator.comparingLong(AlarmSpell::raisedMs).thenComparing(AlarmSpell::kind));
    return new Comparison(kept, vanished, added);
  }

  /// Alarms of one kind follow each other, so one look at each pair of neighbours is enough.
  private static void compare(
      List<AlarmSpell> then,
      List<AlarmSpell> tried,
      List<Kept> kept,
      List<Vanished> vanished,
      List<AlarmSpell> added) {
    int next = 0;
    AlarmSpell last = null;
    for (AlarmSpell spell : then) {
      while (next < tried.size() && tried.get(next).clearedMs() < spell.raisedMs()) {
        last = tried.get(next++);
        added.add(last);
      }
      if (next < tried.size() && tried.get(next).meets(spell)) {
        last = tried.get(next++);
        kept.add(new Kept(spell, last));
      } else {
        vanished.add(new Vanished(spell, last != null && last.meets(spell)));
      }
    }
    added.addAll(tried.subList(next, tried.size()));
  }

  private static Map<AlarmKind, List<AlarmSpell>> byKind(List<AlarmSpell> spells) {
    Map<AlarmKind, List<AlarmSpell>> all = new EnumMap<>(AlarmKind.class);
    spells.forEach(one -> all.computeIfAbsent(one.kind(), _ -> new ArrayList<>()).add(one));
    return all;
  }

  /// How many of the first list vanish, 0 to 1; 0 when it is empty.
  public double vanishedShare() {
    int all = kept.size() + vanished.size();
    return all == 0 ? 0 : (double) vanished.size() / all;
  }

  /// The longest that would not have been told at all, up to a moment; 0 for none.
  public long longestSilentMs(long untilMs) {
    return vanished.stream()
        .filter(one -> !one.under())
        .mapToLong(one -> one.spell().stoodMs(untilMs))
        .max()
        .orElse(0);
  }

  /// How much later the longest of the alarms would have been raised that stay, at worst; 0 when
  /// none is later.
  ///
  /// @param most of how many
  public long latestOfLongestMs(int most, long untilMs) {
    return kept.stream()
        .sorted(Comparator.comparingLong((Kept one) -> one.then().stoodMs(untilMs)).reversed())
        .limit(most)
        .mapToLong(Kept::laterMs)
        .filter(later -> later > 0)
        .max()
        .orElse(0);
  }
}
