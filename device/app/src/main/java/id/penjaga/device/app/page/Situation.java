package id.penjaga.device.app.page;

import id.penjaga.device.core.RoomController;
import id.penjaga.device.messages.Moment;

/// What a page shows: the room at a moment, and the device itself.
///
/// @param recording whether the journal takes records
/// @param link how the hub is reached
/// @param version of the program
public record Situation(
    RoomController room,
    Moment now,
    boolean recording,
    LinkState link,
    String version,
    boolean simulated) {

  /// How the hub is reached.
  public enum LinkState {
    /// No broker is configured.
    ALONE,
    CONNECTED,
    CUT
  }
}
