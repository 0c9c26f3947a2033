package id.penjaga.hub.app.office;

import id.penjaga.hub.app.office.erasure.Erasures;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.erasure.ErasureDesk;
import id.penjaga.hub.app.store.erasure.ErasureQueries;
import id.penjaga.hub.app.store.erasure.ErasureQueries.Erasable;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.work.Answer;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/// Erasures over the store.
final class StoredErasures implements Erasures {
  private final Store store;
  private final int keep;
  private final Supplier<People> people;

  StoredErasures(Store store, int keep, Supplier<People> people) {
    this.store = store;
    this.keep = keep;
    this.people = people;
  }

  private Instant now() {
    return Instant.ofEpochMilli(store.clock().wallMs());
  }

  @Override
  public int keep() {
    return keep;
  }

  @Override
  public List<Erasable> due() {
    return store.reads().in(session -> new ErasureQueries(session, keep).due(people.get(), now()));
  }

  @Override
  public Answer erase(String id, By.Human by, Subject about, String reason) {
    Instant now = now();
    ErasureDesk.Erasure done =
        StoredOffice.await(
            store
                .actions()
                .work((work, session) ->
                    new ErasureDesk(session, work, keep).erase(id, by, about, reason, now)));
    store.attachments().remove(done.files());
    return done.answer();
  }
}
