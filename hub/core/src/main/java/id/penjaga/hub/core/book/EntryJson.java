package id.penjaga.hub.core.book;

import id.penjaga.hub.core.json.CanonicalJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// An entry as the line that is stored, hashed and exported, see [LineHash].
public final class EntryJson {
  private static final long VERSION = 1;

  private EntryJson() {}

  /// Numbers a proposed entry and binds it to the one before. Times are cut to milliseconds.
  ///
  /// @param sealed without personal data, see [Sealing]
  /// @param prev hash of the entry before
  public static String write(long sequence, Instant typed, Proposed sealed, String prev) {
    Instant at = sealed.at();
    return LineHash.line(
        CanonicalJson.write(
            Map.of(
                "v",
                VERSION,
                "sequence",
                sequence,
                "typed",
                RecordTree.time(typed),
                "at",
                RecordTree.time(at == null ? typed : at),
                "by",
                RecordTree.of(sealed.by()),
                "command",
                sealed.command(),
                "subject",
                sealed.subject().toString(),
                "facts",
                RecordTree.of(sealed.facts()),
                "prev",
                prev)));
  }

  /// The entry of a line, personal data as [Value.Committed]. Does not check the hash.
  ///
  /// @throws IllegalArgumentException when this version cannot read it
  public static Entry read(String line) {
    Map<?, ?> map = RecordTree.map(CanonicalJson.parse(line));
    if (!(map.get("v") instanceof Long version) || version != VERSION) {
      throw new IllegalArgumentException(
          "entries of version " + map.get("v") + " are read by a newer Penjaga only");
    }
    return new Entry(
        member(map, "sequence", Long.class),
        RecordTree.time(member(map, "typed", String.class)),
        RecordTree.time(member(map, "at", String.class)),
        RecordTree.by(member(map, "by", Map.class)),
        member(map, "command", String.class),
        Subject.parse(member(map, "subject", String.class)),
        RecordTree.facts(member(map, "facts", List.class)),
        member(map, "prev", String.class),
        member(map, "hash", String.class));
  }

  private static <T> T member(Map<?, ?> map, String name, Class<T> type) {
    Object member = map.get(name);
    if (!type.isInstance(member)) {
      throw new IllegalArgumentException("an entry without " + name);
    }
    return type.cast(member);
  }
}
