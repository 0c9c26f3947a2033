package id.penjaga.hub.app.papers;

import id.penjaga.hub.app.files.Attachments;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.app.store.papers.PaperRows;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.store.work.PaperBook;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.io.IOException;
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
import org.jspecify.annotations.Nullable;

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
  public List<PaperRow> find(
      String paper, String search, Instant from, Instant until, long before, int most) {
    return store
        .get()
        .reads()
        .in(session ->
            new PaperRows(session)
                .find(paper, search, from.toEpochMilli(), until.toEpochMilli(), before, most));
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
    return open(paper.subject(), paper.document());
  }

  private InputStream open(String subject, String sha256) {
    return find(subject, sha256)
        .orElseThrow(
            () -> new StoreException("the file " + sha256 + " of " + subject + " is not there"));
  }

  private Optional<InputStream> find(String subject, String sha256) {
    Attachments files = store.get().attachments();
    return files.of(subject).stream()
        .filter(one -> one.sha256().equals(sha256))
        .findFirst()
        .map(files::open);
  }

  @Override
  public byte @Nullable [] picture(Subject subject, String sha256) {
    Optional<InputStream> file = find(subject.toString(), sha256);
    if (file.isEmpty()) {
      return null;
    }
    try (InputStream in = file.get()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new StoreException("the picture " + sha256 + " cannot be read", e);
    }
  }

  @Override
  public byte[] emblem(String sha256) {
    try (InputStream in = open(PeopleCommand.SetPapers.SUBJECT.toString(), sha256)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new StoreException("the emblem cannot be read", e);
    }
  }

  @Override
  public Optional<Instant> began() {
    return store
        .get()
        .reads()
        .in(session -> Optional.ofNullable(BookTables.reading(session).entry(1)).map(Entry::typed));
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
    return kept(
        store
            .get()
            .actions()
            .work(
                (work, session) -> new PaperBook(work, session).freeze(id, by, subject, command)));
  }

  @Override
  public Answer withdraw(String id, By.Human by, Subject subject, Command.WithdrawPaper command) {
    return kept(
        store
            .get()
            .actions()
            .work((work, session) ->
                new PaperBook(work, session).withdraw(id, by, subject, command)));
  }

  private static Answer kept(CompletableFuture<Answer> done) {
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
