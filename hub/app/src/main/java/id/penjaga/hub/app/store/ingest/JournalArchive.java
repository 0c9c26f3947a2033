package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.Position;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.Ingest;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// What the tables hold of one log's journal, and of the holes in it.
final class JournalArchive implements Ingest.Archive {
  private final SqlSession session;
  private final int logId;

  JournalArchive(SqlSession session, int logId) {
    this.session = session;
    this.logId = logId;
  }

  @Override
  public @Nullable String hashAt(Position position) {
    try {
      String payload =
          session.first(
              row -> row.getString(1),
              "SELECT payload FROM journal WHERE log_id = ? AND epoch = ? AND sequence = ?",
              logId,
              position.epoch(),
              position.sequence());
      return payload == null || payload.length() < 66
          ? null
          : payload.substring(payload.length() - 66, payload.length() - 2);
    } catch (SQLException e) {
      throw new StoreException("cannot compare with what is held at " + position, e);
    }
  }

  @Override
  public boolean mayMiss(Position position) {
    try {
      return lost(position) || forgotten(position);
    } catch (SQLException e) {
      throw new StoreException("cannot look for a hole at " + position, e);
    }
  }

  private boolean lost(Position position) throws SQLException {
    return session.first(
            row -> row.getLong(1),
            "SELECT id FROM hole WHERE log_id = ? AND kind = ?"
                + " AND (from_epoch IS NULL OR (from_epoch, from_sequence) < (?, ?))"
                + " AND (to_epoch, to_sequence) >= (?, ?) LIMIT 1",
            logId,
            StreamKind.JOURNAL.code(),
            position.epoch(),
            position.sequence(),
            position.epoch(),
            position.sequence())
        != null;
  }

  /// Older than everything held: retention has deleted it.
  private boolean forgotten(Position position) throws SQLException {
    return session.first(
            row -> row.getLong(1),
            "SELECT id FROM journal WHERE log_id = ? AND (epoch, sequence) < (?, ?) LIMIT 1",
            logId,
            position.epoch(),
            position.sequence())
        == null;
  }
}
