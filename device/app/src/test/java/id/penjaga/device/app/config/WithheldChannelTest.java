package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.yaml.ConfigRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a part has and must not be used for.
class WithheldChannelTest {
  @TempDir Path folder;

  private Path config(String pin) throws Exception {
    String sample = Files.readString(Path.of("../../config/device.yaml"));
    String changed =
        sample
            .replace("\nparts:\n", "\nparts:\n  pins:\n    driver: mcp23017\n    connector: J15\n")
            .replace(
                "\npoints:\n",
                "\npoints:\n  pins.%s: { kind: leak, label: { id: Tali, en: Rope } }\n"
                    .formatted(pin));
    return Files.writeString(folder.resolve("device.yaml"), changed);
  }

  @ParameterizedTest
  @DisplayName("F56 a7 and b7 of an MCP23017 as an input are refused with the reason and the line")
  @ValueSource(strings = {"a7", "b7"})
  void aPinThatIsAnOutputOnlyIsRefused(String pin) throws Exception {
    Path file = config(pin);
    ConfigRefused refused = assertThrows(ConfigRefused.class, () -> ConfigReader.read(file));
    String said = refused.problems().toString();
    assertEquals(1, refused.problems().size(), said);
    assertTrue(said.contains("pins." + pin), said);
    assertTrue(said.contains("a7 and b7 are outputs only"), said);
    assertTrue(said.contains("move the contact to another pin"), said);
  }

  @ParameterizedTest
  @DisplayName("F56 the other pins are inputs")
  @ValueSource(strings = {"a0", "a6", "b0", "b6"})
  void theOtherPinsAreInputs(String pin) throws Exception {
    ConfigReader.read(config(pin));
  }
}
