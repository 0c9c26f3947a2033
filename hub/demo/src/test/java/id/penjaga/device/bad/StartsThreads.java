package id.penjaga.device.bad;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Breaks house rules on purpose: a thread of its own, and the bare message of a file's exception.
class StartsThreads {
  String read(Path file) throws Exception {
    Thread.ofPlatform().start(() -> {});
    new Thread(() -> {}).start();
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      return String.valueOf(e.getMessage());
    } catch (IOException e) {
      return "it fails: " + e.getMessage();
    }
  }
}
