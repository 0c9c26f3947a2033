package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Position;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Follows the chain of hashes from record to record (ACC-18).
final class Chain {
  private static final String HASH = ",\"hash\":\"";
  private static final String PREV = ",\"prev\":\"";
  private static final int HEX = 64;
  private static final int HASH_TAIL = HASH.length() + HEX + 2;
  private static final int PREV_TAIL = PREV.length() + HEX + 1;

  private @Nullable Position position;
  private @Nullable String hash;
  private long number = -1;

  /// Position of the record accepted last; null before the first.
  @Nullable Position position() {
    return position;
  }

  /// Hash that the next record must carry as its predecessor's.
  String hash() {
    return hash == null ? JournalRecord.GENESIS : hash;
  }

  /// Completes a record and makes it the last of the chain.
  byte[] add(Position at, byte[] open) {
    if (!endsWith(open, open.length, PREV + hash() + "\"")) {
      throw new IllegalArgumentException("the record " + at + " does not end with its prev");
    }
    String sealed = Codec.sha256(open, open.length);
    position = at;
    hash = sealed;
    number++;
    return Codec.seal(open, sealed);
  }

  /// Checks that an entry continues the chain and makes it the last. The first entry may stand anywhere in the log.
  ///
  /// @return what is wrong with it; null when it is sound
  @Nullable String follow(Entry entry) {
    String why = check(entry);
    position = entry.position();
    number = entry.number();
    hash = hashOf(entry.body());
    return why;
  }

  private @Nullable String check(Entry entry) {
    Position at = entry.position();
    String expected = hash != null ? hash : entry.number() == 0 ? JournalRecord.GENESIS : null;
    if (hash != null && entry.number() != number + 1) {
      return (entry.number() - number - 1) + " records between " + position + " and it are lost";
    }
    if (position != null && !follows(at, position)) {
      return "it does not come right after " + position;
    }
    byte[] body = entry.body();
    int end = body.length - HASH_TAIL;
    String stored = hashOf(body);
    if (end < 0 || stored == null) {
      return "it carries no hash";
    }
    if (!Codec.sha256(body, end).equals(stored)) {
      return "its hash is not that of its content";
    }
    if (expected != null && !endsWith(body, end, PREV + expected + "\"")) {
      return "its prev is not the hash of the record before";
    }
    if (end < PREV_TAIL) {
      return "it carries no prev";
    }
    return null;
  }

  private static boolean follows(Position at, Position before) {
    return at.epoch() == before.epoch()
        ? at.sequence() == before.sequence() + 1
        : at.epoch() > before.epoch() && at.sequence() == 1;
  }

  /// A state to return to when what was added could not be stored.
  Chain copy() {
    Chain copy = new Chain();
    copy.position = position;
    copy.hash = hash;
    copy.number = number;
    return copy;
  }

  private static @Nullable String hashOf(byte[] body) {
    int start = body.length - HEX - 2;
    if (!endsWith(body, start, HASH) || !endsWith(body, body.length, "\"}")) {
      return null;
    }
    String hex =
        new String(Arrays.copyOfRange(body, start, start + HEX), StandardCharsets.US_ASCII);
    return hex.chars().allMatch(HexFormat::isHexDigit) ? hex : null;
  }

  private static boolean endsWith(byte[] bytes, int end, String text) {
    int start = end - text.length();
    return start >= 0
        && Arrays.equals(
            bytes, start, end, text.getBytes(StandardCharsets.US_ASCII), 0, text.length());
  }
}
