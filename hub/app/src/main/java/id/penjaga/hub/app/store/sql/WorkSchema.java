package id.penjaga.hub.app.store.sql;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/// The tables of people's work: the book, its projections, attachments. Their migrations run on H2
/// and on PostgreSQL, apart from those of the rooms, which are H2's alone.
public final class WorkSchema {
  private WorkSchema() {}

  /// Brings the tables up to date.
  public static void migrate(DataSource database) {
    Migrations.run(database, of(database));
  }

  static Flyway of(DataSource database) {
    return Flyway.configure()
        .dataSource(database)
        .locations("classpath:id/penjaga/hub/app/store/migration/work")
        .table("work_schema_history")
        .loggers("slf4j")
        .baselineOnMigrate(true) // beside the tables of the rooms
        .baselineVersion("0")
        .load();
  }
}
