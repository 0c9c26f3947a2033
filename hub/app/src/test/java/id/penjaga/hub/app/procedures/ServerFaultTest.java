package id.penjaga.hub.app.procedures;

import static id.penjaga.hub.app.print.PdfText.says;
import static id.penjaga.hub.app.procedures.Story.group;
import static id.penjaga.hub.app.procedures.Story.list;
import static id.penjaga.hub.app.procedures.Story.notice;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision.Reason;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Fixture 10: the dead power supply of SRV-02, with its approvals.
class ServerFaultTest {
  private final Desk desk = Desk.shipped();
  private final Story story = new Story(desk, "2026-09-15T");
  private By staff = new By.House();
  private By head = new By.House();
  private By chief = new By.House();

  @BeforeEach
  void office() {
    staff = Desk.as(desk.person("Staf Jaringan DC 1", "staf_jaringan_dc"), "staf_jaringan_dc");
    head =
        Desk.as(
            desk.person("Kepala Seksi", "kepala_seksi_jaringan_dc"), "kepala_seksi_jaringan_dc");
    chief =
        Desk.as(desk.person("Kabid Infrastruktur", "kabid_infrastruktur"), "kabid_infrastruktur");
    desk.items.put("spare_part/PSU", new HashMap<>(Map.of("stock", Value.of(1))));
    desk.items.put("server/SRV-02", new HashMap<>());
  }

  private void analysed() {
    story
        .by(staff)
        .open("08:00", "SRVSEC", "by_hand", Map.of("server", Value.of("SRV-02")))
        .begins("08:00", "SS-1")
        .decides(
            "08:25",
            "SS-1",
            "fault",
            "",
            "checks",
            list(group("object", "SRV-02", "result", "fault")),
            "finding",
            "SRV-02 mati");
    story.refused(Reason.FORM, story.tries("09:20", "SS-2", null, "", "device", "SRV-02"));
    story.does("09:20", "SS-2", "kind", "PSU mati", "device", "SRV-02");
  }

  private void approved() {
    analysed();
    story.by(head).decides("09:47", "SS-3", "not_approved", "daftar sparepart belum lengkap");
    assertEquals("SS-2", story.open());
    assertEquals(2, story.state().runs().get("SS-2"));
    story
        .by(staff)
        .does(
            "10:17",
            "SS-2",
            "kind",
            "PSU mati",
            "device",
            "SRV-02",
            "parts",
            list(group("part", "PSU", "count", 1)));
    story
        .by(head)
        .decides("10:27", "SS-3", "approved", "", "parts", list(group("part", "PSU", "count", 1)));
  }

  private void checked() {
    approved();
    story
        .by(staff)
        .does(
            "11:42",
            "SS-4",
            "by",
            "provider",
            "provider",
            notice("Penyedia Contoh", story.time("10:40")),
            "action",
            "PSU diganti",
            "parts",
            list(group("part", "PSU", "serial", "P-NEW-01")));
    story.by(head).decides("12:02", "SS-5", "ok", "", "result", "normal", "works", true);
    story.by(head).refused(Reason.NOT_YOUR_STEP, story.tries("12:03", "SS-6", "accepted", ""));
    story.by(chief).decides("12:14", "SS-6", "rejected", "foto bukti kurang");
    assertEquals("SS-5", story.open());
    story.by(head).decides("12:29", "SS-5", "ok", "", "result", "foto dilengkapi", "works", true);
    story.by(chief).decides("12:37", "SS-6", "accepted", "");
  }

  @Test
  @DisplayName(
      "INC-18 INC-20 INC-22 INC-23 INC-24 SYS-02 fixture 10: 286 minutes, deviations of 12 and 15")
  void asTold() {
    checked();
    story.by(staff);
    story.refused(
        Reason.FORM,
        story.tries("12:46", "SS-7", null, "", "damage_kind", "PSU", "part_old", "P-OLD-01"));
    story.does(
        "12:46",
        "SS-7",
        "damage_kind",
        "PSU mati",
        "part_old",
        "P-OLD-01",
        "part_new",
        "P-NEW-01",
        "stored_at",
        "Lemari bukti 1");
    assertEquals("SS-7", story.end());
    assertEquals("SS-3+12 SS-4+15", story.late());
    assertEquals("SRV/2026/09/001", story.state().number());
    long seconds = 0;
    for (Case.Opening run : story.state().openings().values()) {
      Instant done = Desk.present(run.done());
      seconds += Duration.between(run.opened(), done).toSeconds();
    }
    assertEquals(286, seconds / 60);
    assertEquals(11, story.state().openings().size());
    assertEquals(13, desk.entries.getOrDefault(story.state().id(), List.of()).size());
  }

  @Test
  @DisplayName("INC-25 a part used in a repair leaves the stock")
  void stock() {
    checked();
    assertEquals(Value.of(0), desk.item("spare_part", "PSU", "stock"));
  }

