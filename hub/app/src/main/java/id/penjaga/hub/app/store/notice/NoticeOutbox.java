package id.penjaga.hub.app.store.notice;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.notice.Notice;
import id.penjaga.hub.core.notice.NoticeOrder;
import id.penjaga.hub.core.notice.Recipient;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Where notices come from and how they end, within the transaction of a session.
public final class NoticeOutbox {
  static final int LONGEST = 300;

  private final SqlSession session;

  public NoticeOutbox(SqlSession session) {
    this.session = session;
  }

  /// What a notice is about.
  ///
  /// @param name in the book
  /// @param kind such as `WATER_LEAK`
  /// @param about point, item or step in the words of the office
  public record Cause(String name, String kind, String about, Severity severity) {}

  /// Tells whoever a rung of a chain reached, and the operations centre. What was told before stays
  /// as it is.
  public void tell(Cause cause, List<Fact> rung, Instant at) throws SQLException {
    insert(cause, tellPeople(cause, rung, at), "", Recipient.NOC, at);
  }

  /// Tells whoever a rung of a chain reached, and nobody else: no operations centre can help.
  ///
  /// @return the rung, the lowest is 1
  public int tellPeople(Cause cause, List<Fact> rung, Instant at) throws SQLException {
    Map<Long, String> people = new LinkedHashMap<>();
    int level = 1;
    for (Fact fact : rung) {
      if (fact instanceof Fact.Escalated told) {
        level = told.level();
        List<Long> reached = told.people();
        if (reached != null) {
          reached.forEach(person -> people.putIfAbsent(person, told.role()));
        }
      }
    }
    for (Map.Entry<Long, String> person : people.entrySet()) {
      insert(cause, level, person.getValue(), person.getKey(), at);
    }
    return level;
  }

  private void insert(Cause cause, int level, String role, long person, Instant at)
      throws SQLException {
    String id = Notice.id(cause.name(), level, person);
    if (session.first(_ -> true, "SELECT id FROM notice WHERE id = ?", id) == null) {
      session.update(
          "INSERT INTO notice (id, cause, kind, about, severity, level, role, person, at_ms,"
              + " ended_ms, ended) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, '')",
          id,
          cause.name(),
          cause.kind(),
          cut(cause.about()),
          cause.severity().name(),
          level,
          role,
          person,
          at.toEpochMilli());
    }
  }

  /// Somebody takes care of it: nobody else needs to be told.
  public void acknowledged(String cause, Instant at) throws SQLException {
    session.update(
        "UPDATE notice SET ended_ms = ?, ended = ? WHERE cause = ? AND ended_ms = 0",
        at.toEpochMilli(),
        NoticeOrder.Ended.ACKNOWLEDGED.name(),
        cause);
  }

  /// What notices of a kind told is over, but for what still stands: nobody needs to be told.
  ///
  /// @param standing causes of that kind
  public void over(String kind, Set<String> standing, Instant at) throws SQLException {
    List<String> open =
        session.list(
            row -> row.getString(1),
            "SELECT DISTINCT cause FROM notice WHERE ended_ms = 0 AND kind = ?",
            kind);
    for (String cause : open) {
      if (!standing.contains(cause)) {
        acknowledged(cause, at);
      }
    }
  }

  /// Somebody saw it.
  public void seen(String cause, long person, Instant at) throws SQLException {
    session.update(
        "UPDATE notice SET ended_ms = ?, ended = ?"
            + " WHERE cause = ? AND person = ? AND ended_ms = 0",
        at.toEpochMilli(),
        NoticeOrder.Ended.ACKNOWLEDGED.name(),
        cause,
        person);
  }

  static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }
}
