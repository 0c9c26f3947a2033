package id.penjaga.device.app.board.sensor;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.KernelException;
import id.penjaga.device.drivers.wire.KernelSensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A sensor of the kernel's industrial I/O subsystem, as a folder of text files. The folder is
/// looked up at every read: its number depends on the order in which drivers were bound, and a
/// sensor may come later.
public final class IioSensor implements KernelSensor {
  private static final int LONGEST = 4096;

  private final Path devices;
  private final String name;
  private final Runnable released;

  /// @param devices normally `/sys/bus/iio/devices`
  /// @param name the device's `name` file, such as `dht11@4` (the line in hexadecimal); if none has
  ///     it, the only one that begins with its part before `@` is meant
  public IioSensor(Path devices, String name, Runnable released) {
    this.devices = devices;
    this.name = name;
    this.released = released;
  }

  @Override
  public String read(String file) throws KernelException {
    Path folder = folder();
    if (folder == null) {
      throw new KernelException("ENOENT", "the kernel has no sensor named " + name);
    }
    try {
      return text(folder.resolve(file)).stripTrailing();
    } catch (LinuxException e) {
      throw new KernelException(e.symbol(), file + " of " + name + ": " + e.symbol());
    }
  }

  @Override
  public void close() {
    released.run();
  }

  private @Nullable Path folder() {
    String part = name.replaceFirst("@.*", "");
    List<Path> similar = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(devices, "iio:device*")) {
      for (Path folder : all) {
        String found = nameOf(folder);
        if (found.equals(name)) {
          return folder;
        }
        if (found.equals(part) || found.startsWith(part + "@")) {
          similar.add(folder);
        }
      }
    } catch (IOException _) {
      return null; // no such subsystem: no sensor
    }
    return similar.size() == 1 ? similar.getFirst() : null;
  }

  private static String nameOf(Path folder) {
    try {
      return text(folder.resolve("name")).strip();
    } catch (LinuxException _) {
      return ""; // unbound between listing and reading
    }
  }

  /// Java's own file reading would hide the error's name.
  public static String text(Path file) throws LinuxException {
    int fd = Libc.open(file.toString(), Libc.READ_ONLY);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(LONGEST);
      int count = Libc.read(fd, buffer);
      return new String(buffer.asSlice(0, count).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
    } finally {
      Libc.close(fd);
    }
  }
}
