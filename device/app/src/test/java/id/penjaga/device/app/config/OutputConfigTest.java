package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.core.Pattern;
import id.penjaga.device.core.RoomRules.OutputRule;
import id.penjaga.device.core.RoomRules.Patterns;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The group `outputs` of a configuration, in the sample.
class OutputConfigTest {
  private static final Path SAMPLE = Path.of("../../config/device.yaml");

  @TempDir Path folder;

  /// The alarm relay of the sample, as a part of another kind and with more keys.
  private OutputRule relay(String kind, String keys) throws Exception {
    String text = Files.readString(SAMPLE);
    String point = "  relay.alarm:\n    kind: relay\n";
    String output = "  relay.alarm:\n    least: warning\n";
    String changed =
        text.replace(point, point.replace("kind: relay", "kind: " + kind))
            .replace(output, output + keys);
    Path file = Files.writeString(folder.resolve("device.yaml"), changed);
    return ConfigReader.read(file).rules().outputs().stream()
        .filter(rule -> rule.output().name().equals("relay.alarm"))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "buzzer, true, SINGLE, DOUBLE, STEADY",
    "siren, true, STEADY, STEADY, STEADY",
    "beacon, false, STEADY, STEADY, STEADY",
    "relay, false, STEADY, STEADY, STEADY"
  })
  @DisplayName("ENV-10 by kind: what beeps, what a person may silence, and what only shines")
  void byKind(String kind, boolean silenceable, Pattern info, Pattern warning, Pattern critical)
      throws Exception {
    OutputRule rule = relay(kind, "");
    assertEquals(silenceable, rule.silenceable());
    assertEquals(new Patterns(info, warning, critical), rule.patterns());
  }

  @Test
  @DisplayName("ENV-10 the file says another rhythm, and another that may be silenced")
  void whatIsWritten() throws Exception {
    OutputRule rule =
        relay(
            "beacon", "    silenceable: true\n    patterns: { warning: double, critical: fast }\n");
    assertEquals(new Patterns(Pattern.STEADY, Pattern.DOUBLE, Pattern.FAST), rule.patterns());
    assertEquals(true, rule.silenceable());
  }
}
