package id.penjaga.device.core.bad;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/// Breaks several house rules on purpose.
class Impure {
  static long calls;

  long now() {
    calls++;
    return System.currentTimeMillis()
        + new Random().nextInt()
        + (Files.exists(Path.of("/")) ? 1 : 0);
  }
}
