package id.penjaga.hub.app.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.web.alarm.AlarmMeaning;
import id.penjaga.hub.app.web.http.WebLimits;
import id.penjaga.hub.app.web.view.AlarmThen;
import id.penjaga.hub.app.web.view.PersonThen;
import id.penjaga.hub.app.web.words.Language;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.alarm.AlarmOccurrence;
import id.penjaga.hub.core.text.Bilingual;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("One alarm's story")
class AlarmStoryTest {
  private static final Pattern FLOOD =
      Pattern.compile("id=\"flood\".*?<a href=\"(/alarms/[0-9]+)\"", Pattern.DOTALL);

  private TestHub hub;
  private SampleRoom room;
  private TestHub.Browser viewer;
  private TestHub.Browser operator;

  @BeforeEach
  void open(@TempDir Path folder) {
    room = new SampleRoom(SampleRoom.Mood.TROUBLE);
    hub = new TestHub(folder, room, 0, WebLimits.SHIPPED, new OfficeFake(SampleRoom.NOW));
    hub.people();
    viewer = hub.browser(hub.logIn("tamu", false));
    operator = hub.browser(hub.logIn("budi", false));
  }

  @AfterEach
  void close() {
    hub.close();
  }

  private static String page(TestHub.Browser by, String path) {
    HttpResponse<String> answer = by.get(path);
    assertEquals(200, answer.statusCode(), path + answer.body());
    return answer.body();
  }

  @Test
  @DisplayName(
      "ENV-11 says what raised it, what it means, what was done, and draws it with its band")
  void told() {
    String hot = page(viewer, "/alarms/15");
    assertTrue(hot.contains("<h1>Suhu terlalu tinggi</h1>"), hot);
    assertTrue(hot.contains("22,6"), "the value that raised it");
    assertTrue(hot.contains("batas 20,0 sampai 22,0"), hot);
    assertTrue(hot.contains("Periksa AC dan pintu") && hot.contains("filter kotor"), hot);
    assertTrue(hot.contains("AC 2 dinyalakan, teknisi dihubungi, suhu diawasi"), hot);
    assertTrue(hot.contains("5 menit setelah muncul"), "1420 s before now, noted 1100 s before");
    assertTrue(hot.contains("data-low=\"20.0\"") && hot.contains("data-high=\"22.0\""), hot);
    long raised = SampleRoom.NOW.minusSeconds(1_420).getEpochSecond();
    assertTrue(hot.contains("data-marks=\"[" + raised + "]\""), "it still stands");
    assertTrue(hot.contains("Tidak ada orang di dalam menurut pintu."), hot);
  }

  @Test
  @DisplayName("ENV-11 says that an alarm chatters and how often it was raised, as the list does")
  void chatters(@TempDir Path other) {
    SampleRoom blind = new SampleRoom(SampleRoom.Mood.BLIND);
    try (TestHub with =
        new TestHub(other, blind, 0, WebLimits.SHIPPED, new OfficeFake(SampleRoom.NOW))) {
      with.people();
      TestHub.Browser by = with.browser(with.logIn("tamu", false));
      String story = page(by, "/alarms/18");
      assertTrue(story.contains("Bergetar, 31 kali muncul"), story);
      assertTrue(story.contains("berlaku sebagai satu alarm sampai penyebabnya tenang"), story);
      assertTrue(page(by, "/alarms").contains("Bergetar, 31 kali muncul"));
      assertFalse(page(viewer, "/alarms/15").contains("Bergetar"), "this one does not");
    }
  }

  @Test
  @DisplayName(
      "ENV-11: what was acknowledged at the device says whose badge it was and asks for a note")
  void aNoteIsMissing() {
    String list = page(viewer, "/alarms");
    assertTrue(list.contains("Catatan belum ada: diakui di perangkat"), list);
    assertTrue(list.contains("Sari Dewi"), list);
  }

