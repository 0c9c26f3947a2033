package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The monthly inspection as its page asks it.
class InspectionPagesTest {
  private static final String ROLE = "administrator_ruang_server";

  private OfficeFake office;
  private By sari;
  private int commands;

  private long act(Long about, Command command) {
    Answer answer = office.act("do-" + ++commands, sari, about, command, null, "");
    return assertInstanceOf(Answer.Stored.class, answer, answer::toString).about();
  }

  private long does(long about, int opening, Map<String, Value> answers) {
    return act(about, new Command.Complete(opening, answers, null, "", Map.of(), ""));
  }

  @Test
  @DisplayName(
      "INS-05 October shows the finding that September left open at its item, with its age")
  void carriedOver(@TempDir Path folder) {
    office = new OfficeFake(Instant.parse("2026-09-29T02:00:00Z"));
    sari = new By.Human(office.person("Sari", "ICT", "sari", ROLE), ROLE);
    long finding =
        act(
            null,
            new Command.OpenCase(
                "FINDING",
                "by_hand",
                Map.of("finding", Value.of("APAR"), "item", Value.of("A8")),
                null,
                ""));
    office.now = Instant.parse("2026-10-31T02:00:00Z");
    long month =
        act(
            null,
            new Command.OpenCase("MON", "by_hand", Map.of("month", Value.of("2026-10")), null, ""));
    does(
        month,
        1,
        Map.of(
            "person", Value.of("Sari"),
            "unit", Value.of("ICT"),
            "time_in", Value.of("2026-10-31T01:00:00Z"),
            "purpose", Value.of("pemeriksaan"),
            "work_kind", Value.of("inspection"),
            "activities", Value.of("pemeriksaan bulanan")));
    Value good = Value.of("good");
    does(month, 2, Map.of("hardware", good, "storage", good, "network", good, "services", good));
    try (TestHub hub =
        new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office)) {
      hub.people();
      TestHub.Browser browser = hub.browser(hub.logIn("sari", false));
      String page = browser.get("/cases/" + month, "Accept-Language", "id").body();
      String number = office.caseFile(finding).orElseThrow().state().number();
      String hint = "Temuan " + number + " masih terbuka, 32 hari.";
      assertTrue(page.contains(hint), page);
      int at = page.indexOf(hint);
      assertTrue(page.lastIndexOf("APAR", at) > page.lastIndexOf("check-item", at), page);
      assertEquals(at, page.lastIndexOf(hint), "beside its own item only");

      act(finding, new Command.Cancel("sudah diisi ulang"));
      page = browser.get("/cases/" + month, "Accept-Language", "id").body();
      assertFalse(page.contains("masih terbuka"), "closed, it is gone");
    }
  }
}
