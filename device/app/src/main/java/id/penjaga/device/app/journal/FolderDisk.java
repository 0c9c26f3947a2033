package id.penjaga.device.app.journal;

import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.shell.files.FileWords;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A folder of the operating system.
///
/// Java reports a full disk only by the C library's text, in the language of the process. That text
/// is asked of the C library by its error numbers and compared, so that no language decides; the
/// free space is asked as well. An interrupt of the writing thread closes a `FileChannel`; it
/// surfaces as a {@link DiskException} and the next use opens the file again.
final class FolderDisk implements Disk {
  /// With less than this left a failed write is taken for a full disk.
  private static final long FULL_BELOW = 64 * 1024;

  /// What the C library says of ENOSPC (no space, no inode) and EDQUOT in this process.
  private static final List<String> FULL = fullTexts();

  private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ);
  private static final Set<OpenOption> WRITE =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE);
  private static final Set<OpenOption> CREATE =
      Set.of(
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING);

  private final Path folder;
  private final boolean writable;

  FolderDisk(Path folder, boolean writable) throws DiskException {
    this.folder = folder.toAbsolutePath();
    this.writable = writable;
    try {
      if (writable && !Files.isDirectory(this.folder)) {
        Files.createDirectories(this.folder);
        Path parent = this.folder.getParent();
        if (parent != null) {
          forceFolder(parent);
        }
      }
    } catch (IOException e) {
      throw failure("make", this.folder, e);
    }
  }

  @Override
  public List<String> list() throws DiskException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    } catch (IOException e) {
      throw failure("list", folder, e);
    }
  }

  @Override
  public DiskFile open(String name) throws DiskException {
    try {
      return open(name, writable ? WRITE : READ);
    } catch (DiskException e) {
      // A card that has turned read-only can still be read.
      if (!writable || !Files.isReadable(folder.resolve(name))) {
        throw e;
      }
      return open(name, READ);
    }
  }

  @Override
  public DiskFile create(String name) throws DiskException {
    return open(name, CREATE);
  }

  private DiskFile open(String name, Set<OpenOption> how) throws DiskException {
    Path path = folder.resolve(name);
    try {
      return new Channel(path, FileChannel.open(path, how));
    } catch (IOException e) {
      throw failure("open", path, e);
    }
  }

  @Override
  public void rename(String from, String to) throws DiskException {
    try {
      Files.move(folder.resolve(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw failure("rename", folder.resolve(from), e);
    }
  }

  @Override
  public void delete(String name) throws DiskException {
    try {
      Files.deleteIfExists(folder.resolve(name));
    } catch (IOException e) {
      throw failure("delete", folder.resolve(name), e);
    }
  }

  @Override
  public void force() throws DiskException {
    try {
      forceFolder(folder);
    } catch (IOException e) {
      throw failure("force", folder, e);
    }
  }

  @Override
  public long freeBytes() throws DiskException {
    try {
      return Files.getFileStore(folder).getUsableSpace();
    } catch (IOException e) {
      throw failure("ask the free space of", folder, e);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }

  private static void forceFolder(Path folder) throws IOException {
    if (File.separatorChar == '\\') {
      return; // Windows has no handle to force a folder by; only developers run there.
    }
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static DiskException failure(String what, Path path, IOException e) {
    String message = "cannot " + what + " " + FileWords.of(path, e);
    return full(path, e) ? new DiskFull(message, e) : new DiskException(message, e);
  }

  private static boolean full(Path path, IOException e) {
    String reason = FileWords.system(e);
    if (reason != null && FULL.contains(reason)) {
      return true;
    }
    try {
      return Files.getFileStore(path).getUsableSpace() < FULL_BELOW;
    } catch (IOException _) {
      return false;
    }
  }

  private static List<String> fullTexts() {
    if (!System.getProperty("os.name", "").equals("Linux")) {
      return List.of("No space left on device", "Disk quota exceeded");
    }
    return List.of(Libc.errorText(LinuxException.ENOSPC), Libc.errorText(LinuxException.EDQUOT));
  }

  private record Channel(Path path, FileChannel channel) implements DiskFile {

    @Override
    public long size() throws DiskException {
      try {
        return channel.size();
      } catch (IOException e) {
        throw failure("ask the size of", path, e);
      }
    }

    @Override
    public int read(ByteBuffer into, long offset) throws DiskException {
      int start = into.position();
      try {
        int count = 0;
        while (into.hasRemaining() && count >= 0) {
          count = channel.read(into, offset + into.position() - start);
        }
      } catch (IOException e) {
        throw failure("read", path, e);
      }
      return into.position() - start;
    }

    @Override
    public void write(ByteBuffer from, long offset) throws DiskException {
      long at = offset;
      try {
        while (from.hasRemaining()) {
          at += channel.write(from, at);
        }
      } catch (IOException e) {
        throw failure("write", path, e);
      } catch (NonWritableChannelException e) {
        throw new DiskException("cannot write " + path + ": the disk is read-only", e);
      }
    }

    @Override
    public void force() throws DiskException {
      try {
        channel.force(false);
      } catch (IOException e) {
        throw failure("force", path, e);
      }
    }

    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException _) {
        // Close errors are ignored: data not yet fsynced is never acknowledged.
      }
    }
  }
}