  @Test
  @DisplayName("the list and the flood lead to it; an alarm that is none is not found")
  void reached() {
    assertTrue(page(viewer, "/alarms").contains("href=\"/alarms/17\" data-alarm-key=\"Enter\""));
    List<AlarmOccurrence> flood = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      flood.add(
          new AlarmOccurrence(
              15 + i, // the first of them is one of the room
              SampleRoom.DEVICE.name(),
              "TEMP_HIGH",
              SampleRoom.TEMPERATURE.name(),
              new Bilingual("Suhu ruang", "Room temperature"),
              Severity.WARNING,
              SampleRoom.NOW.minusSeconds(400 - 30L * i),
              null,
              true,
              null));
    }
    room.past = flood;
    Matcher first = FLOOD.matcher(page(viewer, "/alarms"));
    assertTrue(first.find());
    assertTrue(page(viewer, first.group(1)).contains("<h1>Suhu terlalu tinggi</h1>"));
    assertEquals(404, viewer.get("/alarms/4711").statusCode());
    assertEquals(404, viewer.get("/alarms/none").statusCode());
  }

  @Test
  @DisplayName("ENV-11 the limits are those of then, or none; who set it aside is told, and why")
  void thatTime() {
    room.records =
        new AlarmThen(
            null,
            new AlarmThen.Shelf(
                false, "Sari Dewi", SampleRoom.NOW.minusSeconds(900), "AC diservis"));
    String hot = page(viewer, "/alarms/15");
    assertFalse(hot.contains("batas 20,0"), "those of today");
    assertFalse(hot.contains("data-low="), hot);
    assertTrue(hot.contains("Sari Dewi menunda alarm: “AC diservis”"), hot);
    room.records = new AlarmThen(new AlarmThen.Band(18, 24), null);
    assertTrue(page(viewer, "/alarms/15").contains("batas 18,0 sampai 24,0"));
  }

  @Test
  @DisplayName("who was inside then, with what they went in by and their escort")
  void inside() {
    room.then =
        List.of(
            new PersonThen(
                SampleRoom.DEVICE,
                "h1",
                "Sari Wulandari",
                SampleRoom.DOOR,
                SampleRoom.NOW.minusSeconds(4_000),
                "",
                false),
            new PersonThen(
                SampleRoom.DEVICE,
                "h2",
                "Tamu 1",
                SampleRoom.DOOR,
                SampleRoom.NOW.minusSeconds(3_900),
                "Sari Wulandari",
                true));
    String leak = page(viewer, "/alarms/17");
    assertTrue(leak.contains("<th scope=\"row\">Sari Wulandari</th>"), leak);
    assertTrue(leak.contains("<th scope=\"row\">Tamu 1</th>"), leak);
    assertEquals(2, leak.split("belum pasti", -1).length, "the guest may have left");
    assertTrue(leak.contains("Pendamping: Sari Wulandari"));
    assertTrue(leak.contains("Siapa yang melihat halaman ini dicatat."), leak);
  }

  @Test
  @DisplayName("only whoever may acknowledge is led there")
  void acknowledging() {
    String to = "href=\"/alarms#alarm-17\"";
    assertTrue(page(operator, "/alarms/17").contains(to));
    assertFalse(page(viewer, "/alarms/17").contains(to));
    assertFalse(page(operator, "/alarms/15").contains("/alarms#alarm-15"), "it is handled");
  }

  @Test
  @DisplayName("SYS-04 every kind has cause, consequence and what to do, in both languages")
  void everyKindMeansSomething() {
    for (Language language : Language.values()) {
      Texts w = new Texts(language, ZoneId.of("Asia/Jakarta"), SampleRoom.NOW);
      Stream.concat(
              Stream.of(AlarmKind.values()).map(Enum::name),
              Stream.of(HubAlarm.values()).map(Enum::name))
          .forEach(kind -> assertNotNull(AlarmMeaning.of(kind, w), kind));
      assertNull(AlarmMeaning.of("OF_A_NEWER_DEVICE", w));
    }
  }
}
