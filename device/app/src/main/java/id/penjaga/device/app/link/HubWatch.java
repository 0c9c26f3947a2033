package id.penjaga.device.app.link;

import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomRules.HubRule;
import id.penjaga.device.messages.Moment;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Tells the room that the hub lives, and asks a hub that has nothing to say. Only what the hub
/// itself sends counts: a broker confirms, and sends the pings of its connection, without any hub.
///
/// Nothing but an acknowledgement proves it, and there is none while there is nothing to
/// acknowledge. The hub answers each birth certificate at once, so one is said again in the middle
/// of a long silence. Used by the link's thread.
final class HubWatch {
  /// Acknowledgements come by the hundred; the room needs to hear of one in so long.
  static final long TELL_MS = 5_000;

  private final @Nullable HubRule rule;
  private final Supplier<Moment> clock;
  private final Consumer<Event> inbox;
  private long toldMs = Long.MIN_VALUE;
  private long askedMs;

  /// @param rule null when nothing is asked of a hub: then nothing is told either
  HubWatch(@Nullable HubRule rule, Supplier<Moment> clock, Consumer<Event> inbox) {
    this.rule = rule;
    this.clock = clock;
    this.inbox = inbox;
    askedMs = clock.get().uptimeMs();
  }

  /// The hub has acknowledged something, new to us or not.
  void heard() {
    Moment at = clock.get();
    askedMs = at.uptimeMs();
    if (rule != null && (toldMs == Long.MIN_VALUE || at.uptimeMs() - toldMs >= TELL_MS)) {
      toldMs = at.uptimeMs();
      inbox.accept(new Event.HubHeard(at));
    }
  }

  /// Whether the hub is to be asked for a sign of life now: three times within the silence that is
  /// agreed, so that one lost question is no alarm.
  boolean ask() {
    long now = clock.get().uptimeMs();
    if (rule == null || now - askedMs < rule.awayAfterMs() / 4) {
      return false;
    }
    askedMs = now;
    return true;
  }
}
