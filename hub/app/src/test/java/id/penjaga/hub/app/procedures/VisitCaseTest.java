package id.penjaga.hub.app.procedures;

import static id.penjaga.hub.app.print.PdfText.says;
import static id.penjaga.hub.app.procedures.Story.group;
import static id.penjaga.hub.app.procedures.Story.list;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Decision.Reason;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Fixture 5: the visit of two technicians on 10 September 2026, and its variants.
class VisitCaseTest {
  private static final Value V1 = group("name", "Tamu vendor AC 1", "unit", "Vendor AC");
  private static final Value V2 = group("name", "Tamu vendor AC 2", "unit", "Vendor AC");
  private static final Value V3 = group("name", "Tamu vendor AC 3", "unit", "Vendor AC");
  private static final String ADMIN = "administrator_ruang_server";

  private final Desk desk = Desk.shipped();
  private final Story story = new Story(desk, "2026-09-10T");
  private By admin = new By.House();
  private By head = new By.House();

  @BeforeEach
  void office() {
    admin = Desk.as(desk.person("Administrator ruang server 1", ADMIN), ADMIN);
    head =
        Desk.as(
            desk.person("Kepala Bidang Aptika", "kepala_bidang_aptika", "pejabat_berwenang"),
            "kepala_bidang_aptika");
  }

  private Object[] request(Value... visitors) {
    return new Object[] {
      "requester_org",
      "Vendor AC",
      "vendor_kind",
      "ac",
      "purpose_kind",
      "pemeliharaan",
      "target",
      "AC unit 1",
      "visitors",
      list(visitors),
      "window_start",
      story.time("09:00"),
      "window_end",
      story.time("12:00"),
      "equipment_in",
      list(group("name", "pompa vakum", "count", 1))
    };
  }

  private void requested() {
    story.by(admin).open("2026-09-08T08:30", "VISIT", "request", Map.of());
    story.refused(Reason.FORM, story.tries("2026-09-08T08:50", "VIS-P1", null, "", request()));
    story.does("2026-09-08T09:00", "VIS-P1", request(V1, V2));
    assertEquals("VIS/2026/09/001", story.state().number());
    assertEquals("VIS-P2", story.open());
  }

  private void approved() {
    requested();
    story.by(head).refused(Reason.FORM, story.tries("2026-09-08T13:15", "VIS-P2", "approved", ""));
    story.decides(
        "2026-09-08T13:15",
        "VIS-P2",
        "approved",
        "",
        "escort",
        desk.id("Administrator ruang server 1"));
    assertEquals("VIS-E6C[1] VIS-E6C[2] VIS-P3", story.open());
  }

  private By visitor(String name) {
    return desk.behalf("Administrator ruang server 1", ADMIN, name, "pengunjung");
  }

  private void in(String time, int visitor) {
    story
        .by(visitor("Tamu vendor AC " + visitor))
        .does(
            time,
            "VIS-E6C[" + visitor + "]",
            "person",
            "Tamu vendor AC " + visitor,
            "unit",
            "Vendor AC",
            "identity_checked",
            true,
            "time_in",
            story.time(time),
            "purpose",
            "Pembersihan filter dan pengecekan freon AC unit 1",
            "work_kind",
            "environment",
            "prohibited",
            good("PROHIBITED"));
  }

  private void out(String time, int visitor) {
    out(time, visitor, "over", "Filter dibersihkan, tekanan freon normal");
  }

  private void out(String time, int visitor, String way, String activities) {
    story
        .by(visitor("Tamu vendor AC " + visitor))
        .decides(
            time,
            "VIS-E6D[" + visitor + "]",
            way,
            "",
            "time_out",
            story.time(time),
            "activities",
            activities,
            "room_rules",
            good("ROOM_RULES"));
  }

  private static Value good(String checklist) {
    Map<String, Value> items = new LinkedHashMap<>();
    for (Checklist.Item item : Desk.present(Desk.SHIPPED.checklists().get(checklist)).items()) {
      items.put(item.id(), group("result", "good"));
    }
    return new Value.Group(items);
  }

