package id.penjaga.device.core;

import java.util.List;

/// The answer to an event: the room afterwards and what it wants done, in order.
public record Step(RoomController next, List<Effect> effects) {
  public Step {
    effects = List.copyOf(effects);
  }
}
