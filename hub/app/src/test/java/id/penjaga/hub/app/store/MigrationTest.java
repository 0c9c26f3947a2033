package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Updating the schema of a history")
class MigrationTest {
  private static final int DEVICES = 20_000;

  /// By so much more room each try has; `.ci/slow` takes smaller steps.
  private static final int STEP = Integer.getInteger("migration.step", 1_048_576);

  private static final String TABLE =
      "SELECT COUNT(*) FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'RETENTION_HOLD'";

  @TempDir Path folder;

  @Test
  @DisplayName(
      "F30 A disk that fills up at any moment of an update leaves the history as it was, and the"
          + " update goes on when there is room")
  void aDiskThatFillsUp() throws Exception {
    assumeTrue("root".equals(System.getProperty("user.name")), "only root mounts a tmpfs");
    Path mount = Files.createDirectory(folder.resolve("small"));
    assumeTrue(ran("mount", "-t", "tmpfs", "-o", "size=24m,mode=700", "tmpfs", mount.toString()));
    try {
      older(mount);
      long size = Files.size(mount.resolve("penjaga.mv.db"));
      Set<String> names = names(mount);
      Path filler = mount.resolve("filler");
      boolean duringTheUpdate = false;
      long free = 0;
      for (StoreException refused = refused(mount, filler, free);
          refused != null;
          refused = refused(mount, filler, free)) {
        assertTrue(String.valueOf(refused.getMessage()).contains("penjaga.mv.db"), "" + refused);
        duringTheUpdate |= refused.getCause() instanceof FlywayException;
        assertEquals(DEVICES, settled(mount, "SELECT COUNT(*) FROM device"));
        assertEquals(0, settled(mount, TABLE), "as before");
        assertEquals(names, names(mount), "nothing is left over");
        free = free < size ? free + size / 2 : free + STEP;
      }
      assertTrue(duringTheUpdate, "at least once the copy had room and the update had not");
      updated(mount);
    } finally {
      ran("umount", mount.toString());
    }
  }

  @Test
  @DisplayName("F30 An update that a power cut ended half way begins anew from the copy")
  void aPowerCutInBetween() throws Exception {
    older(folder);
    Path file = folder.resolve("penjaga.mv.db");
    Files.copy(file, folder.resolve("penjaga.before-update.mv.db"));
    try (Connection half = h2(folder, "");
        Statement statement = half.createStatement()) {
      statement.execute("CREATE TABLE retention_hold (half INT)");
      statement.execute("DELETE FROM device WHERE id > 5");
    }
    Files.writeString(folder.resolve("penjaga.before-update.mv.db.part"), "half a copy");
    updated(folder);
  }

  @Test
  @DisplayName("Hours whose sensor was known to be exact keep their share of marginal time")
  void guardedHours() throws Exception {
    migrated("27");
    try (Connection connection = h2(folder, "");
        Statement statement = connection.createStatement()) {
      statement.execute("INSERT INTO device (id, name, first_ms) VALUES (1, 'room-1', 0)");
      for (int point = 1; point <= 2; point++) {
        statement.execute(
            "INSERT INTO point (id, device_id, name, kind, unit, label_id, label_en,"
                + " stale_after_ms, accuracy) VALUES ("
                + point
                + ", 1, 'p"
                + point
                + "', 'TEMPERATURE', 'Cel', '', '', 0, "
                + (point - 1) * 0.5
                + ")");
        for (int hour = 1; hour <= 2; hour++) { // V27 came after the first
          statement.execute(
              "INSERT INTO tally_hour (id, total, count, missed, measured_ms, judged_ms, band_ms,"
                  + " boxed_ms) VALUES ("
                  + (point * 4294967296L + hour)
                  + ", 0, 0, 0, 0, 7, 0, "
                  + (hour - 1)
                  + ")");
        }
      }
    }
    migrated("29");
    assertEquals(7, count(folder, "SELECT SUM(guarded_ms) FROM tally_hour"));
    assertEquals(
        2 * 4294967296L + 2, count(folder, "SELECT id FROM tally_hour WHERE guarded_ms > 0"));
  }

  private void migrated(String version) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("penjaga") + ";TRACE_LEVEL_FILE=0");
    source.setUser("sa");
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:id/penjaga/hub/app/store/migration/rooms")
        .loggers("slf4j")
        .target(version)
        .load()
        .migrate();
  }

  /// Tries the update with so much room, and makes room again.
  private static @Nullable StoreException refused(Path mount, Path filler, long free)
      throws IOException {
    fill(filler, free);
    try {
      new Database(mount).migrate();
      return null;
    } catch (StoreException e) {
      return e;
    } finally {
      Files.delete(filler);
    }
  }

  /// The first question after a write that failed only closes what H2 still holds open.
  private static long settled(Path folder, String sql) throws SQLException {
    try {
      return count(folder, sql);
    } catch (SQLException _) {
      return count(folder, sql);
    }
  }

  private static void updated(Path folder) throws Exception {
    new Database(folder).migrate();
    assertEquals(DEVICES, count(folder, "SELECT COUNT(*) FROM device"));
    assertEquals(0, count(folder, "SELECT COUNT(*) FROM retention_hold"));
    assertEquals(Set.of("penjaga.initialised", "penjaga.mv.db"), names(folder));
  }

  /// A history as the first version of the hub left it.
  private static void older(Path folder) throws Exception {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("penjaga") + ";TRACE_LEVEL_FILE=0");
    source.setUser("sa");
    Flyway.configure()
        .dataSource(source)
        .locations("classpath:id/penjaga/hub/app/store/migration/rooms")
        .loggers("slf4j")
        .target("1")
        .load()
        .migrate();
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "INSERT INTO device (name, first_ms) SELECT 'device-' || X, 0 FROM SYSTEM_RANGE(1, "
              + DEVICES
              + ")");
      statement.execute("SHUTDOWN COMPACT");
    }
    Files.writeString(folder.resolve("penjaga.initialised"), "made");
  }

  private static long count(Path folder, String sql) throws SQLException {
    try (Connection connection = h2(folder, ";ACCESS_MODE_DATA=r");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : -1;
    }
  }

  private static Connection h2(Path folder, String options) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:h2:file:" + folder.resolve("penjaga") + ";IFEXISTS=TRUE;TRACE_LEVEL_FILE=0" + options,
        "sa",
        "");
  }

  private static Set<String> names(Path folder) throws IOException {
    Set<String> names = new TreeSet<>();
    try (var files = Files.list(folder)) {
      files.forEach(file -> names.add(file.getFileName().toString()));
    }
    return names;
  }

  /// Fills the file system until so many bytes are free.
  private static void fill(Path file, long free) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      while (Files.getFileStore(file).getUsableSpace() > free) {
        out.write(new byte[4_096]);
      }
    }
  }

  private static boolean ran(String... command) throws Exception {
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }
}
