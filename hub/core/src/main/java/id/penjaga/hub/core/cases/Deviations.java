package id.penjaga.hub.core.cases;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The deviations of a case while it is folded.
final class Deviations {
  final List<Case.Deviation> all = new ArrayList<>();

  void put(Fact.Deviated d, Case.@Nullable Opening opening, Entry entry, Case.Said what) {
    List<Long> executors =
        opening == null || opening.doneBy().isEmpty() ? Cases.actors(entry.by()) : opening.doneBy();
    int known = index(d.deviation());
    Case.Deviation now =
        new Case.Deviation(
            d.deviation(),
            d.opening(),
            opening == null ? "" : opening.step(),
            d.kind(),
            d.seconds(),
            d.minutes(),
            what,
            d.need(),
            known < 0 ? entry.at() : all.get(known).at(),
            executors,
            known < 0 ? null : all.get(known).account(),
            known < 0 ? null : all.get(known).accountedBy(),
            known < 0 ? null : all.get(known).accountedAt());
    if (known < 0) {
      all.add(now);
    } else {
      all.set(known, now);
    }
  }

  void account(int id, Case.Said text, Entry entry) {
    int known = index(id);
    if (known >= 0) {
      Case.Deviation d = all.get(known);
      all.set(
          known,
          new Case.Deviation(
              d.id(),
              d.opening(),
              d.step(),
              d.kind(),
              d.seconds(),
              d.minutes(),
              d.what(),
              d.need(),
              d.at(),
              d.executors(),
              text,
              entry.by() instanceof By.Human human ? human.person() : null,
              entry.at()));
    }
  }

  /// Deviations are numbered from 1 in their order.
  private int index(int deviation) {
    return deviation >= 1 && deviation <= all.size() ? deviation - 1 : -1;
  }
}
