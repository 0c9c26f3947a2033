package id.penjaga.device.app;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.yaml.ConfigRefused;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A target for the fuzzer (`.ci/fuzz`): any recording is replayed or refused by {@link
/// Replay.Malformed}, and comes to an end. The header is given.
public final class ReplayFuzz {
  private static final String HEADER = "timestamp,temperature,humidity\n";
  private static final DeviceConfig CONFIG = config();

  private ReplayFuzz() {}

  private static DeviceConfig config() {
    try {
      return ConfigReader.read(Path.of("../../config/device.yaml"));
    } catch (ConfigRefused e) {
      throw new IllegalStateException(e);
    }
  }

  public static void fuzzerTestOneInput(byte[] data) throws IOException, StartRefused {
    String text = HEADER + new String(data, StandardCharsets.UTF_8);
    for (boolean strict : new boolean[] {false, true}) {
      Replay replay = new Replay(CONFIG, OutputStream.nullOutputStream());
      BufferedReader trace =
          new BufferedReader(
              new InputStreamReader(
                  new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                  StandardCharsets.UTF_8));
      try {
        replay.run(trace, strict ? null : ReplayFuzz::sentence);
      } catch (Replay.Malformed e) {
        sentence(String.valueOf(e.getMessage()));
      }
    }
  }

  private static void sentence(String message) {
    if (!message.startsWith("line ")) {
      throw new AssertionError("no line in: " + message);
    }
  }
}
