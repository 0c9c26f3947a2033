package id.penjaga.hub.app.procedures;

import static id.penjaga.hub.app.print.PdfText.says;
import static id.penjaga.hub.app.procedures.Story.group;
import static id.penjaga.hub.app.procedures.Story.list;
import static id.penjaga.hub.app.procedures.Story.notice;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Decision.Reason;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Fixture 8: the network fault of SKPD-A on 15 September 2026.
class NetworkFaultTest {
  private final Desk desk = Desk.shipped();
  private final Story story = new Story(desk, "2026-09-15T");
  private By staff = new By.House();
  private By coordinator = new By.House();

  @BeforeEach
  void office() {
    staff =
        Desk.as(desk.person("Staf admin jaringan 1", "staf_admin_jaringan"), "staf_admin_jaringan");
    coordinator =
        Desk.as(
            desk.person("Koordinator jaringan", "koordinator_jaringan"), "koordinator_jaringan");
  }

  private Story found() {
    return story
        .by(new By.Monitor("node"))
        .open(
            "09:02:30",
            "NETFAULT",
            "monitor",
            Map.of("node", Value.of("SKPD-A-RTR")),
            new Command.First(Map.of(), null, ""));
  }

  private Story complained() {
    found()
        .by(staff)
        .decides(
            "09:04",
            "NF-2",
            "failed",
            "",
            "target",
            "192.0.2.10",
            "sent",
            4,
            "received",
            0,
            "at",
            story.time("09:04"),
            "result",
            "4 terkirim, 0 diterima");
    return story.does(
        "09:12",
        "NF-3",
        "skpd",
        "SKPD-A",
        "contact",
        "Admin SKPD-A",
        "contacted_at",
        story.time("09:10"),
        "problem_confirmed",
        "tidak ada koneksi di semua ruangan");
  }

  private Story reported(String branch) {
    complained();
    story.refused(
        Reason.FORM,
        story.tries(
            "09:15",
            "NF-4",
            branch,
            "",
            "reason",
            "kabel akses",
            "coordinator",
            notice("Koordinator", story.time("09:15"))));
    return story.decides(
        "09:17",
        "NF-4",
        branch,
        "",
        "reason",
        "kabel akses",
        "coordinator",
        notice("Koordinator jaringan", story.time("09:15")),
        "skpd",
        notice("Admin SKPD-A", story.time("09:17")));
  }

  private Story estimated() {
    reported("external")
        .by(coordinator)
        .does(
            "09:20",
            "NF-5",
            "assignee",
            desk.id("Staf admin jaringan 1"),
            "order",
            "periksa ke SKPD-A",
            "given_at",
            story.time("09:20"));
    return story
        .by(staff)
        .does(
            "09:40",
            "NF-6",
            "inventory",
            list(group("problem", "kabel drop putus"), group("problem", "konektor rusak")),
            "estimate",
            90,
            "arrived_at",
            story.time("09:38"));
  }

  private Story told(String field, String chief) {
    story
        .by(staff)
        .does(
            field,
            "NF-7",
            "condition",
            "kabel putus",
            "to_coordinator",
            notice("Koordinator", story.time(field)));
    return story
        .by(coordinator)
        .does(chief, "NF-8", "to_skpd", notice("Admin SKPD-A", story.time(chief)));
  }

  private Story ordered() {
    estimated();
    story.by(coordinator);
    story.refused(
        Reason.NO_SUCH_OPENING,
        story.order("09:41", new Command.Complete(99, Map.of(), null, "", Map.of(), "")));
    return told("09:45", "09:50")
        .by(coordinator)
        .does(
            "09:52",
            "NF-9A",
            "assignee",
            desk.id("Staf admin jaringan 1"),
            "order",
            "sambung kabel");
  }

  private Story repaired(String time) {
    return story
        .by(staff)
        .decides(
            time,
            "NF-9B",
            "repaired",
            "",
            "action",
            "kabel disambung, konektor diganti",
            "ping_after",
            "4 dari 4",
            "finished_at",
            story.time(time));
  }

  @Test
  @DisplayName(
      "INC-08 INC-09 INC-10 INC-12 INC-16 INC-17 fixture 8 runs as told, 22 minutes after the ETA")
  void asTold() {
    ordered();
    assertEquals("NET/2026/09/001", story.state().number());
    assertEquals("F-01/2026/09/001", story.state().numbers().get("F-01"));
    repaired("11:32");
    assertEquals("NF-9B+22", story.late());
    story.does("11:44", "NF-9C", "result", "normal");
    assertEquals("NF-9C", story.open());
    story.refused(
        Reason.NOT_YOUR_STEP,
        story.order("11:45", new Command.Sign(story.opening("NF-9C"), "receipt", null, "")));
    story
        .by(
            desk.behalf(
                "Staf admin jaringan 1", "staf_admin_jaringan", "Admin SKPD-A", "admin_skpd"))
        .signs("11:45", "NF-9C", "receipt");
    assertEquals("NF-9C", story.end());
    assertEquals("F-04/2026/09/001", story.state().numbers().get("F-04"));
    assertEquals(Value.of("F-01/2026/09/001"), story.state().answers().get("F-04").get("f01"));
    assertEquals(Value.of("diskominfo"), story.state().answers().get("F-04").get("help"));
    assertEquals("NF-9B+22", story.late());
  }

