package id.penjaga.hub.app.store.erasure;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

class H2ErasureTest extends ErasureContract {
  @Override
  DataSource database() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:erasure" + System.nanoTime() + ";DB_CLOSE_DELAY=-1");
    return source;
  }
}
