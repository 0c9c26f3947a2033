package id.penjaga.hub.app.store.book;

import id.penjaga.hub.app.store.postgres.PostgresServer;
import java.sql.SQLException;
import javax.sql.DataSource;

class PostgresBookTest extends BookContract {
  @Override
  DataSource database() throws SQLException {
    return PostgresServer.withWork();
  }
}
