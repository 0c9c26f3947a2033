package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.monitor.LiveMonitor;
import id.penjaga.hub.app.office.monitor.MonitorFile;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.store.monitor.TallyRows;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.core.monitor.CheckResult;
import id.penjaga.hub.core.monitor.MaintenanceWindow;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.monitor.WatchState;
import id.penjaga.hub.core.monitor.WatchState.Stand;
import id.penjaga.hub.core.monitor.WatchTarget;
import id.penjaga.hub.core.monitor.Watched;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonitorPagesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
  private static final String ITEM = "/monitors/server/SRV-01%20%3Cb%3E";

  private TestHub hub;
  private OfficeFake office;
  private TestHub.Browser viewer;
  private TestHub.Browser keeper;

  @BeforeEach
  void open(@TempDir Path folder) {
    office = new OfficeFake(NOW);
    office.person("Dewi Lestari", "Seksi Jaringan", "dewi", "staf_jaringan_dc");
    office.person("Sari", "ICT", "sari", "administrator_server");
    hub = new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office);
    hub.people();
    hub.security.addAccount(
        hub.logIn("sari", false).session(), "dewi", Role.VIEWER, TestHub.PASSWORD, "test");
    keeper = hub.browser(hub.logIn("sari", false));
    viewer = hub.browser(hub.logIn("dewi", false));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private static String page(TestHub.Browser browser, String path) {
    HttpResponse<String> answer = browser.get(path);
    assertEquals(200, answer.statusCode(), path + answer.body());
    return answer.body();
  }

  private void watched() {
    Watched ping =
        new Watched(
            "server",
            "SRV-01 <b>",
            WatchTarget.Means.PING,
            WatchTarget.parse("192.0.2.9").targets(),
            "server",
            10,
            3,
            3);
    Instant down = NOW.minusSeconds(4_230);
    office.monitoring.live =
        List.of(
            new LiveMonitor(
                ping,
                WatchState.of(Stand.DOWN, down),
                CheckResult.miss(NOW, CheckResult.Fault.TIMEOUT, ""),
                false,
                false));
    office.monitoring.file =
        new MonitorFile(
            Map.of(
                "ping",
                List.of(
                    new StateTurn(ping.name(), Stand.UP, Instant.parse("2025-12-31T17:00:00Z"), ""),
                    new StateTurn(ping.name(), Stand.DOWN, down, "TIMEOUT"))),
            Map.of(
                "ping",
                List.of(
                    new TallyRows.Tally(
                        NOW.minusSeconds(600).toEpochMilli(), 60, 3, 57_000, 9_000))),
            List.of(
                new MaintenanceWindow(
                    7, "server", "SRV-01 <b>", NOW.plusSeconds(60), NOW.plusSeconds(600))),
            Map.of(7L, "ganti <kipas>"),
            List.of(new TallyRows.Reading("disk", "/data", NOW, 901, "", "agen-1")),
            List.of(),
            List.of(3L));
  }

  @Test
  @DisplayName("An empty list says how a monitor is added")
  void nothing() {
    assertTrue(page(viewer, "/monitors").contains("Belum ada yang dipantau."));
    assertEquals(404, viewer.get("/monitors/server/none").statusCode());
    assertEquals(404, viewer.get("/monitors/ups/UPS-1").statusCode());
  }

  @Test
  @DisplayName(
      "NET-03, MNT-11 the list tells who is down and why; the item its year, outages,"
          + " disks and planned work")
  void watchedItem() {
    watched();
    String list = page(viewer, "/monitors");
    assertTrue(list.contains("SRV-01 &lt;b&gt;"), list);
    assertTrue(list.contains("tidak ada jawaban"), list);
    assertTrue(list.contains("terganggu 1"), list);
    assertTrue(page(viewer, "/part/monitors?q=nichts").contains("Tidak ada yang cocok."));
    String item = page(viewer, ITEM);
    assertTrue(item.contains("2026: 99,9") && item.contains("terpenuhi (99 %)"), item);
    assertTrue(item.contains("terganggu 1 jam 10 menit"), item);
    assertTrue(item.contains("masih berlangsung"), item);
    assertTrue(item.contains("/data <span class=\"tag critical\">90,1 %"), item);
    assertTrue(item.contains("ganti &lt;kipas&gt;"), item);
    assertFalse(item.contains("name=\"why\""), "a form for who may not");
    assertTrue(page(viewer, "/registers/server/SRV-01%20%3Cb%3E").contains("href=\"" + ITEM));
  }

  @Test
  @DisplayName("What is sent is kept by keepers only, and refused with a sentence")
  void forms() {
    watched();
    assertTrue(page(keeper, ITEM).contains("name=\"why\""));
    HttpResponse<String> wrong = keeper.submit(ITEM + "/window", "from=x&until=y&why=z");
    assertEquals(422, wrong.statusCode());
    assertTrue(wrong.body().contains("Isi waktu mulai dan waktu akhir"), wrong.body());
    keeper.submit(ITEM + "/window", "from=2026-11-24T22:00&until=2026-11-24T23:00&why=ganti+kipas");
    assertTrue(
        office.monitoring.asked.contains(
            "plan server/SRV-01 <b> 2026-11-24T15:00:00Z 2026-11-24T16:00:00Z ganti kipas"),
        office.monitoring.asked.toString());
    assertEquals(
        422, keeper.submit(ITEM + "/readings", "partition-0=%2Fdata&used-0=101").statusCode());
    HttpResponse<String> twice =
        keeper.submit(
            ITEM + "/readings", "partition-0=%2Fdata&used-0=9&partition-1=%2Fdata&used-1=5");
    assertEquals(422, twice.statusCode());
    assertTrue(twice.body().contains("Partisi /data ditulis dua kali"), twice.body());
    keeper.submit(ITEM + "/readings", "partition-0=%2Fdata&used-0=90,1");
    assertTrue(office.monitoring.asked.contains("read [/data 90.1 %]"));
    assertEquals(303, keeper.submit(ITEM + "/check", "").statusCode());
    assertTrue(office.monitoring.asked.contains("ask server/SRV-01 <b>/ping"));
    int before = office.monitoring.asked.size();
    HttpResponse<String> stranger =
        viewer.submit(
            ITEM + "/window", "from=2026-11-24T22:00&until=2026-11-24T23:00&why=ganti+kipas");
    assertEquals(422, stranger.statusCode());
    assertTrue(stranger.body().contains("pengelola register ini"), stranger.body());
    viewer.submit(ITEM + "/check", "");
    assertEquals(before, office.monitoring.asked.size());
  }
}
