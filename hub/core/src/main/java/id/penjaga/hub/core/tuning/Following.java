package id.penjaga.hub.core.tuning;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.core.tuning.LimitsTrial.Stretch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How often and how long an output that follows alarms of a severity and above would have been
/// switched on for this point alone. Which outputs do is in the configuration of the device.
///
/// @param least the severity it follows, and above
public record Following(Severity least, Times then, Times tried) {

  /// @param times how often it was switched on
  /// @param ms for how long in all
  public record Times(int times, long ms) {}

  /// For each severity that one of the lists has.
  static List<Following> of(List<AlarmSpell> then, List<AlarmSpell> tried, Stretch stretch) {
    List<Following> all = new ArrayList<>();
    for (Severity least : Severity.values()) {
      boolean any =
          then.stream().anyMatch(one -> one.severity() == least)
              || tried.stream().anyMatch(one -> one.severity() == least);
      if (any) {
        all.add(new Following(least, times(then, least, stretch), times(tried, least, stretch)));
      }
    }
    return all;
  }

  private static Times times(List<AlarmSpell> spells, Severity least, Stretch stretch) {
    List<AlarmSpell> followed =
        spells.stream()
            .filter(one -> one.severity().compareTo(least) >= 0)
            .sorted(Comparator.comparingLong(AlarmSpell::raisedMs))
            .toList();
    int times = 0;
    long ms = 0;
    long offMs = Long.MIN_VALUE;
    for (AlarmSpell spell : followed) {
      long on = Math.max(spell.raisedMs(), stretch.fromMs());
      long off = Math.min(spell.clearedMs(), stretch.toMs());
      if (times == 0 || on > offMs) {
        times++;
        ms += Math.max(0, off - on);
        offMs = off;
      } else if (off > offMs) {
        ms += off - offMs;
        offMs = off;
      }
    }
    return new Times(times, ms);
  }
}
