package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.work.Case;
import id.penjaga.hub.core.work.Cases;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/// Makes the tables of work again from the book, in the open transaction of a session.
public final class Rebuild {
  /// How many cases are read at once.
  private static final int CASES = 500;

  private final SqlSession session;
  private final Pins pins;

  public Rebuild(SqlSession session, Pins pins) {
    this.session = session;
    this.pins = pins;
  }

  /// @return how many entries of cases the book has
  public long run() throws SQLException {
    CaseRows rows = new CaseRows(session);
    rows.clear();
    ItemRows items = new ItemRows(session);
    items.clear();
    BookTables book = new BookTables(session, Salts.RANDOM);
    List<Entry> ofItems = new ArrayList<>(book.entries(Subject.Kind.ITEM));
    long count = 0;
    String after = "";
    while (true) {
      List<List<Entry>> cases = book.groups(Subject.Kind.CASE, after, CASES);
      if (cases.isEmpty()) {
        ofItems.sort(Comparator.comparingLong(Entry::sequence));
        for (Entry entry : ofItems) {
          items.take(entry);
        }
        session.flush();
        return count;
      }
      for (List<Entry> entries : cases) {
        Case of = Objects.requireNonNull(Cases.fold(entries), "a case begins with its opening");
        rows.insert(
            of,
            Objects.requireNonNull(
                pins.get(of.definition()), () -> "no definition " + of.definition()));
        count += entries.size();
        entries.stream()
            .filter(entry -> entry.facts().stream().anyMatch(ItemRows::concerns))
            .forEach(ofItems::add);
        after = entries.getLast().subject().id();
      }
      session.flush();
    }
  }
}
