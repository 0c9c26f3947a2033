package id.penjaga.hub.core.proof;

import id.penjaga.device.messages.Position;
import id.penjaga.hub.core.book.LineHash;
import id.penjaga.hub.core.json.CanonicalJson;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a line says of its place in a chain.
///
/// @param after position of the line before; null for the first
/// @param intact whether its hash is that of its bytes
/// @param typed when it was stored, and `at` when it happened; null in a journal, whose clocks may
///     be wrong
record BoundLine(
    String chain,
    Position position,
    @Nullable Position after,
    String prev,
    String hash,
    boolean intact,
    @Nullable Instant typed,
    @Nullable Instant at) {

  /// @throws IllegalArgumentException when it is neither an entry nor a record
  static BoundLine read(String line) {
    if (!(CanonicalJson.parse(line) instanceof Map<?, ?> map)) {
      throw new IllegalArgumentException("it is no JSON object");
    }
    boolean intact = LineHash.holds(line);
    String hash = LineHash.hash(line);
    String prev = member(map, "prev", String.class);
    if (map.containsKey("log")) {
      return new BoundLine(
          member(map, "log", String.class),
          new Position(
              Math.toIntExact(member(map, "epoch", Long.class)), member(map, "seq", Long.class)),
          after(map.get("after")),
          prev,
          hash,
          intact,
          null,
          null);
    }
    long sequence = member(map, "sequence", Long.class);
    return new BoundLine(
        Anchor.BOOK,
        new Position(1, sequence),
        sequence == 1 ? null : new Position(1, sequence - 1),
        prev,
        hash,
        intact,
        time(map, "typed"),
        time(map, "at"));
  }

  String place() {
    return Anchor.place(chain, position);
  }

  private static @Nullable Position after(@Nullable Object pair) {
    if (pair == null) {
      return null;
    }
    if (pair instanceof List<?> list
        && list.size() == 2
        && list.get(0) instanceof Long epoch
        && list.get(1) instanceof Long sequence) {
      return new Position(Math.toIntExact(epoch), sequence);
    }
    throw new IllegalArgumentException("\"after\" is no position");
  }

  private static Instant time(Map<?, ?> map, String name) {
    try {
      return Instant.parse(member(map, name, String.class));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("\"" + name + "\" is no time", e);
    }
  }

  private static <T> T member(Map<?, ?> map, String name, Class<T> type) {
    Object member = map.get(name);
    if (!type.isInstance(member)) {
      throw new IllegalArgumentException("it has no \"" + name + "\"");
    }
    return type.cast(member);
  }
}
