package id.penjaga.device.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.Event;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What the page of a room says that a test plays.
@Timeout(120)
class StatusViewTest extends PlayedPage {
  @Test
  @DisplayName("ENV-01 a value nearer to a limit than the sensor is exact is shown as marginal")
  void aMarginalValueSaysSo() throws Exception {
    play();
    try (StatusServer server = local()) {
      assertFalse(get(server, "/").contains("Di ambang batas"));
    }
    play("    # accuracy:", "    accuracy:");
    try (StatusServer server = local()) {
      assertTrue(get(server, "/").contains("Di ambang batas: ketelitian sensor ± 0,5 °C"));
      assertTrue(get(server, "/?lang=en").contains("the sensor is exact to ± 0.5 °C"));
    }
  }

  @Test
  @DisplayName(
      "ENV-09 the page shows values with their age, alarms, doors and link, without the hub")
  void aPersonAtTheRoomReadsTheRoom() throws Exception {
    play();
    try (StatusServer server = local()) {
      String page = get(server, "/");
      assertEquals("HTTP/1.1 200 OK", status(page));
      for (String part :
          List.of(
              "<html lang=\"id\">",
              "Suhu ruang",
              "21,6 °C",
              "dibaca 12 detik yang lalu",
              "Batas 20,0 sampai 22,0 °C",
              "Kebocoran air terdeteksi",
              "sejak 08/09/2026 10.00.05 WIB",
              "Pintu ruang server",
              "Tertutup",
              "1 orang tercatat di dalam",
              "Terputus; perangkat tetap menjaga ruang",
              "MODE SIMULASI")) {
        assertTrue(page.contains(part), () -> part + " is not in " + page);
      }
      assertFalse(page.contains("staff-7"), "who is inside stands on another page");
      String english = get(server, "/?lang=en");
      for (String part :
          List.of("<html lang=\"en\">", "21.6 °C", "Water leak", "2026-09-08 10:00:05 WIB")) {
        assertTrue(english.contains(part), () -> part + " is not in " + english);
      }
    }
  }

  @Test
  @DisplayName("ENV-09 a display at the room shows values with their age, the door and the alarms")
  void aDisplayShowsTheSame() throws Exception {
    play();
    assertEquals(
        List.of(
            "Suhu 21,6°C 12 detik",
            "RH 50,0%    12 detik",
            "Pintu Tertutup 1 org",
            "! Kebocoran air terd"),
        DisplayText.lines(room, moment()));
    now += 2_000;
    assertEquals("eteksi", DisplayText.lines(room, moment()).getLast());
    now += 100_000;
    on(new Event.Tick(moment()));
    assertTrue(DisplayText.lines(room, moment()).getFirst().startsWith("Suhu -- "));
    play("stale-after: 90 s", "stale-after: 10 min");
    now += 100_000;
    on(new Event.Tick(moment()));
    assertEquals(
        List.of("Suhu 21,6° 112 detik", "RH 50,0%   112 detik"),
        DisplayText.lines(room, moment()).subList(0, 2),
        "an age of three digits");
    assertEquals("Pintu Tertutu 10 org", DisplayText.between("Pintu Tertutup", "10 org"));
  }

  @Test
  @DisplayName(
      "ENV-04 ENV-09 a point without a fresh reading shows why and since when, no old value")
  void aStaleValueIsNotShown() throws Exception {
    play();
    now += 100_000;
    on(new Event.Tick(moment()));
    try (StatusServer server = local()) {
      String page = get(server, "/");
      assertFalse(page.contains("21,6"), page);
      assertTrue(page.contains("Sensor tidak menjawab"), page);
    }
  }

  @Test
  @DisplayName(
      "ENV-09 ENV-11 what is set aside is on the page: until when, by whom and why, before it is"
          + " taken for calm")
  void whatIsSetAsideIsSaid() throws Exception {
    play();
    try (StatusServer server = local()) {
      assertFalse(get(server, "/").contains("dikesampingkan"), "nothing is set aside");
    }
    setAside();
    try (StatusServer server = local()) {
      String page = get(server, "/");
      String until = "ditunda sampai 08/09/2026 11.00.12 WIB atau sampai alarm berakhir";
      for (String part :
          List.of(
              "Kritis · sejak 08/09/2026 10.00.05 WIB · " + until,
              "<th scope=\"row\">Kebocoran air terdeteksi, Tali bocor lantai</th>",
              "oleh ratna: AC &lt;bocor&gt;",
              "<td>tidak bertugas</td>",
              "oleh sari: diganti",
              "dibaca 12 detik yang lalu · tidak bertugas")) {
        assertTrue(page.contains(part), () -> part + " is not in " + page);
      }
      String english = get(server, "/?lang=en");
      assertTrue(english.contains("shelved until 2026-09-08 11:00:12 WIB or until the alarm ends"));
      assertTrue(english.contains("out of service"));
    }
  }

  @Test
  @DisplayName("ACC-17 the evacuation list names who is inside, since when and how surely")
  void theEvacuationListIsPrinted() throws Exception {
    play();
    on(new Event.ExitPressed(moment(), new PointId("door.main")));
    take("door.main", Measure.ON);
    take("door.main", Measure.OFF);
    try (StatusServer server = local()) {
      String page = get(server, "/evacuation");
      for (String part :
          List.of(
              "staff-7",
              "08/09/2026 10.00.00 WIB",
              "Hak masuk sendiri",
              "mungkin sudah keluar",
              "☐")) {
        assertTrue(page.contains(part), () -> part + " is not in " + page);
      }
      clock = ClockQuality.NONE;
      assertTrue(get(server, "/evacuation").contains("waktu perangkat belum tepercaya"));
    }
  }

  @Test
  @DisplayName("ENV-09 what a label says is text")
  void aLabelIsText() throws Exception {
    play("id: Suhu ruang", "id: \"<script>alert(1)</script>&\"");
    try (StatusServer server = local()) {
      String page = get(server, "/");
      assertFalse(page.contains("<script"), page);
      assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;"), page);
    }
  }
}
