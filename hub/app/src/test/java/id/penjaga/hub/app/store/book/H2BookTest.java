package id.penjaga.hub.app.store.book;

import id.penjaga.hub.app.store.NewTables;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

class H2BookTest extends BookContract {
  @TempDir Path folder;

  @Override
  DataSource database() {
    return NewTables.work(folder);
  }
}
