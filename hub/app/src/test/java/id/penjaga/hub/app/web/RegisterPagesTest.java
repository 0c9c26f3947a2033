package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.WebLimits;
import io.nayuki.qrcodegen.QrCode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegisterPagesTest {
  private TestHub hub;
  private OfficeFake office;
  private TestHub.Browser dewi;
  private TestHub.Browser admin;

  @BeforeEach
  void open(@TempDir Path folder) {
    office = new OfficeFake(Instant.parse("2026-11-24T02:00:00Z"));
    office.person("Dewi Lestari", "Seksi Jaringan", "dewi", "staf_jaringan_dc");
    office.person("Sari", "ICT", "sari", "administrator_ruang_server");
    hub = new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office);
    hub.people();
    hub.security.addAccount(
        hub.logIn("sari", false).session(), "dewi", Role.VIEWER, TestHub.PASSWORD, "test");
    admin = hub.browser(hub.logIn("sari", false));
    dewi = hub.browser(hub.logIn("dewi", false));
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

  @Test
  @DisplayName("DOC-07: what is overdue is told with its thing and days, and opened by who may")
  void obligations() {
    String page = page(dewi, "/obligations");
    assertTrue(page.contains("Terlambat 2 hari"), page);
    assertTrue(page.contains("SRV-01 &lt;b&gt;"), page);
    assertTrue(page.contains("action=\"/obligations/open\""), page);
    assertFalse(page(admin, "/obligations").contains("action=\"/obligations/open\""));
    String year = page(dewi, "/obligations/year?year=2026");
    assertTrue(year.contains("22 terlewat"), "due two days ago");
    assertTrue(year.contains("8 terlambat 10 hari"), year);
    assertTrue(year.contains("29 terlewat"), "what it should have been done on");
    String desk = page(dewi, "/work");
    assertTrue(desk.contains("Segera jatuh tempo"), desk);
    assertTrue(desk.contains("Terlambat 2 hari"), desk);
    assertTrue(desk.contains("action=\"/obligations/open\""), desk);
    assertTrue(page(admin, "/work").contains("Tidak ada kewajiban Anda yang segera jatuh tempo."));
  }

  @Test
  @DisplayName("SYS-01: registers and items are read by all and changed by their keepers")
  void registers() {
    String all = page(dewi, "/registers");
    assertTrue(all.contains("href=\"/registers/server\""));
    assertTrue(all.contains("siapa pengelolanya."), "what it is kept for");
    assertTrue(all.contains("1 kewajiban lewat waktu"), all);
    String list = page(dewi, "/registers/server?q=%25");
    assertTrue(list.contains("/registers/server/SRV-01%20%3Cb%3E"), list);
    assertFalse(list.contains("name=\"f.watt\""), "a form for who may not");
    String item = page(admin, "/registers/server/SRV-01%20%3Cb%3E");
    assertTrue(item.contains("650"), item);
    assertTrue(item.contains("name=\"f.watt\""), item);
    assertEquals(404, dewi.get("/registers/server/none").statusCode());
    assertEquals(404, dewi.get("/registers/none").statusCode());

    HttpResponse<String> refused =
        admin.submit("/registers/server/SRV-01%20%3Cb%3E", "f.label=SRV-01&f.watt=9999");
    assertEquals(422, refused.statusCode());
    assertTrue(refused.body().contains("Terlalu berat."), refused.body());
    assertTrue(refused.body().contains("9999"), "what was typed is kept");
  }

  @Test
  @DisplayName("The conformity list tells every gap with its clause, filtered, and as a file")
  void gaps() {
    String all = page(dewi, "/gaps");
    assertTrue(all.contains("Tidak terhubung dengan UPS"), all);
    assertTrue(all.contains("003 E.5.b"), all);
    assertTrue(all.contains("Kurang dari 2 ISP (tercatat 0)"), all);
    String one = page(dewi, "/gaps?register=link&q=isp");
    assertTrue(one.contains("Kurang dari 2 ISP"), one);
    assertFalse(one.contains("Tidak terhubung dengan UPS"), one);
    assertTrue(one.contains("href=\"/gaps.csv?register=link&amp;q=isp\""), one);
    assertTrue(page(dewi, "/gaps?q=zzz").contains("Tidak ada yang cocok."));
    String csv = page(dewi, "/gaps.csv?register=server&q=ups");
    assertEquals(2, csv.lines().count(), csv);
    assertTrue(csv.contains("\"SRV-01 <b>\",\"Tidak terhubung dengan UPS\",\"003 E.5.b\""), csv);
  }

  @Test
  @DisplayName("ACC-12: a label that is searched or scanned opens its item")
  void labels() {
    HttpResponse<String> found = dewi.get("/items?label=srv-01%20%3CB%3E");
    assertEquals(303, found.statusCode());
    assertTrue(
        found
            .headers()
            .firstValue("Location")
            .orElse("")
            .endsWith("/registers/server/SRV-01%20%3Cb%3E"));
    assertTrue(page(dewi, "/items?label=SRV-99").contains("SRV-99"));
    String item = page(dewi, "/registers/server/SRV-01%20%3Cb%3E");
    assertTrue(item.contains("id=\"log-title\""), "with its history");
  }

  @Test
  @DisplayName("MNT-06: the log of a thing shows the latest fifty lines, and all of them on demand")
  void longLog() {
    String path = "/registers/server/SRV-01%20%3Cb%3E";
    office.holdings().closed = 60;
    String latest = page(dewi, path);
    assertTrue(latest.contains("RAID/49") && !latest.contains("RAID/50"), latest);
    assertTrue(latest.contains("Semua 60 baris"), latest);
    String all = page(dewi, path + "?log=all");
    assertTrue(all.contains("RAID/59") && !all.contains("Semua 60 baris"), all);
  }

  @Test
  @DisplayName("ACC-12: a sheet of labels has a code for each chosen item that leads to its page")
  void stickers() {
    String sheet = page(dewi, "/labels/server");
    QrCode code =
        QrCode.encodeText(
            hub.at("/registers/server/SRV-01%20%3Cb%3E").toString(), QrCode.Ecc.MEDIUM);
    Set<String> dark = new TreeSet<>();
    Matcher module = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z").matcher(sheet);
    while (module.find()) {
      dark.add(module.group(1) + " " + module.group(2));
    }
    for (int x = 0; x < code.size; x++) {
      for (int y = 0; y < code.size; y++) {
        assertEquals(code.getModule(x, y), dark.contains(x + " " + y), x + " " + y);
      }
    }
    assertTrue(sheet.contains("<strong>SRV-01 &lt;b&gt;</strong>"), sheet);
    assertFalse(page(dewi, "/labels/server?item=none").contains("<strong>SRV-01"));
    assertTrue(page(dewi, "/labels/rack").contains("Register ini masih kosong."));
  }
}
