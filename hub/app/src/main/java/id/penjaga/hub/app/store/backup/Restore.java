package id.penjaga.hub.app.store.backup;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.files.PrivateFolder;
import id.penjaga.device.shell.files.SecretRefused;
import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/// Puts what a [Backup] holds into an empty place. Every byte is compared with the list of
/// contents; what was restored of an archive that turns out to be damaged is removed again.
public final class Restore implements AutoCloseable {
  private static final String MARKER = "penjaga.initialised";

  /// A running hub holds it, and a stopped one leaves it.
  private static final String LOCK = "hub.lock";

  private final Path from;
  private final ZipFile zip;
  private final @Nullable Contents contents;
  private final Consumer<String> told;
  private final List<Path> made = new ArrayList<>();

  /// Opens an archive.
  ///
  /// @param told how far it is, in words for an operator
  /// @throws StoreException when it is none of ours, or not whole
  public Restore(Path from, Consumer<String> told) {
    this.from = from;
    this.told = told;
    try {
      zip = new ZipFile(from.toFile());
    } catch (ZipException e) {
      throw new StoreException(
          from + " is no archive, or its end is missing; take another backup", e);
    } catch (IOException e) {
      throw new StoreException("cannot restore: " + FileWords.of(from, e), e);
    }
    boolean good = false;
    try {
      if (zip.getEntry("penjaga.mv.db") == null) {
        throw new StoreException(from + " is no backup of a hub: it holds no penjaga.mv.db");
      }
      contents = Contents.of(zip);
      good = true;
    } catch (IOException e) {
      throw new StoreException("cannot restore: " + FileWords.of(from, e), e);
    } finally {
      if (!good) {
        close();
      }
    }
  }

  /// The list of contents; empty for an archive that was made before there was one.
  public Optional<Contents> contents() {
    return Optional.ofNullable(contents);
  }

  /// Puts databases and attachments into a data folder that holds nothing, and leaves a
  /// [RestoredMark] there.
  ///
  /// @throws StoreException when the folder holds something, or the archive is damaged
  public void data(Path folder) {
    requireEmpty(folder);
    try {
      PrivateFolder.of(folder);
      each(name ->
          Set.of("penjaga.mv.db", "accounts.mv.db").contains(name)
                  || Backup.ATTACHMENT.matcher(name).matches()
              ? folder.resolve(name)
              : null);
      Database.requireKnown(folder);
      RestoredMark.leave(folder, contents);
      put(folder.resolve(MARKER), InputStream.nullInputStream(), Long.MAX_VALUE);
      made.clear();
    } catch (SecretRefused e) {
      throw new StoreException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new StoreException("cannot restore: " + FileWords.of(from, e), e);
    } finally {
      takeBack();
    }
  }

  /// Puts the configuration into a folder that holds nothing.
  ///
  /// @throws StoreException as [#data], and when the archive holds no configuration
  public void config(Path folder) {
    requireEmpty(folder);
    if (contents == null || !contents.about().containsKey("config")) {
      throw new StoreException(
          from + " holds no configuration; write one, and restore with --config <yaml>");
    }
    try {
      Files.createDirectories(folder);
      each(name ->
          Backup.CONFIG.matcher(name).matches()
              ? folder.resolve(name.substring("config/".length()))
              : null);
      made.clear();
    } catch (IOException e) {
      throw new StoreException("cannot restore: " + FileWords.of(folder, e), e);
    } finally {
      takeBack();
    }
  }

  /// @throws StoreException when something lies there
  public static void requireEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(one -> !one.endsWith(LOCK))
          .sorted()
          .findFirst()
          .ifPresent(one -> {
            throw new StoreException(
                one
                    + " is there already; restore into an empty folder, or move what lies there"
                    + " away first");
          });
    } catch (IOException e) {
      throw new StoreException("cannot restore: " + FileWords.of(folder, e), e);
    }
  }

  @FunctionalInterface
  private interface Place {
    /// Where a file goes; null for one that is left out.
    @Nullable Path of(String name);
  }

  private void each(Place place) throws IOException {
    if (contents != null) {
      int[] files = {0};
      Contents.each(
          zip,
          (part, entry) -> {
            if (place(place.of(part.name()), part, entry) && ++files[0] % 500 == 0) {
              told.accept(files[0] + " files restored");
            }
          });
      return;
    }
    Map<String, ZipEntry> old = new TreeMap<>();
    zip.stream().forEach(entry -> old.put(entry.getName(), entry));
    for (ZipEntry entry : old.values()) {
      place(place.of(entry.getName()), null, entry);
    }
  }

  private boolean place(@Nullable Path to, Contents.@Nullable Part part, ZipEntry entry)
      throws IOException {
    if (to == null) {
      return false;
    }
    Path folder = to.getParent();
    if (Backup.ATTACHMENT.matcher(entry.getName()).matches() && folder != null) {
      PrivateFolder.of(folder.resolveSibling(".").normalize());
      PrivateFolder.of(folder);
    } else if (folder != null) {
      Files.createDirectories(folder);
    }
    DigestInputStream bytes = new DigestInputStream(zip.getInputStream(entry), Backup.sha256());
    long size = put(to, bytes, part == null ? Long.MAX_VALUE : part.bytes());
    MessageDigest digest = bytes.getMessageDigest();
    String sum = HexFormat.of().formatHex(digest.digest());
    if (part != null && !(part.sha256().equals(sum) && part.bytes() == size)) {
      throw Contents.damaged(entry.getName() + " is not what its list of contents says");
    }
    if (Backup.ATTACHMENT.matcher(entry.getName()).matches() && !entry.getName().endsWith(sum)) {
      throw Contents.damaged(entry.getName() + " does not match its name");
    }
    return true;
  }

  /// @param most bytes; one more is read, and no further
  private long put(Path file, InputStream bytes, long most) throws IOException {
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    made.add(file);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      OutputStream out = Channels.newOutputStream(channel);
      byte[] some = new byte[64 << 10];
      long written = 0;
      for (int count = bytes.read(some); count > 0; count = bytes.read(some)) {
        written += count;
        out.write(some, 0, count);
        if (written > most) {
          break;
        }
      }
      channel.force(true);
      return written;
    } catch (ZipException e) {
      throw Contents.damaged(file.getFileName() + " cannot be unpacked");
    }
  }

  /// Removes what was made, unless all of it was.
  private void takeBack() {
    Collections.reverse(made);
    made.forEach(file -> file.toFile().delete());
    made.clear();
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException _) {
      // it was only read
    }
  }
}
