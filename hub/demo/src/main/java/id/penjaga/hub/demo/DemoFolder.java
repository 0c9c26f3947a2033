package id.penjaga.hub.demo;

import id.penjaga.device.shell.files.FileWords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;
import org.tinylog.Logger;

/// The demo's data folder, under a file lock from before the first file is written until the end.
///
/// At the usual speed it is `target/demo` and stays. A fast demo gets a folder of its own: its
/// clock runs ahead, so that another run would begin before this one ended; it is deleted at the
/// end. Nothing is deleted that this run did not make.
///
/// @param path of the folder
/// @param isOfThisRunOnly whether it was made for this run and goes with it
record DemoFolder(Path path, boolean isOfThisRunOnly, FileChannel lock) implements AutoCloseable {
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /// A folder that cannot be had; the message says what to do.
  static final class FolderRefused extends Exception {
    private static final long serialVersionUID = 1;

    FolderRefused(String message) {
      super(message);
    }
  }

  /// @param root of the project
  /// @param speed simulated seconds in a second
  static DemoFolder in(Path root, int speed) throws FolderRefused {
    Path target = root.resolve("target");
    Path path = target.resolve("demo");
    boolean own = speed != 1;
    try {
      Files.createDirectories(target);
      if (own) {
        path = Files.createTempDirectory(target, "demo-" + speed + "x-", PRIVATE);
      } else if (Files.isDirectory(path)) {
        makePrivate(path);
      } else {
        Files.createDirectory(path, PRIVATE);
      }
      FileChannel lock =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(lock)) {
        lock.close();
        throw new FolderRefused(
            "Another demo keeps its data in "
                + path
                + ". Stop it first; a demo at another speed (-Dspeed=10) may run beside it.");
      }
      return new DemoFolder(path, own, lock);
    } catch (IOException e) {
      throw new FolderRefused("The demo cannot keep its data. " + FileWords.of(path, e));
    }
  }

  /// Closes the folders of an earlier demo to other accounts: older ones were open, and the hub
  /// refuses a data folder that others may enter.
  private static void makePrivate(Path path) throws IOException {
    try (Stream<Path> all = Files.walk(path, 2)) {
      for (Path folder : all.filter(Files::isDirectory).toList()) {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    }
  }

  private static boolean locked(FileChannel lock) throws IOException {
    try {
      return lock.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      lock.close();
      if (isOfThisRunOnly) {
        delete();
      }
    } catch (IOException | UncheckedIOException e) {
      Logger.warn("{} could not be deleted; delete it by hand", path);
    }
  }

  private void delete() throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      files
          .sorted(Comparator.reverseOrder())
          .forEach(file -> {
            try {
              Files.delete(file);
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
  }
}
