package id.penjaga.hub.app.files;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("SYS-10 Attachments with H2")
class H2AttachmentsTest extends AttachmentsContract {
  @Override
  DataSource database() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("wing"));
    return source;
  }
}
