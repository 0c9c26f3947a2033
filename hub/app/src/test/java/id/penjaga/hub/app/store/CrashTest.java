package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.readings.History;
import id.penjaga.hub.app.store.rooms.DeviceLine;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.rooms.RoomQueries;
import id.penjaga.hub.core.Samples;
import id.penjaga.hub.core.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hub process killed and starved from outside.
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
  private static final DeviceId ROOM = new DeviceId("room-1");

  @TempDir Path folder;
  private long journal;
  private long trend;

  @Test
  @DisplayName(
      "SYS-06: kill -9 at any moment takes nothing away that was acknowledged, and nothing is"
          + " stored twice")
  void whatWasAcknowledgedSurvivesKillNine() throws Exception {
    long seed = Long.getLong("crash.seed", 7);
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Process hub = hub("");
      try (BufferedReader said = hub.inputReader()) {
        long before = journal;
        long acknowledged = firstAnswer(said);
        assertTrue(
            acknowledged >= before,
            "seed " + seed + ": " + before + " acknowledged, " + acknowledged + " held");
        long killAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(1200));
        while (System.nanoTime() < killAt) {
          hear(said.readLine());
        }
        run("kill", "-9", Long.toString(hub.pid()));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          hear(line); // it had said so before it died
        }
      }
    }
    verify();
  }

  @Test
  @DisplayName(
      "Disk full: recording stops visibly, resumes by itself, and nothing is lost or stored twice")
  void afterAFullDiskRecordingResumesByItself() throws Exception {
    Assumptions.assumeTrue(Files.exists(Path.of("/usr/bin/prlimit")), "prlimit is not installed");
    Process hub = hub("ulimit -S -f 8000; ");
    try (BufferedReader said = hub.inputReader()) {
      firstAnswer(said);
      await(said, "impaired");
      run("prlimit", "--pid", Long.toString(hub.pid()), "--fsize=unlimited");
      long then = journal;
      await(said, "recording");
      while (journal < then + 500) {
        hear(said.readLine());
      }
      run("kill", "-9", Long.toString(hub.pid()));
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        hear(line);
      }
    }
    verify();
  }

  private void verify() {
    try (Store store =
        Store.open(folder, HubClock.SYSTEM, new Threads(Throwable::printStackTrace))) {
      RoomQueries queries = store.queries();
      List<JournalLine> lines =
          queries.journal(JournalLine.Filter.newest(null, Integer.MAX_VALUE)).reversed();
      assertTrue(lines.size() >= journal, lines.size() + " held, " + journal + " acknowledged");
      for (int i = 0; i < lines.size(); i++) {
        assertEquals(new Position(1, i + 1), lines.get(i).position());
        assertEquals(Verdict.Chain.HOLDS, lines.get(i).chain());
      }
      DeviceLine.StreamLine stream = queries.devices().getFirst().trend();
      assertNotNull(stream);
      Position held = stream.highWater();
      assertNotNull(held);
      assertTrue(held.sequence() >= trend);
      Samples samples =
          ((History.Readings)
                  queries.history(ROOM, Teller.TEMPERATURE, 0, Long.MAX_VALUE, Integer.MAX_VALUE))
              .samples();
      assertEquals(held.sequence() * CrashChild.READINGS, samples.size());
      for (int i = 0; i < samples.size(); i++) {
        assertEquals(
            Teller.START_MS + (i + CrashChild.READINGS) * 10_000L, samples.wallMs(i), "once each");
      }
    }
  }

  private long firstAnswer(BufferedReader said) throws IOException {
    String line = said.readLine();
    while (line != null && !line.startsWith("held")) {
      line = said.readLine();
    }
    assertNotNull(line, "the hub said nothing");
    hear(line);
    return Long.parseLong(line.split(" ")[1]);
  }

  private void await(BufferedReader said, String word) throws IOException {
    String line = said.readLine();
    while (!word.equals(line)) {
      hear(line);
      line = said.readLine();
    }
  }

  private void hear(String line) {
    assertNotNull(line, "the hub ended by itself");
    String[] words = line.split(" ");
    if (words.length == 3 && words[0].equals("held")) {
      journal = Math.max(journal, Long.parseLong(words[1]));
      trend = Math.max(trend, Long.parseLong(words[2]));
    }
  }

  private Process hub(String before) throws IOException {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.addAll(List.of("-Xmx96m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    java.addAll(List.of("-cp", "'" + System.getProperty("java.class.path") + "'"));
    java.addAll(List.of(CrashChild.class.getName(), folder.toString()));
    return new ProcessBuilder("bash", "-c", before + "exec " + String.join(" ", java))
        .redirectError(folder.resolve("hub.log").toFile())
        .start();
  }

  private static void run(String... command) throws Exception {
    assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor());
  }
}
