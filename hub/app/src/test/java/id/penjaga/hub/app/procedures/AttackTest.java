package id.penjaga.hub.app.procedures;

import static id.penjaga.hub.app.procedures.Story.group;
import static id.penjaga.hub.app.procedures.Story.list;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Decision.Reason;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What somebody may try against the rules, one by one.
class AttackTest {
  private final Desk desk = Desk.shipped();
  private final Story story = new Story(desk, "2026-09-15T");
  private By staff = new By.House();
  private By head = new By.House();

  @BeforeEach
  void office() {
    staff = Desk.as(desk.person("Staf Jaringan DC 1", "staf_jaringan_dc"), "staf_jaringan_dc");
    desk.person("Staf Jaringan DC 2", "staf_jaringan_dc");
    head =
        Desk.as(
            desk.person("Kepala Seksi", "kepala_seksi_jaringan_dc"), "kepala_seksi_jaringan_dc");
    story
        .by(staff)
        .open("08:00", "SRVSEC", "by_hand", Map.of("server", Value.of("SRV-02")))
        .decides(
            "08:10",
            "SS-1",
            "fault",
            "",
            "checks",
            list(group("object", "SRV-02", "result", "fault")),
            "finding",
            "mati");
  }

  private Decision late(By by, String typed, String at, String why, Command command) {
    return desk.act(
        story.state(),
        new Command.Request(
            "late" + desk.book.size(), story.time(typed), story.time(at), by, why, command));
  }

  private Command analysed() {
    return new Command.Complete(
        story.opening("SS-2"),
        Story.values("kind", "PSU mati", "device", "SRV-02"),
        null,
        "",
        Map.of(),
        "");
  }

  @Test
  @DisplayName(
      "ACC-23 SYS-02 a back-dated step is late as typed, until a second person confirms its time")
  void backDated() {
    story.refused(Reason.REASON_MISSING, late(staff, "12:00", "08:40", "", analysed()));
    story.refused(
        Reason.TIME_IMPOSSIBLE, late(staff, "12:00", "08:05", "listrik padam", analysed()));
    story.refused(Reason.TIME_IMPOSSIBLE, late(staff, "12:00", "12:01", "", analysed()));
    Story.accepted(late(staff, "12:00", "08:40", "listrik padam", analysed()));
    assertEquals(
        new Fact.Late(new Value.Personal("listrik padam")),
        desk.book.getLast().facts().getLast(),
        "its reason is kept");
    assertEquals("SS-2+170", story.late());
    int step = story.opening("SS-2");
    story.refused(
        Reason.NOT_YOUR_STEP, story.order("12:05", new Command.Sign(step, "at", null, "")));
    story
        .by(head)
        .refused(
            Reason.ROLE_NOT_HELD, story.order("12:05", new Command.Sign(step, "at", null, "")));
    story
        .by(desk.as("Staf Jaringan DC 2", "staf_jaringan_dc"))
        .orders("12:06", new Command.Sign(step, "at", null, "ada di tempat"));
    assertEquals("", story.late());
    assertTrue(story.state().deviations().getFirst().takenBack());
    story.refused(
        Reason.ALREADY_DONE, story.order("12:07", new Command.Sign(step, "at", null, "")));
  }

  @Test
  @DisplayName("SYS-03 a late entry needs the right when it happened and when it is typed")
  void lateRight() {
    long gone = desk.person("Staf lama");
    desk.people(
        new Fact.Granted(
            800, gone, "staf_jaringan_dc", LocalDate.of(2026, 9, 1), LocalDate.of(2026, 9, 15)));
    story.refused(
        Reason.ROLE_NOT_HELD,
        desk.act(
            story.state(),
            new Command.Request(
                "l",
                Desk.at("2026-09-16T08:00"),
                story.time("08:40"),
                Desk.as(gone, "staf_jaringan_dc"),
                "lupa",
                analysed())));
  }

  @Test
  @DisplayName("INC-20 who came second is told who was first and when")
  void second() {
    Command same = analysed();
    story.by(staff).orders("08:30", same);
    Decision decision =
        desk.act(
            story.state(),
            desk.as("Staf Jaringan DC 2", "staf_jaringan_dc"),
            story.time("08:31"),
            same);
    story.refused(Reason.ALREADY_DONE, decision);
    assertEquals(
        "Sudah dikerjakan oleh Staf Jaringan DC 1 pukul 15-09-2026 08:30 WIB.",
        ((Decision.Refused) decision).text().id());
  }

