package id.penjaga.hub.app.store.backup;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.files.PrivateFolder;
import id.penjaga.device.shell.files.SecretRefused;
import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.DatabaseWords;
import id.penjaga.hub.app.store.sql.StoreException;
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
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/// Copies the databases and attachments of a data folder into one archive, and back. The archive
/// holds password hashes and who was where, so it is readable by its owner only.
public final class Backup {
  private static final List<String> DATABASES = List.of("penjaga", "accounts");
  private static final String MARKER = "penjaga.initialised";

  /// Where attachments lie, each under the SHA-256 of its bytes.
  private static final String FILES = "files";

  private static final Pattern ATTACHMENT = Pattern.compile("files/([0-9a-f]{2})/\\1[0-9a-f]{62}");

  private Backup() {}

  /// Writes the archive. Readers and the writer of the databases go on meanwhile.
  ///
  /// @param folder the data folder; its databases must be closed or open in this process
  /// @param to the archive, which must not be there yet
  /// @throws StoreException when it cannot be written, in words for an operator
  public static void write(Path folder, Path to) {
    if (Files.exists(to)) {
      throw new StoreException(to + " is there already; write another name");
    }
    Path part = to.resolveSibling(to.getFileName() + ".part");
    try {
      Files.deleteIfExists(part);
      Files.createFile(
          part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE);
          ZipOutputStream zip = new ZipOutputStream(Channels.newOutputStream(channel))) {
        for (String name : DATABASES) {
          if (Files.exists(folder.resolve(name + ".mv.db"))) {
            copy(folder, name, zip);
          }
        }
        files(folder.resolve(FILES), zip);
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
    }
  }

  /// Attachments after the rows that name them: what comes in between is in the archive without a
  /// row, which a restored hub removes by itself.
  private static void files(Path shelves, ZipOutputStream into) throws IOException {
    if (!Files.exists(shelves)) {
      return;
    }
    into.setLevel(Deflater.NO_COMPRESSION); // pictures are packed already
    try (Stream<Path> all = Files.walk(shelves)) {
      for (Path file : all.sorted().toList()) {
        String name = FILES + "/" + shelves.relativize(file).toString().replace('\\', '/');
        if (ATTACHMENT.matcher(name).matches()) {
          try (InputStream bytes = Files.newInputStream(file)) {
            into.putNextEntry(new ZipEntry(name));
            bytes.transferTo(into);
            into.closeEntry();
          } catch (NoSuchFileException _) {
            // unused for a week, and removed meanwhile
          }
        }
      }
    }
  }

  private static void copy(Path folder, String name, ZipOutputStream into)
      throws SQLException, IOException {
    Path copy = folder.resolve(name + ".backup.zip");
    Files.deleteIfExists(copy);
    try {
      Database.copy(folder, name, copy);
      try (ZipFile zip = new ZipFile(copy.toFile())) {
        for (ZipEntry entry : zip.stream().toList()) {
          into.putNextEntry(new ZipEntry(entry.getName()));
          try (InputStream bytes = zip.getInputStream(entry)) {
            bytes.transferTo(into);
          }
          into.closeEntry();
        }
      }
    } finally {
      Files.deleteIfExists(copy);
    }
  }

  /// Puts an archive's databases into a data folder that holds none.
  ///
  /// @throws StoreException when the folder is in use, or the archive is none of ours
  public static void restore(Path from, Path folder) {
    try {
      PrivateFolder.of(folder);
      for (String name : DATABASES) {
        if (Files.exists(folder.resolve(name + ".mv.db"))) {
          throw new StoreException(
              folder.resolve(name + ".mv.db")
                  + " is there already; restore into an empty data folder, or move it away first");
        }
      }
      Set<String> wanted = Set.of("penjaga.mv.db", "accounts.mv.db");
      boolean found = false;
      try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(from))) {
        for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
          if (wanted.contains(entry.getName())) {
            put(folder.resolve(entry.getName()), zip);
            found |= entry.getName().equals("penjaga.mv.db");
          } else if (ATTACHMENT.matcher(entry.getName()).matches()) {
            attachment(folder, entry.getName(), zip);
          }
        }
      }
      if (!found) {
        throw new StoreException(from + " is no backup of a hub: it holds no penjaga.mv.db");
      }
      put(folder.resolve(MARKER), InputStream.nullInputStream());
    } catch (SecretRefused e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new StoreException("cannot restore: " + FileWords.of(from, e), e);
    }
  }

  /// @param name of the form of [#ATTACHMENT], so it leads nowhere else
  private static void attachment(Path folder, String name, InputStream bytes) throws IOException {
    Path file = folder.resolve(name);
    Path shelf = folder.resolve(name.substring(0, name.lastIndexOf('/')));
    PrivateFolder.of(folder.resolve(FILES));
    PrivateFolder.of(shelf);
    DigestInputStream read = new DigestInputStream(bytes, sha256());
    put(file, read);
    String sum = HexFormat.of().formatHex(read.getMessageDigest().digest());
    if (!name.endsWith(sum)) {
      Files.delete(file);
      throw new StoreException(
          "the backup is damaged: " + name + " does not match its name; take another backup");
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static void put(Path file, InputStream bytes) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      bytes.transferTo(out);
      channel.force(true);
    }
  }
}
