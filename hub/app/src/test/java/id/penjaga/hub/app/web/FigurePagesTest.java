package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.core.alarm.AlarmOccurrence;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.Rooms;
import id.penjaga.hub.core.text.Bilingual;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The page of the figures of alarms")
class FigurePagesTest {
  private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");

  private TestHub hub;
  private TestHub.Browser viewer;
  private SampleRoom room;
  private OfficeFake office;

  @BeforeEach
  void open(@TempDir Path folder) {
    office = new OfficeFake(NOW);
    room = new SampleRoom(SampleRoom.Mood.FINE);
    hub = new TestHub(folder, room, 0, WebLimits.SHIPPED, office);
    hub.people();
    viewer = hub.browser(hub.logIn("tamu", false));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private HttpResponse<String> get(String path) {
    HttpResponse<String> answer = viewer.get(path);
    assertEquals(200, answer.statusCode(), path + answer.body());
    return answer;
  }

  private static AlarmOccurrence alarm(
      long id, String device, Duration ago, @Nullable Duration stood, Severity severity) {
    Instant raised = NOW.minus(ago);
    return new AlarmOccurrence(
        id,
        device,
        "WATER_LEAK",
        "leak.floor",
        new Bilingual("Lantai di bawah AC", "Floor under the AC"),
        severity,
        raised,
        stood == null ? null : raised.plus(stood),
        true,
        null);
  }

  /// Twelve within eleven seconds yesterday, one that stands for two days, one of 60 days ago.
  private List<AlarmOccurrence> flood() {
    List<AlarmOccurrence> all = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      all.add(
          alarm(
              i,
              SampleRoom.DEVICE.name(),
              Duration.ofHours(20).minusSeconds(i),
              Duration.ofMinutes(2),
              Severity.CRITICAL));
    }
    all.add(alarm(20, "ruang-lain", Duration.ofDays(2), null, Severity.WARNING));
    all.add(
        alarm(
            21,
            SampleRoom.DEVICE.name(),
            Duration.ofDays(60),
            Duration.ofHours(2),
            Severity.WARNING));
    return all;
  }

  @Test
  @DisplayName("SYS-12 each figure stands beside what is recommended, in words, with its judgement")
  void figures() {
    room.past = flood();
    String page = get("/alarms/figures?days=7").body();
    assertTrue(page.contains("13 alarm</h2>"), page);
    String most = figure(page, "MOST_IN_TEN_MINUTES");
    assertTrue(most.contains("<strong>12</strong>"), most);
    assertTrue(most.contains("paling banyak 10") && most.contains("melebihi anjuran"), most);
    String day = figure(page, "PER_DAY");
    assertTrue(day.contains("<strong>1,9</strong>") && day.contains("sesuai anjuran"), day);
    assertTrue(page.contains("Banjir alarm") && page.contains("Lantai di bawah AC"), page);
    String stale = section(page, "stale");
    assertTrue(stale.contains("Alarm basi"), stale);
    assertTrue(stale.contains(">ruang-lain<") && !stale.contains(">" + SampleRoom.DEVICE), stale);
    assertEquals(2, stale.split("<th scope=\"row\"").length, "one row");
    assertTrue(get("/alarms/figures?days=90").body().contains("14 alarm</h2>"));
    assertTrue(get("/alarms/figures").body().contains("value=\"30\" selected"), "a month at first");
  }

  private static String section(String page, String name) {
    int at = page.indexOf("id=\"" + name + "-title\"");
    assertTrue(at > 0, name);
    return page.substring(at, page.indexOf("</section>", at));
  }

  private static String figure(String page, String name) {
    int at = page.indexOf("id=\"figure-" + name);
    assertTrue(at > 0, name);
    return page.substring(at, page.indexOf("</li>", at));
  }

  @Test
  @DisplayName("ENV-11 while a flood lasts, the list names how many since when, and the first one")
  void floodOnTheList() {
    room.mood = SampleRoom.Mood.TROUBLE;
    assertFalse(get("/alarms").body().contains("id=\"flood\""));
    List<AlarmOccurrence> now = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Duration before = Duration.between(SampleRoom.NOW, NOW).plusSeconds(400 - 30L * i);
      now.add(alarm(70 + i, SampleRoom.DEVICE.name(), before, null, Severity.CRITICAL));
    }
    room.past = now;
    for (String path : List.of("/alarms", "/part/alarms")) {
      String page = get(path).body();
      assertTrue(page.contains("12 alarm sejak 10.06"), page);
      assertTrue(
          page.contains("<a href=\"/alarms/70\">Kebocoran air terdeteksi: Lantai di bawah AC"),
          page);
    }
  }

  @Test
  @DisplayName("a room counts its devices alone; without alarms the page says so")
  void rooms() {
    office.rooms =
        Rooms.NONE.with(
            new Entry(
                1,
                NOW,
                NOW,
                new By.House(),
                "c",
                Subject.ofCase(1),
                List.of(
                    new Fact.RoomSet("r1", Map.of("name", Value.of("Ruang server"))),
                    new Fact.RoomSet("r2", Map.of("name", Value.of("Ruang DRC"))),
                    new Fact.DevicePlaced(SampleRoom.DEVICE.name(), "r1")),
                "",
                ""));
    room.past = flood();
    String page = get("/alarms/figures?days=7&room=r1").body();
    assertTrue(page.contains("12 alarm</h2>") && !page.contains("id=\"stale-title\""), page);
    String none = get("/alarms/figures?days=7&room=r2").body();
    assertTrue(none.contains("Tidak ada alarm dalam jangka waktu ini."), "it has no device");
    assertEquals(404, viewer.get("/alarms/figures?room=r3").statusCode());
    room.past = List.of();
    assertTrue(get("/alarms/figures").body().contains("Tidak ada alarm dalam jangka waktu ini."));
  }

  @Test
  @DisplayName("the same as paper, workbook, CSV and in English")
  void files() {
    room.past = flood();
    String csv = get("/alarms/figures.csv?days=7").body();
    assertTrue(csv.contains("\"Terbanyak dalam 10 menit\",\"12\",\"paling banyak 10\""), csv);
    assertTrue(get("/alarms/figures.pdf?days=7").body().startsWith("%PDF"));
    assertTrue(get("/alarms/figures.xlsx?days=7").body().startsWith("PK"));
    viewer.submit("/language", "language=en&next=/");
    String page = get("/alarms/figures?days=7").body();
    assertTrue(page.contains("Most within 10 minutes") && page.contains("at most 10"), page);
    assertFalse(page.contains("Anjuran"), page);
  }
}
