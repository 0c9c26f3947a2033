package id.penjaga.hub.app.web.sheet;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The lines of a list, asked for page by page, so that a long one needs no memory.
public final class PagedRows<T> implements Iterator<T> {
  private final Function<@Nullable T, List<T>> next;
  private final int size;
  private List<T> page;
  private int at;

  /// @param size of a full page; a shorter one is the last
  /// @param next the page after a line; that after null is the first
  public PagedRows(int size, Function<@Nullable T, List<T>> next) {
    this.size = size;
    this.next = next;
    page = next.apply(null);
  }

  @Override
  public boolean hasNext() {
    if (at == page.size() && page.size() == size) {
      page = next.apply(page.getLast());
      at = 0;
    }
    return at < page.size();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return page.get(at++);
  }

  /// Each line as a row of cells.
  public Iterator<List<String>> as(Function<T, List<String>> row) {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return PagedRows.this.hasNext();
      }

      @Override
      public List<String> next() {
        return row.apply(PagedRows.this.next());
      }
    };
  }
}
