package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.sql.StoreException;

/// The work of people cannot be asked for yet: its tables are being made again from the book.
public final class WorkRebuilding extends StoreException {
  private static final long serialVersionUID = 1;

  /// How much of the book is done, 0 to 100.
  public final int percent;

  public WorkRebuilding(int percent) {
    super("the tables of work are being made again from the book, " + percent + " % are done");
    this.percent = percent;
  }
}