  private void written(String archived) {
    story
        .by(admin)
        .does("11:38", "VIS-P4", "packing_out", true, "activities", "Filter dibersihkan")
        .signs("11:39", "VIS-P4", "administrator");
    story.refused(
        Reason.NOT_YOUR_STEP,
        story.order("11:39", new Command.Sign(story.opening("VIS-P4"), "visitor", null, "")));
    story.by(visitor("Tamu vendor AC 1")).signs("11:40", "VIS-P4", "visitor");
    assertEquals("BA/2026/09/001", story.state().numbers().get("BERITA_ACARA"));
    story.by(admin).does(archived, "VIS-P5");
  }

  @Test
  @DisplayName(
      "VIS-01 VIS-03 VIS-05 VIS-07 VIS-08 fixture 5 runs as told and closes when the after-period"
          + " ends")
  void asTold() {
    approved();
    desk.ready.put("room.after_period", Surroundings.Ready.NO);
    in("09:04", 1);
    in("09:04", 2);
    out("11:10:00", 2);
    assertEquals("VIS-P3 VIS-E6D[1]", story.open());
    story
        .by(admin)
        .refused(Reason.NOT_READY, story.tries("11:12", "VIS-P3", null, "", "meets", true));
    out("11:12:30", 1);
    assertEquals("VIS-P3 VIS-P4", story.open());
    written("11:52");
    assertEquals("VIS-P3", story.open());
    desk.ready.put("room.after_period", Surroundings.Ready.YES);
    story.refused(Reason.FORM, story.tries("12:13", "VIS-P3", null, "", "meets", false));
    story.does("12:13", "VIS-P3", "meets", false, "note", "AC dimatikan selama pekerjaan");
    assertEquals("VIS-P5", story.end());
    assertEquals("", story.late());
  }

  @Test
  @DisplayName("VIS-08 SYS-02 archived at 12:05 is 10 minutes late")
  void archivedLate() {
    approved();
    in("09:04", 1);
    in("09:04", 2);
    out("11:10", 2);
    out("11:12", 1);
    written("12:05");
    assertEquals("VIS-P5+10", story.late());
  }

  @Test
  @DisplayName("VIS-02 a rejection ends the visit with its reason")
  void rejected() {
    requested();
    story
        .by(head)
        .refused(Reason.REASON_MISSING, story.tries("2026-09-08T13:15", "VIS-P2", "rejected", ""));
    story.decides("2026-09-08T13:15", "VIS-P2", "rejected", "tidak mendesak");
    assertEquals("VIS-P2/rejected", story.end());
  }

  @Test
  @DisplayName("VIS-11 a third visitor may enter once the change is approved, and not before")
  void third() {
    approved();
    in("09:04", 1);
    amended();
    assertEquals("VIS-E6C[2] VIS-P3 VIS-E6D[1] VIS-P2", story.open());
    in("10:02", 2);
    out("10:03", 2);
    story
        .by(head)
        .decides(
            "10:05", "VIS-P2", "approved", "", "escort", desk.id("Administrator ruang server 1"));
    assertEquals("VIS-P3 VIS-E6D[1] VIS-E6C[3]", story.open());
    in("10:06", 3);
    out("10:40", 3);
    out("11:00", 1);
    assertEquals("VIS-P3 VIS-P4", story.open());
  }

  @Test
  @DisplayName("VIS-11 a rejected third visitor leaves the list of those who were permitted")
  void thirdRejected() {
    approved();
    amended();
    story.by(head).decides("10:05", "VIS-P2", "rejected", "cukup dua orang");
    assertEquals("VIS-E6C[1] VIS-E6C[2] VIS-P3", story.open());
    assertEquals(
        2,
        ((Value.Many) Desk.present(story.state().answers().get("VISIT_REQUEST")).get("visitors"))
            .values()
            .size());
    assertEquals(null, story.state().amendment());
  }

