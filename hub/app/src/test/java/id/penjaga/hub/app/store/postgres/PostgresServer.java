package id.penjaga.hub.app.store.postgres;

import id.penjaga.device.peers.Mosquitto;
import id.penjaga.hub.app.store.sql.WorkSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.postgresql.ds.PGSimpleDataSource;

/// Debian's PostgreSQL 15 on a free loopback port, one for all tests of this JVM, started when the
/// first asks for it. Tests skip where it is not installed, except in CI.
public final class PostgresServer {
  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql/15/bin");
  private static final AtomicInteger DATABASES = new AtomicInteger();

  /// It refuses to run as root, so root lends it this account.
  private static final String ACCOUNT = "postgres";

  private final Path folder;
  private final int port;

  private PostgresServer() {
    try {
      folder = Files.createTempDirectory("penjaga-postgres");
      if (root()) {
        Files.setOwner(
            folder,
            folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(ACCOUNT));
      }
      port = Mosquitto.freePort();
      Path data = folder.resolve("data");
      run("initdb", "-D", data, "-U", ACCOUNT, "-A", "trust", "-E", "UTF8", "--no-sync");
      String options =
          "-p %d -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off"
                  .formatted(port)
              + " -c shared_buffers=16MB -c max_connections=40";
      Path log = folder.resolve("log");
      run("pg_ctl", "-D", data, "-w", "-t", "60", "-l", log, "-o", options, "start");
      Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "postgres-stop"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Made by the first who asks.
  private static final class TheOne {
    static final PostgresServer SERVER = new PostgresServer();
  }

  /// With the tables of people's work, made by the first who asks. Nobody connects to it.
  private static final class Template {
    static final String NAME = made();

    private static String made() {
      try {
        WorkSchema.migrate(TheOne.SERVER.created("work_tables", ""));
        return "work_tables";
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /// A new, empty database of the account `postgres`.
  public static DataSource fresh() throws SQLException {
    installed();
    return TheOne.SERVER.created("test_" + DATABASES.incrementAndGet(), "");
  }

  /// A new database whose tables of people's work are there and empty: a copy costs less than
  /// making them again for each test.
  public static DataSource withWork() throws SQLException {
    installed();
    return TheOne.SERVER.created(
        "test_" + DATABASES.incrementAndGet(), " TEMPLATE " + Template.NAME);
  }

  private static void installed() {
    Assumptions.assumeTrue(
        Files.exists(PROGRAMS.resolve("initdb")) || System.getenv("CI") != null,
        "PostgreSQL 15 is not installed: apt-get install postgresql-15");
  }

  private DataSource created(String name, String like) throws SQLException {
    try (Connection connection = database("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name + like);
    }
    return database(name);
  }

  private DataSource database(String name) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setURL("jdbc:postgresql://127.0.0.1:" + port + "/" + name);
    source.setUser(ACCOUNT);
    return source;
  }

  private void stop() {
    try {
      run("pg_ctl", "-D", folder.resolve("data"), "-m", "immediate", "stop");
      // Each database is 300 files, and the JVM that ends has half a minute.
      new ProcessBuilder("rm", "-rf", folder.toString()).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(String program, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    if (root()) {
      command.addAll(List.of("runuser", "-u", ACCOUNT, "--"));
    }
    command.add(PROGRAMS.resolve(program).toString());
    Stream.of(arguments).map(String::valueOf).forEach(command::add);
    Path said = Files.createTempFile("penjaga-postgres", ".txt");
    try {
      Process process =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (process.waitFor() != 0) {
        throw new IOException(program + " failed: " + Files.readString(said));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      Files.delete(said);
    }
  }

  private static boolean root() {
    return System.getProperty("user.name", "").equals("root");
  }
}
