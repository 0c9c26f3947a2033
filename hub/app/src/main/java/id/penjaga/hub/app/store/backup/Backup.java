package id.penjaga.hub.app.store.backup;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.DatabaseWords;
import id.penjaga.hub.app.store.sql.StoreException;
import java.io.BufferedWriter;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Copies databases, attachments and configuration into one archive. It holds password hashes and
/// who was where, so it is readable by its owner only.
///
/// Everything that was durable when it began is in it: the databases are copied first, each as it
/// was at one moment, then the attachments that its rows name.
public final class Backup {
  static final List<String> DATABASES = List.of("penjaga", "accounts");

  /// Where attachments lie, each under the SHA-256 of its bytes.
  static final String FILES = "files";

  static final Pattern ATTACHMENT = Pattern.compile("files/([0-9a-f]{2})/\\1[0-9a-f]{62}");

  /// What is copied besides the data folder: `config/` and a path below it that leads nowhere else.
  static final Pattern CONFIG = Pattern.compile("config(/[A-Za-z0-9_-][A-Za-z0-9_.-]{0,99}){1,4}");

  private static final String OWNER = "rw-------";
  private static final int TELL_EVERY = 64 << 20;

  private final ZipOutputStream zip;
  private final BufferedWriter list;
  private final Consumer<String> told;
  private long written;
  private long toTell = TELL_EVERY;

  private Backup(ZipOutputStream zip, BufferedWriter list, Consumer<String> told) {
    this.zip = zip;
    this.list = list;
    this.told = told;
  }

  /// Writes the archive. Readers and the writer of the databases go on meanwhile.
  ///
  /// @param folder the data folder; its databases must be closed or open in this process
  /// @param told how far it is, in words for an operator
  /// @throws StoreException when it cannot be written, in words for an operator
  public static void write(Path folder, BackupOrder order, Consumer<String> told) {
    Path to = order.target();
    if (Files.exists(to)) {
      throw new StoreException(to + " is there already; write another name");
    }
    Path part = to.resolveSibling(to.getFileName() + ".part");
    Path listed = to.resolveSibling(to.getFileName() + ".list");
    try {
      own(part);
      own(listed);
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
          ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel));
          BufferedWriter list = Files.newBufferedWriter(listed)) {
        Backup backup = new Backup(zip, list, told);
        list.write(
            new Contents(
                    Instant.ofEpochMilli(HubClock.SYSTEM.wallMs()).toString(),
                    Database.entries(folder),
                    order.about())
                .head());
        backup.copy(folder, order);
        list.flush();
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        zip.putNextEntry(new ZipEntry(Contents.ENTRY));
        Files.copy(listed, zip);
        zip.closeEntry();
        zip.finish();
        channel.force(true);
      }
      Files.move(part, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StoreException("no backup was made: " + FileWords.of(to, e), e);
    } catch (SQLException e) {
      throw new StoreException("no backup was made: " + DatabaseWords.of(folder, e), e);
    } finally {
      part.toFile().delete();
      listed.toFile().delete();
    }
  }

  private static void own(Path file) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER)));
  }

  private void copy(Path folder, BackupOrder order) throws IOException, SQLException {
    for (String name : DATABASES) {
      if (Files.exists(folder.resolve(name + ".mv.db"))) {
        database(folder, name);
      }
    }
    for (Map.Entry<String, String> file : order.files().entrySet()) {
      if (!CONFIG.matcher(file.getKey()).matches()) {
        throw new StoreException(
            "no backup was made: rename "
                + file.getValue()
                + "; names of the configuration have letters, digits, dots and dashes");
      }
      try (InputStream bytes = Files.newInputStream(Path.of(file.getValue()))) {
        add(file.getKey(), bytes);
      }
    }
    if (order.whole()) {
      attachments(folder.resolve(FILES));
    }
  }

  /// Attachments after the rows that name them: what comes in between is in the archive without a
  /// row, which a restored hub removes by itself.
  private void attachments(Path shelves) throws IOException {
    if (!Files.exists(shelves)) {
      return;
    }
    zip.setLevel(Deflater.NO_COMPRESSION); // pictures are packed already
    for (Path shelf : sorted(shelves)) {
      for (Path file : Files.isDirectory(shelf) ? sorted(shelf) : List.<Path>of()) {
        String name = FILES + "/" + shelf.getFileName() + "/" + file.getFileName();
        if (ATTACHMENT.matcher(name).matches()) {
          try (InputStream bytes = Files.newInputStream(file)) {
            add(name, bytes);
          } catch (NoSuchFileException _) {
            // unused for a week or erased, and removed meanwhile
          }
        }
      }
    }
  }

  private static List<Path> sorted(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private void database(Path folder, String name) throws SQLException, IOException {
    Path copy = folder.resolve(name + ".backup.zip");
    Files.deleteIfExists(copy);
    try {
      told.accept("copying the database " + name);
      Database.copy(folder, name, copy);
      try (ZipFile packed = new ZipFile(copy.toFile())) {
        for (ZipEntry entry : packed.stream().toList()) {
          try (InputStream bytes = packed.getInputStream(entry)) {
            add(entry.getName(), bytes);
          }
        }
      }
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  private void add(String name, InputStream bytes) throws IOException {
    MessageDigest digest = sha256();
    zip.putNextEntry(new ZipEntry(name));
    long size = bytes.transferTo(new DigestOutputStream(new Counted(zip), digest));
    zip.closeEntry();
    String sum = HexFormat.of().formatHex(digest.digest());
    list.write(new Contents.Part(sum, size, name).line());
  }

  /// Counts what goes through, and leaves the archive open.
  private final class Counted extends FilterOutputStream {
    Counted(OutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
      out.write(bytes, from, count);
      written += count;
      if (written >= toTell) {
        toTell = written + TELL_EVERY;
        told.accept((written >> 20) + " MB copied");
      }
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
