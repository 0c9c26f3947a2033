package id.penjaga.hub.app.notice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.notice.Delivery;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class NoticeCrashTest {
  private static final int LEAKS = 4;

  @TempDir Path folder;

  /// What went out: by channel, address and cause the ids under which it did.
  private final Map<String, List<String>> sent = new HashMap<>();

  @Test
  @DisplayName(
      "SYS-07 a hub killed with -9 after sending and before keeping it sends each notice at least"
          + " once, and every time under one id")
  void atLeastOnceUnderOneId() throws Exception {
    Set<String> causes = new HashSet<>();
    try (NoticeRoom room = new NoticeRoom(folder)) {
      for (int i = 0; i < LEAKS; i++) {
        causes.add(room.leak("leak." + i).name());
      }
      room.office.climbs().round(room.now);
    }
    assertTrue(killedAfter(1), "killed at the first message");
    assertTrue(killedAfter(3), "killed at the third");
    assertTrue(!killedAfter(Integer.MAX_VALUE), "the last ends by itself");

    assertTrue(
        sent.values().stream().anyMatch(ids -> ids.size() > 1), "nothing went out twice: " + sent);
    Set<String> ids = new TreeSet<>();
    for (Map.Entry<String, List<String>> one : sent.entrySet()) {
      assertEquals(1, Set.copyOf(one.getValue()).size(), one::toString);
      assertTrue(ids.add(one.getValue().getFirst()), "one id, one message");
    }
    try (NoticeRoom room = new NoticeRoom(folder)) {
      List<Delivery> kept =
          room.notices.desk().of(causes).stream()
              .flatMap(line -> line.notice().deliveries().stream())
              .toList();
      assertEquals(2 * LEAKS, kept.size(), "the officer and the centre hear of each");
      for (Delivery one : kept) {
        assertEquals(Delivery.State.ACCEPTED, one.state());
        assertTrue(ids.contains(one.message()), "kept as sent under the id that went out");
      }
    }
  }

  /// @return whether it was killed; else it had nothing more to send
  private boolean killedAfter(int messages) throws IOException, InterruptedException {
    Process hub =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                NoticeCrashChild.class.getName(),
                folder.toString(),
                Integer.toString(messages))
            .redirectError(folder.resolve("hub.log").toFile())
            .start();
    try (BufferedReader said = hub.inputReader()) {
      for (String line = said.readLine(); line != null; line = said.readLine()) {
        if (line.equals("waits")) {
          new ProcessBuilder("kill", "-9", Long.toString(hub.pid())).start().waitFor();
          hub.waitFor();
          return true;
        }
        String[] words = line.split(" ", 4);
        if (words.length == 4) {
          sent.computeIfAbsent(words[0] + " " + words[2] + " " + words[3], _ -> new ArrayList<>())
              .add(words[1]);
        }
      }
    }
    assertEquals(0, hub.waitFor(), Files.readString(folder.resolve("hub.log")));
    return false;
  }
}
