package id.penjaga.hub.app.store.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class PostgresServerTest {
  @Test
  void everyTestHasADatabaseOfItsOwn() throws SQLException {
    for (int i = 0; i < 2; i++) {
      try (Connection connection = PostgresServer.fresh().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute("CREATE TABLE kept (word VARCHAR(40))");
        statement.execute("INSERT INTO kept VALUES ('ruang 服务器 خادم')");
        try (ResultSet rows = statement.executeQuery("SELECT word FROM kept")) {
          rows.next();
          assertEquals("ruang 服务器 خادم", rows.getString(1));
        }
      }
    }
  }
}
