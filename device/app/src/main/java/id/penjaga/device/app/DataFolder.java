package id.penjaga.device.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// The folder a device keeps its memory in. One program may use it at a time.
record DataFolder(Path path, FileChannel lock) {

  static DataFolder of(Path path) throws StartRefused {
    try {
      Files.createDirectories(path);
      FileChannel file = open(path.resolve("lock"));
      if (locked(file)) {
        return new DataFolder(path, file);
      }
      file.close();
    } catch (IOException e) {
      throw new StartRefused(
          path + " cannot be used as data folder: " + e.getMessage() + "; check owner and space",
          e);
    }
    throw new StartRefused(
        path + " is in use by another device program; stop that one or write another data folder");
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
