package id.penjaga.hub.app.store.erasure;

import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.ItemRows;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.erasure.Personal;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What holds personal data whose retention time is over.
public final class ErasureQueries {
  /// So many cases, people and items are looked at; what is erased makes room for the next.
  private static final int CANDIDATES = 300;

  private final SqlSession session;
  private final BookTables book;
  private final ItemRows items;
  private final int keep;

  /// @param keep days for which personal data stay after they were needed
  public ErasureQueries(SqlSession session, int keep) {
    this.session = session;
    this.keep = keep;
    book = BookTables.reading(session);
    items = new ItemRows(session);
  }

  /// Something whose personal data may be erased.
  ///
  /// @param name of a case its number, of an item its label, of an alarm its name in the book;
  ///   empty for a person
  /// @param procedure of a case, or the register of an item; empty for a person
  /// @param needed the last day it was needed; null for an item, of which only what it said before
  ///   goes, and for an alarm, of which the notes go
  public record Erasable(
      Subject about, String name, String procedure, @Nullable LocalDate needed) {}

  public List<Erasable> due(People people, Instant now) throws SQLException {
    Instant before = now.minus(Duration.ofDays(keep));
    LocalDate last = people.day(now).minusDays(keep + 1L);
    List<Erasable> all = new ArrayList<>();
    for (Person person : people.persons()) {
      LocalDate left = person.last();
      if (left != null && !left.isAfter(last) && !person.name().isEmpty()) {
        Subject about = new Subject(Subject.Kind.PERSON, Long.toString(person.id()));
        all.add(new Erasable(about, "", "", left));
      }
    }
    List<Erasable> others = new ArrayList<>(cases(people, last));
    others.addAll(items(before));
    others.addAll(alarms(before));
    for (Erasable one : others) {
      if (!book.left(
              Personal.of(one.about(), ErasureDesk.entries(book, items, one.about()), before))
          .isEmpty()) {
        all.add(one);
      }
    }
    return all;
  }

  private List<Erasable> cases(People people, LocalDate last) throws SQLException {
    long end = last.plusDays(1).atStartOfDay(people.zone()).toInstant().toEpochMilli();
    return session.list(
        row ->
            new Erasable(
                Subject.ofCase(row.getLong("id")),
                row.getString("number"),
                row.getString("procedure"),
                people.day(Instant.ofEpochMilli(row.getLong("ended_ms")))),
        "SELECT id, number, procedure, ended_ms FROM work_case WHERE ended_ms > 0 AND ended_ms < ?"
            + " AND EXISTS (SELECT 1 FROM book_entry e JOIN book_personal p ON p.sequence ="
            + " e.sequence WHERE e.subject_kind = 'case' AND e.subject_id = CAST(work_case.id AS"
            + " VARCHAR(20))) ORDER BY ended_ms, id LIMIT "
            + CANDIDATES,
        end);
  }

  private List<Erasable> items(Instant before) throws SQLException {
    return session.list(
        row ->
            new Erasable(
                new Subject(
                    Subject.Kind.ITEM, row.getString("register") + "/" + row.getString("label")),
                row.getString("label"),
                row.getString("register"),
                null),
        "SELECT register, label FROM register_item i WHERE EXISTS (SELECT 1 FROM register_log l"
            + " JOIN book_entry e ON e.sequence = l.sequence JOIN book_personal p ON p.sequence ="
            + " l.sequence WHERE l.register = i.register AND l.item = i.item AND l.personal AND"
            + " e.typed_ms < ?) ORDER BY register, item LIMIT "
            + CANDIDATES,
        before.toEpochMilli());
  }

  private List<Erasable> alarms(Instant before) throws SQLException {
    return session.list(
        row -> {
          String name = row.getString(1);
          return new Erasable(new Subject(Subject.Kind.ALARM, name), name, "", null);
        },
        "SELECT subject_id FROM book_entry e JOIN book_personal p ON p.sequence = e.sequence"
            + " WHERE e.subject_kind = 'alarm' AND e.typed_ms < ? GROUP BY subject_id"
            + " ORDER BY MIN(e.sequence) LIMIT "
            + CANDIDATES,
        before.toEpochMilli());
  }
}
