package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.sql.SqlSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Every row of every table that is folded from the book.
final class FoldedRows {
  private static final Set<String> NOT_FOLDED =
      Set.of("work_draft", "work_schema_history", "work_projection");

  private FoldedRows() {}

  /// The rows by table, sorted.
  static Map<String, List<String>> of(SqlSession session) throws SQLException {
    Map<String, List<String>> all = new TreeMap<>();
    for (String table : tables(session)) {
      List<String> lines = new ArrayList<>();
      try (Statement statement = session.connection().createStatement();
          ResultSet row = statement.executeQuery("SELECT * FROM " + table)) {
        while (row.next()) {
          Map<String, String> line = new TreeMap<>();
          for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
            line.put(
                row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT),
                String.valueOf(row.getString(i)));
          }
          lines.add(line.toString());
        }
      }
      lines.sort(null);
      all.put(table, lines);
    }
    return all;
  }

  private static List<String> tables(SqlSession session) throws SQLException {
    List<String> all = new ArrayList<>();
    try (ResultSet tables =
        session
            .connection()
            .getMetaData()
            .getTables(null, null, "%", new String[] {"TABLE", "BASE TABLE"})) {
      while (tables.next()) {
        String name = tables.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
        if (name.matches("(work|register|paper)_.*") && !NOT_FOLDED.contains(name)) {
          all.add(name);
        }
      }
    }
    return all;
  }
}
