package id.penjaga.hub.app.store.erasure;

import id.penjaga.hub.app.store.postgres.PostgresServer;
import java.sql.SQLException;
import javax.sql.DataSource;

class PostgresErasureTest extends ErasureContract {
  @Override
  DataSource database() throws SQLException {
    return PostgresServer.withWork();
  }
}
