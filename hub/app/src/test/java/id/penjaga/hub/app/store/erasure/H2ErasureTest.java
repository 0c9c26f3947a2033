package id.penjaga.hub.app.store.erasure;

import id.penjaga.hub.app.store.NewTables;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;

class H2ErasureTest extends ErasureContract {
  @TempDir Path folder;

  @Override
  DataSource database() {
    return NewTables.work(folder);
  }
}
