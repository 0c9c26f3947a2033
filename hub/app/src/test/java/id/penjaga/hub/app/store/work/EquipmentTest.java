package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fixture 16: equipment in and out, through the shipped procedures and registers.
class EquipmentTest extends ItemSetting {
  private static final By.Human STAFF = new By.Human(2, "staf_ruang_server");
  private static final By.Human HEAD = new By.Human(3, "pejabat_berwenang");

  @TempDir Path folder;

  @Override
  DataSource database() {
    return NewTables.work(folder);
  }

  @BeforeEach
  void people() throws SQLException {
    LocalDate from = LocalDate.parse("2026-01-01");
    keep(
        new Subject(Subject.Kind.PERSON, "2"),
        new Fact.PersonAdded(2, Map.of("name", new Value.Personal("Budi"))),
        new Fact.Granted(2, 2, STAFF.role(), from, null),
        new Fact.PersonAdded(3, Map.of("name", new Value.Personal("Ratna"))),
        new Fact.Granted(3, 3, HEAD.role(), from, null));
  }

  private long does(By by, Long about, Command command) throws SQLException {
    Answer answer = work.act("do-" + ++commands, by, about, command, null, "");
    return assertInstanceOf(Answer.Stored.class, answer, answer::toString).about();
  }

  private long open(By by, String procedure, String trigger, String label) throws SQLException {
    return does(
        by,
        null,
        new Command.OpenCase(
            procedure,
            trigger,
            Map.of("label", Value.of(label), "reason", Value.of("menambah daya")),
            null,
            ""));
  }

  private static Command.Complete filled(
      int opening, String branch, String reason, Map<String, Value> answers) {
    return new Command.Complete(opening, answers, branch, reason, Map.of(), "");
  }

  private static Map<String, Value> move(String direction, String label, Object... more) {
    Map<String, Value> answers = new TreeMap<>();
    answers.put("direction", Value.of(direction));
    answers.put("label", Value.of(label));
    answers.put("reason", Value.of("menambah daya"));
    answers.put("permitted_by", Value.of("p3"));
    for (int i = 0; i < more.length; i += 2) {
      answers.put((String) more[i], (Value) more[i + 1]);
    }
    return answers;
  }

  private ItemAnswer assign() throws SQLException {
    ItemCommand onto =
        new ItemCommand.Change("server", "SRV-04", Map.of("ups", Value.of("UPS-3")), "");
    return desk().record("assign-" + ++commands, "sari", true, onto, NOW);
  }

  private Item item(String label) {
    Item item = work.items().find("ups", label);
    return item == null ? work.items().find("server", label) : item;
  }

  @Test
  @DisplayName("ACC-11 Q1 Q2: a new UPS is usable once it is passed with all items, not before")
  void equipmentIn() throws SQLException {
    add("server", "SRV-04", Map.of());
    record(new ItemCommand.Add("ups", "UPS-3", Map.of("capacity_w", Value.of(1800)), "", ""));
    ItemAnswer.Refused early = assertInstanceOf(ItemAnswer.Refused.class, assign());
    assertTrue(
        early.problems().getFirst().text().id().contains("UPS-3 belum diperiksa"),
        early.problems()::toString);

    long failed = open(STAFF, "EQUIP_IN", "arrival", "UPS-3");
    does(STAFF, failed, filled(1, "refused", "segel rusak", move("masuk", "UPS-3")));
    assertInstanceOf(ItemAnswer.Refused.class, assign(), "what failed stays refused");

    long passed = open(STAFF, "EQUIP_IN", "arrival", "UPS-3");
    does(STAFF, passed, filled(1, "passed", "", move("masuk", "UPS-3")));
    assertInstanceOf(ItemAnswer.Refused.class, assign(), "passed, and not installed yet");
    Map<String, Value> checked = new TreeMap<>();
    for (int i = 1; i <= 7; i++) {
      checked.put("E" + i, new Value.Group(Map.of("result", Value.of("good"))));
    }
    Command.Complete install =
        filled(2, null, "", Map.of("label", Value.of("UPS-3"), "place", Value.of("RACK-A 1")));
    Map<String, Value> answers = new TreeMap<>(install.answers());
    answers.put("inspection", new Value.Group(checked));
    Answer incomplete =
        work.act("incomplete", STAFF, passed, filled(2, null, "", answers), null, "");
    assertInstanceOf(Answer.Refused.class, incomplete, "the packing material is not told of");
    checked.put("E8", new Value.Group(Map.of("result", Value.of("good"))));
    answers.put("inspection", new Value.Group(checked));
    does(STAFF, passed, filled(2, null, "", answers));
    assertEquals("spare", item("UPS-3").state());
    assertInstanceOf(ItemAnswer.Accepted.class, assign());
  }

