package id.penjaga.hub.app.store.ingest;

import id.penjaga.device.messages.Position;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.Arrival;
import id.penjaga.hub.core.Held;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The writer's picture of one stream of one log: what is held, and what went wrong on the way.
public final class IngestStream {
  final int logId;
  final StreamKind kind;
  Held held = Held.NOTHING;
  long stored;
  long duplicates;
  long gaps;
  long forks;
  long breaks;

  IngestStream(int logId, StreamKind kind) {
    this.logId = logId;
    this.kind = kind;
  }

  static IngestStream load(SqlSession session, int logId, StreamKind kind) throws SQLException {
    IngestStream stream = new IngestStream(logId, kind);
    boolean known =
        session.first(
                row -> stream.read(row),
                "SELECT * FROM stream WHERE log_id = ? AND kind = ?",
                logId,
                kind.code())
            != null;
    if (!known) {
      session.update("INSERT INTO stream (log_id, kind) VALUES (?, ?)", logId, kind.code());
    }
    return stream;
  }

  private IngestStream read(ResultSet row) throws SQLException {
    held =
        new Held(
            position(row, "epoch", "sequence"),
            row.getString("last_hash"),
            position(row, "oldest_epoch", "oldest_sequence"));
    stored = row.getLong("stored");
    duplicates = row.getLong("duplicates");
    gaps = row.getLong("gaps");
    forks = row.getLong("forks");
    breaks = row.getLong("breaks");
    return this;
  }

  void store(Arrival arrival) {
    held = held.stored(arrival.position(), arrival.hash());
    stored++;
  }

  void declare(@Nullable Position oldest) {
    held = held.declaring(oldest);
  }

  void save(SqlSession session) throws SQLException {
    Position at = held.highWater();
    Position oldest = held.oldest();
    session.later(
        "UPDATE stream SET epoch = ?, sequence = ?, last_hash = ?, oldest_epoch = ?,"
            + " oldest_sequence = ?, stored = ?, duplicates = ?, gaps = ?, forks = ?, breaks = ?"
            + " WHERE log_id = ? AND kind = ?",
        at == null ? null : at.epoch(),
        at == null ? null : at.sequence(),
        held.lastHash(),
        oldest == null ? null : oldest.epoch(),
        oldest == null ? null : oldest.sequence(),
        stored,
        duplicates,
        gaps,
        forks,
        breaks,
        logId,
        kind.code());
  }

  public static @Nullable Position position(ResultSet row, String epoch, String sequence)
      throws SQLException {
    int number = row.getInt(epoch);
    return row.wasNull() ? null : new Position(number, row.getLong(sequence));
  }
}
