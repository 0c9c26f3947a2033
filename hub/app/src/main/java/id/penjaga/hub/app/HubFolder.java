package id.penjaga.hub.app;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.files.PrivateFolder;
import id.penjaga.device.shell.files.SecretRefused;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.tinylog.Logger;

/// The hub's data folder: mode 0700, and locked by one hub at a time. The operating system releases
/// the lock at the end of the process, however it ends.
final class HubFolder implements AutoCloseable {
  private final FileChannel channel;

  private HubFolder(FileChannel channel) {
    this.channel = channel;
  }

  /// Makes the folder when it is not there, and takes its lock.
  ///
  /// @throws HubRefused when it is laxer than 0700, cannot be made, or another hub has it
  static HubFolder open(Path folder) throws HubRefused {
    try {
      PrivateFolder.of(folder);
    } catch (SecretRefused e) {
      throw new HubRefused(String.valueOf(e.getMessage()), e);
    }
    Path file = folder.resolve("hub.lock");
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new HubRefused(FileWords.of(file, e), e);
    }
    if (locked(channel, file)) {
      return new HubFolder(channel);
    }
    new HubFolder(channel).close();
    throw new HubRefused(
        folder + " is in use by another hub; stop that one, or write another data folder");
  }

  private static boolean locked(FileChannel channel, Path file) throws HubRefused {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException _) {
      return false;
    } catch (IOException e) {
      throw new HubRefused(FileWords.of(file, e), e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) {
      Logger.warn("The lock of the data folder is released at the end of the process only");
    }
  }
}
