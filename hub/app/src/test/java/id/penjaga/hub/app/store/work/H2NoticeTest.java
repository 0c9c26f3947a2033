package id.penjaga.hub.app.store.work;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;

class H2NoticeTest extends NoticeContract {
  @TempDir Path folder;

  @Override
  DataSource database() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("notice") + ";WRITE_DELAY=0");
    return source;
  }
}
