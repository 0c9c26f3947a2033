package id.penjaga.device.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The folder a device keeps its memory in. One program may use it at a time.
record DataFolder(Path path, FileChannel lock) {

  static DataFolder of(Path path) throws StartRefused {
    try {
      Files.createDirectories(path);
      FileChannel file =
          FileChannel.open(
              path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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

  private static boolean locked(FileChannel file) throws IOException {
    try {
      FileLock lock = file.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  void close() {
    try {
      lock.close();
    } catch (IOException _) {
      // The end of the program gives it back.
    }
  }
}
