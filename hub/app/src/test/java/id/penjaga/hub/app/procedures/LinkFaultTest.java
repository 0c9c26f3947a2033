package id.penjaga.hub.app.procedures;

import static id.penjaga.hub.app.procedures.Story.notice;
import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision.Reason;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Fixture 14: the internet link ISP-A is down from 14:00:10 to 15:10:40.
class LinkFaultTest {
  private final Desk desk = Desk.shipped();
  private final Story story = new Story(desk, "2026-09-22T");

  @BeforeEach
  void down() {
    By staff =
        Desk.as(
            desk.person("Administrator server 1", "administrator_server"), "administrator_server");
    desk.items.put(
        "link/ISP-A",
        new HashMap<>(Map.of("isp", Value.of("Penyedia A"), "contact", Value.of("021-555-0101"))));
    story
        .by(new By.Monitor("link"))
        .open(
            "14:00:10",
            "ISP",
            "link_down",
            Map.of("link", Value.of("ISP-A")),
            new Command.First(Map.of(), "down", ""))
        .by(staff);
  }

  private Object[] restored() {
    return new Object[] {
      "down_from", story.time("14:00:10"), "recovered_at", story.time("15:10:40"), "proof", "ping"
    };
  }

  @Test
  @DisplayName(
      "NET-02 a link that is down is a task with the ISP's telephone; contact and ticket"
          + " are recorded")
  void contacted() {
    assertEquals("ISP-2", story.open());
    assertEquals(Value.of("021-555-0101"), story.state().subject().get("service_desk"));
    story.refused(Reason.NO_SUCH_OPENING, story.tries("14:03", "ISP-3", null, "", restored()));
    story.refused(
        Reason.FORM, story.tries("14:04", "ISP-2", "contacted", "", "answer", "diperiksa"));
    story.decides(
        "14:04",
        "ISP-2",
        "contacted",
        "",
        "contact",
        notice("Pusat layanan Penyedia A", story.time("14:04")),
        "ticket",
        "A-7781");
    story.does("15:12", "ISP-3", restored());
    assertEquals("ISP-3", story.end());
    assertEquals(Value.of("A-7781"), story.state().answers().get("ISP_CONTACT").get("ticket"));
  }

  @Test
  @DisplayName("NET-02 an outage closed without a contact needs a reason")
  void notContacted() {
    story.refused(Reason.REASON_MISSING, story.tries("15:11", "ISP-2", "not_contacted", ""));
    story.decides("15:11", "ISP-2", "not_contacted", "pulih saat sedang menelepon");
    story.does("15:12", "ISP-3", restored());
    assertEquals("ISP-3", story.end());
  }
}
