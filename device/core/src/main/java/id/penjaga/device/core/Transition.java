package id.penjaga.device.core;

import java.util.List;

/// The answer to an event: the room afterwards and what it wants done, in order.
public record Transition(RoomController next, List<Effect> effects) {
  public Transition {
    effects = List.copyOf(effects);
  }
}
