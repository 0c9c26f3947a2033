package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.peers.JournalTeller;
import id.penjaga.hub.app.store.ingest.Message;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The pages of drills")
class DrillPagesTest {
  private ApiHub hub;
  private JournalTeller journal;

  @BeforeEach
  void open(@TempDir Path folder) throws Exception {
    hub = new ApiHub(folder);
    journal = new JournalTeller(new DeviceId("room-1"), "00000000000000aa");
    record(new JournalEvent.DeviceStarted("0.1", "abc", "sim", true));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private void record(JournalEvent event) {
    JournalTeller.Told told = journal.next(Instant.now(), event);
    assertTrue(hub.hub.store().offer(new Message.Journal(told.record(), told.payload(), true)));
    hub.hub.store().actions().write(_ -> true).join();
  }

  @Test
  @DisplayName(
      "SYS-07: staff begin a drill with a reason, by page or program; its report is a page and a"
          + " PDF with the times; who has no person, no reason or a drill under way is told what to"
          + " do")
  void aDrill() throws Exception {
    ApiHub.Program keeper = hub.program();
    HubBrowser nobody = hub.admin;
    refused(nobody, "device=room-1&reason=latihan", "akun seseorang");
    keeper.post("/people", Map.of("name", "Sari", "unit", "Aptika", "login", "sari"));
    ApiHub.Program staff = hub.program(keeper, "melati", "staf_ruang_server");
    HubBrowser melati = hub.browser("melati");
    refused(melati, "device=room-1&reason=x", "5 sampai 500 huruf");
    refused(melati, "device=room-9&reason=latihan", "dari daftar");
    ApiHub.Told begun = staff.post("/devices/room-1/drills", Map.of("reason", "latihan triwulan"));
    assertEquals(200, begun.status(), begun.raw().body());
    record(new JournalEvent.OutputsTested("melati"));
    String list = melati.get("/drills").body();
    assertTrue(list.contains("sedang berlangsung"), list);
    String path = "/drills/" + begun.at("drill");
    String page = melati.get(path).body();
    assertTrue(page.contains("LATIHAN / DRILL: room-1"), page);
    assertTrue(page.contains("latihan triwulan") && page.contains("Si melati"), page);
    assertTrue(page.contains("Kebocoran air terdeteksi"), page);
    assertFalse(page.contains("perangkat tidak terhubung"), "its record says that it tested");
    assertTrue(page.contains("belum ada yang menjawab"), page);
    refused(melati, "device=room-1&reason=latihan+lagi", "Latihan lain sedang berlangsung");
    refused(melati, "device=room-1&reason=latihan+lagi", ">latihan lagi</textarea>");
    assertTrue(melati.get("/work").body().contains("LATIHAN / DRILL: Kebocoran air"));
    melati.post("/drills/stop", "");
    String ended = melati.get(path).body();
    assertTrue(ended.contains("diakhiri oleh petugas"), ended);
    assertTrue(ended.contains("tidak ada yang menjawab"), ended);
    var pdf = melati.get(path + "/report.pdf");
    assertTrue(pdf.body().startsWith("%PDF"), pdf.body());
    assertEquals(404, melati.get("/drills/1").statusCode());
    assertEquals(404, melati.get("/drills/x").statusCode());
    assertFalse(melati.get("/alarms").body().contains("LATIHAN"), "no alarm");
  }

  private static void refused(HubBrowser browser, String form, String why) throws Exception {
    String page = browser.answer("/drills", form).body();
    assertTrue(page.contains(why), page);
  }
}
