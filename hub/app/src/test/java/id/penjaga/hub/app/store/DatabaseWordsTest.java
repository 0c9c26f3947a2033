package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.DatabaseWords;
import id.penjaga.hub.app.store.sql.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("F75 What a database refuses, in words")
class DatabaseWordsTest {
  @TempDir Path folder;

  @Test
  @DisplayName("F75 A damaged history, one of another program, and a folder in its place")
  void aHistoryThatCannotBeOpened() throws Exception {
    Path file = folder.resolve("penjaga.mv.db");
    try (Connection foreign = h2("penjaga", "stranger")) {
      foreign.commit();
    }
    assertEquals(file + ": is the database of another program; move it away", refused());
    Files.writeString(file, "no database at all".repeat(1000));
    assertEquals(
        file + ": is damaged or no database; move it away and restore a backup", refused());
    Files.delete(file);
    Files.createDirectory(file);
    assertTrue(refused().contains(file + ": is a folder"), refused());
  }

  @Test
  @DisplayName("F75 A database that is not there, and a cause deep below others")
  void missingAndDeep() {
    Path file = folder.resolve("gone.mv.db");
    SQLException missing =
        assertThrows(
            SQLException.class,
            () ->
                DriverManager.getConnection(
                    "jdbc:h2:file:" + folder.resolve("gone") + ";IFEXISTS=TRUE"));
    assertEquals(
        file + ": there is no such database; check the data folder",
        DatabaseWords.of(file, new IllegalStateException("outer", missing)));
    assertEquals(
        file + ": the system says: the card is gone",
        DatabaseWords.of(
            file, new SQLException("General error", new IOException("the card is gone"))));
    assertEquals(
        file + ": the database says: odd",
        DatabaseWords.of(file, new SQLException("odd\nSELECT 1; [12345]")));
  }

  private String refused() {
    String said =
        String.valueOf(
            assertThrows(StoreException.class, () -> new Database(folder).migrate()).getMessage());
    assertTrue(said.startsWith("the database cannot be opened. "), said);
    return said.substring("the database cannot be opened. ".length());
  }

  private Connection h2(String name, String user) throws SQLException {
    return DriverManager.getConnection("jdbc:h2:file:" + folder.resolve(name), user, "");
  }
}
