package id.penjaga.hub.core.proof;

import id.penjaga.device.messages.Position;
import id.penjaga.hub.core.book.LineHash;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Follows one chain from its first line to its last.
///
/// Somebody who can write the whole book can also compute all hashes anew: then nothing in the
/// lines is wrong, and only an anchor tells. Without one the end may be cut unnoticed, which
/// [#toString] says.
final class ChainAudit {
  private final String chain;
  private final List<Anchor> toReach;
  private @Nullable Position first;
  private @Nullable Position last;
  private @Nullable String lastHash;
  private @Nullable Instant lastTyped;
  private @Nullable Anchor reached;
  private long count;

  ChainAudit(String chain, List<Anchor> anchors) {
    this.chain = chain;
    toReach = new ArrayList<>(anchors);
  }

  /// The line that follows cannot be compared with the one that was not readable.
  void unreadable() {
    lastHash = null;
  }

  void line(String where, BoundLine line, List<Flaw> flaws) {
    count++;
    if (!line.intact()) {
      flaw(flaws, where, line, "was edited: its hash is not that of its bytes");
    }
    Position before = last;
    if (before == null) {
      first = line.position();
      begin(where, line, flaws);
    } else if (line.position().compareTo(before) <= 0) {
      flaw(flaws, where, line, "stands after " + place(before) + ": inserted or reordered");
    } else if (line.after() == null || !line.after().equals(before)) {
      flaw(
          flaws,
          where,
          line,
          "what stood between " + place(before) + " and it is missing or out of its order");
    } else if (lastHash != null && !line.prev().equals(lastHash)) {
      flaw(flaws, where, line, "is bound to another " + place(before) + " than this one");
    }
    times(where, line, flaws);
    anchors(where, line, flaws);
    last = line.position();
    lastHash = line.hash();
  }

  private void begin(String where, BoundLine line, List<Flaw> flaws) {
    boolean beginning = line.after() == null && line.prev().equals(LineHash.GENESIS);
    if (chain.equals(Anchor.BOOK) && !beginning) {
      flaw(flaws, where, line, "is not the first: the beginning was cut off");
    }
  }

  private void times(String where, BoundLine line, List<Flaw> flaws) {
    Instant typed = line.typed();
    Instant before = lastTyped;
    if (typed == null) {
      return;
    }
    if (before != null && typed.isBefore(before)) {
      flaw(flaws, where, line, "is back-dated: stored at " + typed + ", before the one before it");
    }
    if (line.at() != null && line.at().isAfter(typed)) {
      flaw(flaws, where, line, "is said to have happened after it was stored");
    }
    lastTyped = typed;
  }

  private void anchors(String where, BoundLine line, List<Flaw> flaws) {
    for (Anchor anchor : List.copyOf(toReach)) {
      if (anchor.position().equals(line.position())) {
        toReach.remove(anchor);
        if (anchor.hash().equals(line.hash())) {
          reached = reached == null || later(anchor, reached) ? anchor : reached;
        } else {
          flaw(
              flaws,
              where,
              line,
              "is not the one of the checkpoint: it, or one before it"
                  + (reached == null ? "" : " and after " + place(reached.position()))
                  + ", was rewritten");
        }
      }
    }
  }

  void end(List<Flaw> flaws) {
    for (Anchor anchor : toReach) {
      boolean cut = last == null || anchor.position().compareTo(last) > 0;
      boolean head = first != null && anchor.position().compareTo(first) < 0;
      flaws.add(
          new Flaw(
              "",
              Anchor.place(chain, anchor.position()),
              cut
                  ? "the checkpoint knows it, and the end after "
                      + (last == null ? "the beginning" : place(last))
                      + " was cut off"
                  : head
                      ? "the checkpoint knows it, and the beginning was cut off or is over its"
                          + " time of keeping"
                      : "the checkpoint knows it, and it is missing"));
    }
  }

  private static boolean later(Anchor one, Anchor other) {
    return one.position().compareTo(other.position()) > 0;
  }

  private static void flaw(List<Flaw> flaws, String where, BoundLine line, String what) {
    flaws.add(new Flaw(where, line.place(), what));
  }

  private String place(Position position) {
    return Anchor.place(chain, position);
  }

  @Override
  public String toString() {
    String what =
        chain.equals(Anchor.BOOK)
            ? "the book: " + count + " entries"
            : chain + ": " + count + " records";
    String range = first == null || last == null ? "" : ", " + shown(first) + " to " + shown(last);
    String end =
        reached == null
            ? "; no checkpoint was given: what was cut off at the end, or rewritten as a whole,"
                + " would not be noticed"
            : "; as it was at checkpoint " + shown(reached.position());
    return what + range + end;
  }

  private String shown(Position position) {
    return chain.equals(Anchor.BOOK) ? Long.toString(position.sequence()) : position.toString();
  }
}
