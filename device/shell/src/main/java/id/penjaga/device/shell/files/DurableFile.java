package id.penjaga.device.shell.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/// Replaces a small file whole or not at all: temporary file, fsync, rename, fsync of the folder.
///
/// After a power cut at any point the old file or the new one is there, or none when there was
/// none; never an empty or half one. Without the first fsync a file system may keep the new name
/// and lose the bytes for up to 30 s (ext4's delayed allocation).
public final class DurableFile {
  private DurableFile() {}

  /// Writes `bytes` to `file`.
  ///
  /// @param mode such as `rw-------`; the temporary file has it from its creation
  /// @throws IOException when it cannot be written; the old file is untouched then, unless only the
  ///     last fsync failed, after which either may be there
  public static void write(Path file, byte[] bytes, String mode) throws IOException {
    write(file, List.of(bytes), mode);
  }

  /// Writes pieces one behind the other, as [#write(Path, byte[], String)] does one.
  public static void write(Path file, List<byte[]> pieces, String mode) throws IOException {
    Path target = file.toAbsolutePath();
    Path fresh = target.resolveSibling(target.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    try {
      try (FileChannel out =
          FileChannel.open(
              fresh,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode)))) {
        for (byte[] piece : pieces) {
          ByteBuffer rest = ByteBuffer.wrap(piece);
          while (rest.hasRemaining()) {
            out.write(rest);
          }
        }
        out.force(true);
      }
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      try {
        Files.deleteIfExists(fresh);
      } catch (IOException more) {
        e.addSuppressed(more);
      }
      throw e;
    }
    syncFolder(target);
  }

  /// Gives a whole file, which was forced to the disk before, its place, so that it stays there
  /// after a power cut. The folder of its place must be there; when it is new, its own place is
  /// made durable too.
  ///
  /// @throws IOException when it cannot be moved
  public static void move(Path whole, Path place) throws IOException {
    Path target = place.toAbsolutePath();
    Files.move(whole, target, StandardCopyOption.ATOMIC_MOVE);
    syncFolder(target);
    Path folder = target.getParent();
    if (folder != null) {
      syncFolder(folder);
    }
  }

  /// Deletes a file so that it stays deleted after a power cut. No file is no fault.
  ///
  /// @throws IOException when it cannot be deleted
  public static void delete(Path file) throws IOException {
    if (Files.deleteIfExists(file)) {
      syncFolder(file.toAbsolutePath());
    }
  }

  private static void syncFolder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null) {
      return;
    }
    try (FileChannel open = FileChannel.open(folder, StandardOpenOption.READ)) {
      open.force(true);
    }
  }
}
