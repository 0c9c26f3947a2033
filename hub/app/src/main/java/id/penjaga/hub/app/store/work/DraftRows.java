package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Subject;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What people typed and did not send. A person keeps at most {@value #MOST} drafts; the oldest go.
public final class DraftRows {
  private static final int MOST = 50;

  /// In characters, as stored; what is longer is not kept.
  public static final int LONGEST = 400_000;

  private final SqlSession session;

  public DraftRows(SqlSession session) {
    this.session = session;
  }

  public Map<String, String> read(long person, String place) throws SQLException {
    String text =
        session.first(
            row -> row.getString(1),
            "SELECT fields FROM work_draft WHERE person = ? AND place = ?",
            person,
            place);
    Map<String, String> fields = new TreeMap<>();
    if (text != null) {
      for (String pair : text.split("&")) {
        int equals = pair.indexOf('=');
        fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  /// @param fields empty to forget it
  /// @return false when it is too long to be kept
  public boolean keep(long person, String place, Map<String, String> fields, long nowMs)
      throws SQLException {
    String text =
        new TreeMap<>(fields)
            .entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    if (text.length() > LONGEST) {
      return false;
    }
    session.update("DELETE FROM work_draft WHERE person = ? AND place = ?", person, place);
    if (text.isEmpty()) {
      return true;
    }
    session.update(
        "DELETE FROM work_draft WHERE person = ? AND place NOT IN (SELECT place FROM work_draft"
            + " WHERE person = ? ORDER BY at_ms DESC FETCH FIRST "
            + (MOST - 1)
            + " ROWS ONLY)",
        person,
        person);
    session.update(
        "INSERT INTO work_draft (person, place, fields, at_ms) VALUES (?, ?, ?, ?)",
        person,
        place,
        text,
        nowMs);
    return true;
  }

  /// Forgets what anybody typed for a case, or what a person typed anywhere.
  public void forget(Subject about) throws SQLException {
    switch (about.kind()) {
      case CASE -> session.update("DELETE FROM work_draft WHERE place LIKE ?", about + "/%");
      case PERSON ->
          session.update("DELETE FROM work_draft WHERE person = ?", Long.parseLong(about.id()));
      default -> {}
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
