package id.penjaga.hub.app.store.erasure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.store.work.DraftRows;
import id.penjaga.hub.app.store.work.Projections;
import id.penjaga.hub.app.store.work.WorkQueries;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.proof.Audit;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Erasing personal data")
abstract class ErasureContract extends ErasureSetting {
  @Test
  @DisplayName("A list shows what a case is about, never how to reach who reported it")
  void noContactInALine() throws SQLException {
    long id = reported();
    WorkQueries queries = new WorkQueries(session);
    assertEquals("N-1", queries.cases("NETFAULT", false, null, "", null, 1).getFirst().subject());
    assertEquals(id, queries.cases(null, false, null, "n-1", null, 10).getFirst().id());
    assertEquals(List.of(), queries.cases(null, null, null, "0812", null, 10));
  }

  @Test
  @DisplayName("A closed case loses what strangers wrote, its files and drafts; the chain holds")
  void ofACase() throws SQLException {
    long id = reported();
    new DraftRows(session)
        .keep(2, "case/" + id + "/2", Map.of("_reason", "menunggu Wati"), now.toEpochMilli());
    assertTrue(all().contains("0812-0000-1111") && all().contains("KTP Wati.png"));
    List<String> before = lines();
    now = now.plus(Duration.ofDays(KEEP + 1));
    assertEquals(List.of("case/" + id), due());

    ErasureDesk.Erasure done = erase("case/" + id, "masa simpan habis");

    Entry entry = assertInstanceOf(Answer.Stored.class, done.answer()).entry();
    assertEquals(
        List.of(new Fact.Erased("case/" + id, "masa simpan habis")), entry.facts(), "with why");
    assertEquals(ADMIN, entry.by(), "with who");
    assertEquals(List.of(FILE), done.files());
    String left = all();
    for (String gone : List.of("Wati", "0812-0000-1111", "Internet mati", "ditelepon")) {
      assertFalse(left.contains(gone), gone);
    }
    assertTrue(left.contains("Nina Marlina"), "of people nothing goes with a case");
    assertEquals(before, lines().subList(0, before.size()));
    Audit audit = new Audit(List.of());
    for (String line : lines()) {
      audit.line("book", line);
    }
    assertEquals(List.of(), audit.end().flaws());
    Case state = work.read(id);
    assertNotNull(state);
    assertInstanceOf(Value.Committed.class, state.subject().get("contact"));
    assertEquals(List.of(), due());
    refused("case/" + id, "sekali lagi", Decision.Reason.ALREADY_DONE, "No personal data");
  }

  /// A case in which people say why in their own words, each time with a name.
  private long spoken() throws SQLException {
    long id =
        act(
                STAFF,
                null,
                new Command.OpenCase(
                    "NETFAULT",
                    "by_hand",
                    Map.of("node", Value.of("N-2"), "report", Value.of("putus")),
                    null,
                    "kata Bu Lastri di telepon"))
            .about();
    act(STAFF, id, complete(1, Map.of(), null, "", Map.of(), ""));
    act(
        STAFF,
        id,
        complete(
            2,
            Map.of(
                "target", Value.of("10.0.0.2"),
                "sent", Value.of(4),
                "received", Value.of(4),
                "at", Value.of("2026-09-15T01:00:00Z"),
                "result", Value.of("4 dari 4")),
            "ok",
            "Lastri mencabut kabel",
            Map.of("laptop", "dibawa Lastri"),
            "catatan Lastri hilang"));
    act(STAFF, id, new Command.Account(1, "menunggu Lastri kembali"));
    return id;
  }

  private static Command complete(
      int opening,
      Map<String, Value> answers,
      String branch,
      String reason,
      Map<String, String> lacking,
      String output) {
    return new Command.Complete(opening, answers, branch, reason, lacking, output);
  }

  @Test
  @DisplayName("DOC-12 Reasons and accounts lie beside the book: lists show them until they go")
  void ofWords() throws SQLException {
    long id = spoken();
    List<String> before = lines();
    assertFalse(String.join("", before).contains("Lastri"), "no line of the book holds a word");
    WorkQueries queries = new WorkQueries(session);
    var first = queries.deviations(null, false, 10).getFirst();
    var second = queries.deviations(null, false, 10).getLast();
    assertEquals("dibawa Lastri", first.what());
    assertEquals("menunggu Lastri kembali", first.account());
    assertEquals("catatan Lastri hilang", second.what());
    assertEquals(null, second.account());
    assertEquals(
        new Value.Personal("Lastri mencabut kabel"), work.read(id).openings().get(2).reason());

    now = now.plus(Duration.ofDays(KEEP + 1));
    erase("case/" + id, "masa simpan habis");

    assertFalse(all().contains("Lastri"));
    assertEquals(before, lines().subList(0, before.size()));
    first = queries.deviations(null, false, 10).getFirst();
    assertEquals("", first.what());
    assertEquals("", first.account(), "given, and erased");
    assertEquals(List.of("laptop"), List.of(first.need()), "that it lacked stays");
    assertEquals(1, queries.deviations(null, true, 10).size(), "only the other awaits one");
    assertInstanceOf(Value.Committed.class, work.read(id).openings().get(2).reason());
  }

