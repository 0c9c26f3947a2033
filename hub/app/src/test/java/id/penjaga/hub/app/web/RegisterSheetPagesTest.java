package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.WebLimits;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Registers as sheets")
class RegisterSheetPagesTest {
  private static final String GOOD =
      "Label;Kapasitas (W);Pemeriksaan terakhir;Keadaan\r\nUPS-1;1800;2/3/2026;Beroperasi\r\n"
          + "UPS-C;1800;20/08/2026;cadangan\r\n";

  private OfficeFake office;
  private TestHub hub;
  private TestHub.Browser dewi;
  private TestHub.Browser sari;

  @BeforeEach
  void open(@TempDir Path folder) {
    office = new OfficeFake(Instant.parse("2026-09-01T02:00:00Z"));
    office.person("Dewi Lestari", "Seksi Jaringan", "dewi", "staf_jaringan_dc");
    office.person("Sari", "ICT", "sari", "staf_ruang_server");
    hub = new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office);
    hub.people();
    hub.security.addAccount(
        hub.logIn("sari", false).session(), "dewi", Role.VIEWER, TestHub.PASSWORD, "test");
    sari = hub.browser(hub.logIn("sari", false));
    dewi = hub.browser(hub.logIn("dewi", false));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private HttpResponse<String> send(String register, String step, String text, String reason) {
    return sari.submit(
        "/sheets/register/" + register + step,
        "text="
            + URLEncoder.encode(text, StandardCharsets.UTF_8)
            + "&reason="
            + URLEncoder.encode(reason, StandardCharsets.UTF_8));
  }

  @Test
  @DisplayName("SYS-03: a list is told before it is kept, kept whole, and nothing changes twice")
  void shown() {
    HttpResponse<String> told = send("ups", "", GOOD, "");
    assertEquals(200, told.statusCode(), told.body());
    assertTrue(told.body().contains("2 baris dibaca, 4 hal akan dicatat"), told.body());
    assertTrue(told.body().contains("Kapasitas: 1.800"), told.body());
    assertEquals(0, office.holdings().of("ups").size(), "only told");

    assertEquals(303, send("ups", "/store", GOOD, "").statusCode());
    assertEquals("spare", office.holdings().find("ups", "ups-c").state());
    String csv = sari.get("/sheets/register/ups/csv").body();
    assertTrue(csv.startsWith("\uFEFFLabel;Kapasitas (W);"), csv);
    assertTrue(csv.matches("(?s).*\r\nUPS-C;1800;;[^\r]*2026-08-20;[^\r]*;Cadangan\r\n.*"), csv);
    assertTrue(send("ups", "", csv, "").body().contains("tidak ada yang berubah"), csv);
    String later = "label,last_inspection\nups-1,2026-08-29\nUPS-3,\n";
    assertTrue(
        send("ups", "", later, "").body().contains("<td>Isi \"Kapasitas\"."), "UPS-3 lacks it");
    assertEquals(303, send("ups", "/store", later.replace("UPS-3,\n", ""), "").statusCode());
    assertEquals(
        "2026-08-29",
        office.holdings().find("ups", "UPS-1").fields().get("last_inspection").plain());
    assertEquals("1800", office.holdings().find("ups", "UPS-1").fields().get("capacity_w").plain());
  }

  @Test
  @DisplayName("Every bad line is told with its line and column, and nothing is kept")
  void refused() {
    String bad = GOOD + "UPS-4;1.800;;\r\nUPS-5;besar;31/9/2026;entah\r\nups-1;1;;\r\n;5;;\r\n";
    HttpResponse<String> told = send("ups", "", bad, "");
    for (String part :
        new String[] {
          "<th scope=\"row\">4</th><td>Kapasitas (W)</td>",
          "dapat berarti ribuan",
          "<th scope=\"row\">5</th><td>Pemeriksaan terakhir</td>",
          "<th scope=\"row\">5</th><td>Keadaan</td>",
          "sudah ada di baris 2"
        }) {
      assertTrue(told.body().contains(part), part + told.body());
    }
    assertEquals(422, send("ups", "/store", bad, "").statusCode());
    assertEquals(0, office.holdings().of("ups").size());
  }

  @Test
  @DisplayName("SYS-03: what a spreadsheet would run is written harmless and read back as it was")
  void formulas() {
    send("rack", "/store", "label;key_place\nRACK-A;\"'=HYPERLINK(\"\"http://x\"\")\"\n", "");
    String csv = sari.get("/sheets/register/rack/csv").body();
    assertTrue(csv.contains("'=HYPERLINK"), csv);
    assertFalse(csv.contains(";=HYPERLINK"), csv);
    assertEquals(
        "=HYPERLINK(\"http://x\")",
        office.holdings().find("rack", "RACK-A").fields().get("key_place").plain());
    assertTrue(send("rack", "", csv, "").body().contains("tidak ada yang berubah"));
  }

  @Test
  @DisplayName("Only keepers import; personal columns go to keepers only")
  void rights() {
    send("office", "/store", "label;phone;admin\nDinas A;0800-1234;Ibu Ani\n", "");
    assertTrue(sari.get("/sheets/register/office/csv").body().contains("0800-1234"));
    String csv = dewi.get("/sheets/register/office/csv").body();
    assertTrue(csv.contains("Dinas A"), csv);
    assertFalse(csv.contains("0800-1234"), csv);
    assertEquals(403, dewi.get("/sheets/register/office").statusCode());
    assertEquals(404, sari.get("/sheets/register/none").statusCode());
  }

  @Test
  @DisplayName("Ten thousand lines are taken at once, one more is not")
  void many() {
    String lines =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "R-" + i + ";42\n")
            .collect(Collectors.joining("", "label;units\n", ""));
    assertEquals(303, send("rack", "/store", lines, "").statusCode());
    assertEquals(10_000, office.holdings().of("rack").size());
    assertEquals(
        10_001, sari.get("/sheets/register/rack/csv").body().lines().count(), "and the heading");
    assertTrue(send("rack", "", lines + "R-x;1\n", "").body().contains("Lebih dari 10.000"));
  }
}