  @Test
  @DisplayName("INC-19 a fault without its kind is not sent for approval")
  void withoutKind() {
    story
        .by(staff)
        .open("08:00", "SRVSEC", "by_hand", Map.of("server", Value.of("SRV-02")))
        .begins("08:00", "SS-1")
        .decides(
            "08:25",
            "SS-1",
            "fault",
            "",
            "checks",
            list(group("object", "SRV-02", "result", "fault")),
            "finding",
            "SRV-02 mati");
    story.refused(Reason.FORM, story.tries("09:20", "SS-2", null, "", "device", "SRV-02"));
    story.refused(Reason.FORM, story.tries("09:20", "SS-2", null, "", "kind", " ", "device", "x"));
    assertEquals("SS-2", story.open());
    story.does("09:20", "SS-2", "kind", "PSU mati", "device", "SRV-02");
    assertEquals("SS-3", story.open());
    assertEquals(Value.of("PSU mati"), story.state().answers().get("DIAGNOSIS").get("kind"));
  }

  @Test
  @DisplayName("INC-21 no repair is recorded before its approval, and a provider has name and time")
  void repair() {
    analysed();
    story.refused(
        Reason.NO_SUCH_OPENING,
        story.tries("09:30", "SS-4", null, "", "by", "own", "action", "PSU diganti"));
    story.by(head).decides("09:47", "SS-3", "approved", "");
    story.by(staff);
    Object[] repair = {"by", "provider", "action", "PSU diganti"};
    story.refused(Reason.FORM, story.tries("10:40", "SS-4", null, "", repair));
    for (Value half :
        List.of(
            group("how", "telephone", "when", story.time("10:30")),
            group("to", "Penyedia Contoh", "how", "telephone"))) {
      story.refused(
          Reason.FORM,
          story.tries(
              "10:40",
              "SS-4",
              null,
              "",
              "by",
              "provider",
              "provider",
              half,
              "action",
              "PSU diganti"));
    }
    assertEquals("SS-4", story.open());
    story.does(
        "10:40",
        "SS-4",
        "by",
        "provider",
        "provider",
        notice("Penyedia Contoh", story.time("10:30")),
        "action",
        "PSU diganti");
    assertEquals("SS-5", story.open());
  }

  @Test
  @DisplayName("INC-20 whoever sent the analysis may not approve it, whatever role they hold")
  void ownApproval() {
    long both = desk.person("Dua peran", "staf_jaringan_dc", "kepala_seksi_jaringan_dc");
    story
        .by(Desk.as(both, "staf_jaringan_dc"))
        .open("08:00", "SRVSEC", "by_hand", Map.of("server", Value.of("SRV-02")))
        .decides(
            "08:25",
            "SS-1",
            "fault",
            "",
            "checks",
            list(group("object", "SRV-02", "result", "fault")),
            "finding",
            "SRV-02 mati")
        .does("09:20", "SS-2", "kind", "PSU mati", "device", "SRV-02");
    story
        .by(Desk.as(both, "kepala_seksi_jaringan_dc"))
        .refused(Reason.REQUESTER_APPROVES, story.tries("09:25", "SS-3", "approved", ""));
    story.by(head).decides("09:30", "SS-3", "approved", "");
  }

  @Test
  @DisplayName(
      "SYS-02 DOC-09 only the executor accounts for a deviation, once; the case may be closed by"
          + " then")
  void accounts() {
    approved();
    story
        .by(staff)
        .refused(Reason.NOT_YOUR_STEP, story.order("10:30", new Command.Account(1, "x")));
    story.by(head).refused(Reason.EMPTY, story.order("10:30", new Command.Account(1, " ")));
    story.orders("10:31", new Command.Account(1, "rapat pimpinan"));
    story.refused(Reason.ALREADY_DONE, story.order("10:32", new Command.Account(1, "lagi")));
    assertEquals(
        0, story.state().deviations().stream().filter(Case.Deviation::awaitsAccount).count());
  }

  @Test
  @DisplayName("SYS-02 fifteen minutes are on time, one second more shows a minute")
  void toTheSecond() {
    analysed();
    story.by(head).decides("09:35:00", "SS-3", "approved", "");
    assertEquals("", story.late());
    Desk other = Desk.shipped();
    ServerFaultTest again = new ServerFaultTest();
    again.office();
    again.analysed();
    again.story.by(again.head).decides("09:35:01", "SS-3", "approved", "");
    assertEquals("SS-3+1", again.story.late());
    assertEquals(0, other.cases.size());
  }

  @Test
  @DisplayName("INC-26 a second trigger for the same server is linked, not opened")
  void linked() {
    analysed();
    long id = story.state().id();
    Story.accepted(
        desk.act(
            null,
            new By.Monitor("server"),
            story.time("09:30"),
            new Command.OpenCase(
                "SRVSEC", "monitoring", Map.of("server", Value.of("SRV-02")), null, "")));
    assertEquals(1, desk.cases.size());
    assertEquals("monitor/server", desk.now(id).links().getFirst().what());
  }

  @Test
  @DisplayName("SYS-02 the record of fixture 10 shows real beside standard time and who accounts")
  void record() throws IOException {
    asTold();
    says(
        Printed.text(story, "RECORD"),
        "Waktu nyata seluruhnya: 286 menit; baku tercetak 205 menit",
        "15 menit / 27 menit",
        "tidak tercetak / 20 menit",
        "Lebih 12 menit. Menunggu pertanggungjawaban Kepala Seksi",
        "Lebih 15 menit. Menunggu pertanggungjawaban Staf Jaringan DC 1",
        "“daftar sparepart belum lengkap”",
        "P-NEW-01",
        "Real time altogether: 286 minutes");
    says(Printed.text(story, "EVIDENCE_RECEIPT"), "P-OLD-01", "P-NEW-01", "Lemari bukti 1");
  }
}
