package id.penjaga.device.core.access;

import id.penjaga.device.messages.BadgeId;
import java.util.HashMap;
import java.util.Map;

/// The wrong PINs of each badge. After so many in a row the badge waits, whatever is typed with it:
/// a PIN of six digits is guessed in a million tries. Immutable.
///
/// @param wrong by badge
public record PinTries(Map<BadgeId, Wrong> wrong) {
  public static final PinTries NONE = new PinTries(Map.of());

  public PinTries {
    wrong = Map.copyOf(wrong);
  }

  /// Wrong PINs of one badge.
  ///
  /// @param count how many in a row
  /// @param untilMs uptime until which they count
  public record Wrong(int count, long untilMs) {}

  /// What becomes of a PIN when the tries are looked at too.
  ///
  /// @param most so many wrong ones in a row make the badge wait
  public PinCheck judge(BadgeId badge, PinCheck typed, int most, long nowMs) {
    Wrong before = wrong.get(badge);
    boolean waits = before != null && before.count() >= most && nowMs < before.untilMs();
    boolean tried = typed == PinCheck.RIGHT || typed == PinCheck.WRONG;
    return waits && tried ? PinCheck.LOCKED : typed;
  }

  /// One more wrong one.
  ///
  /// @param lockMs how long it counts
  public PinTries wrong(BadgeId badge, long nowMs, long lockMs) {
    return wrong(badge, 1, nowMs, lockMs);
  }

  /// So many more wrong ones.
  public PinTries wrong(BadgeId badge, long times, long nowMs, long lockMs) {
    Wrong before = wrong.get(badge);
    int counted = before == null || nowMs >= before.untilMs() ? 0 : before.count();
    int count = (int) Math.min(Integer.MAX_VALUE, counted + Math.max(1, times));
    Map<BadgeId, Wrong> next = new HashMap<>(wrong);
    next.put(badge, new Wrong(count, nowMs + lockMs));
    return new PinTries(next);
  }

  /// With badges as they are called from now on.
  ///
  /// @param names what they are called now, by what they were called
  public PinTries renamed(Map<BadgeId, BadgeId> names) {
    Map<BadgeId, Wrong> next = new HashMap<>();
    wrong.forEach((badge, tries) -> next.put(names.getOrDefault(badge, badge), tries));
    return new PinTries(next);
  }

  /// Its holder was let in. Where no PIN was asked for, the wrong ones still count: who found a
  /// badge may open a door without keys.
  public PinTries letIn(BadgeId badge, PinCheck typed) {
    if (typed != PinCheck.RIGHT || !wrong.containsKey(badge)) {
      return this;
    }
    Map<BadgeId, Wrong> next = new HashMap<>(wrong);
    next.remove(badge);
    return new PinTries(next);
  }
}