  private void amended() {
    story
        .by(admin)
        .refused(
            Reason.FORM,
            story.order(
                "10:00", new Command.Amend("VIS-P1", Story.values(request(V1)), "batal satu")));
    story.orders(
        "10:00", new Command.Amend("VIS-P1", Story.values(request(V1, V2, V3)), "tambah orang"));
    story.refused(
        Reason.CHAIN_OPEN,
        story.order(
            "10:01", new Command.Amend("VIS-P1", Story.values(request(V1, V2, V3)), "lagi")));
  }

  @Test
  @DisplayName(
      "VIS-04 VIS-07 who comes again is registered anew, and one closing minutes hold every stay")
  void comesAgain() throws IOException {
    approved();
    in("09:04", 1);
    in("09:04", 2);
    out("11:10", 2);
    out("11:12", 1, "again", "Filter hari pertama");
    assertEquals("VIS-P3 VIS-E6C[1]", story.open(), "nobody writes minutes yet");
    in("2026-09-11T09:10", 1);
    assertEquals(
        null,
        Desk.present(story.state().answers().get("LOGBOOK[1]")).get("time_out"),
        "what was said the day before is no answer of this day");
    out("2026-09-11T10:30", 1, "again", "Freon hari kedua");
    story.by(admin);
    Command missed = new Command.Skip(story.opening("VIS-E6C[1]"), "tidak datang lagi");
    story.orders("2026-09-11T16:00", missed);
    assertEquals("VIS-P3 VIS-P4", story.open());
    assertEquals(
        "Filter hari pertama",
        story.state().told("LOGBOOK[1]").getFirst().get("activities").plain());
    story
        .does("2026-09-11T16:10", "VIS-P4", "packing_out", true, "activities", "Filter dan freon")
        .signs("2026-09-11T16:11", "VIS-P4", "administrator");
    says(
        Printed.text(story, "BERITA_ACARA"),
        "Jam masuk : 10/09/2026 09.04 WIB",
        "Filter hari pertama",
        "Jam masuk : 11/09/2026 09.10 WIB",
        "Jam keluar : 11/09/2026 10.30 WIB",
        "Freon hari kedua");
  }

  @Test
  @DisplayName("VIS-11 who does not come is skipped with a reason, and the rest goes on")
  void noShow() {
    approved();
    in("09:04", 1);
    story.by(admin);
    int second = story.opening("VIS-E6C[2]");
    story.refused(Reason.REASON_MISSING, story.order("09:30", new Command.Skip(second, " ")));
    story.refused(
        Reason.NOT_SKIPPABLE,
        story.order("09:30", new Command.Skip(story.opening("VIS-P3"), "tidak perlu")));
    story.orders("09:30", new Command.Skip(second, "tidak datang"));
    out("11:00", 1);
    assertEquals("VIS-P3 VIS-P4", story.open());
  }

  @Test
  @DisplayName("names of visitors are personal data, apart from the entry")
  void personal() {
    requested();
    Value.Many visitors =
        (Value.Many) Desk.present(story.state().answers().get("VIS-P1")).get("visitors");
    assertEquals(
        new Value.Personal("Tamu vendor AC 1"),
        ((Value.Group) visitors.values().getFirst()).values().get("name"));
    assertFalse(
        desk.book.stream()
            .flatMap(entry -> entry.facts().stream())
            .anyMatch(fact ->
                fact instanceof Fact.StepOpened opened
                    && "Tamu vendor AC 1".equals(opened.item())));
  }

