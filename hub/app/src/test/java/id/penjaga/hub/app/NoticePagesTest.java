package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.store.notice.NoticeOutbox;
import id.penjaga.hub.app.store.notice.NoticeRows;
import id.penjaga.hub.app.store.work.AlarmDesk;
import id.penjaga.hub.core.notice.Attempt;
import id.penjaga.hub.core.notice.Notice;
import id.penjaga.hub.core.notice.NoticeOrder;
import id.penjaga.hub.core.notice.Retry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The pages of notices")
class NoticePagesTest {
  private static final int MANY = 130;
  private static final Pattern ABOUT = Pattern.compile("<p>room-1 leak\\.([0-9]+)</p>");
  private static final Pattern OLDER = Pattern.compile("href=\"(/notices\\?before=[^\"]+)\"");

  private ApiHub hub;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    hub = new ApiHub(folder);
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private void told(int many) {
    hub.hub
        .store()
        .actions()
        .work((work, session) -> {
          for (int i = 0; i < many; i++) {
            new AlarmDesk(work)
                .told(
                    new NoticeOutbox.Cause(
                        "room-1/log/1/" + i, "WATER_LEAK", "room-1 leak." + i, Severity.CRITICAL),
                    "staf_ruang_server",
                    List.of(1L));
          }
          return true;
        })
        .join();
  }

  @Test
  @DisplayName("SYS-07 Page by page nothing is lost, also of what was told at one moment")
  void pages() throws Exception {
    told(MANY);
    Set<String> shown = new HashSet<>();
    String next = "/notices";
    for (int i = 0; i < 9 && !next.isEmpty(); i++) {
      String page = hub.admin.get(next).body();
      Matcher about = ABOUT.matcher(page);
      while (about.find()) {
        shown.add(about.group(1));
      }
      Matcher older = OLDER.matcher(page);
      next = older.find() ? older.group(1) : "";
    }
    assertEquals(MANY, shown.size());

    ApiHub.Program program = hub.program();
    Set<Object> listed = new HashSet<>();
    Object cursor = "";
    for (int i = 0; i < 9 && cursor != null; i++) {
      ApiHub.Told part = program.get("/notices" + (cursor.equals("") ? "" : "?cursor=" + cursor));
      part.items().forEach(one -> listed.add(((Map<?, ?>) one).get("about")));
      cursor = part.at("next");
    }
    assertEquals(MANY, listed.size());
  }

  @Test
  @DisplayName("The list is a part that refreshes itself, and a channel's words are no reading")
  void words() throws Exception {
    told(1);
    hub.hub
        .store()
        .actions()
        .work((work, session) -> {
          NoticeRows rows = new NoticeRows(session);
          Instant now = Instant.now();
          NoticeRows.Place first = new NoticeRows.Place(now.plusSeconds(60), "");
          Notice notice =
              rows.ledger(first, false, 9).stream()
                  .map(NoticeRows.Line::notice)
                  .filter(one -> one.person() == 1)
                  .findFirst()
                  .orElseThrow();
          rows.obey(1, List.of(new NoticeOrder.Send(List.of(notice.id()), "mail")), now);
          rows.attempted(
              rows.due("mail", now, 1).getFirst(),
              "mail",
              new Attempt.Refused("550 <sari@kota.go.id> REFUSED"),
              Retry.USUAL,
              now);
          return true;
        })
        .join();
    hub.program(hub.program(), "melati", "staf_ruang_server");
    assertTrue(hub.admin.get("/part/notices?").body().contains("REFUSED"));
    String page = hub.browser("melati").get("/notices").body();
    assertTrue(page.contains("data-live=") && page.contains("hx-get=\"/part/notices?\""), page);
    assertTrue(page.contains("<strong translate=\"no\">mail</strong>: gagal"), page);
    assertFalse(page.contains("REFUSED"), page);
  }
}
