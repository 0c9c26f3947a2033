package id.penjaga.hub.app.store.book;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;

class H2BookTest extends BookContract {
  @TempDir Path folder;

  @Override
  DataSource database() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("book") + ";WRITE_DELAY=0");
    return source;
  }
}
