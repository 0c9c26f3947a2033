package id.penjaga.device.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.config.ConfigReader;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A recording goes through the very same controller, and the answer is the same to the byte each
/// time.
class ReplayTest {
  private static final Path CONFIG = Path.of("../../config/device.yaml");

  @Test
  @DisplayName("ENV-01 ENV-05 a confirmed excursion is one alarm")
  void anExcursionIsRaisedAfterItsDelayAndCleared() throws Exception {
    StringBuilder trace = new StringBuilder("timestamp,temperature,humidity\n");
    for (int i = 0; i < 60; i++) {
      double celsius = i < 10 || i >= 40 ? 21.5 : 22.1;
      trace.append(1_700_000_000 + 10 * i).append(',').append(celsius).append(",50.0\n");
    }
    assertEquals(
        """
        {"at":{"uptimeMs":0,"wallMs":1700000000000,"clock":"NTP"},"event":{"type":"DeviceStarted",\
        "version":"unpackaged","config":"CONFIG","board":"replay","simulated":true}}
        {"at":{"uptimeMs":160000,"wallMs":1700000160000,"clock":"NTP"},"event":{"type":"AlarmRaised",\
        "kind":"TEMP_HIGH","point":"room.temperature","severity":"WARNING","value":22.1,"unit":"Cel"}}
        {"at":{"uptimeMs":460000,"wallMs":1700000460000,"clock":"NTP"},"event":{"type":"AlarmCleared",\
        "kind":"TEMP_HIGH","point":"room.temperature","raisedMs":300000}}
        """
            .replace("CONFIG", ConfigReader.read(CONFIG).digest()),
        replay(trace.toString(), new ArrayList<>()));
  }

  @Test
  void secondsAndMillisecondsAreTheSameRecording() throws Exception {
    String seconds = "timestamp,temperature,humidity\n1700000000,21.0,50\n1700000010,21.0,50\n";
    String millis =
        seconds.replace("1700000000,", "1700000000000,").replace("1700000010,", "1700000010000,");
    assertEquals(replay(seconds, new ArrayList<>()), replay(millis, new ArrayList<>()));
  }

  @Test
  void aMalformedLineIsToldWithItsNumberAndSkipped() throws Exception {
    List<String> told = new ArrayList<>();
    replay(
        """
        timestamp,temperature,humidity
        1700000000,21.0,50
        1700000010,warm,50
        1700000020,21.0
        yesterday,21.0,50
        1600000000,21.0,50

        1700000030,21.0,50
        """,
        told);
    assertEquals(
        List.of(
            "line 3: temperature \"warm\" is no number",
            "line 4: has 2 fields; 3 are needed",
            "line 5: timestamp \"yesterday\" is no time; write an epoch, or ISO 8601 such as"
                + " 2021-01-24T18:19:50+07:00",
            "line 6: is older than the line before"),
        told);
  }

  @Test
  void aMalformedLineIsFatalWhenAskedFor() throws Exception {
    String trace = "timestamp,temperature,humidity\n1700000000,21.0,50\n1,2\n";
    Replay replay = new Replay(ConfigReader.read(CONFIG), new ByteArrayOutputStream());
    Replay.Malformed malformed =
        assertThrows(
            Replay.Malformed.class,
            () -> replay.run(new BufferedReader(new StringReader(trace)), null));
    assertEquals("line 3: has 2 fields; 3 are needed", malformed.getMessage());
  }

  @Test
  @DisplayName(
      "the shared recording gives no false alarm from its wrong values, and the same bytes")
  void theRecordingIsJudgedTheSameEachTime() throws Exception {
    String recording = recording();
    String first = replay(recording, new ArrayList<>());
    assertEquals(first, replay(recording, new ArrayList<>()));
    List<String> lines = first.lines().toList();
    assertTrue(lines.size() < 30, "a few real excursions: " + lines.size());
    long begin = cpuNanos();
    replay(recording, new ArrayList<>());
    long millis = (cpuNanos() - begin) / 1_000_000;
    assertTrue(millis < 1_000, "a day of readings took " + millis + " ms of CPU");
  }

  @Test
  @DisplayName("F61 one row of the year 2100 neither hides the heat that follows nor is believed")
  void aRowOfTheFutureHidesNothing() throws Exception {
    for (long odd : List.of(4_102_444_800L, 1_611_516_010L)) {
      StringBuilder trace = new StringBuilder("timestamp,temperature,humidity\n");
      for (int i = 0; i < 40; i++) {
        trace.append(1_611_512_390 + 10 * i).append(i < 3 ? ",21.3,41.1\n" : ",35.0,41.1\n");
        if (i == 2) {
          trace.append(odd).append(",21.3,41.1\n");
        }
      }
      List<String> told = new ArrayList<>();
      String judged = replay(trace.toString(), told);
      assertTrue(judged.contains("TEMP_HIGH"), judged);
      assertEquals(0, judged.lines().filter(line -> line.contains("SENSOR_FAULT")).count());
      assertEquals(1, told.size(), told::toString);
      assertTrue(told.getFirst().startsWith("line 5: its time, 2"), told::toString);
    }
  }

  @Test
  @DisplayName("F62 a missing humidity hides only itself: the heat is judged")
  void aMissingCellHidesOnlyItself() throws Exception {
    for (String none : List.of("", "NaN", "unavailable", "broken")) {
      StringBuilder trace = new StringBuilder("timestamp,temperature,humidity\n");
      for (int i = 0; i < 40; i++) {
        trace.append(1_611_512_390 + 10 * i).append(",35.0,").append(none).append('\n');
      }
      String judged = replay(trace.toString(), new ArrayList<>());
      assertTrue(judged.contains("\"kind\":\"TEMP_HIGH\",\"point\":\"room.temperature\""), none);
      assertTrue(judged.contains("\"kind\":\"SENSOR_FAULT\",\"point\":\"room.humidity\""), none);
    }
  }

  private static long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static String recording() throws Exception {
    try (InputStream in =
        ReplayTest.class.getResourceAsStream("/id/penjaga/device/sim/dht22-pi-2021-01-24.csv")) {
      if (in == null) {
        throw new AssertionError("the recording is shipped with the simulated room");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String replay(String trace, List<String> malformed) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Replay replay = new Replay(ConfigReader.read(CONFIG), out);
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new java.io.ByteArrayInputStream(trace.getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.UTF_8))) {
      replay.run(lines, malformed::add);
    }
    return out.toString(StandardCharsets.UTF_8);
  }
}