  @Test
  @DisplayName("Fixture 16 Q3: what leaves with a permit is out, with who has it and since when")
  void equipmentOut() throws SQLException {
    add("server", "SRV-03", Map.of());
    long id = open(STAFF, "EQUIP_OUT", "removal", "SRV-03");
    Value holder = new Value.Personal("Dina, UPT Contoh, untuk diperbaiki");
    Command.Complete permit =
        filled(1, "permitted", "", move("keluar", "SRV-03", "holder", holder));
    Answer own = work.act("own", STAFF, id, permit, null, "");
    assertInstanceOf(Answer.Refused.class, own, "who asked for it does not permit it");
    does(HEAD, id, permit);
    assertEquals("", item("SRV-03").state(), "permitted is not out");
    does(STAFF, id, filled(2, null, "", Map.of()));
    Item out = item("SRV-03");
    assertEquals("out", out.state());
    assertEquals(holder, out.fields().get("holder"));
    assertEquals(Value.of("2026-09-01"), out.fields().get("out_on"));
    assertEquals(2, work.items().log("server", "SRV-03", 9).size());
  }

  @Test
  @DisplayName("A removal that was refused has no paper that permits it")
  void equipmentStays() throws SQLException {
    add("server", "SRV-03", Map.of());
    long id = open(STAFF, "EQUIP_OUT", "removal", "SRV-03");
    Value holder = new Value.Personal("Dina, UPT Contoh, untuk diperbaiki");
    does(
        HEAD,
        id,
        filled(1, "refused", "masih dipakai", move("keluar", "SRV-03", "holder", holder)));
    for (String paper : List.of("EQUIP_PERMIT", "EQUIP_LETTER")) {
      Command freeze = new Command.Freeze(paper, "", null, "l", "d", "c", null, null, "id");
      Answer answer = work.act("freeze-" + paper, HEAD, id, freeze, null, "");
      assertEquals(
          "Dokumen ini tidak dibuat: hasil langkah EO-1 ialah \"Ditolak\".",
          assertInstanceOf(Answer.Refused.class, answer).refusal().text().id());
    }
  }

  @Test
  @DisplayName("ACC-10 fixture 16 Q4: what leaves without a permit is flagged, and staff are told")
  void removal() throws SQLException {
    add("server", "SRV-03", Map.of());
    long without = leaves("SRV-03");
    assertEquals(List.of("Perangkat keluar tanpa izin: SRV-03"), flags(without));
    Case told = state(finding());
    assertEquals(Value.of("Perangkat keluar tanpa izin: SRV-03"), told.subject().get("finding"));

    long permit = open(STAFF, "EQUIP_OUT", "removal", "SRV-03");
    assertEquals(1, flags(leaves("SRV-03")).size(), "asked for is not permitted");
    Value holder = new Value.Personal("Dina, UPT Contoh, untuk diperbaiki");
    does(HEAD, permit, filled(1, "permitted", "", move("keluar", "SRV-03", "holder", holder)));
    assertEquals(List.of(), flags(leaves("srv-03")), "permitted");
    does(STAFF, permit, filled(2, null, "", Map.of()));
    assertEquals(List.of(), flags(leaves("SRV-03")), "written down a moment later");
    assertEquals("out", item("SRV-03").state());
    assertEquals(holder, item("SRV-03").fields().get("holder"));
    assertEquals(Value.of("2026-09-01"), item("SRV-03").fields().get("out_on"));
  }

  private long finding() throws SQLException {
    return Objects.requireNonNull(
        session.first(
            row -> row.getLong(1), "SELECT id FROM work_case WHERE procedure = 'FINDING'"));
  }

  private List<String> flags(long about) throws SQLException {
    return state(about).deviations().stream()
        .filter(one -> one.kind().equals(Case.Deviation.EQUIPMENT))
        .map(one -> one.what().plain())
        .toList();
  }

  private Case state(long about) throws SQLException {
    return Objects.requireNonNull(
        Cases.fold(new BookTables(session, Salts.RANDOM).entries(Subject.ofCase(about))));
  }

  /// Somebody leaves the room with a device.
  private long leaves(String label) throws SQLException {
    long about =
        does(
            STAFF,
            null,
            new Command.OpenCase(
                "ENTRY", "paper", Map.of("holder", Value.of("K-" + ++commands)), null, ""));
    does(STAFF, about, filled(1, "staff", "", Map.of()));
    Map<String, Value> good = new TreeMap<>();
    for (int i = 1; i <= 5; i++) {
      good.put("X" + i, new Value.Group(Map.of("result", Value.of("good"))));
    }
    Map<String, Value> entered = new TreeMap<>();
    entered.put("person", new Value.Personal("Budi"));
    entered.put("unit", Value.of("ICT"));
    entered.put("time_in", Value.of(NOW.toString()));
    entered.put("purpose", Value.of("mengambil perangkat"));
    entered.put("work_kind", Value.of("device"));
    entered.put("prohibited", new Value.Group(good));
    does(STAFF, about, filled(2, null, "", entered));
    Map<String, Value> left = new TreeMap<>();
    left.put("time_out", Value.of(NOW.toString()));
    left.put("activities", Value.of("perangkat diambil"));
    left.put(
        "devices_out", new Value.Many(List.of(new Value.Group(Map.of("label", Value.of(label))))));
    Map<String, Value> rules = new TreeMap<>();
    definitions
        .procedures()
        .get("ENTRY")
        .checklists()
        .get("ROOM_RULES")
        .items()
        .forEach(one -> rules.put(one.id(), new Value.Group(Map.of("result", Value.of("good")))));
    left.put("room_rules", new Value.Group(rules));
    does(STAFF, about, filled(3, null, "", left));
    return about;
  }
}
