package id.penjaga.hub.app.files;

import id.penjaga.hub.app.store.postgres.PostgresServer;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("SYS-10 Attachments with PostgreSQL")
class PostgresAttachmentsTest extends AttachmentsContract {
  @Override
  DataSource database() throws SQLException {
    return PostgresServer.withWork();
  }
}