  @Test
  @DisplayName("VIS-12 the minutes hold all people, times in and out, activities and signatures")
  void printed() throws IOException {
    asTold();
    says(
        Printed.text(story, "BERITA_ACARA"),
        "Nomor: BA/2026/09/001",
        "Kamis, tanggal sepuluh, bulan September, tahun dua ribu dua puluh enam",
        "Tamu vendor AC 1",
        "Tamu vendor AC 2",
        "Jam masuk : 10/09/2026 09.04 WIB",
        "Jam keluar : 10/09/2026 11.12 WIB",
        "Filter dibersihkan, tekanan freon normal",
        "PIHAK KEDUA",
        "Administrator ruang server 1",
        "MINUTES");
    says(Printed.text(story, "VISIT_REQUEST"), "VIS/2026/09/001", "Tamu vendor AC 1");
  }

  private Object[] entry(String kind, Value prohibited) {
    return new Object[] {
      "person",
      "Tamu vendor AC 1",
      "unit",
      "Vendor AC",
      "identity_checked",
      true,
      "time_in",
      story.time("09:04"),
      "purpose",
      "Pembersihan filter",
      "work_kind",
      kind,
      "prohibited",
      prohibited
    };
  }

  private static Object[] and(Object[] answers, String field, Object value) {
    Object[] more = Arrays.copyOf(answers, answers.length + 2);
    more[answers.length] = field;
    more[answers.length + 1] = value;
    return more;
  }

  private static Value but(String item, Value result) {
    Map<String, Value> items = new LinkedHashMap<>(((Value.Group) good("PROHIBITED")).values());
    items.put(item, result);
    return new Value.Group(items);
  }

  @Test
  @DisplayName("ACC-07 every prohibited item is confirmed; only a recorder for back-up is excepted")
  void prohibited() {
    approved();
    story.by(visitor("Tamu vendor AC 1"));
    Value device = Value.of("disk USB back-up untuk cadangan server");
    Value excepted = group("result", "excepted", "note", device);
    for (Value wrong :
        List.of(
            but("X5", new Value.Group(Map.of())),
            but("X5", group("result", "not_good", "note", device)),
            but("X5", group("result", "not_checked")),
            but("X5", group("result", "excepted")),
            but("X1", excepted))) {
      story.refused(
          Reason.FORM, story.tries("09:04", "VIS-E6C[1]", null, "", entry("environment", wrong)));
    }
    story.does("09:04", "VIS-E6C[1]", entry("environment", but("X5", excepted)));
    Value.Group kept =
        (Value.Group) Desk.present(story.state().answers().get("LOGBOOK[1]")).get("prohibited");
    assertEquals(
        new Value.Personal(device.plain()),
        ((Value.Group) Desk.present(kept.values().get("X5"))).values().get("note"));
  }

  @Test
  @DisplayName("ACC-08 unrelated work is refused with its clause, packing must be taken out")
  void unrelated() {
    approved();
    story.by(visitor("Tamu vendor AC 1"));
    Decision.Refused refused =
        (Decision.Refused)
            story.tries("09:04", "VIS-E6C[1]", null, "", entry("unrelated", good("PROHIBITED")));
    assertTrue(
        refused.problems().stream().anyMatch(one -> one.text().id().contains("E.4.c")),
        refused.toString());
    in("09:04", 1);
    in("09:04", 2);
    out("11:10", 2);
    out("11:12", 1);
    story
        .by(admin)
        .refused(
            Reason.FORM,
            story.tries(
                "11:38", "VIS-P4", null, "", "packing_out", false, "activities", "Selesai"));
  }

  @Test
  @DisplayName("ACC-09 who enters to administer a server says why not over SSH, a cleaner does not")
  void remote() {
    approved();
    story.by(visitor("Tamu vendor AC 1"));
    Object[] administers =
        and(
            entry("administration", good("PROHIBITED")),
            "servers",
            list(group("server", "SRV-PUB-01")));
    Decision.Refused refused =
        (Decision.Refused) story.tries("09:04", "VIS-E6C[1]", null, "", administers);
    assertEquals(
        List.of("why_not_remote"), refused.problems().stream().map(FormProblem::field).toList());
    story.does(
        "09:04", "VIS-E6C[1]", and(administers, "why_not_remote", "Kartu jaringan server mati"));
    in("09:05", 2);
  }
}
