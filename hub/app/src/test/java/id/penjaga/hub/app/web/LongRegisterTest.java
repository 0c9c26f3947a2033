package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.register.Item;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Registers that hold more than a page, and what they say of one person.
class LongRegisterTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  private OfficeFake office;
  private TestHub hub;
  private TestHub.Browser admin;
  private long dewi;

  @BeforeEach
  void open(@TempDir Path folder) {
    office = new OfficeFake(NOW);
    dewi = office.person("Dewi Lestari", "Seksi Jaringan", "dewi", "administrator_server");
    office.person("Sari", "ICT", "sari", "administrator_ruang_server");
    hub = new TestHub(folder, new SampleRoom(SampleRoom.Mood.FINE), 0, WebLimits.SHIPPED, office);
    hub.people();
    admin = hub.browser(hub.logIn("sari", false));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private String page(String path) {
    HttpResponse<String> answer = admin.get(path);
    assertEquals(200, answer.statusCode(), path + answer.body());
    return answer.body();
  }

  private void put(String register, String label, Map<String, Value> fields) {
    office.holdings().put(new Item(register, label, "", new TreeMap<>(fields), NOW, NOW));
  }

  @Test
  @DisplayName("A long register is read page by page, and so is what its items lack")
  void pages() {
    for (int i = 1001; i <= 1120; i++) {
      put("rack", "RAK-" + i, Map.of());
      put("application", "APP-" + i, Map.of("server", Value.of("SRV-01 <b>")));
    }
    String first = page("/registers/rack");
    assertTrue(first.contains("RAK-1100") && !first.contains("RAK-1101"), first);
    assertTrue(first.contains("Halaman 1 dari 2"), first);
    assertTrue(first.contains("href=\"/registers/rack?page=2\""), first);
    String second = page("/registers/rack?page=2");
    assertTrue(second.contains("RAK-1101") && !second.contains("RAK-1100"), second);
    assertTrue(second.contains("href=\"/registers/rack?page=1\""), second);
    assertTrue(page("/registers/rack?page=99").contains("Halaman 2 dari 2"));
    assertTrue(page("/registers/rack?page=0").contains("Halaman 1 dari 2"));

    String gaps = page("/gaps?register=application&q=back");
    assertTrue(gaps.contains("120 kekurangan"), gaps);
    assertTrue(
        gaps.contains("href=\"/gaps?q=back&amp;register=application&amp;page=2\"")
            || gaps.contains("href=\"/gaps?register=application&amp;q=back&amp;page=2\""),
        gaps);
    String rest = page("/gaps?register=application&q=back&page=2");
    assertTrue(rest.contains("APP-1120") && !rest.contains("APP-1100"), rest);
    assertFalse(page("/gaps?register=application&q=APP-1120").contains("Halaman"));
    assertEquals(121, page("/gaps.csv?register=application&q=back").lines().count(), "all of it");
  }

  @Test
  @DisplayName(
      "SEC-01: the page of an administrator lists the accounts on three servers, and no other")
  void accounts() {
    for (int i = 1; i <= 3; i++) {
      put(
          "account",
          "dewi@SRV-0" + i,
          Map.of(
              "holder", Value.of("p" + dewi),
              "server", Value.of("SRV-0" + i),
              "superuser", Value.of(i == 3)));
    }
    put("account", "sari@SRV-01", Map.of("holder", Value.of("p" + (dewi + 1))));
    String person = page("/people/" + dewi);
    for (int i = 1; i <= 3; i++) {
      assertTrue(person.contains("href=\"/registers/account/dewi%40SRV-0" + i + "\""), person);
      assertTrue(person.contains("Account administrator · Pemegang · Server SRV-0" + i), person);
    }
    assertEquals(2, person.split("Account superuser", -1).length, person);
    assertFalse(person.contains("sari@SRV-01"), person);
    assertTrue(
        page("/people/" + office.person("Budi", "ICT", "budi"))
            .contains("Belum ada account, kunci, atau barang lain"));
  }

  @Test
  @DisplayName("SEC-07: who keeps the servers may have one looked at, at its address, and no other")
  void look() {
    put("server", "SRV-07", Map.of("address", Value.of("srv 07")));
    put("server", "SRV-08", Map.of());
    assertTrue(page("/registers/server/SRV-07").contains("Hub menghubungi srv 07 sekarang"));
    assertTrue(page("/registers/server/SRV-08").contains("Isi dahulu alamat jaringan"));
    assertEquals(404, admin.submit("/registers/server/SRV-08/check", "").statusCode());
    assertEquals(404, admin.submit("/registers/rack/SRV-07/check", "").statusCode());
    HttpResponse<String> silent = admin.submit("/registers/server/SRV-07/check", "");
    assertEquals(303, silent.statusCode());
    assertTrue(
        silent
            .headers()
            .firstValue("Location")
            .orElse("")
            .endsWith("/registers/server/SRV-07?check=silent#check-title"));
    assertTrue(
        page("/registers/server/SRV-07?check=silent")
            .contains("Tidak ada port yang menjawab hub di srv 07"));

    hub.security.addAccount(
        hub.logIn("sari", false).session(), "tono", Role.VIEWER, TestHub.PASSWORD, "test");
    office.person("Tono", "Umum", "tono", "petugas_piket");
    TestHub.Browser other = hub.browser(hub.logIn("tono", false));
    assertFalse(other.get("/registers/server/SRV-07").body().contains("Hub menghubungi"));
    assertEquals(403, other.submit("/registers/server/SRV-07/check", "").statusCode());
  }

  @Test
  @DisplayName(
      "SEC-13 fire is answered by extinguishers, temperature alarms and the emergency door")
  void threats() {
    put(
        "extinguisher",
        "APAR-1",
        Map.of("kind", Value.of("apar"), "expires", Value.of("2027-01-31")));
    put(
        "extinguisher",
        "APAR-2",
        Map.of("kind", Value.of("apar"), "expires", Value.of("2026-01-31")));
    put("extinguisher", "PINTU-1", Map.of("kind", Value.of("door")));
    String page = page("/threats");
    for (String threat : new String[] {"theft", "fire", "disaster", "interception", "intrusion"}) {
      assertTrue(page.contains("id=\"" + threat + "\""), threat);
    }
    String fire = page.substring(page.indexOf("id=\"fire\""), page.indexOf("id=\"disaster\""));
    assertTrue(fire.contains("href=\"/registers/extinguisher\""), fire);
    assertTrue(fire.contains("href=\"/registers/extinguisher/APAR-1\""), fire);
    assertTrue(fire.contains("1 kekurangan"), "the second one has expired");
    assertTrue(
        fire.contains("Pendeteksi api atau asap <span class=\"tag critical\">belum ada"), fire);
    assertTrue(
        fire.contains("Pintu darurat <span class=\"tag good\">1 tercatat, tanpa kekurangan"), fire);
    assertTrue(fire.contains("href=\"/registers/extinguisher/PINTU-1\""), fire);
    assertTrue(fire.contains("Alarm suhu <span class=\"tag"), fire);
    assertTrue(fire.contains("href=\"/alarms\""), fire);
  }

  @Test
  @DisplayName(
      "From the page of a thing its keeper begins a case about it, with the thing filled in")
  void begin() {
    put("server", "SRV-07", Map.of());
    hub.security.addAccount(
        hub.logIn("sari", false).session(), "dewi", Role.VIEWER, TestHub.PASSWORD, "test");
    TestHub.Browser keeper = hub.browser(hub.logIn("dewi", false));
    String item = keeper.get("/registers/server/SRV-07").body();
    assertTrue(item.contains("href=\"/work/new/HARDEN?register=server&amp;item=SRV-07\""), item);
    assertFalse(
        page("/registers/server/SRV-07").contains("/work/new/HARDEN"), "it is not her role");
    String form = keeper.get("/work/new/HARDEN?register=server&item=SRV-07").body();
    assertTrue(form.contains("value=\"SRV-07\""), form);
    assertFalse(
        keeper
            .get("/work/new/HARDEN?register=rack&item=SRV-07")
            .body()
            .contains("value=\"SRV-07\""));
  }

  @Test
  @DisplayName("A key is handed out to a person in one form, and nobody has it once it is back")
  void keys() {
    put("rack", "RAK-1", Map.of());
    put("rack_key", "KUNCI-A", Map.of("rack", Value.of("RAK-1")));
    String path = "/registers/rack_key/KUNCI-A";
    String before = page(path);
    assertTrue(before.substring(before.indexOf("/move\"")).contains("name=\"f.holder\""), before);
    HttpResponse<String> nobody = admin.submit(path + "/move", "state=out");
    assertEquals(422, nobody.statusCode(), "a key goes to somebody");

    HttpResponse<String> out = admin.submit(path + "/move", "state=out&f.holder=Dewi+Lestari");
    assertEquals(303, out.statusCode(), out.body());
    Item key = Objects.requireNonNull(office.holdings().find("rack_key", "KUNCI-A"));
    assertEquals("out", key.state());
    assertEquals(Value.of("p" + dewi), key.fields().get("holder"));
    assertTrue(page("/people/" + dewi).contains("KUNCI-A"), "it stands on her page");

    assertEquals(303, admin.submit(path + "/move", "state=kept").statusCode());
    key = Objects.requireNonNull(office.holdings().find("rack_key", "KUNCI-A"));
    assertEquals("kept", key.state());
    assertFalse(key.fields().containsKey("holder"));
  }
}
