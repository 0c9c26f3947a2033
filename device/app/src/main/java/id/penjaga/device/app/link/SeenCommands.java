package id.penjaga.device.app.link;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.tinylog.Logger;

/// The file in which the ids of run commands survive a restart: one id in a line, oldest first.
/// Commands are rare, so it is written anew for each.
final class SeenCommands {
  private final Path file;

  SeenCommands(Path file) {
    this.file = file;
  }

  List<String> read() {
    try {
      return Files.exists(file) ? Files.readAllLines(file) : List.of();
    } catch (IOException e) {
      Logger.warn("{} cannot be read, commands of earlier starts are forgotten: {}", file, e);
      return List.of();
    }
  }

  /// Returns when the ids are durable; says so when they cannot be.
  void write(List<String> ids) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    byte[] text = (String.join("\n", ids) + "\n").getBytes(StandardCharsets.US_ASCII);
    try {
      try (FileChannel out =
          FileChannel.open(
              fresh,
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE,
              StandardOpenOption.TRUNCATE_EXISTING)) {
        out.write(ByteBuffer.wrap(text));
        out.force(false);
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      Logger.warn("{} cannot be written, a command could be repeated after a restart: {}", file, e);
    }
  }
}
