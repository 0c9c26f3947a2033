package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.WebLimits;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// My work when there is more of it than anybody reads.
class LongListTest {
  private static final String ALL = "<a class=\"onward\" href=\"/work?all=1\">";

  @Test
  @DisplayName("SYS-04: fifty tasks are shown, and all of them to whoever asks")
  void fiftyTasks(@TempDir Path folder) {
    OfficeFake office = new OfficeFake(Instant.parse("2026-11-24T02:00:00Z"));
    office.person("Dewi Lestari", "Seksi Jaringan", "dewi", "staf_jaringan_dc");
    try (TestHub hub =
        new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office)) {
      hub.people();
      hub.security.addAccount(
          hub.logIn("sari", false).session(), "dewi", Role.VIEWER, TestHub.PASSWORD, "test");
      TestHub.Browser dewi = hub.browser(hub.logIn("dewi", false));
      for (int i = 0; i < 50; i++) {
        open(dewi, i);
      }
      assertEquals(50, tasks(dewi, "/work?all=1"));
      assertEquals(50, tasks(dewi, "/work"));
      assertFalse(dewi.get("/work").body().contains(ALL));
      open(dewi, 50);
      assertEquals(50, tasks(dewi, "/work"));
      assertTrue(dewi.get("/work").body().contains(ALL));
      assertEquals(51, tasks(dewi, "/work?all=1"));
      assertFalse(dewi.get("/work?all=1").body().contains(ALL));
    }
  }

  private static void open(TestHub.Browser browser, int number) {
    String form = "_trigger=by_hand&f.server=SRV-L" + number;
    assertEquals(303, browser.submit("/work/new/SRVSEC", form).statusCode());
  }

  private static int tasks(TestHub.Browser browser, String page) {
    String body = browser.get(page).body();
    String list = body.substring(body.indexOf("<ol class=\"tasks\">"), body.indexOf("</ol>"));
    return list.split("<li", -1).length - 1;
  }
}
