package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.Pattern;
import id.penjaga.device.core.RoomRules.AtLeast;
import id.penjaga.device.core.RoomRules.OutputRule;
import id.penjaga.device.core.RoomRules.Patterns;
import id.penjaga.device.yaml.ConfigRefused;
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

  @Test
  @DisplayName("ENV-10 how long a relay stays on or off stands in the file; nothing unless written")
  void howLongItStays() throws Exception {
    assertEquals(AtLeast.NOTHING, relay("relay", "").stays());
    assertEquals(
        new AtLeast(180_000, 300_000),
        relay("relay", "    min-on: 3 min\n    min-off: 5 min\n").stays());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          buzzer | min-on: 1 min  | min-on: only a relay can wait, and a buzzer must not; take this key out
          siren  | min-off: 1 min | min-off: only a relay can wait, and a siren must not; take this key out
          beacon | min-off: 1 min | min-off: only a relay can wait, and a beacon must not; take this key out
          relay  | min-on: 2 h    | min-on: is 2 h and must be at most 1 h, the longest that a relay waits; a longer one hides what the room asks for
          """)
  @DisplayName("ENV-10 a sound never waits, and no relay for ever")
  void whatCannotBeIsRefused(String kind, String key, String said) {
    ConfigRefused refused =
        assertThrows(ConfigRefused.class, () -> relay(kind, "    " + key + "\n"));
    assertTrue(refused.getMessage().contains("outputs.relay.alarm." + said), refused.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          relay.leak  | relay.leak follows alarms already; give the watchdog an output of its own
          buzzer      | there is no point "buzzer" of kind relay; write one of relay.alarm, relay.leak
          lock.main   | there is no point "lock.main" of kind relay; write one of relay.alarm, relay.leak
          """)
  @DisplayName("ENV-10 the watchdog's output is a relay that nothing else drives")
  void theWatchdogAlone(String output, String said) throws Exception {
    String text =
        Files.readString(SAMPLE)
            .replace("storage:\n", "watchdog: { output: " + output + " }\nstorage:\n");
    Path file = Files.writeString(folder.resolve("device.yaml"), text);
    ConfigRefused refused = assertThrows(ConfigRefused.class, () -> ConfigReader.read(file));
    assertTrue(refused.getMessage().contains("watchdog.output: " + said), refused.getMessage());
  }

  @Test
  @DisplayName("ENV-08 what a door warns by never waits")
  void aWarningNeverWaits() throws Exception {
    String text =
        Files.readString(SAMPLE)
            .replace(
                "    # held-warning: { output: buzzer", "    held-warning: { output: relay.leak")
            .replace("    kinds: [water-leak]\n", "    kinds: [water-leak]\n    min-off: 1 min\n");
    Path file = Files.writeString(folder.resolve("device.yaml"), text);
    ConfigRefused refused = assertThrows(ConfigRefused.class, () -> ConfigReader.read(file));
    assertTrue(
        refused.getMessage().contains("a door warns by this output, and a warning never waits"),
        refused.getMessage());
  }
}