  @Test
  @DisplayName(
      "SYS-03 an approval is never recorded for somebody else, nor a step that lists no recorder")
  void forAnother() {
    story.by(staff).orders("08:30", analysed());
    story
        .by(
            desk.behalf(
                "Staf Jaringan DC 1", "staf_jaringan_dc", "Kepala", "kepala_seksi_jaringan_dc"))
        .refused(Reason.NOT_ON_BEHALF, story.tries("08:35", "SS-3", "approved", ""));
    story.by(head).decides("08:36", "SS-3", "approved", "");
    story
        .by(desk.behalf("Kepala Seksi", "kepala_seksi_jaringan_dc", "Penyedia", "staf_jaringan_dc"))
        .refused(Reason.NOT_ON_BEHALF, story.tries("08:40", "SS-4", null, ""));
  }

  @Test
  @DisplayName("SYS-03 a role that approves is not handed to somebody who does not hold it")
  void handedApproval() {
    story
        .by(head)
        .refused(
            Reason.ROLE_NOT_HELD,
            story.order(
                "08:30",
                new Command.HandOver(
                    "kepala_seksi_jaringan_dc",
                    desk.id("Staf Jaringan DC 2"),
                    "staf_jaringan_dc")));
  }

  @Test
  @DisplayName(
      "SYS-02 equipment that lacks and output that is missing are one deviation each, with their"
          + " why")
  void lacking() {
    Command.Complete complete = (Command.Complete) analysed();
    story
        .by(staff)
        .refused(Reason.FORM, story.order("08:30", with(complete, Map.of("device", " "), "")));
    story.refused(Reason.FORM, story.order("08:30", with(complete, Map.of("obeng", "hilang"), "")));
    story.orders("08:30", with(complete, Map.of("device", "dibawa penyedia"), "hanya dugaan"));
    assertEquals(
        "equipment output",
        String.join(" ", story.state().deviations().stream().map(Case.Deviation::kind).toList()));
  }

  private static Command with(Command.Complete known, Map<String, String> lacking, String output) {
    return new Command.Complete(known.opening(), known.answers(), null, "", lacking, output);
  }

  @Test
  @DisplayName(
      "SYS-02 INC-20 cancelled cases keep their number and take no more steps; they are opened"
          + " again as new ones")
  void cancelled() {
    story
        .by(Desk.as(desk.person("Tamu", "pengunjung"), "pengunjung"))
        .refused(Reason.NOT_YOUR_STEP, story.order("08:30", new Command.Cancel("x")));
    story.by(staff).refused(Reason.REASON_MISSING, story.order("08:30", new Command.Cancel(" ")));
    story.orders("08:30", new Command.Cancel("salah server"));
    assertEquals(Case.CANCELLED, story.end());
    assertEquals("SRV/2026/09/001", story.state().number());
    story.refused(Reason.CASE_CLOSED, story.order("08:31", analysed()));
    story.orders("08:32", new Command.Note("lihat berkas baru", List.of()));
    long old = story.state().id();
    Command again =
        new Command.OpenCase(
            "SRVSEC", "reopen", Map.of("server", Value.of("SRV-02")), old, "rusak lagi");
    long id = desk.nextCase();
    Story.accepted(desk.act(null, staff, story.time("08:40"), again));
    assertEquals(old, desk.now(id).parent());
    assertEquals("SRV/2026/09/002", desk.now(id).number());
  }

  @Test
  @DisplayName("SYS-03 somebody whose account is no person, and a machine, do no step")
  void nobody() {
    story
        .by(Desk.as(4711, "staf_jaringan_dc"))
        .refused(Reason.NO_SUCH_PERSON, story.order("08:30", analysed()));
    story.by(new By.House()).refused(Reason.NOT_YOUR_STEP, story.order("08:30", analysed()));
    story
        .by(new By.Monitor("server"))
        .refused(Reason.NOT_YOUR_STEP, story.order("08:30", analysed()));
  }

  @Test
  @DisplayName("SYS-03 who has several roles says which one they use")
  void whichRole() {
    long both = desk.person("Dua peran", "staf_jaringan_dc", "kabid_infrastruktur");
    story.by(Desk.as(both, "")).refused(Reason.ROLE_NOT_HELD, story.order("08:30", analysed()));
    story
        .by(Desk.as(both, "kabid_infrastruktur"))
        .refused(Reason.NOT_YOUR_STEP, story.order("08:30", analysed()));
    story.by(Desk.as(both, "staf_jaringan_dc")).orders("08:30", analysed());
  }

  @Test
  @DisplayName("SYS-02 a paper is frozen once its step is done, each document once")
  void frozen() {
    Command freeze =
        new Command.Freeze("EVIDENCE_RECEIPT", "", null, "l", "d", "c", null, null, "id");
    story.by(staff).refused(Reason.PAPER_INCOMPLETE, story.order("08:30", freeze));
    story.refused(
        Reason.PAPER_INCOMPLETE,
        story.order("08:30", new Command.Freeze("X", "", null, "l", "d", "c", null, null, "id")));
  }
}
