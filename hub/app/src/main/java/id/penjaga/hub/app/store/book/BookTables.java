package id.penjaga.hub.app.store.book;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Commitment;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.EntryJson;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.LineHash;
import id.penjaga.hub.core.book.PersonalRow;
import id.penjaga.hub.core.book.Proposed;
import id.penjaga.hub.core.book.Sealing;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.erasure.Personal;
import id.penjaga.hub.core.json.CanonicalJson;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The book within the transaction of a session. Entries come back with their personal data; what
/// was erased is a commitment.
///
/// Only one session may append at a time (the writer's); a second one fails on the number.
public final class BookTables {
  /// H2 keeps texts of up to 1,048,576 characters.
  static final int LONGEST_LINE = 1_000_000;

  private static final int MOST_AMONG = 400;
  private static final String PERSONAL =
      "SELECT p.sequence, path, salt, text FROM book_personal p"
          + " JOIN book_entry e ON e.sequence = p.sequence WHERE ";

  private static final String ALL = "SELECT sequence, line FROM book_entry ";

  private final SqlSession session;
  private final Supplier<byte[]> salts;

  /// The last entry: where the next is bound to.
  ///
  /// @param sequence 0 in an empty book
  public record Last(long sequence, Instant typed, String hash) {
    static final Last NONE = new Last(0, Instant.EPOCH, LineHash.GENESIS);
  }

  private record Line(long sequence, String line) {}

  private record PersonalOf(long sequence, PersonalRow row) {}

  /// @param salts gives 32 bytes each time that nobody can guess
  public BookTables(SqlSession session, Supplier<byte[]> salts) {
    this.session = session;
    this.salts = salts;
  }

  /// The book of a session that only reads.
  public static BookTables reading(SqlSession session) {
    return new BookTables(
        session,
        () -> {
          throw new IllegalStateException("this session only reads the book");
        });
  }

  /// Numbers an entry, binds it to the last and stores it with its personal data. A command that is
  /// in the book already is answered with the entry it made.
  ///
  /// @param clock the hub's; the entry gets {@link #typed} of it
  /// @throws CommandReused when the id of the command came with something else asked
  /// @throws IllegalArgumentException when `at` lies after the entry's time, a number was given
  ///   before, or the entry is too long
  public Entry append(Proposed proposed, Instant clock) throws SQLException {
    Entry known = made(proposed.command(), proposed.asked());
    return known == null ? append(List.of(proposed), clock).getFirst() : known;
  }

  /// Numbers some entries that belong together, binds each to the one before and stores them. None
  /// of their commands may be in the book.
  ///
  /// @throws IllegalArgumentException as above
  public List<Entry> append(List<Proposed> all, Instant clock) throws SQLException {
    List<Entry> entries = new ArrayList<>();
    Last last = last();
    for (Proposed proposed : all) {
      Instant typed = typed(last, clock);
      if (proposed.at() != null && proposed.at().truncatedTo(ChronoUnit.MILLIS).isAfter(typed)) {
        throw new IllegalArgumentException(
            "it is said to have happened at " + proposed.at() + ", which is still to come");
      }
      Sealing.Sealed sealed = Sealing.seal(proposed, salts);
      String line = EntryJson.write(last.sequence() + 1, typed, sealed.entry(), last.hash());
      if (line.length() > LONGEST_LINE) {
        throw tooLong("an entry", line);
      }
      last = new Last(last.sequence() + 1, typed, LineHash.hash(line));
      store(proposed, last, line, sealed.personal());
      entries.add(Sealing.open(EntryJson.read(line), sealed.personal()));
    }
    session.flush();
    return entries;
  }

  private static IllegalArgumentException tooLong(String what, String text) {
    return new IllegalArgumentException(
        what
            + " of "
            + text.length()
            + " characters; the book takes "
            + LONGEST_LINE
            + ", attach long texts as a file");
  }

  private void store(Proposed proposed, Last now, String line, List<PersonalRow> personal)
      throws SQLException {
    session.later(
        "INSERT INTO book_entry (sequence, typed_ms, subject_kind, subject_id, line)"
            + " VALUES (?, ?, ?, ?, ?)",
        now.sequence(),
        now.typed().toEpochMilli(),
        kind(proposed.subject().kind()),
        proposed.subject().id(),
        line);
    byte[] salt = salts.get();
    session.later(
        "INSERT INTO book_command (id, sequence, salt, digest) VALUES (?, ?, ?, ?)",
        proposed.command(),
        now.sequence(),
        HexFormat.of().formatHex(salt),
        Commitment.of(salt, proposed.asked()));
    for (PersonalRow row : personal) {
      String text = CanonicalJson.write(row.text());
      if (text.length() > LONGEST_LINE) {
        throw tooLong("a text", text);
      }
      session.later(
          "INSERT INTO book_personal (sequence, path, salt, text) VALUES (?, ?, ?, ?)",
          now.sequence(),
          row.path(),
          row.salt(),
          text);
    }
    for (Fact fact : proposed.facts()) {
      if (fact instanceof Fact.Numbered numbered) {
        count(numbered);
      }
    }
  }

