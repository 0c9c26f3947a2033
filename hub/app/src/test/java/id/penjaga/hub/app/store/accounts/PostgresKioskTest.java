package id.penjaga.hub.app.store.accounts;

import id.penjaga.hub.app.store.postgres.PostgresServer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;

@DisplayName("Screens at doors with PostgreSQL")
class PostgresKioskTest extends KioskContract {
  private @Nullable DataSource database;

  @Override
  AccountTables open() throws Exception {
    if (database == null) {
      database = PostgresServer.fresh();
    }
    return new AccountTables(folder, database, null, threads);
  }
}
