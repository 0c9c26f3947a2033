package id.penjaga.hub.app.store.papers;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The archive in the transaction of a session.
public final class PaperRows {
  private static final int LONGEST_WORDS = 120;
  private static final int LONGEST = 3800;
  private static final String ALL =
      "SELECT p.*, (SELECT MIN(n.code) FROM paper_frozen n WHERE n.corrects = p.code) AS replaced"
          + " FROM paper_frozen p ";

  private final SqlSession session;

  public PaperRows(SqlSession session) {
    this.session = session;
  }

  /// Forgets every row, at once and for good; the book has them.
  public static void empty(SqlSession session) throws SQLException {
    session.update("TRUNCATE TABLE paper_frozen");
  }

  /// Folds a new entry.
  ///
  /// @param of the case as it stands after it; null for what belongs to no case
  public void take(Entry entry, @Nullable Case of) throws SQLException {
    for (Fact fact : entry.facts()) {
      if (fact instanceof Fact.Frozen frozen && frozen.code() != null) {
        session.update(
            "INSERT INTO paper_frozen (code, paper, number, subject, document, frozen_ms, sequence,"
                + " corrects, search, sealed_ms, language) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
                + " ?)",
            frozen.code(),
            frozen.paper(),
            frozen.number(),
            entry.subject().toString(),
            frozen.document(),
            entry.at().toEpochMilli(),
            entry.sequence(),
            frozen.corrects(),
            search(frozen, entry, of),
            frozen.sealed() == null ? null : frozen.sealed().toEpochMilli(),
            frozen.words());
      } else if (fact instanceof Fact.PaperWithdrawn withdrawn) {
        session.update(
            "UPDATE paper_frozen SET withdrawn_ms = ? WHERE code = ?",
            entry.at().toEpochMilli(),
            withdrawn.code());
      }
    }
  }

  /// What people look for: numbers, and the short answers of the case. Personal data stay away.
  private static String search(Fact.Frozen frozen, Entry entry, @Nullable Case of) {
    Set<String> words = new LinkedHashSet<>();
    words.add(frozen.number());
    words.add(entry.subject().id());
    if (of != null) {
      words.add(of.number());
      words.addAll(of.numbers().values());
      of.subject().values().forEach(value -> add(value, words));
      of.answers().keySet().stream()
          .sorted()
          .forEach(place ->
              of.answers().getOrDefault(place, java.util.Map.of()).values().stream()
                  .forEach(value -> add(value, words)));
    }
    String all = String.join(" ", words).strip().toLowerCase(Locale.ROOT);
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST);
  }

  private static void add(Value value, Set<String> words) {
    switch (value) {
      case Value.Text(String text) when text.length() <= LONGEST_WORDS -> words.add(text);
      case Value.Many many -> many.values().forEach(one -> add(one, words));
      case Value.Group group -> group.values().values().forEach(one -> add(one, words));
      case Value _ -> {}
    }
  }

  /// Papers, the newest first.
  ///
  /// @param paper layout; empty for all
  /// @param search part of a number, of an answer or of a person's name; empty for all
  /// @param fromMs, untilMs when it was frozen
  /// @param before only those frozen by an earlier entry, to page on
  public List<PaperRow> find(
      String paper, String search, long fromMs, long untilMs, long before, int most)
      throws SQLException {
    List<Object> values = new ArrayList<>(List.of(fromMs, untilMs, before));
    StringBuilder where =
        new StringBuilder("WHERE p.frozen_ms >= ? AND p.frozen_ms < ? AND p.sequence < ?");
    if (!paper.isEmpty()) {
      where.append(" AND p.paper = ?");
      values.add(paper);
    }
    if (!search.isBlank()) {
      where.append(
          " AND (p.search LIKE ? ESCAPE '!' OR EXISTS (SELECT 1 FROM book_entry e JOIN"
              + " book_personal b ON b.sequence = e.sequence WHERE e.subject_kind = 'case' AND"
              + " p.subject = 'case/' || e.subject_id AND LOWER(b.text) LIKE ? ESCAPE '!'))");
      String like = "%" + escaped(search.strip().toLowerCase(Locale.ROOT)) + "%";
      values.add(like);
      values.add(like);
    }
    return session.list(
        PaperRows::row,
        ALL + where + " ORDER BY p.sequence DESC, p.code FETCH FIRST " + most + " ROWS ONLY",
        values.toArray());
  }

  private static String escaped(String search) {
    return search.replace("!", "!!").replace("%", "!%").replace("_", "!_");
  }

  /// Null when there is none.
  public @Nullable PaperRow byCode(String code) throws SQLException {
    return session.first(PaperRows::row, ALL + "WHERE p.code = ?", code);
  }

  /// The papers of one subject, the newest first.
  public List<PaperRow> of(String subject) throws SQLException {
    return session.list(
        PaperRows::row, ALL + "WHERE p.subject = ? ORDER BY p.sequence DESC", subject);
  }

  private static PaperRow row(ResultSet row) throws SQLException {
    return new PaperRow(
        row.getString("code").strip(),
        row.getString("paper"),
        row.getString("number"),
        row.getString("subject"),
        row.getString("document"),
        row.getLong("frozen_ms"),
        row.getLong("sequence"),
        row.getString("corrects"),
        row.getString("replaced"),
        row.getObject("sealed_ms", Long.class),
        row.getObject("withdrawn_ms", Long.class),
        row.getString("language"));
  }
}
