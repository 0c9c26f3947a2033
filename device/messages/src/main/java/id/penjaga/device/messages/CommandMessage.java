package id.penjaga.device.messages;

/// A command on its way. A device runs each id once, never a retained one, and never after it has
/// expired.
///
/// @param id 1 to 63 characters of the {@link DeviceId} alphabet, unique per hub
/// @param issuedMs the hub's wall clock
/// @param expiresMs the hub's wall clock after which the command must not be run, at most 10
///     minutes after `issuedMs`
public record CommandMessage(
    DeviceId device, String id, long issuedMs, long expiresMs, DeviceCommand command) {
  public static final long LONGEST_LIFE_MS = 600_000;

  public CommandMessage {
    Names.require("command", id);
    if (expiresMs <= issuedMs || expiresMs - issuedMs > LONGEST_LIFE_MS) {
      throw new IllegalArgumentException(
          "a command expires at most 10 minutes after it was issued");
    }
  }
}
