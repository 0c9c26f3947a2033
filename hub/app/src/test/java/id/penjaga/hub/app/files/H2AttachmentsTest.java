package id.penjaga.hub.app.files;

import id.penjaga.hub.app.store.NewTables;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;

@DisplayName("SYS-10 Attachments with H2")
class H2AttachmentsTest extends AttachmentsContract {
  @Override
  DataSource database() {
    return NewTables.work(folder);
  }
}
