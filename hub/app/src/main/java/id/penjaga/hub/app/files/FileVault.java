package id.penjaga.hub.app.files;

import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.files.PrivateFolder;
import id.penjaga.hub.app.files.clean.Cleaning;
import id.penjaga.hub.app.files.clean.FileKind;
import id.penjaga.hub.app.files.clean.FileRefused;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// The files themselves: `files/ab/abcd…`, each under the SHA-256 of its bytes, once, readable by
/// the hub's account only. What is being received lies in `files/incoming` and is gone after a
/// restart.
final class FileVault {
  private static final String OWNER = "rw-------";

  private final Path folder;
  private final Path incoming;

  /// A file that is judged, cleaned and on the disk, in no place yet.
  ///
  /// @param at where it lies until it is placed
  record Fresh(Path at, String sha256, FileKind kind, long bytes) {}

  /// @param data the hub's data folder
  /// @throws FilesUnavailable when the folder cannot be used
  FileVault(Path data) {
    folder = data.resolve("files");
    incoming = folder.resolve("incoming");
    try {
      PrivateFolder.of(folder);
      PrivateFolder.of(incoming);
    } catch (IOException e) {
      throw new FilesUnavailable(FileWords.of(folder, e), e);
    }
  }

  /// Removes what was being received when the hub stopped.
  void forgetHalves() {
    try {
      for (Path left : list(incoming)) {
        Files.delete(left);
      }
    } catch (IOException e) {
      throw new FilesUnavailable(FileWords.of(incoming, e), e);
    }
  }

  Path incoming() {
    return incoming;
  }

  long freeBytes() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /// Judges and cleans a file that has come.
  Fresh clean(Path raw, Instant now) throws IOException, FileRefused {
    return write(now, out -> Cleaning.clean(raw, out));
  }

  /// Writes a PDF of the hub's own.
  Fresh own(byte[] pdf, Instant now) throws IOException {
    try {
      return write(
          now,
          out -> {
            out.write(pdf);
            return FileKind.PDF;
          });
    } catch (FileRefused e) {
      throw new IllegalStateException("nothing judges what the hub made", e);
    }
  }

  @FunctionalInterface
  private interface Content {
    FileKind into(OutputStream out) throws IOException, FileRefused;
  }

  private Fresh write(Instant now, Content content) throws IOException, FileRefused {
    Path clean = incoming.resolve(UUID.randomUUID() + ".clean");
    boolean kept = false;
    try (FileChannel channel =
        FileChannel.open(
            clean,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(OWNER)))) {
      MessageDigest digest = sha256();
      OutputStream out = new DigestOutputStream(Channels.newOutputStream(channel), digest);
      FileKind kind = content.into(out);
      channel.force(true);
      Files.setLastModifiedTime(clean, FileTime.from(now));
      kept = true;
      return new Fresh(clean, HexFormat.of().formatHex(digest.digest()), kind, channel.size());
    } finally {
      if (!kept) {
        Files.deleteIfExists(clean);
      }
    }
  }

  /// Puts a clean file into its place, unless the same bytes are there already.
  void place(Fresh fresh) throws IOException {
    Path place = path(fresh.sha256);
    if (Files.exists(place) && Files.size(place) == fresh.bytes) {
      Files.setLastModifiedTime(place, Files.getLastModifiedTime(fresh.at));
      Files.delete(fresh.at);
      return;
    }
    Path shelf = folder.resolve(fresh.sha256.substring(0, 2));
    PrivateFolder.of(shelf);
    DurableFile.move(fresh.at, place);
  }

  /// @throws IOException when it is not there, which no row should allow
  InputStream open(String sha256) throws IOException {
    return Files.newInputStream(path(sha256));
  }

  void delete(String sha256) throws IOException {
    DurableFile.delete(path(sha256));
  }

  /// Every file that was last brought before this moment.
  List<String> before(Instant moment) throws IOException {
    List<String> old = new ArrayList<>();
    for (Path shelf : list(folder)) {
      if (shelf.equals(incoming)) {
        continue;
      }
      for (Path file : list(shelf)) {
        if (Files.getLastModifiedTime(file).toInstant().isBefore(moment)) {
          old.add(String.valueOf(file.getFileName()));
        }
      }
    }
    return old;
  }

  private Path path(String sha256) {
    return folder.resolve(sha256.substring(0, 2)).resolve(sha256);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
