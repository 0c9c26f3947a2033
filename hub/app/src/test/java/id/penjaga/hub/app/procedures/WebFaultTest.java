package id.penjaga.hub.app.procedures;

import static id.penjaga.hub.app.procedures.Story.notice;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision.Reason;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Fixture 9: five web-server faults.
class WebFaultTest {
  private final Desk desk = Desk.shipped();
  private final Story story = new Story(desk, "2026-09-15T");
  private By staff = new By.House();
  private By head = new By.House();

  @BeforeEach
  void office() {
    staff = Desk.as(desk.person("Staf ICT 1", "staf_ict"), "staf_ict");
    head = Desk.as(desk.person("Ketua ICT", "ketua_ict"), "ketua_ict");
    desk.person("Administrator server 1", "administrator_server");
    desk.items.put("server/SRV-01", new HashMap<>());
    desk.items.put("server/SRV-01B", new HashMap<>());
    desk.items.put("application/Portal", new HashMap<>(Map.of("server", Value.of("SRV-01"))));
  }

  private void confirmed() {
    story
        .by(new By.Monitor("service"))
        .open(
            "08:01:20",
            "WEBFAULT",
            "monitor",
            Map.of("service", Value.of("Portal")),
            new Command.First(Map.of(), null, ""));
    assertEquals(Value.of("SRV-01"), story.state().subject().get("server"));
    story.by(head).refused(Reason.NO_SUCH_OPENING, story.tries("08:03", "WEB-dec", "own", ""));
    story
        .by(staff)
        .decides("08:05", "WEB-b", "confirmed", "", access("08:05", "error", "503"))
        .does(
            "08:07", "WEB-c", "notice", notice("Ketua ICT", story.time("08:07")), "summary", "503");
  }

  private Object[] access(String time, String result, String seen) {
    return new Object[] {"checked_at", story.time(time), "result", result, "seen", seen};
  }

  private void ordered() {
    confirmed();
    story
        .by(head)
        .decides("08:09", "WEB-dec", "own", "", "manager", "ICT", "basis", "register")
        .does(
            "08:10",
            "WEB-d",
            "assignee",
            desk.id("Staf ICT 1"),
            "order",
            "cari penyebab",
            "given_at",
            story.time("08:10"));
  }

  private Object[] cause(String cause, String solution, String time) {
    return new Object[] {
      "cause", cause, "solution", solution, "notice", notice("Ketua ICT", story.time(time))
    };
  }

  @Test
  @DisplayName(
      "INC-01 INC-03 INC-05 INC-06 W1 own fault: closed with cause and solution, once it answers")
  void own() {
    ordered();
    story
        .by(staff)
        .refused(Reason.FORM, story.tries("08:30", "WEB-e", "resolved", "", "cause", "disk penuh"));
    story.decides(
        "08:30", "WEB-e", "resolved", "", cause("disk /var penuh", "log diputar", "08:30"));
    desk.ready.put("service.answers", Surroundings.Ready.NO);
    story.refused(Reason.NOT_READY, story.tries("08:35", "WEB-close", null, "", proof("08:35")));
    desk.ready.put("service.answers", Surroundings.Ready.YES);
    story.does("08:41", "WEB-close", proof("08:41"));
    assertEquals("WEB-close", story.end());
  }

  private Object[] proof(String time) {
    return new Object[] {
      "down_from",
      story.time("08:01:20"),
      "recovered_at",
      story.time(time),
      "proof",
      "3 pemeriksaan baik"
    };
  }

  @Test
  @DisplayName(
      "INC-05 W2 another's server: contact is recorded, it stays open until the service answers")
  void other() {
    confirmed();
    story
        .by(head)
        .decides("09:10", "WEB-dec", "other", "", "manager", "UPT Contoh", "basis", "register");
    story.refused(Reason.FORM, story.tries("09:20", "WEB-g", null, "", "answer", "akan diperiksa"));
    story.does(
        "09:20",
        "WEB-g",
        "contact",
        notice("Pengelola server UPT Contoh", story.time("09:20")),
        "answer",
        "akan diperiksa");
    assertEquals("WEB-close", story.open());
    story.by(staff).does("13:02", "WEB-close", proof("13:02"));
    assertEquals(0, story.state().runs().getOrDefault("WEB-d", 0));
  }

