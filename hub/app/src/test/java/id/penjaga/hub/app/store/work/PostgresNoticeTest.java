package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.postgres.PostgresServer;
import java.sql.SQLException;
import javax.sql.DataSource;

class PostgresNoticeTest extends NoticeContract {
  @Override
  DataSource database() throws SQLException {
    return PostgresServer.withWork();
  }
}
