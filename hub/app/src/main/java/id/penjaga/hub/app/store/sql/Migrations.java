package id.penjaga.hub.app.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/// Migrations while a connection is held: each takes several connections, one after the other, and
/// H2 closes its file with the last and compacts it, which took longer than the migrations.
public final class Migrations {
  private Migrations() {}

  /// Brings schemas of one database up to date.
  ///
  /// @throws FlywayException when one cannot be, or the database cannot be opened
  public static void run(DataSource database, Flyway... schemas) {
    try (Connection _ = database.getConnection()) {
      for (Flyway schema : schemas) {
        schema.migrate();
      }
    } catch (SQLException e) {
      throw new FlywayException("no connection for the migrations", e);
    }
  }
}