  @Test
  @DisplayName(
      "INC-07 MNT-15 W3 fatal: replacement is decided, recovery is a case of its own, offered once")
  void fatal() {
    ordered();
    story
        .by(staff)
        .decides(
            "10:00",
            "WEB-e",
            "fatal",
            "",
            cause("mainboard mati", "tidak dapat dipulihkan", "10:00"));
    int fatal = story.opening("WEB-e");
    long restore = desk.nextCase() + 1;
    story.orders("10:01", new Command.StartOffered(fatal, "RESTORE"));
    Case recovery = desk.now(restore);
    assertEquals("RESTORE", recovery.procedure());
    assertEquals(story.state().id(), recovery.parent());
    story.refused(
        Reason.ALREADY_DONE, story.order("10:02", new Command.StartOffered(fatal, "RESTORE")));
    story.by(head).decides("10:15", "WEB-f", "approved", "");
    assertEquals("WEB-r", story.open());
    new Story(desk, "2026-09-15T")
        .about(restore)
        .by(desk.as("Administrator server 1", "administrator_server"))
        .decides(
            "10:20",
            "RS-1",
            "standby",
            "",
            "server",
            "SRV-01",
            "failed_at",
            story.time("10:00"),
            "damage",
            "mainboard mati")
        .does("10:25", "RS-2", "standby", "SRV-01B", "service_back_at", story.time("10:25"));
    story
        .by(staff)
        .does(
            "11:00",
            "WEB-r",
            "damage_kind",
            "mainboard",
            "part_old",
            "MB-1",
            "part_new",
            "MB-2",
            "stored_at",
            "Lemari 1")
        .does("11:10", "WEB-close", proof("11:10"));
    assertEquals(
        Set.of("SRV-01", "SRV-01B"),
        desk.book.stream()
            .flatMap(entry -> entry.facts().stream())
            .filter(Fact.ItemChanged.class::isInstance)
            .map(Fact.ItemChanged.class::cast)
            .filter(
                changed -> changed.register().equals("server") && !changed.log().plain().isBlank())
            .map(Fact.ItemChanged::item)
            .collect(Collectors.toSet()));
  }

  @Test
  @DisplayName("INC-03 W4 a false alarm is closed with its reason, and the Ketua ICT is not asked")
  void falseAlarm() {
    story
        .by(new By.Monitor("service"))
        .open(
            "08:01",
            "WEBFAULT",
            "monitor",
            Map.of("service", Value.of("Portal")),
            new Command.First(Map.of(), null, ""))
        .by(staff)
        .decides(
            "08:05",
            "WEB-b",
            "false_alarm",
            "bukan gangguan",
            access("08:05", "normal", "terbuka"));
    assertEquals("WEB-b/false_alarm", story.end());
    assertEquals(0, story.state().runs().getOrDefault("WEB-c", 0));
  }

  @Test
  @DisplayName(
      "INC-02 W5 a user's report of the same service is linked with what it says, no second case")
  void duplicate() {
    confirmed();
    Story.accepted(
        desk.act(
            null,
            new By.Anyone("aduan"),
            story.time("08:15"),
            new Command.OpenCase(
                "WEBFAULT",
                "user_report",
                Story.values(
                    "service",
                    "Portal",
                    "organisation",
                    "HMJ",
                    "report",
                    "tidak terbuka",
                    "contact",
                    "0812"),
                null,
                "")));
    assertEquals(1, desk.cases.size());
    assertEquals("form/aduan", story.state().links().getFirst().what());
    assertEquals(
        new Value.Personal("tidak terbuka"),
        desk.book.getLast().facts().stream()
            .filter(Fact.Noted.class::isInstance)
            .map(fact -> ((Value.Group) ((Fact.Noted) fact).text()).values().get("report"))
            .findFirst()
            .orElseThrow());
  }

  @Test
  @DisplayName("INC-02 a public form opens only what is public, and asks who reports")
  void publicOnly() {
    story.by(new By.Anyone("aduan"));
    story.refused(
        Reason.NO_SUCH_TRIGGER,
        desk.act(
            null,
            new By.Anyone("aduan"),
            story.time("08:15"),
            new Command.OpenCase(
                "WEBFAULT", "by_hand", Map.of("service", Value.of("Portal")), null, "")));
    story.refused(
        Reason.FORM,
        desk.act(
            null,
            new By.Anyone("aduan"),
            story.time("08:15"),
            new Command.OpenCase(
                "WEBFAULT", "user_report", Map.of("service", Value.of("Portal")), null, "")));
  }
}
