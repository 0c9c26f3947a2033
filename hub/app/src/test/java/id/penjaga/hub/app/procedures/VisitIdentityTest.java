package id.penjaga.hub.app.procedures;

import static id.penjaga.hub.app.procedures.Story.group;
import static id.penjaga.hub.app.procedures.Story.list;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.work.Decision;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a visit may hold of somebody's identity card.
class VisitIdentityTest {
  private static final String ADMIN = "administrator_ruang_server";
  private final Desk desk = Desk.shipped();
  private final Story story = new Story(desk, "2026-09-10T");

  private Decision requested(String identity) {
    return story.tries(
        "2026-09-08T09:00",
        "VIS-P1",
        null,
        "",
        "requester_org",
        "Vendor AC",
        "vendor_kind",
        "ac",
        "purpose_kind",
        "pemeliharaan",
        "target",
        "AC unit 1",
        "visitors",
        list(group("name", "Tamu 1", "unit", "Vendor AC", "identity", identity)),
        "window_start",
        story.time("09:00"),
        "window_end",
        story.time("12:00"));
  }

  @Test
  @DisplayName("VIS-01 of an identity number no form takes more than its last four digits")
  void noWholeNumber() {
    story
        .by(Desk.as(desk.person("Administrator ruang server 1", ADMIN), ADMIN))
        .open("2026-09-08T08:30", "VISIT", "request", Map.of());
    for (String whole : new String[] {"3578012345678901", "357801234567890", "KTP 8901", "78901"}) {
      Decision refused = requested(whole);
      story.refused(Decision.Reason.FORM, refused);
      assertTrue(refused.toString().contains("visitors.1.identity"), refused.toString());
    }
    Story.accepted(requested("8901"));
  }
}