  @Test
  @DisplayName("DOC-12 Why a right and a shift ended goes with the person, not with another's")
  void whyAPersonLeft() throws SQLException {
    keep(
        "person/3",
        new Fact.Granted(7, 3, "staf_admin_jaringan", null, null),
        new Fact.PersonChanged(3, Map.of("last", Value.of("2026-09-15"))),
        new Fact.Revoked(7, LocalDate.parse("2026-09-15"), new Value.Personal("sakit keras")),
        new Fact.Revoked(1, LocalDate.parse("2026-09-15"), new Value.Personal("mutasi Nina")));
    assertEquals("sakit keras", ended(7));
    now = now.plus(Duration.ofDays(KEEP + 1));
    erase("person/3", "masa simpan habis");
    assertFalse(all().contains("sakit keras"));
    assertTrue(all().contains("mutasi Nina"));
    assertEquals("", ended(7));
    session.connection().commit();
    begin();
    assertEquals("", ended(7));
    assertEquals("mutasi Nina", ended(1));
  }

  private String ended(long grant) {
    return work.standing().people().grants().stream()
        .filter(one -> one.id() == grant)
        .findFirst()
        .orElseThrow()
        .ended();
  }

  @Test
  @DisplayName("Tables made again after an erasure are the same, and a restart knows no more")
  void rebuilt() throws SQLException {
    long id = reported();
    spoken();
    keep("person/3", new Fact.PersonChanged(3, Map.of("last", Value.of("2026-09-15"))));
    now = now.plus(Duration.ofDays(KEEP + 1));
    erase("case/" + id, "masa simpan habis");
    erase("person/3", "masa simpan habis");
    List<List<String>> before = new ArrayList<>();
    for (String table : FOLDED) {
      before.add(rows(table));
    }
    new Projections(session, pins, _ -> {}).rebuild();
    List<List<String>> after = new ArrayList<>();
    for (String table : FOLDED) {
      after.add(rows(table));
    }
    assertEquals(before, after);
    session.connection().commit();
    var standing = work.standing().people().person(3);
    begin();
    assertEquals(standing, work.standing().people().person(3));
  }

  @Test
  @DisplayName(
      "DOC-12 By rule: what is due goes once the book bears the clock out; the chain holds")
  void byRule() throws SQLException {
    long id = reported();
    List<String> before = lines();
    ErasureRound round = new ErasureRound(session, KEEP);
    now = now.plus(Duration.ofDays(KEEP + 1));
    assertEquals(List.of(), round.due(work.standing().people(), now), "a clock set ahead");
    for (int day = 0; day < 3; day++) {
      keep("site/room", new Fact.RoomSet("room", Map.of("name", Value.of("R" + day))));
      now = now.plus(Duration.ofDays(1));
    }
    assertEquals(
        List.of("case/" + id),
        round.due(work.standing().people(), now).stream().map(Object::toString).toList());
    new ErasureDesk(session, work, KEEP)
        .erase("keep/1", new By.House(), Subject.parse("case/" + id), "masa simpan habis", now);
    assertEquals(List.of(), round.due(work.standing().people(), now));
    assertFalse(all().contains("Wati"));
    assertEquals(before, lines().subList(0, before.size()), "no log entry is gone");
    Audit audit = new Audit(List.of());
    lines().forEach(line -> audit.line("book", line));
    assertEquals(List.of(), audit.end().flaws());

    new DraftRows(session).keep(2, "case/1/1", Map.of("a", "b"), now.toEpochMilli());
    assertEquals(0, round.forget(now, Duration.ofDays(9), Duration.ofDays(9)));
    assertEquals(
        1, round.forget(now.plus(Duration.ofDays(10)), Duration.ofDays(9), Duration.ofDays(9)));
    assertEquals(
        List.of("DRAFTS 1", "PERSONAL 1"),
        new Removals(session)
            .since(Instant.EPOCH).stream().map(one -> one.kind() + " " + one.amount()).toList(),
        "what was removed, the newest first");
  }

