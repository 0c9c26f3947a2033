package id.penjaga.hub.app.office;

import id.penjaga.hub.app.office.erasure.Erasures;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.erasure.ErasureDesk;
import id.penjaga.hub.app.store.erasure.ErasureQueries;
import id.penjaga.hub.app.store.erasure.ErasureQueries.Erasable;
import id.penjaga.hub.app.store.erasure.ErasureRound;
import id.penjaga.hub.app.store.erasure.Removals;
import id.penjaga.hub.app.store.erasure.Removals.Removal;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.LineHash;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.retention.Kept;
import id.penjaga.hub.core.work.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/// Erasures over the store.
final class StoredErasures implements Erasures {
  private final Store store;
  private final Supplier<KeepTimes> times;
  private final Supplier<People> people;

  StoredErasures(Store store, Supplier<KeepTimes> times, Supplier<People> people) {
    this.store = store;
    this.times = times;
    this.people = people;
  }

  private Instant now() {
    return Instant.ofEpochMilli(store.clock().wallMs());
  }

  @Override
  public KeepTimes times() {
    return times.get();
  }

  @Override
  public List<Removal> removed(Instant since) {
    return store.reads().in(session -> new Removals(session).since(since));
  }

  @Override
  public List<Erasable> due() {
    return store
        .reads()
        .in(session -> new ErasureQueries(session, keep()).due(people.get(), now()));
  }

  @Override
  public int round() {
    Instant now = now();
    int keep = keep();
    Duration reads = Duration.ofDays(times().of(Kept.READS));
    Duration drafts = Duration.ofDays(times().of(Kept.DRAFTS));
    List<Subject> due =
        store.reads().in(session -> new ErasureRound(session, keep).due(people.get(), now));
    LocalDate day = people.get().day(now);
    int gone = 0;
    for (Subject about : due) {
      String id = "keep/" + day + "/" + LineHash.sha256(about.toString()).substring(0, 16);
      String why = "masa simpan " + keep + " hari sudah habis";
      if (make(id, new By.House(), about, why) instanceof Answer.Stored) {
        gone++;
      }
    }
    int rows =
        StoredOffice.await(
            store
                .actions()
                .work((_, session) -> new ErasureRound(session, keep).forget(now, reads, drafts)));
    return gone + rows;
  }

  @Override
  public Answer erase(String id, By.Human by, Subject about, String reason) {
    return make(id, by, about, reason);
  }

  private Answer make(String id, By by, Subject about, String reason) {
    Instant now = now();
    ErasureDesk.Erasure done =
        StoredOffice.await(
            store
                .actions()
                .work((work, session) ->
                    new ErasureDesk(session, work, keep()).erase(id, by, about, reason, now)));
    store.attachments().remove(done.files());
    return done.answer();
  }
}
