package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.office.Holdings;
import id.penjaga.hub.core.register.Item;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/// The items of a register by label, asked for page by page, so that a long one needs no memory.
record Pagewise(Holdings holdings, String register, boolean personal) implements Iterable<Item> {
  private static final int PAGE = 500;

  @Override
  public Iterator<Item> iterator() {
    return new Iterator<>() {
      private List<Item> page = holdings.page(register, "", PAGE, personal);
      private int at;

      @Override
      public boolean hasNext() {
        if (at == page.size() && page.size() == PAGE) {
          page = holdings.page(register, page.getLast().label(), PAGE, personal);
          at = 0;
        }
        return at < page.size();
      }

      @Override
      public Item next() {
        if (!hasNext()) {
          throw new NoSuchElementException();
        }
        return page.get(at++);
      }
    };
  }
}
