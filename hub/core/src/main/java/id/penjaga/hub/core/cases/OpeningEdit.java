package id.penjaga.hub.core.cases;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An opening while an entry changes it.
final class OpeningEdit {
  private final Case.Opening before;
  @Nullable Instant begun;
  @Nullable Instant filled;
  @Nullable Instant done;
  @Nullable String branch;
  Value reason;
  boolean skipped;
  boolean late;
  final Map<String, List<Long>> signed = new HashMap<>();
  private final Set<Long> doneBy;

  OpeningEdit(Case.Opening before) {
    this.before = before;
    begun = before.begun();
    filled = before.filled();
    done = before.done();
    branch = before.branch();
    reason = before.reason();
    skipped = before.skipped();
    late = before.late();
    before.signed().forEach((key, persons) -> signed.put(key, new ArrayList<>(persons)));
    doneBy = new LinkedHashSet<>(before.doneBy());
  }

  /// Open again, as if nobody had filled it in.
  void undo() {
    filled = null;
    done = null;
    branch = null;
    reason = Value.of("");
    late = false;
    doneBy.clear();
  }

  void actors(By by) {
    doneBy.addAll(Cases.actors(by));
  }

  Case.Opening done() {
    return new Case.Opening(
        before.number(),
        before.step(),
        before.item(),
        before.run(),
        before.opened(),
        begun,
        filled,
        done,
        branch,
        reason,
        skipped,
        late,
        List.copyOf(doneBy),
        Map.copyOf(signed),
        before.via(),
        before.chain(),
        before.from());
  }
}
