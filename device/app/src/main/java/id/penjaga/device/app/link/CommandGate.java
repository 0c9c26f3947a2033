package id.penjaga.device.app.link;

import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Moment;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Judges whether a command may be run. Each id is run at most once, also over a restart: the
/// latest ids are kept in a file.
///
/// A command is late when the device's clock is trusted and past the command's expiry. While the
/// clock is not trusted a command counts as issued when it arrives: the device connects with a
/// clean session and refuses retained messages, so the broker keeps none for later.
public final class CommandGate {
  /// Ids that are remembered. A hub would have to send so many others before an old one could be
  /// repeated, and by then it has expired.
  static final int REMEMBERED = 1_000;

  /// What becomes of a payload.
  public sealed interface Judgement {}

  public record Run(String id, DeviceCommand command) implements Judgement {}

  /// Has an id, so that the refusal can be recorded.
  public record Refused(String id, String why) implements Judgement {}

  /// Not even that.
  public record Unusable(String why) implements Judgement {}

  private final DeviceId device;
  private final Set<String> seen;

  /// @param remembered ids of earlier starts, oldest first
  public CommandGate(DeviceId device, List<String> remembered) {
    this.device = device;
    seen = new LinkedHashSet<>(remembered);
  }

  public Judgement judge(byte[] payload, boolean retained, Moment now) {
    CommandMessage message;
    try {
      message = Codec.readCommand(payload);
    } catch (MalformedMessage e) {
      return new Unusable(String.valueOf(e.getMessage()));
    }
    String why = objection(message, retained, now);
    if (why != null) {
      return new Refused(message.id(), why);
    }
    seen.add(message.id());
    if (seen.size() > REMEMBERED) {
      seen.remove(seen.iterator().next());
    }
    return new Run(message.id(), message.command());
  }

  private @Nullable String objection(CommandMessage message, boolean retained, Moment now) {
    if (!message.device().equals(device)) {
      return "it is for " + message.device();
    }
    if (retained) {
      return "it was retained; a command is for now";
    }
    if (seen.contains(message.id())) {
      return "its id was run before";
    }
    if (now.clock().trusted() && now.wallMs() > message.expiresMs()) {
      return "it expired "
          + (now.wallMs() - message.expiresMs())
          + " ms before it came, by the "
          + now.clock()
          + " clock";
    }
    return null;
  }

  /// The ids to remember over a restart, oldest first.
  public List<String> remembered() {
    return List.copyOf(seen);
  }
}
