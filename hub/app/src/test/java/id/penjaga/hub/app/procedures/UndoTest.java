package id.penjaga.hub.app.procedures;

import static id.penjaga.hub.app.procedures.Story.group;
import static id.penjaga.hub.app.procedures.Story.list;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision.Reason;
import id.penjaga.hub.core.work.Undoing;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A done step is opened again as long as nothing depends on it")
class UndoTest {
  private final Desk desk = Desk.shipped();
  private final Story story = new Story(desk, "2026-09-15T");
  private By staff = new By.House();
  private By colleague = new By.House();
  private By head = new By.House();

  @BeforeEach
  void office() {
    staff = Desk.as(desk.person("Staf 1", "staf_jaringan_dc"), "staf_jaringan_dc");
    colleague = Desk.as(desk.person("Staf 2", "staf_jaringan_dc"), "staf_jaringan_dc");
    head =
        Desk.as(
            desk.person("Kepala Seksi", "kepala_seksi_jaringan_dc"), "kepala_seksi_jaringan_dc");
    desk.items.put("server/SRV-02", new HashMap<>());
    story
        .by(staff)
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
        .does("09:45", "SS-2", "kind", "PSU mati", "device", "SRV-02");
  }

  private Command undo(String step) {
    return new Command.Undo(story.opening(step));
  }

  @Test
  @DisplayName("What it opened is gone, what was typed stands, a deviation is none any more")
  void undone() {
    assertEquals("SS-2+20", story.late());
    int approval = story.opening("SS-3");
    story.orders("09:46", undo("SS-2"));
    assertEquals("SS-2", story.open());
    assertEquals("", story.late());
    assertEquals(1, story.state().runs().get("SS-2"));
    assertFalse(story.state().runs().containsKey("SS-3"));
    assertEquals(
        Value.of("PSU mati"), Desk.present(story.state().answers().get("DIAGNOSIS")).get("kind"));
    story.does("09:50", "SS-2", "kind", "Mainboard mati", "device", "SRV-02");
    assertEquals("SS-3", story.open());
    assertEquals(1, story.state().runs().get("SS-3"));
    story
        .by(head)
        .refused(
            Reason.NO_SUCH_OPENING,
            story.order(
                "09:51", new Command.Complete(approval, Map.of(), "approved", "", Map.of(), "")));
    story.decides("09:52", "SS-3", "approved", "");
    assertEquals("SS-2+25", story.late());
  }

  @Test
  @DisplayName("Only whoever did it undoes it, and it is offered to nobody else")
  void byWhoDidIt() {
    story.by(colleague).refused(Reason.NOT_YOUR_STEP, story.order("09:46", undo("SS-2")));
    story.by(head).refused(Reason.NOT_YOUR_STEP, story.order("09:46", undo("SS-2")));
    assertEquals(List.of("SS-2"), offered("Staf 1"));
    assertEquals(List.of(), offered("Staf 2"));
    story.by(staff).refused(Reason.NOT_FILLED, story.order("09:46", undo("SS-3")));
    story.refused(Reason.NO_SUCH_OPENING, story.order("09:46", new Command.Undo(77)));
    story.refused(Reason.TIME_IMPOSSIBLE, story.order("09:00", undo("SS-2")));
  }

  private List<String> offered(String name) {
    return new Undoing(story.state(), Desk.present(desk.inForce("SRVSEC")))
        .of(desk.id(name)).stream().map(opening -> opening.step()).toList();
  }

  @Test
  @DisplayName("Once somebody decided on it, or accounted for it, it stays")
  void depended() {
    story.refused(Reason.DEPENDED_ON, story.order("09:46", undo("SS-1")));
    story.orders("09:47", new Command.Account(1, "rapat"));
    story.refused(Reason.DEPENDED_ON, story.order("09:48", undo("SS-2")));
    story.by(head).decides("09:50", "SS-3", "approved", "");
    assertEquals(List.of(), offered("Staf 1"));
    assertEquals(List.of("SS-3"), offered("Kepala Seksi"));
    story
        .by(staff)
        .does(
            "10:30",
            "SS-4",
            "by",
            "own",
            "action",
            "PSU diganti",
            "parts",
            list(group("part", "PSU", "serial", "P-1")));
    story.refused(Reason.DEPENDED_ON, story.order("10:31", undo("SS-4")));
    story.by(head).refused(Reason.DEPENDED_ON, story.order("10:32", undo("SS-3")));
  }

  @Test
  @DisplayName("What a branch had set for the case is forgotten with it")
  void sets() {
    By nina = Desk.as(desk.person("Nina", "staf_admin_jaringan"), "staf_admin_jaringan");
    desk.person("Koordinator", "koordinator_jaringan");
    Story fault = new Story(desk, "2026-09-15T");
    fault
        .by(nina)
        .open("10:00", "NETFAULT", "by_hand", Map.of("node", Value.of("SKPD-A-RTR")))
        .does("10:01", "NF-1")
        .decides(
            "10:04",
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
            fault.time("10:03"),
            "result",
            "0 dari 4")
        .does(
            "10:12",
            "NF-3",
            "skpd",
            "SKPD-A",
            "contact",
            "Admin SKPD-A",
            "contacted_at",
            fault.time("10:10"),
            "problem_confirmed",
            "putus")
        .decides(
            "10:17",
            "NF-4",
            "external",
            "",
            "reason",
            "kabel di luar",
            "coordinator",
            Story.notice("Koordinator", fault.time("10:15")),
            "skpd",
            Story.notice("Admin SKPD-A", fault.time("10:17")));
    assertEquals(
        Value.of("diskominfo"),
        Desk.present(fault.state().answers().get("case")).get("responsible"));
    fault.orders("10:18", new Command.Undo(fault.opening("NF-4")));
    assertFalse(Desk.present(fault.state().answers().get("case")).containsKey("responsible"));
    assertEquals("NF-4", fault.open());
  }
}
