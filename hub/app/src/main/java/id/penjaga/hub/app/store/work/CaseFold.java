package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.papers.PaperRows;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Folds all cases in one pass over the book and writes the rows of each.
///
/// Entries are held until their case is over, and a little longer: an account of a deviation often
/// follows. When many are held, the case that nothing was told of for longest gives way: if it is
/// over it is written, if not, or if more is told of it later, it is read by itself at the end.
final class CaseFold {
  private final BookTables book;
  private final CaseRows rows;
  private final PaperRows papers;
  private final Pins pins;
  private final int most;
  private final Map<Long, Held> held = new LinkedHashMap<>();
  private final TreeSet<Long> left = new TreeSet<>();
  private final TreeSet<Long> again = new TreeSet<>();
  private int entries;
  private long count;

  /// @param rows emptied
  /// @param papers emptied
  /// @param most entries to hold at once
  CaseFold(BookTables book, CaseRows rows, PaperRows papers, Pins pins, int most) {
    this.book = book;
    this.rows = rows;
    this.papers = papers;
    this.pins = pins;
    this.most = most;
  }

  private static final class Held {
    final List<Entry> entries = new ArrayList<>();
    boolean over;
  }

  /// @param entry of a case, the next in the order of the book
  void take(Entry entry) throws SQLException {
    List<Entry> known = hold(entry);
    if (entry.facts().stream().anyMatch(Fact.Frozen.class::isInstance)) {
      papers.take(entry, Cases.fold(known == null ? upTo(entry) : known));
    }
    while (entries > most) {
      letGo();
    }
  }

  /// The entries of the case so far; null when they are not held.
  private @Nullable List<Entry> hold(Entry entry) {
    long id = Long.parseLong(entry.subject().id());
    if (left.contains(id) || again.contains(id)) {
      return null;
    }
    Held of = held.remove(id);
    if (of == null) {
      if (entry.sequence() != id) { // it is written already
        again.add(id);
        return null;
      }
      of = new Held();
      count++;
    }
    of.entries.add(entry);
    of.over |= entry.facts().stream().anyMatch(CaseFold::ends);
    held.put(id, of); // behind all others
    entries++;
    return of.entries;
  }

  private void letGo() throws SQLException {
    Map.Entry<Long, Held> oldest = held.entrySet().iterator().next();
    Held of = oldest.getValue();
    held.remove(oldest.getKey());
    entries -= of.entries.size();
    if (of.over) {
      write(of.entries);
    } else {
      left.add(oldest.getKey());
    }
  }

  private List<Entry> upTo(Entry last) throws SQLException {
    return book.sealed(last.subject()).stream()
        .filter(entry -> entry.sequence() <= last.sequence())
        .toList();
  }

  /// Writes all that is not written, after the last entry.
  void writeHeld() throws SQLException {
    for (Held of : held.values()) {
      write(of.entries);
    }
    held.clear();
    for (long id : left) {
      write(book.sealed(Subject.ofCase(id)));
    }
  }

  /// Writes what was written too early again. The rows must be found by an index.
  void writeAgain() throws SQLException {
    for (long id : again) {
      rows.remove(id);
      write(book.sealed(Subject.ofCase(id)));
    }
  }

  /// How many cases there are.
  long count() {
    return count;
  }

  private void write(List<Entry> entries) throws SQLException {
    Case of = Objects.requireNonNull(Cases.fold(entries), "a case begins with its opening");
    rows.insert(
        of,
        Objects.requireNonNull(
            pins.get(of.definition()), () -> "no definition " + of.definition()));
  }

  private static boolean ends(Fact fact) {
    return fact instanceof Fact.Closed || fact instanceof Fact.Cancelled;
  }
}
