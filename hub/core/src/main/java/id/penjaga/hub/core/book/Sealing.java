package id.penjaga.hub.core.book;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Takes the personal data out of an entry and puts it back.
public final class Sealing {
  private Sealing() {}

  /// @param entry with commitments in the place of personal data
  /// @param personal what was taken out
  public record Sealed(Proposed entry, List<PersonalRow> personal) {}

  /// @param salts gives 32 random bytes each time
  public static Sealed seal(Proposed open, Supplier<byte[]> salts) {
    List<PersonalRow> rows = new ArrayList<>();
    By by =
        (By) RecordTree.mapped(open.by(), "/by", (path, value) -> seal(path, value, salts, rows));
    List<Fact> facts = new ArrayList<>();
    for (Fact fact : open.facts()) {
      facts.add(
          (Fact)
              RecordTree.mapped(
                  fact, "/facts/" + facts.size(), (path, value) -> seal(path, value, salts, rows)));
    }
    return new Sealed(
        new Proposed(by, open.at(), open.command(), open.asked(), open.subject(), facts), rows);
  }

  /// The entry with its personal data; what has no row stays a commitment: it was erased.
  ///
  /// @throws IllegalArgumentException when a row is not what the entry was committed to
  public static Entry open(Entry sealed, List<PersonalRow> rows) {
    if (rows.isEmpty()) {
      return sealed;
    }
    Map<String, PersonalRow> byPath = new HashMap<>();
    rows.forEach(row -> byPath.put(row.path(), row));
    By by = (By) RecordTree.mapped(sealed.by(), "/by", (path, value) -> open(path, value, byPath));
    List<Fact> facts = new ArrayList<>();
    for (Fact fact : sealed.facts()) {
      facts.add(
          (Fact)
              RecordTree.mapped(
                  fact, "/facts/" + facts.size(), (path, value) -> open(path, value, byPath)));
    }
    return new Entry(
        sealed.sequence(),
        sealed.typed(),
        sealed.at(),
        by,
        sealed.command(),
        sealed.subject(),
        facts,
        sealed.prev(),
        sealed.hash());
  }

  private static Value seal(
      String path, Value value, Supplier<byte[]> salts, List<PersonalRow> rows) {
    if (!(value instanceof Value.Personal(String text))) {
      return value;
    }
    byte[] salt = salts.get();
    rows.add(new PersonalRow(path, HexFormat.of().formatHex(salt), text));
    return new Value.Committed(Commitment.of(salt, text));
  }

  private static Value open(String path, Value value, Map<String, PersonalRow> rows) {
    PersonalRow row = rows.get(path);
    if (row == null || !(value instanceof Value.Committed(String hash))) {
      return value;
    }
    if (!Commitment.of(HexFormat.of().parseHex(row.salt()), row.text()).equals(hash)) {
      throw new IllegalArgumentException(
          "the personal data at " + path + " is not what the entry was committed to");
    }
    return new Value.Personal(row.text());
  }
}
