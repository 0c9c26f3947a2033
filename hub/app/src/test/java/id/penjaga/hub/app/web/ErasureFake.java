package id.penjaga.hub.app.web;

import id.penjaga.hub.app.office.erasure.Erasures;
import id.penjaga.hub.app.store.erasure.ErasureQueries.Erasable;
import id.penjaga.hub.app.store.erasure.Removals.Removal;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.erasure.ErasureRules;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.retention.Kept;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Decision;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The real rules over a list of what may be erased.
final class ErasureFake implements Erasures {
  private static final LocalDate NEEDED = LocalDate.parse("2025-01-31");

  private final List<Erasable> due =
      new ArrayList<>(
          List.of(
              new Erasable(Subject.ofCase(7), "NET/2025/01/001", "NETFAULT", NEEDED),
              new Erasable(
                  new Subject(Subject.Kind.ITEM, "office/Dinas <b>"),
                  "Dinas <b>",
                  "office",
                  null)));

  /// What was erased, as `who what why`.
  final List<String> erased = new ArrayList<>();

  @Override
  public KeepTimes times() {
    return KeepTimes.USUAL.with(Kept.PERSONAL, 90);
  }

  @Override
  public List<Removal> removed(Instant since) {
    return List.of(
        new Removal(Instant.parse("2026-11-23T01:00:00Z"), Kept.READINGS, 420),
        new Removal(Instant.parse("2026-11-23T00:00:00Z"), Kept.READINGS, 580),
        new Removal(Instant.parse("2026-11-22T01:00:00Z"), Kept.DRAFTS, 3));
  }

  @Override
  public List<Erasable> due() {
    return List.copyOf(due);
  }

  @Override
  public Answer erase(String id, By.Human by, Subject about, String reason) {
    boolean there = due.stream().anyMatch(one -> one.about().equals(about));
    return switch (ErasureRules.decide(
        about,
        reason,
        there ? new ErasureRules.Known(NEEDED, true) : null,
        LocalDate.parse("2026-11-24"),
        keep())) {
      case Decision.Refused refused -> new Answer.Refused(refused);
      case Decision.Accepted accepted -> {
        due.removeIf(one -> one.about().equals(about));
        erased.add(by.person() + " " + about + " " + reason);
        yield new Answer.Stored(
            new Entry(1, Instant.EPOCH, Instant.EPOCH, by, id, about, accepted.facts(), "", ""),
            0,
            false);
      }
    };
  }
}
