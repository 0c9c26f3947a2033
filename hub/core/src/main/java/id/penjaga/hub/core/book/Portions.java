package id.penjaga.hub.core.book;

import id.penjaga.hub.core.json.CanonicalJson;
import java.util.ArrayList;
import java.util.List;

/// Parts the facts of one command over several entries when they are too many for one: an import of
/// thousands of people.
public final class Portions {
  /// In characters of JSON: well below what the book takes in one line, and little to hold in
  /// memory.
  private static final int MOST = 300_000;

  private static final Value SEALED = new Value.Committed(LineHash.GENESIS);

  private Portions() {}

  /// The facts in their order, in as few lists as will do; a fact is never cut.
  public static List<List<Fact>> of(List<Fact> facts) {
    if (facts.size() <= 1) {
      return List.of(facts);
    }
    List<List<Fact>> all = new ArrayList<>();
    List<Fact> some = new ArrayList<>();
    int length = 0;
    for (Fact fact : facts) {
      int more = length(fact);
      if (!some.isEmpty() && length + more > MOST) {
        all.add(List.copyOf(some));
        some.clear();
        length = 0;
      }
      some.add(fact);
      length += more;
    }
    all.add(List.copyOf(some));
    return List.copyOf(all);
  }

  /// As it will stand in the book, where personal data are commitments.
  private static int length(Fact fact) {
    Object sealed =
        RecordTree.mapped(fact, "", (_, value) -> value instanceof Value.Personal ? SEALED : value);
    return CanonicalJson.write(RecordTree.of(sealed)).length();
  }
}
