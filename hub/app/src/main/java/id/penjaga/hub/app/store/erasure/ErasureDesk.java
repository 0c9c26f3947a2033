package id.penjaga.hub.app.store.erasure;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.files.AttachmentTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.DraftRows;
import id.penjaga.hub.app.store.work.ItemRows;
import id.penjaga.hub.app.store.work.Salts;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.erasure.ErasureRules;
import id.penjaga.hub.core.erasure.Personal;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.retention.Kept;
import id.penjaga.hub.core.work.Answer;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Erases personal data of one thing, with the entry that says so.
public final class ErasureDesk {
  private final SqlSession session;
  private final WorkBook work;
  private final BookTables book;
  private final ItemRows items;
  private final int keep;

  /// @param keep days for which personal data stay after they were needed
  public ErasureDesk(SqlSession session, WorkBook work, int keep) {
    this.session = session;
    this.work = work;
    this.keep = keep;
    book = new BookTables(session, Salts.RANDOM);
    items = work.items();
  }

  /// What came of it.
  ///
  /// @param files SHA-256 of attachments that lost a row; to be removed after the commit
  public record Erasure(Answer answer, List<String> files) {}

  public Erasure erase(String id, By by, Subject about, String reason, Instant now)
      throws SQLException {
    List<Entry> entries = entries(book, items, about);
    List<Personal> data = book.left(Personal.of(about, entries, now.minus(Duration.ofDays(keep))));
    Answer answer =
        work.keep(
            id,
            by,
            about,
            "erase " + reason,
            (standing, _) ->
                ErasureRules.decide(
                    about,
                    reason,
                    known(standing.people(), about, entries, data),
                    standing.people().day(now),
                    keep));
    List<String> files = new ArrayList<>();
    if (answer instanceof Answer.Stored stored && !stored.repeated()) {
      book.erase(data);
      if (about.kind() == Subject.Kind.ALARM) {
        new AlarmNotes(session).forget(about.id(), now.minus(Duration.ofDays(keep)));
      }
      new Removals(session).add(Kept.PERSONAL, 1, now);
      new DraftRows(session).forget(about);
      files.addAll(AttachmentTables.release(session, about.toString()));
    }
    return new Erasure(answer, files);
  }

  /// The entries that may tell of a subject.
  static List<Entry> entries(BookTables book, ItemRows items, Subject about) throws SQLException {
    return switch (about.kind()) {
      case PERSON -> { // many may be told of in one
        List<Entry> all = new ArrayList<>(book.entries(Subject.Kind.PERSON));
        all.addAll(book.entries(Subject.Kind.ROSTER));
        all.sort(Comparator.comparingLong(Entry::sequence));
        yield all;
      }
      case ITEM -> {
        int slash = about.id().indexOf('/');
        yield slash < 0
            ? List.of()
            : items.personal(about.id().substring(0, slash), about.id().substring(slash + 1));
      }
      default -> book.entries(about);
    };
  }

  private static ErasureRules.@Nullable Known known(
      People people, Subject about, List<Entry> entries, List<Personal> data) {
    boolean left = !data.isEmpty();
    return switch (about.kind()) {
      case CASE -> {
        Case state = Cases.fold(entries);
        yield state == null
            ? null
            : new ErasureRules.Known(
                state.ended() == null ? null : people.day(state.ended()), left);
      }
      case PERSON -> {
        Person person =
            about.id().matches("[0-9]{1,18}") ? people.person(Long.parseLong(about.id())) : null;
        yield person == null ? null : new ErasureRules.Known(person.last(), left);
      }
      case ITEM, ALARM -> entries.isEmpty() ? null : new ErasureRules.Known(null, left);
      default -> null;
    };
  }
}
