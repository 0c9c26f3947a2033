package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.SqlSession;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildCrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 3);
  private static final int LONGEST_MS = 400;

  @TempDir Path folder;

  @Test
  @DisplayName(
      "SYS-02 kill -9 while the tables of work are made leaves a hub that makes them at its start")
  void madeAgain() throws Exception {
    long seed = Long.getLong("crash.seed", 7);
    Random random = new Random(seed);
    Database database = new Database(folder);
    database.migrate();
    Map<String, List<String>> rows;
    try (SqlSession session = new SqlSession(database.source())) {
      GoldenBook.write(session);
      assertEquals(1, refreshed(session));
      rows = FoldedRows.of(session);
    }
    int unfinished = 0;
    for (int round = 0; round < ROUNDS; round++) {
      killed(random.nextInt(LONGEST_MS));
      try (SqlSession session = new SqlSession(database.source())) {
        int again = refreshed(session);
        unfinished += again;
        assertEquals(rows, FoldedRows.of(session), "seed " + seed + ", round " + round);
        assertEquals(0, refreshed(session), "made again twice");
      }
    }
    assertTrue(unfinished > 0, "no rebuild was ended half way with seed " + seed);
  }

  /// How often the tables are made by a hub that starts.
  private static int refreshed(SqlSession session) throws Exception {
    List<Projections.Progress> ends = new ArrayList<>();
    new Projections(
            session,
            GoldenBook.pins(),
            now -> {
              if (now != null && now.entries() == 0) {
                ends.add(now);
              }
            })
        .refresh();
    session.connection().commit();
    return ends.size();
  }

  private void killed(int afterMs) throws IOException, InterruptedException {
    Process hub =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                RebuildChild.class.getName(),
                folder.toString())
            .redirectError(folder.resolve("hub.log").toFile())
            .start();
    try (BufferedReader said = hub.inputReader()) {
      assertEquals("begun", said.readLine(), () -> log());
      assertTrue(!hub.waitFor(afterMs, TimeUnit.MILLISECONDS), () -> log());
      hub.destroyForcibly(); // kill -9
      hub.waitFor();
    }
  }

  private String log() {
    try {
      return Files.readString(folder.resolve("hub.log"));
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