  @Test
  @DisplayName("DOC-12 what was noted about an alarm goes as the notes of steps do")
  void ofAnAlarm() throws SQLException {
    String alarm = "room-1/WATER_LEAK/floor/1789000000000/own";
    keep(
        "alarm/" + alarm,
        new Fact.Acknowledged(alarm, new Value.Personal("kata Bu Lastri katupnya bocor")));
    List<String> before = lines();
    assertTrue(all().contains("Lastri"));
    refused("alarm/" + alarm, "terlalu dini", Decision.Reason.ALREADY_DONE, "No personal data");
    now = now.plus(Duration.ofDays(KEEP + 1));
    assertEquals(List.of("alarm/" + alarm), due());
    erase("alarm/" + alarm, "masa simpan habis");
    assertFalse(all().contains("Lastri"));
    assertEquals(before, lines().subList(0, before.size()), "the chain holds");
    assertEquals(List.of(), due());
  }

  @Test
  @DisplayName("Not before its time, not without a reason, not of what is still needed")
  void notYet() throws SQLException {
    long id = reported();
    refused("case/" + id, "masa simpan habis", Decision.Reason.NOT_READY, "15-12-2026");
    now = now.plus(Duration.ofDays(KEEP));
    refused("case/" + id, "masa simpan habis", Decision.Reason.NOT_READY, "15-12-2026");
    assertEquals(List.of(), due());
    now = now.plus(Duration.ofDays(1));
    refused("case/" + id, "  ", Decision.Reason.REASON_MISSING, "Say why");
    refused("case/9999", "masa simpan habis", Decision.Reason.NO_SUCH_CASE, "no such");
    refused("person/2", "minta dihapus", Decision.Reason.NOT_READY, "still needed");
    assertTrue(all().contains("0812-0000-1111"));
  }

  @Test
  @DisplayName("Who left is erased out of the import that named many; the others stay")
  void ofAPerson() throws SQLException {
    keep("person/3", new Fact.PersonChanged(3, Map.of("last", Value.of("2026-09-15"))));
    now = now.plus(Duration.ofDays(KEEP + 1));
    assertEquals(List.of("person/3"), due());
    erase("person/3", "masa simpan habis");
    assertEquals("", work.standing().people().person(3).name());
    assertFalse(all().contains("Rahmat Lama") || all().contains("rahmat"));
    assertTrue(all().contains("Bayu Pratama") && all().contains("Nina Marlina"));
    assertEquals(List.of(), due());
  }

  @Test
  @DisplayName("Of a register item only what it said before goes, and not too early")
  void ofAnItem() throws SQLException {
    keep(
        "item/office/Dinas A",
        new Fact.ItemAdded(
            "office",
            "Dinas A",
            Map.of("phone", new Value.Personal("0811-1"), "admin", new Value.Personal("Tono")),
            Value.of("")));
    now = now.plus(Duration.ofDays(400));
    keep(
        "item/office/Dinas A",
        new Fact.ItemChanged(
            "office",
            "Dinas A",
            Map.of("admin", new Value.Personal("Sri")),
            Value.said("kata Tono"),
            null,
            null));
    refused("item/office/Dinas A", "ganti admin", Decision.Reason.ALREADY_DONE, "No personal");
    now = now.plus(Duration.ofDays(KEEP + 1));
    assertEquals(List.of("item/office/Dinas A"), due());
    erase("item/office/dinas a", "ganti admin");
    assertFalse(all().contains("Tono"), "neither as a value nor in a reason");
    assertEquals(
        Map.of("phone", new Value.Personal("0811-1"), "admin", new Value.Personal("Sri")),
        work.items().find("office", "Dinas A").fields());
    assertEquals(3, work.items().log("office", "Dinas A", 10).size(), "its history tells of it");
  }

  @Test
  @DisplayName("DOC-12 why somebody else wrote into the ledger of a generator goes after its time")
  void ofALedger() throws SQLException {
    keep("item/genset/GENSET-1", new Fact.ItemAdded("genset", "GENSET-1", Map.of(), Value.of("")));
    keep(
        "item/genset/GENSET-1",
        new Fact.GensetLogged("GENSET-1", "started", now, null, null, Value.said("Tono sakit")));
    assertEquals(List.of(), due());
    now = now.plus(Duration.ofDays(KEEP + 1));
    assertEquals(List.of("item/genset/GENSET-1"), due());
    erase("item/genset/GENSET-1", "masa simpan lewat");
    assertFalse(all().contains("Tono"));
    assertEquals(List.of(), due());
  }
}
