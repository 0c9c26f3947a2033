package id.penjaga.hub.core.alarm;

import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.Position;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How the book names one occurrence of an alarm: by the record that raised it, as
/// `device/log/epoch/sequence`; one without a record, such as the hub's own, as
/// `device/KIND/point/raised/own`, raised in milliseconds since 1970.
///
/// @param occurrence null for an alarm without a record; kind, point and raised tell it apart then
public record AlarmName(
    String device, @Nullable OccurrenceId occurrence, String kind, String point, long raisedMs) {
  private static final String OWN = "own";

  /// What a text names; empty when it is no name of an alarm.
  public static Optional<AlarmName> parse(String text) {
    String[] parts = text.split("/", -1);
    try {
      if (parts.length == 4) {
        Position position = new Position(Integer.parseInt(parts[2]), Long.parseLong(parts[3]));
        return Optional.of(
            new AlarmName(parts[0], new OccurrenceId(parts[1], position), "", "", 0));
      }
      return parts.length == 5 && parts[4].equals(OWN)
          ? Optional.of(new AlarmName(parts[0], null, parts[1], parts[2], Long.parseLong(parts[3])))
          : Optional.empty();
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return occurrence == null
        ? String.join("/", device, kind, point, Long.toString(raisedMs), OWN)
        : String.join(
            "/",
            device,
            occurrence.log(),
            Integer.toString(occurrence.position().epoch()),
            Long.toString(occurrence.position().sequence()));
  }
}
