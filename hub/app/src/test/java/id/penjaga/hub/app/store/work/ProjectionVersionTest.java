package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.WorkSchema;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rows that each version of the fold makes of one book. The book never changes, so other rows
/// mean another fold.
class ProjectionVersionTest {
  @TempDir Path folder;

  @Test
  @DisplayName("SYS-02 a fold that makes other rows of the same book has another version")
  void versioned() throws Exception {
    Map<String, List<String>> rows = rows();
    rows.forEach((table, lines) -> assertFalse(lines.isEmpty(), table + " is not tried"));
    List<String> versions = Files.readAllLines(GoldenBook.FOLDER.resolve("versions.txt"));
    assertEquals(
        versions.getLast(),
        Projections.VERSION + " " + hash(rows),
        "The same book gives other rows than before, and hubs must make theirs again. Raise"
            + " Projections.VERSION and add its line to versions.txt.");
    List<String> numbers = versions.stream().map(line -> line.split(" ", -1)[0]).toList();
    assertEquals(numbers.stream().distinct().toList(), numbers, "a version stands for one fold");
  }

  private Map<String, List<String>> rows() throws Exception {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("golden"));
    WorkSchema.migrate(source);
    try (SqlSession session = new SqlSession(source)) {
      GoldenBook.write(session);
      new Projections(session, GoldenBook.pins(), _ -> {}).rebuild();
      return FoldedRows.of(session);
    }
  }

  private static String hash(Map<String, List<String>> rows) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256")
                .digest(rows.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
