package id.penjaga.hub.app.store.book;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Position;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.proof.Anchor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest place of the book and of each journal, with its hash: what somebody outside keeps so
/// that a later change can be proved.
public final class Checkpoints {
  /// @param device whose journal it is; null for the book
  public record Checkpointed(@Nullable DeviceId device, Anchor anchor) {}

  private Checkpoints() {}

  /// None of a chain that is empty.
  public static List<Checkpointed> of(SqlSession session) throws SQLException {
    List<Checkpointed> all = new ArrayList<>();
    BookTables.Last last = BookTables.reading(session).last();
    if (last.sequence() > 0) {
      all.add(
          new Checkpointed(
              null, new Anchor(Anchor.BOOK, new Position(1, last.sequence()), last.hash())));
    }
    all.addAll(
        session.list(
            row ->
                new Checkpointed(
                    new DeviceId(row.getString("device")),
                    new Anchor(
                        row.getString("log"),
                        new Position(row.getInt("epoch"), row.getLong("sequence")),
                        row.getString("last_hash"))),
            "SELECT d.name AS device, l.name AS log, s.epoch, s.sequence, s.last_hash FROM stream s"
                + " JOIN log l ON l.id = s.log_id JOIN device d ON d.id = l.device_id"
                + " WHERE s.kind = 1 AND s.sequence IS NOT NULL AND s.last_hash IS NOT NULL"
                + " ORDER BY l.id"));
    return all;
  }
}
