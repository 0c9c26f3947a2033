package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.app.store.papers.PaperRows;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.NumberRule;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the archive of papers promises, whatever database it is in.
@DisplayName("Frozen papers in their table")
abstract class PaperContract extends ItemSetting {
  private static final By.Human SARI = new By.Human(1, "administrator_server");
  private static final String FIRST = "A".repeat(26);
  private static final String SECOND = "B".repeat(26);

  /// A case that ended at once, whose record can be frozen.
  private long cancelled() throws SQLException {
    long id =
        stored(
            null,
            new Command.OpenCase("DISK", opener(), Map.of("server", Value.of("SRV-02")), null, ""));
    return stored(id, new Command.Cancel("salah server"));
  }

  private String opener() {
    return Objects.requireNonNull(definitions.procedures().get("DISK")).procedure().opens().stream()
        .filter(one -> one.by().equals("person"))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private Answer act(@Nullable Long about, Command command) throws SQLException {
    return work.act("p" + ++commands, SARI, about, command, null, "");
  }

  private long stored(@Nullable Long about, Command command) throws SQLException {
    return assertInstanceOf(Answer.Stored.class, act(about, command)).about();
  }

  private PaperBook papers() {
    return new PaperBook(work, session);
  }

  private static Decision.Reason why(Answer answer) {
    return assertInstanceOf(Answer.Refused.class, answer).refusal().why();
  }

  /// The freezing of a paper whose file is kept.
  private Command.Freeze record(String number, String code, @Nullable String corrects)
      throws SQLException {
    return record(number, code, corrects, "id");
  }

  private Command.Freeze record(
      String number, String code, @Nullable String corrects, String language) throws SQLException {
    String document = "%064x".formatted(code.hashCode() & 0xffffffL);
    session.update(
        "INSERT INTO attachment (sha256, media_type, bytes, name, at_ms, brought_by) VALUES"
            + " (?, 'application/pdf', 1, 'x', 0, 'sari')",
        document);
    NumberRule rule = new NumberRule("paper/RECORD", "{seq:3}/RECORD/{yyyy}", "year", "opened");
    return new Command.Freeze(
        Command.Freeze.RECORD, number, rule, "layout", document, code, corrects, null, language);
  }

  private List<PaperRow> found(String paper, String search) throws SQLException {
    return new PaperRows(session).find(paper, search, 0, Long.MAX_VALUE, Long.MAX_VALUE, 10);
  }

  private PaperRow paper(String code) throws SQLException {
    return Objects.requireNonNull(new PaperRows(session).byCode(code));
  }

  private void sameAgain(int papers) throws SQLException {
    session.connection().commit();
    Map<String, List<String>> before = FoldedRows.of(session);
    new Projections(session, pins, _ -> {}).rebuild();
    session.connection().commit();
    assertEquals(before, FoldedRows.of(session));
    assertEquals(papers, Objects.requireNonNull(before.get("paper_frozen")).size());
  }

  @Test
  @DisplayName("a paper is frozen once, numbered, found by number and thing, the same when rebuilt")
  void frozen() throws SQLException {
    long id = cancelled();
    stored(id, record("001/RECORD/2026", FIRST, null));
    assertEquals(1, found("", "srv-02").size());
    assertEquals(1, found("RECORD", "001/record").size());
    assertEquals(List.of(), found("", "srv-03"));
    assertEquals(List.of(), found("F-01", ""));
    assertEquals(List.of(), found("", "100%"));

    assertEquals(
        Decision.Reason.ALREADY_DONE, why(act(id, record("002/RECORD/2026", FIRST, FIRST))));
    assertEquals(
        Decision.Reason.PAPER_OUTDATED, why(act(id, record("002/RECORD/2026", SECOND, null))));
    assertEquals(
        Decision.Reason.PAPER_OUTDATED, why(act(id, record("001/RECORD/2026", SECOND, FIRST))));

    stored(id, record("002/RECORD/2026", SECOND, FIRST));
    assertEquals(SECOND, paper(FIRST).replacedBy());
    assertNull(paper(SECOND).replacedBy());
    sameAgain(2);
  }

  @Test
  @DisplayName("a report of a month is frozen, and a later one takes its place")
  void report() throws SQLException {
    Subject month = new Subject(Subject.Kind.PAPER, "DAMAGE/2026-09");
    Command.Freeze first = record("001/RECORD/2026", FIRST, null);
    assertInstanceOf(Answer.Stored.class, papers().freeze("m1", SARI, month, first));
    assertTrue(((Answer.Stored) papers().freeze("m1", SARI, month, first)).repeated());
    assertInstanceOf(Answer.Refused.class, papers().freeze("m2", SARI, month, first));
    assertInstanceOf(
        Answer.Stored.class,
        papers().freeze("m3", SARI, month, record("002/RECORD/2026", SECOND, FIRST)));
    assertEquals(2, new PaperRows(session).of(month.toString()).size());
    sameAgain(2);
  }

  @Test
  @DisplayName("a paper in English stands beside the Indonesian one under its number")
  void languages() throws SQLException {
    long id = cancelled();
    stored(id, record("001/RECORD/2026", FIRST, null));
    Command.Freeze made = record("001/RECORD/2026", SECOND, null, "en");
    Command.Freeze english = ruleless(made, made.number());
    assertEquals(Decision.Reason.PAPER_OUTDATED, why(act(id, ruleless(made, "777/RECORD/2026"))));
    stored(id, english);
    assertEquals("id", paper(FIRST).language());
    assertEquals("en", paper(SECOND).language());
    assertTrue(paper(FIRST).valid() && paper(SECOND).valid(), "neither replaces the other");
    assertEquals(Decision.Reason.ALREADY_DONE, why(act(id, english)));

    stored(id, record("002/RECORD/2026", "C".repeat(26), FIRST));
    assertFalse(paper(FIRST).valid());
    assertTrue(paper(SECOND).valid());
    stored(id, new Command.WithdrawPaper(SECOND, "salah terjemah"));
    sameAgain(3);
  }

  private static Command.Freeze ruleless(Command.Freeze made, String number) {
    return new Command.Freeze(
        made.paper(),
        number,
        null,
        made.layout(),
        made.document(),
        made.code(),
        made.corrects(),
        made.sealed(),
        made.language());
  }

  @Test
  @DisplayName("a paper is withdrawn once and for a reason; the next one takes its place")
  void withdrawn() throws SQLException {
    long id = cancelled();
    stored(id, record("001/RECORD/2026", FIRST, null));
    assertEquals(
        Decision.Reason.REASON_MISSING, why(act(id, new Command.WithdrawPaper(FIRST, " x "))));
    assertEquals(
        Decision.Reason.PAPER_INCOMPLETE,
        why(act(id, new Command.WithdrawPaper(SECOND, "salah server"))));
    stored(id, new Command.WithdrawPaper(FIRST, "salah server"));
    assertFalse(paper(FIRST).valid());
    assertEquals(
        Decision.Reason.ALREADY_DONE,
        why(act(id, new Command.WithdrawPaper(FIRST, "salah server lagi"))));

    stored(id, record("002/RECORD/2026", SECOND, FIRST));
    assertEquals(SECOND, paper(FIRST).replacedBy());
    assertTrue(paper(SECOND).valid());
    sameAgain(2);
  }

  @Test
  @DisplayName("what is replaced cannot be withdrawn; a report of a month can")
  void reportWithdrawn() throws SQLException {
    Subject month = new Subject(Subject.Kind.PAPER, "DAMAGE/2026-09");
    papers().freeze("m1", SARI, month, record("001/RECORD/2026", FIRST, null));
    papers().freeze("m2", SARI, month, record("002/RECORD/2026", SECOND, FIRST));
    Command.WithdrawPaper first = new Command.WithdrawPaper(FIRST, "angka keliru");
    assertEquals(Decision.Reason.ALREADY_DONE, why(papers().withdraw("m3", SARI, month, first)));
    Command.WithdrawPaper second = new Command.WithdrawPaper(SECOND, "angka keliru");
    assertInstanceOf(Answer.Stored.class, papers().withdraw("m4", SARI, month, second));
    assertTrue(((Answer.Stored) papers().withdraw("m4", SARI, month, second)).repeated());
    assertNotNull(paper(SECOND).withdrawnMs());
    sameAgain(2);
  }

  @Test
  @DisplayName("a file that is not kept is not frozen, and the signing time of a seal is")
  void sealed() throws SQLException {
    Subject month = new Subject(Subject.Kind.PAPER, "DAMAGE/2026-09");
    Command.Freeze first = record("001/RECORD/2026", FIRST, null);
    Command.Freeze gone =
        new Command.Freeze(
            first.paper(),
            first.number(),
            first.rule(),
            "",
            "00".repeat(32),
            FIRST,
            null,
            null,
            "id");
    assertInstanceOf(Answer.Refused.class, papers().freeze("s1", SARI, month, gone));
    Command.Freeze sealed =
        new Command.Freeze(
            first.paper(),
            first.number(),
            first.rule(),
            "",
            first.document(),
            FIRST,
            null,
            Instant.parse("2026-09-10T02:00:00Z"),
            "id");
    assertInstanceOf(Answer.Stored.class, papers().freeze("s2", SARI, month, sealed));
    assertEquals(
        Instant.parse("2026-09-10T02:00:00Z").toEpochMilli(), paper(FIRST).sealedMs().longValue());
    sameAgain(1);
  }
}