  /// The entry that a command made; null when the book does not have it.
  ///
  /// @param asked as in [Proposed]
  /// @throws CommandReused when it asked for something else then
  public @Nullable Entry made(String command, String asked) throws SQLException {
    record Made(long sequence, @Nullable String salt, @Nullable String digest) {}
    Made made =
        session.first(
            row ->
                new Made(row.getLong("sequence"), row.getString("salt"), row.getString("digest")),
            "SELECT sequence, salt, digest FROM book_command WHERE id = ?",
            command);
    if (made == null) {
      return null;
    }
    if (made.salt() != null
        && !Commitment.of(HexFormat.of().parseHex(made.salt()), asked).equals(made.digest())) {
      throw new CommandReused(command, made.sequence());
    }
    return entry(made.sequence());
  }

  public Last last() throws SQLException {
    Last last =
        session.first(
            row ->
                new Last(
                    row.getLong("sequence"),
                    Instant.ofEpochMilli(row.getLong("typed_ms")),
                    LineHash.hash(row.getString("line"))),
            "SELECT sequence, typed_ms, line FROM book_entry ORDER BY sequence DESC LIMIT 1");
    return last == null ? Last.NONE : last;
  }

  /// The time an entry gets that is stored now: the clock's in milliseconds, but never before the
  /// last entry's.
  public Instant typed(Instant clock) throws SQLException {
    return typed(last(), clock);
  }

  /// Null when there is none of that number.
  public @Nullable Entry entry(long sequence) throws SQLException {
    List<Entry> found = opened(lines(ALL + "WHERE sequence = ?", sequence), sequence, sequence);
    return found.isEmpty() ? null : found.getFirst();
  }

  /// All entries about something, in order.
  public List<Entry> entries(Subject subject) throws SQLException {
    return opened(
        linesOf(subject),
        session.list(
            BookTables::personal,
            PERSONAL + "subject_kind = ? AND subject_id = ?" + " ORDER BY p.sequence",
            kind(subject.kind()),
            subject.id()));
  }

  /// The entries of some numbers that are there, in the order of the book.
  public List<Entry> entries(Collection<Long> numbers) throws SQLException {
    return among("sequence", new TreeSet<>(numbers).stream().map(String::valueOf).toList());
  }

  /// All entries about some cases, in the order of the book.
  public List<Entry> ofCases(Collection<Long> cases) throws SQLException {
    return among(
        "subject_kind = 'case' AND subject_id", cases.stream().map(id -> "'" + id + "'").toList());
  }

  /// @param values as SQL writes them, made of numbers only
  private List<Entry> among(String column, List<String> values) throws SQLException {
    List<Entry> all = new ArrayList<>();
    for (int from = 0; from < values.size(); from += MOST_AMONG) {
      List<String> part = values.subList(from, Math.min(values.size(), from + MOST_AMONG));
      String where = column + " IN (" + String.join(", ", part) + ") ORDER BY ";
      String personal = PERSONAL + where.replace("sequence IN", "e.sequence IN") + "p.sequence";
      all.addAll(
          opened(
              lines(ALL + "WHERE " + where + "sequence"),
              session.list(BookTables::personal, personal)));
    }
    return all;
  }

  /// All entries about subjects of a kind, in order.
  public List<Entry> entries(Subject.Kind kind) throws SQLException {
    return opened(
        lines(ALL + "WHERE subject_kind = ? ORDER BY sequence", kind(kind)),
        session.list(
            BookTables::personal, PERSONAL + "subject_kind = ? ORDER BY p.sequence", kind(kind)));
  }

  /// The entries after a number, at most `limit`.
  public List<Entry> after(long sequence, int limit) throws SQLException {
    List<Line> lines = linesAfter(sequence, limit);
    return lines.isEmpty()
        ? List.of()
        : opened(lines, lines.getFirst().sequence(), lines.getLast().sequence());
  }

