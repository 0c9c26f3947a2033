package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// High-water mark of the hub: the newest record it holds of a journal, the only anchor that is not
/// on the device's own card.
///
/// @param position of that record
/// @param hash of that record, 64 hex digits; null when only the position is known
public record HubMark(Position position, @Nullable String hash) {
  private static final Pattern TEXT =
      Pattern.compile("(\\d{1,9})/(\\d{1,18})(?::([0-9a-fA-F]{64}))?");

  /// Reads `epoch/sequence` or `epoch/sequence:hash`, as the hub's device page shows it.
  ///
  /// @throws IllegalArgumentException with what to write
  public static HubMark of(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no mark; write epoch/sequence or epoch/sequence:hash, such as 3/120,"
              + " as the hub's device page shows it");
    }
    String hash = matcher.group(3);
    return new HubMark(
        new Position(Integer.parseInt(matcher.group(1)), Long.parseLong(matcher.group(2))),
        hash == null ? null : hash.toLowerCase(Locale.ROOT));
  }

  /// What is wrong with the record of this position; empty when its hash is the hub's.
  Optional<String> objection(String found) {
    return hash == null || hash.equals(found)
        ? Optional.empty()
        : Optional.of("the record " + position + " is not the one the hub holds: another hash");
  }
}
