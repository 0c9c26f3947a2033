package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.hub.app.store.live.Changes;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.store.work.AlarmOpeners;
import id.penjaga.hub.app.store.work.WorkBook;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Opens what records open, in the transaction that stores them: cases of people's work.
final class CaseOpenings {
  private final SqlSession session;
  private final @Nullable WorkBook work;
  private final ShelfRows shelves;
  private final Set<Changes.Kind> changes;

  /// @param work null in a store without
  /// @param changes is told what changed
  CaseOpenings(
      SqlSession session, @Nullable WorkBook work, ShelfRows shelves, Set<Changes.Kind> changes) {
    this.session = session;
    this.work = work;
    this.shelves = shelves;
    this.changes = changes;
  }

  /// Opens cases.
  @FunctionalInterface
  interface Opening {
    void run() throws SQLException;
  }

  /// What something opens must not cost the thing: what cannot be opened is taken back and said.
  ///
  /// @param what for the log
  void opens(String what, Opening opening) throws SQLException {
    Savepoint before = session.savepoint();
    try {
      opening.run();
      changes.add(Changes.Kind.WORK);
    } catch (StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      session.rollback(before);
      Logger.error(e, "{} could open no case", what);
    }
  }

  /// After all that follows from a record: an alarm that is set aside opens nothing, and what a
  /// record brings back does.
  void recorded(Registry.Device device, Registry.Log log, JournalRecord record, long atMs)
      throws SQLException {
    WorkBook book = work;
    JournalEvent event = record.event();
    boolean opens =
        event instanceof JournalEvent.PersonLeft
            || event instanceof JournalEvent.AlarmRaised
                && !shelves.aside(log.id, record.position());
    if (book != null && opens) {
      String name =
          record.log() + "/" + record.position().epoch() + "/" + record.position().sequence();
      opens(
          name + " of " + device.name,
          () -> book.recorded(device.name.name(), event, name, Instant.ofEpochMilli(atMs)));
    }
    back(device);
  }

  /// Opens what alarms open that were set aside and stand now that they are back.
  void back(Registry.Device device) throws SQLException {
    WorkBook book = work;
    for (ShelfRows.Back one : shelves.back()) {
      if (book != null) {
        opens(
            one.record() + " of " + device.name,
            () ->
                new AlarmOpeners(book, session)
                    .back(
                        device.name.name(),
                        one.kind(),
                        one.point(),
                        one.record(),
                        Instant.ofEpochMilli(one.atMs())));
      }
    }
  }
}