  /// The last entry that was typed before a moment; 0 for none. Times never go back in the book, so
  /// it is found in steps that halve it.
  public long typedBefore(Instant moment) throws SQLException {
    long low = 0;
    long high = last().sequence();
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      Long typed =
          session.first(
              row -> row.getLong(1), "SELECT typed_ms FROM book_entry WHERE sequence = ?", middle);
      if (typed != null && typed < moment.toEpochMilli()) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// The entries about subjects of some kinds, without their personal data: what a rebuild reads.
  ///
  /// @param from first number
  /// @param upto last number
  public List<Entry> sealed(Set<Subject.Kind> kinds, long from, long upto) throws SQLException {
    Set<String> names = kinds.stream().map(BookTables::kind).collect(Collectors.toSet());
    return session
        .list(
            row ->
                names.contains(row.getString(1))
                    ? Optional.of(read(new Line(row.getLong(2), row.getString(3)), List.of()))
                    : Optional.<Entry>empty(),
            "SELECT subject_kind, sequence, line FROM book_entry WHERE sequence BETWEEN ? AND ?"
                + " ORDER BY sequence",
            from,
            upto)
        .stream()
        .flatMap(Optional::stream)
        .toList();
  }

  /// All entries about something, in order, without their personal data.
  public List<Entry> sealed(Subject subject) throws SQLException {
    return opened(linesOf(subject), List.of());
  }

  /// Lines as stored, hashed and exported: personal data are commitments.
  public List<String> exported(long after, int limit) throws SQLException {
    return linesAfter(after, limit).stream().map(Line::line).toList();
  }

  /// The next number of a counter.
  public long number(String kind, String period) throws SQLException {
    Long last =
        session.first(
            row -> row.getLong(1),
            "SELECT last FROM book_counter WHERE kind = ? AND period = ?",
            kind,
            period);
    return last == null ? 1 : last + 1;
  }

  private void count(Fact.Numbered given) throws SQLException {
    if (given.number() < number(given.kind(), given.period())) {
      throw new IllegalArgumentException("number " + given.text() + " was given before");
    }
    if (session.update(
            "UPDATE book_counter SET last = ? WHERE kind = ? AND period = ?",
            given.number(),
            given.kind(),
            given.period())
        == 0) {
      session.update(
          "INSERT INTO book_counter (kind, period, last) VALUES (?, ?, ?)",
          given.kind(),
          given.period(),
          given.number());
    }
  }

  /// Takes personal data away, with what could tell whether a guess of them is right. The entries
  /// stay as they were hashed; they come back with commitments.
  public void erase(List<Personal> data) throws SQLException {
    for (Personal one : left(data)) {
      session.update(
          "DELETE FROM book_personal WHERE sequence = ? AND path LIKE ? ESCAPE '!'",
          one.sequence(),
          under(one));
      session.update(
          "UPDATE book_command SET salt = NULL, digest = NULL WHERE sequence = ?", one.sequence());
    }
  }

  /// Those of some personal data that are still there.
  public List<Personal> left(List<Personal> data) throws SQLException {
    List<Personal> left = new ArrayList<>();
    for (Personal one : data) {
      if (session.first(
              row -> row.getString(1),
              "SELECT path FROM book_personal WHERE sequence = ? AND path LIKE ? ESCAPE '!' LIMIT"
                  + " 1",
              one.sequence(),
              under(one))
          != null) {
        left.add(one);
      }
    }
    return left;
  }

  private static String under(Personal data) {
    return data.under().replaceAll("([!%_])", "!$1") + "%";
  }

  private static Instant typed(Last last, Instant clock) {
    Instant now = clock.truncatedTo(ChronoUnit.MILLIS);
    return now.isAfter(last.typed()) ? now : last.typed();
  }

  private static String kind(Subject.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private List<Line> linesAfter(long sequence, int limit) throws SQLException {
    return lines(ALL + "WHERE sequence > ? ORDER BY sequence LIMIT ?", sequence, limit);
  }

  private List<Line> linesOf(Subject subject) throws SQLException {
    return lines(
        ALL + "WHERE subject_kind = ? AND subject_id = ? ORDER BY sequence",
        kind(subject.kind()),
        subject.id());
  }

  private List<Line> lines(String sql, Object... values) throws SQLException {
    return session.list(BookTables::line, sql, values);
  }

  private static Line line(ResultSet row) throws SQLException {
    return new Line(row.getLong("sequence"), row.getString("line"));
  }

  private List<Entry> opened(List<Line> lines, long from, long to) throws SQLException {
    return opened(
        lines,
        session.list(
            BookTables::personal,
            "SELECT sequence, path, salt, text FROM book_personal WHERE sequence BETWEEN ? AND ?"
                + " ORDER BY sequence",
            from,
            to));
  }

  /// @param personal in the order of the lines
  private static List<Entry> opened(List<Line> lines, List<PersonalOf> personal) {
    List<Entry> entries = new ArrayList<>(lines.size());
    int next = 0;
    for (Line line : lines) {
      List<PersonalRow> rows = new ArrayList<>();
      while (next < personal.size() && personal.get(next).sequence() == line.sequence()) {
        rows.add(personal.get(next++).row());
      }
      entries.add(read(line, rows));
    }
    return entries;
  }

  private static Entry read(Line line, List<PersonalRow> rows) {
    try {
      return Sealing.open(EntryJson.read(line.line()), rows);
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "entry " + line.sequence() + " of the book cannot be read: " + e.getMessage(), e);
    }
  }

  private static PersonalOf personal(ResultSet row) throws SQLException {
    return new PersonalOf(
        row.getLong("sequence"),
        new PersonalRow(
            row.getString("path"),
            row.getString("salt"),
            text(Objects.requireNonNull(row.getString("text")))));
  }

  /// Most texts have nothing escaped in them, and a rebuild reads many.
  private static String text(String json) {
    return json.indexOf('\\') < 0
        ? json.substring(1, json.length() - 1)
        : (String) CanonicalJson.parse(json);
  }
}
