package id.penjaga.hub.app.web.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.alarm.AlarmFlood;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("More alarms than anybody should have")
class ManyAlarmsTest extends RoomFixture {
  /// `.ci/slow` raises as many as fill a hub's memory when somebody keeps them.
  private static final int MANY = Integer.getInteger("alarms.many", 20_000);

  /// One transaction with all of them takes three times as long.
  private static final int PORTION = 5_000;

  private static final String SQL =
      "INSERT INTO alarm (device_id, kind, point, severity, raised_ms, cleared_ms, standing,"
          + " attention) SELECT 1, 'DOOR_HELD_OPEN', 'door.main', 'WARNING', ";

  private long now() {
    return START + ms.get();
  }

  private void run(String sql) {
    store
        .actions()
        .write(connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(sql);
          }
        })
        .join();
  }

  /// So many, each raised so much after the one before and over after five seconds, the last now.
  private void raised(int count, Duration apart) {
    raised(count, apart, now());
  }

  private void raised(int count, Duration apart, long last) {
    String at = last + " - CAST(" + count + " - X AS BIGINT) * " + apart.toMillis();
    for (int from = 1; from <= count; from += PORTION) {
      int to = Math.min(count, from + PORTION - 1);
      run(
          SQL
              + at
              + ", "
              + at
              + " + 5000, FALSE, TRUE FROM SYSTEM_RANGE("
              + from
              + ", "
              + to
              + ")");
    }
  }

  @Test
  @DisplayName("F18 all alarms of three months have room in the memory of a hub")
  void haveRoom() throws Exception {
    raised(MANY, Duration.ofSeconds(7_000_000 / MANY));
    store.close();
    Path options = Path.of("../../config/hub.options");
    assertTrue(Files.readString(options).contains("-Xmx60m"), "the hub's own flags");
    Process hub =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "@" + options,
                "-cp",
                System.getProperty("java.class.path"),
                FiguresChild.class.getName(),
                folder.toString(),
                Long.toString(now()))
            .redirectErrorStream(true)
            .start();
    String said = new String(hub.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(hub.waitFor(60, TimeUnit.SECONDS), said);
    assertTrue(said.contains("counted " + MANY + " in 12 weeks, chattering 0"), said);
  }

  @Test
  @DisplayName("each is counted once, whatever page of the answer it is on")
  void everyOne() {
    raised(2_500, Duration.ZERO);
    raised(2_500, Duration.ofSeconds(1));
    int[] count = {0};
    room.occurrences(Instant.EPOCH, Instant.ofEpochMilli(now() + 1), _ -> count[0]++);
    assertEquals(5_000, count[0]);
  }

  @Test
  @DisplayName("ENV-11 a flood of a thousand alarms names the one that began it, also after a day")
  void theFirstOfMany() {
    raised(20, Duration.ofMinutes(30), now() - Duration.ofHours(9).toMillis());
    raised(1_000, Duration.ofSeconds(30));
    AlarmFlood flood = room.flood().orElseThrow();
    assertEquals(1_000, flood.alarms());
    assertEquals(
        Instant.ofEpochMilli(now()).minus(Duration.ofSeconds(30 * 999)), flood.first().raised());
    assertFalse(flood.cut());
  }

  @Test
  @DisplayName("ENV-11 what a device tells later of yesterday is no flood of now")
  void toldLater() {
    raised(600, Duration.ofSeconds(2), now() - Duration.ofHours(20).toMillis());
    assertTrue(room.flood().isEmpty());
    raised(12, Duration.ofSeconds(5), now());
    raised(600, Duration.ofSeconds(2), now() - Duration.ofHours(30).toMillis());
    room.flood();
    AlarmFlood flood = new StoredRoom(store, link, names).flood().orElseThrow();
    assertEquals(12, flood.alarms());
  }

  @Test
  @DisplayName("ENV-11 of a flood too long to look back, no first alarm is called its cause")
  void tooMany() {
    raised(6_000, Duration.ofSeconds(5));
    AlarmFlood flood = room.flood().orElseThrow();
    assertTrue(flood.cut());
    assertEquals(5_000, flood.alarms());
    assertEquals(List.of(), room.openAlarms().stream().filter(one -> one.active()).toList());
  }
}
