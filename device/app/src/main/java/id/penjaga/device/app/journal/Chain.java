package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Position;
import java.nio.charset.StandardCharsets;
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
    int tail = open.length - PREV_TAIL;
    if (!has(open, tail, PREV) || !has(open, tail + PREV.length(), hash() + "\"")) {
      throw new IllegalArgumentException("the record " + at + " does not end with its prev");
    }
    String sealed = Codec.sha256(open, open.length);
    position = at;
    hash = sealed;
    number++;
    return Codec.seal(open, sealed);
  }

  /// Checks that an entry continues the chain and makes it the last. The first entry may stand
  /// anywhere in the log.
  ///
  /// @return what is wrong with it; null when it is sound
  @Nullable String follow(JournalEntry entry) {
    String stored = hashOf(entry.body());
    String why = check(entry, stored);
    position = entry.position();
    number = entry.number();
    hash = stored;
    return why;
  }

  private @Nullable String check(JournalEntry entry, @Nullable String stored) {
    Position at = entry.position();
    if (position != null && entry.number() != number + 1) {
      return (entry.number() - number - 1) + " records between " + position + " and it are lost";
    }
    if (position != null && !follows(at, position)) {
      return "it does not come right after " + position;
    }
    byte[] body = entry.body();
    int end = body.length - HASH_TAIL;
    if (stored == null) {
      return "it carries no hash";
    }
    if (!Codec.sha256(body, end).equals(stored)) {
      return "its hash is not that of its content";
    }
    if (!has(body, end - PREV_TAIL, PREV)) {
      return "it carries no prev";
    }
    String expected = hash != null || entry.number() == 0 ? hash() : null;
    if (expected != null && !has(body, end - 1 - HEX, expected)) {
      return "its prev is not the hash of the record before";
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
    int start = body.length - HASH_TAIL;
    return has(body, start, HASH) && has(body, body.length - 2, "\"}")
        ? new String(body, start + HASH.length(), HEX, StandardCharsets.US_ASCII)
        : null;
  }

  private static boolean has(byte[] bytes, int at, String text) {
    if (at < 0 || at + text.length() > bytes.length) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (bytes[at + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
