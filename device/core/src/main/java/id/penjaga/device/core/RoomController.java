package id.penjaga.device.core;

import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.StateMessage;
import java.util.List;

/// The whole room as a value. Every event has an answer.
public final class RoomController {
  private final RoomRules rules;

  private RoomController(RoomRules rules) {
    this.rules = rules;
  }

  public static RoomController of(RoomRules rules) {
    return new RoomController(rules);
  }

  /// The room as it was left, from the records of earlier epochs, oldest first.
  public RoomController restore(List<Remembered> journal) {
    return this;
  }

  public Step on(Event event) {
    return new Step(this, List.of());
  }

  /// Uptime in milliseconds at which a {@link Event.Tick} is needed; `Long.MAX_VALUE` when none is.
  public long wakeUpMs() {
    return Long.MAX_VALUE;
  }

  /// Every retained state message, for whoever has just connected.
  public List<StateMessage> picture(Moment now) {
    return List.of();
  }

  public RoomRules rules() {
    return rules;
  }
}
