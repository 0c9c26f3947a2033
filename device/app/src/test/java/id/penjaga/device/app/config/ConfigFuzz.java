package id.penjaga.device.app.config;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A target for the fuzzer (`.ci/fuzz`): any file is a configuration or {@link ConfigRefused} with
/// a sentence for each problem.
public final class ConfigFuzz {
  private ConfigFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    Path file = Files.createTempFile("config", ".yaml");
    try {
      Files.write(file, data);
      DeviceConfig config = ConfigReader.read(file);
      require(!config.parts().isEmpty() || config.rules().points().isEmpty(), "points of no part");
    } catch (ConfigRefused e) {
      require(!e.problems().isEmpty(), "refused for nothing");
      for (Problem problem : e.problems()) {
        require(!problem.what().isBlank(), "a problem without a sentence: " + problem);
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError(what);
    }
  }
}
