package id.penjaga.device.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// SYS-06 with real processes on a real disk: `kill -9` at any moment.
class KillTest {
  private static final int ROUNDS = Integer.getInteger("penjaga.kill.rounds", 10);

  @TempDir Path folder;

  /// Appends records until it is killed and says of each, once it is acknowledged, where it stands.
  static final class Victim {
    private Victim() {}

    public static void main(String[] arguments) throws Exception {
      Disk disk = Disk.folder(Path.of(arguments[0]));
      Random random = new Random(Long.parseLong(arguments[1]));
      try (Journal journal = Journal.open(disk, JournalStory.OPTIONS, random)) {
        while (true) {
          String text = Integer.toHexString(random.nextInt());
          List<Body> group = new ArrayList<>();
          for (int i = random.nextInt(3); i >= 0; i--) {
            group.add(Records.body(text.repeat(1 + random.nextInt(60))));
          }
          System.out.println(journal.append(group).getLast() + " " + journal.lastHash());
          journal.prepare(0);
        }
      }
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  @DisplayName("SYS-06: kill -9 loses no acknowledged record")
  void nothingAcknowledgedIsLostToKill9() throws Exception {
    Random random = new Random();
    Set<String> acknowledged = new LinkedHashSet<>();
    for (int round = 0; round < ROUNDS; round++) {
      int before = acknowledged.size();
      killOnce(random, acknowledged);
      assertTrue(acknowledged.size() > before, "the victim wrote nothing");
      ChainReport verdict = JournalVerify.of(folder);
      assertTrue(verdict.sound(), verdict::toString);
      try (PageLog log = PageLog.look(Disk.readOnly(folder), new PageFormat())) {
        Chain chain = new Chain();
        Set<String> missing = new LinkedHashSet<>(acknowledged);
        for (JournalEntry entry : Records.all(log.after(null))) {
          chain.follow(entry);
          missing.remove(entry.position() + " " + chain.hash());
        }
        assertEquals(Set.of(), missing);
      }
    }
    System.out.println(ROUNDS + " kills, " + acknowledged.size() + " acknowledged, 0 lost");
  }

  private void killOnce(Random random, Set<String> acknowledged) throws Exception {
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName(),
                folder.toString(),
                Long.toString(random.nextLong()))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int lines = 1 + random.nextInt(40);
    try (BufferedReader out = victim.inputReader()) {
      for (int i = 0; i < lines; i++) {
        add(acknowledged, out.readLine());
      }
      victim.toHandle().destroyForcibly(); // SIGKILL; the pipe stays open
      // What was said before it died counts as well, but not half a line.
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        add(acknowledged, line);
      }
    }
    victim.waitFor();
  }

  private static void add(Set<String> acknowledged, @Nullable String line) {
    if (line != null && line.length() >= 64 && line.indexOf(' ') == line.length() - 65) {
      acknowledged.add(line);
    }
  }
}
