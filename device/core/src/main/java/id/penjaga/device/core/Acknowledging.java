package id.penjaga.device.core;

import id.penjaga.device.core.Alarm.Standing;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import org.jspecify.annotations.Nullable;

/// Somebody at the room takes note of what stands there, with the hub away as well (ENV-11): by a
/// button and a badge, in either order, at most {@link #WITHIN_MS} apart. The button alone names
/// nobody, and a badge alone is somebody who passes.
///
/// @param button the one that was pressed and still waits for a badge; null when none does
/// @param pressedMs uptime of that
/// @param shown the badge that was shown and still waits for a button; null when none does
record Acknowledging(@Nullable PointId button, long pressedMs, @Nullable Shown shown) {
  static final long WITHIN_MS = 30_000;

  static final Acknowledging NONE = new Acknowledging(null, 0, null);

  /// @param holder whose badge it is
  /// @param reader where it was shown
  /// @param atMs uptime
  record Shown(String holder, PointId reader, long atMs) {}

  /// A button was pressed. One that was pressed when the device started, or that is stuck, is not.
  static void pressed(Turn turn, PointId button) {
    Shown shown = turn.acknowledging.shown;
    if (shown != null && turn.now - shown.atMs <= WITHIN_MS) {
      acknowledge(turn, button, turn.now, shown);
    } else {
      turn.acknowledging = new Acknowledging(button, turn.now, null);
    }
  }

  /// A badge was shown whose holder may acknowledge.
  static void shown(Turn turn, Shown shown) {
    Acknowledging waiting = turn.acknowledging;
    PointId button = waiting.button;
    if (button != null && turn.now - waiting.pressedMs <= WITHIN_MS) {
      acknowledge(turn, button, waiting.pressedMs, shown);
    } else {
      turn.acknowledging = new Acknowledging(null, 0, shown);
    }
  }

  /// @param pressedMs what was raised after the button was pressed nobody took note of
  private static void acknowledge(Turn turn, PointId button, long pressedMs, Shown shown) {
    turn.acknowledging = NONE;
    boolean any = false;
    for (int i = 0; i < turn.alarms.size(); i++) {
      Alarm before = turn.alarms.get(i);
      Standing standing = Alarm.standing(before);
      if (standing != null && !standing.acknowledged() && standing.raisedMs() <= pressedMs) {
        AlarmRule rule = turn.plan.alarm(i);
        turn.record(
            new JournalEvent.AlarmAcknowledged(
                rule.kind(), rule.point(), shown.holder(), "", standing.occurrence(), button));
        turn.become(i, before, Alarm.acknowledge(before, turn.at));
        any = true;
      }
    }
    if (any) {
      turn.add(new Effect.Confirm(shown.reader()));
    }
  }
}
