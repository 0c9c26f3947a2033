package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.papers.PaperRows;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/// Makes the tables of work again from the book, in the open transaction of a session.
final class Rebuild {
  /// How many entries are read at once.
  private static final int ENTRIES = 2000;

  private final SqlSession session;
  private final Pins pins;
  private final BookTables book;

  Rebuild(SqlSession session, Pins pins) {
    this.session = session;
    this.pins = pins;
    book = new BookTables(session, Salts.RANDOM);
  }

  /// @return how many entries of cases the book has
  long run() throws SQLException {
    List<Long> ofItems = new ArrayList<>(); // numbers only: a book is larger than the memory
    CaseRows rows = new CaseRows(session);
    rows.clear();
    PaperRows papers = new PaperRows(session);
    papers.clear();
    long count =
        each(
            Subject.Kind.CASE,
            entries -> {
              Case of =
                  Objects.requireNonNull(Cases.fold(entries), "a case begins with its opening");
              rows.insert(
                  of,
                  Objects.requireNonNull(
                      pins.get(of.definition()), () -> "no definition " + of.definition()));
              note(entries, ofItems);
              papers.takeAll(entries);
            });
    each(Subject.Kind.PAPER, papers::takeAll);
    each(Subject.Kind.ITEM, entries -> note(entries, ofItems));
    ItemRows items = new ItemRows(session);
    items.clear();
    Collections.sort(ofItems);
    ItemFold fold = new ItemFold(items);
    for (long sequence : ofItems) {
      fold.take(Objects.requireNonNull(book.entry(sequence)));
    }
    fold.finish();
    ToldRows told = new ToldRows(session);
    told.clear();
    each(
        Subject.Kind.ALARM,
        entries -> {
          for (Entry entry : entries) {
            told.take(entry);
          }
        });
    session.flush();
    return count;
  }

  private interface Of {
    void take(List<Entry> entries) throws SQLException;
  }

  private long each(Subject.Kind kind, Of subject) throws SQLException {
    long count = 0;
    String after = "";
    while (true) {
      List<List<Entry>> subjects = book.groups(kind, after, ENTRIES);
      if (subjects.isEmpty()) {
        return count;
      }
      for (List<Entry> entries : subjects) {
        subject.take(entries);
        count += entries.size();
      }
      after = subjects.getLast().getFirst().subject().id();
    }
  }

  private static void note(List<Entry> entries, List<Long> ofItems) {
    for (Entry entry : entries) {
      if (!ItemRows.Told.by(entry).isEmpty()) {
        ofItems.add(entry.sequence());
      }
    }
  }
}
