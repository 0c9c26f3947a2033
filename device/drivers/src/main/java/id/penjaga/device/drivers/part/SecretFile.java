package id.penjaga.device.drivers.part;

import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/// A password or key that a part needs. It stands in a file of its own, never in the configuration,
/// and no sentence repeats it.
public final class SecretFile {
  private static final int MOST_BYTES = 4096;

  private SecretFile() {}

  /// @param path as {@link Setting.File} holds it
  /// @return the first line without spaces around it
  /// @throws WireException if there is no such file, if it is empty, or if others than its owner
  ///     may read it
  public static String read(String path) throws WireException {
    Path file = Path.of(path);
    try {
      Set<PosixFilePermission> may = Files.getPosixFilePermissions(file);
      if (may.contains(PosixFilePermission.GROUP_READ)
          || may.contains(PosixFilePermission.OTHERS_READ)) {
        throw refused(file + " can be read by others; run: chmod 600 " + file);
      }
      if (Files.size(file) > MOST_BYTES) {
        throw refused(file + " is too large for a password or key");
      }
      String line = Files.readString(file).lines().findFirst().orElse("").strip();
      if (line.isEmpty()) {
        throw refused(file + " has nothing in its first line");
      }
      return line;
    } catch (IOException e) {
      throw new WireException(
          MissReason.NOT_CONNECTED, file + " cannot be read; put the password or key there", e);
    }
  }

  private static WireException refused(String sentence) {
    return new WireException(MissReason.NOT_CONNECTED, sentence);
  }
}
