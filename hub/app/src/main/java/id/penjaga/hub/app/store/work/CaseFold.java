package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.papers.PaperRows;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.paper.CaseWords;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Folds all cases in one pass over the book and writes the rows of each.
///
/// A case is held until it is over, and a little longer: an account of a deviation often follows.
/// When many are held, the one that nothing was told of for longest gives way: if it is over it is
/// written, if not, or if more is told of it later, it is read by itself at the end.
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
  /// @param most entries whose cases are held at once
  CaseFold(BookTables book, CaseRows rows, PaperRows papers, Pins pins, int most) {
    this.book = book;
    this.rows = rows;
    this.papers = papers;
    this.pins = pins;
    this.most = most;
  }

  /// A case so far: the fold, not its entries, for what lives short costs the collector nothing.
  private static final class Held {
    Cases cases;
    int entries = 1;
    boolean over;

    Held(Cases cases) {
      this.cases = cases;
    }

    Case now() {
      Case now = cases.build();
      cases = Cases.after(now);
      return now;
    }
  }

  /// @param entry of a case, the next in the order of the book
  void take(Entry entry) throws SQLException {
    Held of = hold(entry);
    boolean frozen = false;
    for (Fact fact : entry.facts()) {
      frozen |= CaseWords.ofPaper(fact);
      if (of != null && (fact instanceof Fact.Closed || fact instanceof Fact.Cancelled)) {
        of.over = true;
      }
    }
    if (frozen) {
      papers.take(entry, of == null ? upTo(entry) : of.now());
    }
    while (entries > most) {
      letGo();
    }
  }

  /// The case of an entry with it; null when it is not held.
  private @Nullable Held hold(Entry entry) {
    long id = Long.parseLong(entry.subject().id());
    if (left.contains(id) || again.contains(id)) {
      return null;
    }
    Held of = held.remove(id);
    if (of != null) {
      of.cases.add(entry);
      of.entries++;
    } else if (entry.sequence() == id) {
      of = new Held(Objects.requireNonNull(Cases.begin(entry), "a case begins with its opening"));
      count++;
    } else { // it is written already
      again.add(id);
      return null;
    }
    held.put(id, of); // behind all others
    entries++;
    return of;
  }

  private void letGo() throws SQLException {
    Map.Entry<Long, Held> oldest = held.entrySet().iterator().next();
    Held of = oldest.getValue();
    held.remove(oldest.getKey());
    entries -= of.entries;
    if (of.over) {
      write(of.cases.build());
    } else {
      left.add(oldest.getKey());
    }
  }

  private @Nullable Case upTo(Entry last) throws SQLException {
    return Cases.fold(
        book.sealed(last.subject()).stream()
            .filter(entry -> entry.sequence() <= last.sequence())
            .toList());
  }

  /// Writes all that is not written, after the last entry.
  void writeHeld() throws SQLException {
    for (Held of : held.values()) {
      write(of.cases.build());
    }
    held.clear();
    for (long id : left) {
      write(read(id));
    }
  }

  /// Writes what was written too early again. The rows must be found by an index.
  void writeAgain() throws SQLException {
    for (long id : again) {
      rows.remove(id);
      write(read(id));
    }
  }

  /// How many cases there are.
  long count() {
    return count;
  }

  private Case read(long id) throws SQLException {
    return Objects.requireNonNull(
        Cases.fold(book.sealed(Subject.ofCase(id))), "a case begins with its opening");
  }

  private void write(Case of) throws SQLException {
    rows.insert(
        of,
        Objects.requireNonNull(
            pins.get(of.definition()), () -> "no definition " + of.definition()));
  }
}
