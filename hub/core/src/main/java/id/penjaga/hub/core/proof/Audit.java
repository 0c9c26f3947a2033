package id.penjaga.hub.core.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Checks lines given one after the other: the book and any number of journals, each a chain of its
/// own.
public final class Audit {
  private final List<Anchor> anchors;
  private final Map<String, ChainAudit> chains = new LinkedHashMap<>();
  private final List<Flaw> flaws = new ArrayList<>();
  private @Nullable ChainAudit latest;

  /// @param anchors what was noted outside earlier
  public Audit(List<Anchor> anchors) {
    this.anchors = List.copyOf(anchors);
  }

  /// @param where the line stands, as an auditor finds it
  public void line(String where, String line) {
    BoundLine bound;
    try {
      bound = BoundLine.read(line);
    } catch (IllegalArgumentException | ArithmeticException e) {
      flaws.add(new Flaw(where, "", "no entry and no record: " + e.getMessage()));
      if (latest != null) {
        latest.unreadable();
      }
      return;
    }
    latest =
        chains.computeIfAbsent(
            bound.chain(),
            chain ->
                new ChainAudit(
                    chain,
                    anchors.stream().filter(anchor -> anchor.chain().equals(chain)).toList()));
    latest.line(where, bound, flaws);
  }

  /// What was found; nothing may follow.
  public Result end() {
    for (Anchor anchor : anchors) {
      if (!chains.containsKey(anchor.chain())) {
        flaws.add(
            new Flaw("", Anchor.place(anchor.chain(), anchor.position()), "nothing is left of it"));
      }
    }
    chains.values().forEach(chain -> chain.end(flaws));
    return new Result(flaws, chains.values().stream().map(ChainAudit::toString).toList());
  }

  /// @param chains a sentence on each chain
  public record Result(List<Flaw> flaws, List<String> chains) {
    public Result {
      flaws = List.copyOf(flaws);
      chains = List.copyOf(chains);
    }

    public boolean sound() {
      return flaws.isEmpty();
    }
  }
}
