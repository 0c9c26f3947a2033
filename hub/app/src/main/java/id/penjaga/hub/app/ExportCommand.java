package id.penjaga.hub.app;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.store.backup.BackupOrder;
import id.penjaga.hub.app.store.backup.BackupRequest;
import id.penjaga.hub.app.store.backup.Restore;
import id.penjaga.hub.app.store.book.BookExport;
import id.penjaga.hub.app.store.sql.StoreException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The command `export`: book, journals and, when asked, personal data as lines that `verify`
/// checks. It reads a backup made for it, so the hub may go on running.
final class ExportCommand {
  static final String USAGE =
      """
      usage:
        export --config <yaml> [--book <file>] [--journal <file>] [--personal <file>]
      """;

  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Set<String> FILES = Set.of("book", "journal", "personal");

  private ExportCommand() {}

  /// @param options without `config`; what to write where
  /// @throws HubRefused when it could not be exported
  static void run(Path config, Map<String, String> options)
      throws ConfigRefused, HubRefused, InterruptedException {
    Path data = HubConfigReader.read(config).data();
    Path copy = data.resolve("export");
    Path archive = data.resolve("export.zip");
    try {
      forget(copy, archive); // of an export that was killed
      new BackupRequest(data)
          .make(BackupOrder.databases(archive), PATIENCE, ProgressLine.to(System.err));
      Files.createDirectory(
          copy, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      try (Restore restore = new Restore(archive, _ -> {})) {
        restore.data(copy);
      }
      try (BookExport export = BookExport.of(copy)) {
        write(export, options);
      }
    } catch (FileAlreadyExistsException e) {
      throw new HubRefused(e.getFile() + " is there already; write another name", e);
    } catch (StoreException e) {
      throw new HubRefused("nothing was exported: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new HubRefused("nothing was exported: " + FileWords.of(data, e), e);
    } finally {
      forget(copy, archive);
    }
  }

  private static void write(BookExport export, Map<String, String> options) throws IOException {
    for (Map.Entry<String, String> option : options.entrySet()) {
      Path to = Path.of(option.getValue());
      try (FileChannel channel =
              FileChannel.open(
                  to,
                  Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                  PosixFilePermissions.asFileAttribute(
                      PosixFilePermissions.fromString("rw-------")));
          Writer lines =
              new BufferedWriter(
                  new OutputStreamWriter(
                      Channels.newOutputStream(channel), StandardCharsets.UTF_8))) {
        String what =
            switch (option.getKey()) {
              case "book" -> export.write(BookExport.Part.BOOK, lines) + " entries of the book";
              case "journal" ->
                  export.write(BookExport.Part.JOURNALS, lines) + " records of the journals";
              default -> export.write(BookExport.Part.PERSONAL, lines) + " personal texts";
            };
        lines.flush();
        channel.force(true);
        System.out.println(what + " are in " + to + ".");
      }
    }
  }

  /// Whether these are options that [#run] takes.
  static boolean takes(Set<String> options) {
    return !options.isEmpty() && FILES.containsAll(options);
  }

  private static void forget(Path copy, Path archive) {
    archive.toFile().delete();
    for (String name :
        List.of(
            "penjaga.mv.db",
            "accounts.mv.db",
            "penjaga.initialised",
            "penjaga.restored",
            "penjaga.trace.db")) {
      copy.resolve(name).toFile().delete();
    }
    copy.toFile().delete();
  }
}
