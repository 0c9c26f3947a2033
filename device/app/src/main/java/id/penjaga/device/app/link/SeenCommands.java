package id.penjaga.device.app.link;

import id.penjaga.device.shell.files.DurableFile;
import id.penjaga.device.shell.files.FileWords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
      Logger.warn(
          "{} cannot be read, commands of earlier starts are forgotten: {}",
          file,
          FileWords.reason(file, e));
      return List.of();
    }
  }

  /// Returns when the ids are durable; says so when they cannot be.
  void write(List<String> ids) {
    byte[] text = (String.join("\n", ids) + "\n").getBytes(StandardCharsets.US_ASCII);
    try {
      DurableFile.write(file, text, "rw-------");
    } catch (IOException e) {
      Logger.warn(
          "{} cannot be written, a command could be repeated after a restart: {}",
          file,
          FileWords.reason(file, e));
    }
  }
}
