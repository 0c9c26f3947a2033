package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.register.Register;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the hub sees by itself, asked from inside a transaction.
public interface Observing {
  /// Sees nothing.
  Observing NOTHING =
      new Observing() {
        @Override
        public @Nullable Value observed(
            Scene scene, Observed what, Map<String, Value> subject, Instant at) {
          return null;
        }

        @Override
        public Surroundings.Ready badgeSeen(Scene scene, @Nullable Value holder, Instant at) {
          return Surroundings.Ready.UNKNOWN;
        }

        @Override
        public Surroundings.Ready afterPeriod(Scene scene, @Nullable Value id, Instant at) {
          return Surroundings.Ready.UNKNOWN;
        }
      };

  /// Where it is asked.
  ///
  /// @param registers in force, by id
  record Scene(
      SqlSession session,
      Standing standing,
      Pins pins,
      Map<String, Register> registers,
      ItemRows items) {
    /// The definition in force of a procedure; null when there is none.
    public @Nullable Definition definition(String procedure) {
      String hash = standing.inForce().get(procedure);
      return hash == null || hash.isEmpty() ? null : pins.get(hash);
    }
  }

  /// @param subject what the case is about
  /// @return null for nothing
  @Nullable Value observed(Scene scene, Observed what, Map<String, Value> subject, Instant at)
      throws SQLException;

  /// Whether a door read a badge on the way in on the day of a moment; unknown when no door told of
  /// anybody on that day.
  ///
  /// @param holder of the badge, as the devices call them; null when none is named
  Surroundings.Ready badgeSeen(Scene scene, @Nullable Value holder, Instant at) throws SQLException;

  /// Whether a visit is over and its room was watched long enough after it (VIS-06); unknown when
  /// the id is of no visit.
  ///
  /// @param id of its case
  Surroundings.Ready afterPeriod(Scene scene, @Nullable Value id, Instant at) throws SQLException;
}
