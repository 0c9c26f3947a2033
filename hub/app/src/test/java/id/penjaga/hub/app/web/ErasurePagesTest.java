package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.web.http.WebLimits;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasurePagesTest {
  private static final String ID = "_id=" + UUID.randomUUID();

  private OfficeFake office;
  private TestHub hub;
  private TestHub.Browser admin;

  @BeforeEach
  void open(@TempDir Path folder) {
    office = new OfficeFake(Instant.parse("2026-11-24T02:00:00Z"));
    hub = new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office);
    hub.people();
    admin = hub.browser(hub.logIn("sari", false));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  @Test
  @DisplayName("An administrator erases what is ticked, with a reason; others see no such page")
  void erases() {
    long sari = office.person("Sari", "ICT", "sari", "administrator_ruang_server");
    String page = admin.get("/erasure").body();
    assertTrue(page.contains("NET/2025/01/001") && page.contains("Dinas &lt;b&gt;"), page);
    assertTrue(page.contains("90 hari"), page);
    assertEquals(403, hub.browser(hub.logIn("budi", false)).get("/erasure").statusCode());

    HttpResponse<String> none = admin.submit("/erasure", ID + "&reason=masa+simpan");
    assertEquals(422, none.statusCode());
    assertTrue(none.body().contains("Centang") && none.body().contains("masa simpan"));
    HttpResponse<String> silent = admin.submit("/erasure", ID + "&about=case/7&reason=+");
    assertEquals(422, silent.statusCode());
    assertTrue(silent.body().contains("value=\"case/7\" checked"), silent.body());

    HttpResponse<String> done =
        admin.submit(
            "/erasure", ID + "&about=case/7&about=item/office/Dinas+%3Cb%3E&reason=masa+simpan");
    assertEquals(303, done.statusCode(), done.body());
    assertEquals(
        List.of(sari + " case/7 masa simpan", sari + " item/office/Dinas <b> masa simpan"),
        office.erasures().erased);
    String after = admin.get("/erasure?done=2").body();
    assertTrue(after.contains("2 berkas, orang atau item"), after);
    assertFalse(after.contains("NET/2025/01/001"));
  }

  @Test
  @DisplayName("An account of nobody is told to write its person down first")
  void nobody() {
    HttpResponse<String> answer = admin.submit("/erasure", ID + "&about=case/7&reason=masa+simpan");
    assertEquals(422, answer.statusCode());
    assertTrue(answer.body().contains("belum terhubung ke orang"), answer.body());
    assertEquals(List.of(), office.erasures().erased);
  }
}
