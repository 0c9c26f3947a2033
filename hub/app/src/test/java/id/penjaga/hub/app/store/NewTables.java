package id.penjaga.hub.app.store;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.store.accounts.AccountTables;
import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.WorkSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/// Databases of H2 whose tables are there and empty, made once for all tests of this JVM: a copy
/// costs less than some twenty-five migrations for each test.
public final class NewTables {
  private static final String WORK = "work.mv.db";

  private NewTables() {}

  /// Made by the first who asks.
  private static final class Template {
    static final Path FOLDER = made();

    private static Path made() {
      try {
        Path folder = Files.createTempDirectory("penjaga-tables");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
        new Database(folder).migrate();
        Threads threads =
            new Threads(bug -> {
              throw new IllegalStateException(bug);
            });
        AccountTables.inFolder(folder, threads).close();
        WorkSchema.migrate(h2(folder.resolve("work")));
        return folder;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static void delete(Path folder) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// A data folder in which a hub was once and kept nothing; as it is when a hub was there.
  public static Path in(Path folder) {
    accounts(folder);
    return copied(folder, "penjaga.mv.db", "penjaga.initialised");
  }

  /// The same for a folder of accounts alone.
  public static Path accounts(Path folder) {
    return copied(folder, "accounts.mv.db");
  }

  private static Path copied(Path folder, String... names) {
    try {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      for (String name : names) {
        if (!Files.exists(folder.resolve(name))) {
          Files.copy(Template.FOLDER.resolve(name), folder.resolve(name));
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The tables of people's work, in a file of their own.
  public static DataSource work(Path folder) {
    return h2(copied(folder, WORK).resolve("work"));
  }

  private static JdbcDataSource h2(Path file) {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + file + ";WRITE_DELAY=0");
    return source;
  }
}
