package id.penjaga.device.app;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.files.PrivateFolder;
import id.penjaga.device.shell.files.SecretRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The folder a device keeps its memory in: who was where, and the site's key. It is made for
/// its owner only, and one program may use it at a time.
record DataFolder(Path path, FileChannel lock) {

  static DataFolder of(Path path) throws StartRefused {
    Path lock = path.resolve("lock");
    try {
      makePrivate(path);
      FileChannel file = open(lock);
      if (locked(file)) {
        return new DataFolder(path, file);
      }
      file.close();
    } catch (IOException e) {
      throw new StartRefused("the data folder cannot be used. " + FileWords.of(lock, e), e);
    }
    throw new StartRefused(
        path + " is in use by another device program; stop that one or write another data folder");
  }

  /// Made for its owner only. One that is there already and laxer is told and used: a guardian
  /// whose card has turned read-only could not even be given another mode, and must start.
  private static void makePrivate(Path path) throws SecretRefused {
    boolean there = Files.isDirectory(path);
    try {
      PrivateFolder.of(path);
    } catch (SecretRefused e) {
      if (!there) {
        throw e;
      }
      Logger.warn("The data folder is not private. {}", e.getMessage());
    }
  }

  /// A card that has turned read-only still has the lock of earlier starts.
  private static FileChannel open(Path lock) throws IOException {
    try {
      return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      if (!Files.exists(lock)) {
        throw e;
      }
      return FileChannel.open(lock, StandardOpenOption.READ);
    }
  }

  private static boolean locked(FileChannel file) throws IOException {
    try {
      return lock(file) != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  private static @Nullable FileLock lock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (NonWritableChannelException _) {
      return file.tryLock(0, Long.MAX_VALUE, true);
    }
  }

  void close() {
    try {
      lock.close();
    } catch (IOException _) {
      // The operating system releases the lock at exit.
    }
  }
}
