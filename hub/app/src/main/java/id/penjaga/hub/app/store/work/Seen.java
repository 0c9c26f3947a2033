package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.text.Bilingual;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whether something was written about a case or an item since somebody looked at it.
public final class Seen {
  /// What is said when something was.
  public static final Bilingual CHANGED = BookRefusals.CHANGED.text();

  private Seen() {}

  /// The tag of a case: the number of its last entry.
  public static String tag(List<Entry> entries) {
    return entries.isEmpty() ? "0" : String.valueOf(entries.getLast().sequence());
  }

  /// The tag of a register item: when the last entry about it was stored, in milliseconds.
  public static String tag(Item item) {
    return String.valueOf(item.changed().toEpochMilli());
  }

  /// Whether a subject has another tag than the terms of a command name.
  static boolean changed(Subject subject, @Nullable Terms terms, BookTables book, ItemRows items)
      throws SQLException {
    if (terms == null || terms.seen().isEmpty()) {
      return false;
    }
    if (subject.kind() != Subject.Kind.ITEM) {
      return !tag(book.entries(subject)).equals(terms.seen());
    }
    String[] parts = subject.id().split("/", 2);
    Item item = items.find(parts[0], parts[1]);
    return item == null || !tag(item).equals(terms.seen());
  }
}
