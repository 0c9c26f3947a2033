package id.penjaga.hub.app.store.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.proof.Anchor;
import id.penjaga.hub.core.proof.Audit;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookCrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);

  @TempDir Path folder;
  private final List<Anchor> saved = new ArrayList<>();
  private long command;

  @Test
  @DisplayName(
      "ACC-18: kill -9 at any moment takes nothing away that was called saved, and what is sent"
          + " again is there once")
  void whatWasCalledSavedIsThereOnce() throws Exception {
    long seed = Long.getLong("crash.seed", 7);
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      Process hub = hub();
      try (BufferedReader said = hub.inputReader()) {
        assertEquals("open", said.readLine(), "seed " + seed);
        long killAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(random.nextInt(1000));
        while (System.nanoTime() < killAt) {
          hear(said.readLine());
        }
        new ProcessBuilder("kill", "-9", Long.toString(hub.pid())).start().waitFor();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
          hear(line); // it had said so before it died
        }
      }
    }
    assertTrue(saved.size() > ROUNDS, saved.size() + " were saved");
    verify();
  }

  private void verify() {
    try (Store store =
        Store.open(folder, HubClock.SYSTEM, new Threads(Throwable::printStackTrace))) {
      List<String> lines =
          store.reads().in(session -> BookTables.reading(session).exported(0, Integer.MAX_VALUE));
      Audit audit = new Audit(saved);
      lines.forEach(line -> audit.line("", line));
      assertEquals(List.of(), audit.end().flaws());
      List<Entry> entries =
          store.reads().in(session -> BookTables.reading(session).after(0, Integer.MAX_VALUE));
      for (Entry entry : entries) {
        assertEquals("c-" + entry.sequence(), entry.command(), "each command once");
        assertEquals(
            List.of(new Fact.Noted(new Value.Personal("catatan " + entry.sequence()), List.of())),
            entry.facts());
      }
    }
  }

  private void hear(String line) {
    assertNotNull(line, "the hub ended by itself");
    String[] words = line.split(" ", -1);
    if (words.length == 3 && words[2].length() == 64) { // the last may be cut
      command = Long.parseLong(words[0]);
      assertEquals(words[0], words[1], "command and entry");
      saved.add(Anchor.parse(words[1] + ":" + words[2]));
    }
  }

  private Process hub() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            BookCrashChild.class.getName(),
            folder.toString(),
            Long.toString(command + 1))
        .redirectError(folder.resolve("hub.log").toFile())
        .start();
  }
}
