package id.penjaga.hub.app.papers;

import id.penjaga.hub.app.files.Attachment;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.app.store.papers.PaperRows;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/// The archive over the store.
public final class StoredArchive implements PaperArchive {
  private static final long PATIENCE_SECONDS = 20;
  private static final int PAGE = 500;
  private static final Duration ENTERED_LATE = Duration.ofDays(31);

  private final Supplier<Store> store;

  /// @param store throws a [StoreException] while it is not open
  public StoredArchive(Supplier<Store> store) {
    this.store = store;
  }

  @Override
  public List<PaperRow> find(String paper, String search, Instant from, Instant until, int most) {
    return store
        .get()
        .reads()
        .in(session ->
            new PaperRows(session)
                .find(paper, search, from.toEpochMilli(), until.toEpochMilli(), most));
  }

  @Override
  public Optional<PaperRow> byCode(String code) {
    return store
        .get()
        .reads()
        .in(session -> Optional.ofNullable(new PaperRows(session).byCode(code)));
  }

  @Override
  public List<PaperRow> of(Subject subject) {
    return store.get().reads().in(session -> new PaperRows(session).of(subject.toString()));
  }

  @Override
  public long nextNumber(String kind, String period) {
    return store.get().reads().in(session -> BookTables.reading(session).number(kind, period));
  }

  @Override
  public String keep(byte[] pdf, String name, String by) {
    Store open = store.get();
    return open.attachments()
        .keep(pdf, name, by, Instant.ofEpochMilli(open.clock().wallMs()))
        .sha256();
  }

  @Override
  public InputStream open(PaperRow paper) {
    Store open = store.get();
    Attachment file =
        open.attachments().of(paper.subject()).stream()
            .filter(one -> one.sha256().equals(paper.document()))
            .findFirst()
            .orElseThrow(() ->
                new StoreException("the file of paper " + paper.code() + " is not in the archive"));
    return open.attachments().open(file);
  }

  @Override
  public List<Entry> entries(Instant from, Instant until) {
    Instant last = until.plus(ENTERED_LATE);
    return store
        .get()
        .reads()
        .in(session -> {
          BookTables book = BookTables.reading(session);
          List<Entry> told = new ArrayList<>();
          long after = book.typedBefore(from);
          while (true) {
            List<Entry> page = book.after(after, PAGE);
            for (Entry entry : page) {
              if (!entry.at().isBefore(from) && entry.at().isBefore(until)) {
                told.add(entry);
              }
            }
            if (page.size() < PAGE || page.getLast().typed().isAfter(last)) {
              return told;
            }
            after = page.getLast().sequence();
          }
        });
  }

  @Override
  public Answer freeze(String id, By.Human by, Subject subject, Command.Freeze command) {
    CompletableFuture<Answer> done =
        store.get().actions().work((work, _) -> work.freeze(id, by, subject, command));
    try {
      return done.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException("interrupted while waiting for the disk", e);
    } catch (TimeoutException e) {
      throw new StoreException("the disk does not answer; nothing is frozen yet", e);
    } catch (ExecutionException e) {
      throw StoreException.of(e.getCause() == null ? e : e.getCause());
    }
  }
}