  @Test
  @DisplayName("INC-09 a node that answers is closed with a reason")
  void itAnswers() {
    found().by(staff);
    Object[] ping = {
      "target",
      "192.0.2.10",
      "sent",
      4,
      "received",
      4,
      "at",
      story.time("09:04"),
      "result",
      "4 dari 4"
    };
    story.refused(Reason.REASON_MISSING, story.tries("09:04", "NF-2", "ok", "", ping));
    story.decides("09:04", "NF-2", "ok", "pulih sendiri", ping);
    assertEquals("NF-2/ok", story.end());
  }

  @Test
  @DisplayName("INC-11 inside the SKPD it is responsible and Kominfo helps, along the same chain")
  void internal() {
    reported("internal");
    assertEquals("NF-5", story.open());
    assertEquals(
        Map.of("responsible", Value.of("skpd"), "kominfo_role", Value.of("assist")),
        story.state().answers().get("case"));
  }

  @Test
  @DisplayName("INC-12 one report alone does not finish the step, whichever of the two it is")
  void twoReports() {
    complained();
    for (String one : List.of("coordinator", "skpd")) {
      story.refused(
          Reason.FORM,
          story.tries(
              "09:15",
              "NF-4",
              "external",
              "",
              "reason",
              "kabel akses",
              one,
              notice("Yang diberi tahu", story.time("09:15"))));
      assertEquals("NF-4", story.open());
    }
    story.decides(
        "09:17",
        "NF-4",
        "external",
        "",
        "reason",
        "kabel akses",
        "coordinator",
        notice("Koordinator jaringan", story.time("09:15")),
        "skpd",
        notice("Admin SKPD-A", story.time("09:17")));
    assertEquals("NF-5", story.open());
  }

  @Test
  @DisplayName("INC-13 only the coordinator sends staff")
  void dispatch() {
    reported("external");
    story
        .by(staff)
        .refused(
            Reason.NOT_YOUR_STEP,
            story.tries("09:20", "NF-5", null, "", "assignee", desk.id("Koordinator jaringan")));
  }

  @Test
  @DisplayName("INC-14 an estimate needs a problem to be based on")
  void noProblem() {
    reported("external")
        .by(coordinator)
        .does(
            "09:20",
            "NF-5",
            "assignee",
            desk.id("Staf admin jaringan 1"),
            "order",
            "periksa",
            "given_at",
            story.time("09:20"));
    story.by(staff).refused(Reason.FORM, story.tries("09:40", "NF-6", null, "", "estimate", 90));
  }

  @Test
  @DisplayName("INC-15 a changed estimate runs NF-7 and NF-8 again, and is measured by the new one")
  void changed() {
    ordered();
    amends("10:50", 70);
    assertEquals("NF-9B NF-7", story.open());
    story.by(staff).refused(Reason.CHAIN_OPEN, trying("10:51"));
    told("10:55", "11:00");
    assertEquals("NF-9B", story.open());
    repaired("12:07");
    assertEquals("NF-9B+7", story.late());
  }

  @Test
  @DisplayName("INC-17 a new estimate after the old one has passed records the old one as missed")
  void changedTooLate() {
    ordered();
    amends("11:20", 60);
    told("11:22", "11:25");
    repaired("12:15");
    assertEquals("NF-9B+10", story.late());
  }

  private Decision trying(String time) {
    return story.tries(
        time, "NF-9B", "repaired", "", "action", "x", "finished_at", story.time(time));
  }

  private void amends(String time, int estimate) {
    story
        .by(staff)
        .orders(
            time,
            new Command.Amend(
                "NF-6",
                Story.values(
                    "inventory",
                        list(
                            group("problem", "kabel drop putus"),
                            group("problem", "konektor rusak")),
                    "estimate", estimate,
                    "arrived_at", story.time("09:38")),
                "menunggu suku cadang"));
  }

  @Test
  @DisplayName(
      "DOC-05 F-01 and F-04 are printed with what was written, each with the other's number")
  void printed() throws IOException {
    asTold();
    says(
        Printed.text(story, "F-01"),
        "Nomor: F-01/2026/09/001",
        "F-04/2026/09/001",
        "tidak ada koneksi di semua ruangan",
        "COMPLAINT FORM (F-01)");
    says(
        Printed.text(story, "F-04"),
        "Nomor: F-04/2026/09/001",
        "F-01/2026/09/001",
        "kabel drop putus",
        "90 menit",
        "Diterima oleh,");
  }
}
