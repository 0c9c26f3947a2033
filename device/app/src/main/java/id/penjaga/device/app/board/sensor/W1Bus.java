package id.penjaga.device.app.board.sensor;

import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.KernelException;
import id.penjaga.device.drivers.wire.KernelSensor;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The one-wire bus of the kernel, as a folder with a folder for each part on it. Parts come and
/// go, so they are looked up at every read.
///
/// @param devices normally `/sys/bus/w1/devices`
public record W1Bus(Path devices) implements KernelSensor {
  /// @param file such as `28-0316a2794caf/w1_slave`; with a star, the only part that fits is meant
  @Override
  public String read(String file) throws KernelException {
    String[] part = file.split("/", 2);
    if (part.length < 2) {
      throw new KernelException("ENOENT", "a one-wire bus has no file " + file);
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(devices, part[0])) {
      all.forEach(found::add);
    } catch (IOException _) {
      // no such subsystem: no parts
    }
    if (found.size() != 1) {
      String errno = found.isEmpty() ? "ENOENT" : "ENOTUNIQ";
      throw new KernelException(errno, found.size() + " parts on the one-wire bus are " + part[0]);
    }
    try {
      return IioSensor.text(found.getFirst().resolve(part[1])).stripTrailing();
    } catch (LinuxException e) {
      throw new KernelException(e.symbol(), file + ": " + e.symbol());
    }
  }

  @Override
  public void close() {
    // Nothing is kept open: all parts share the bus.
  }
}
