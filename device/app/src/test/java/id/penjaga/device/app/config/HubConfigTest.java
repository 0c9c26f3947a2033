package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.penjaga.device.core.RoomRules.HubRule;
import id.penjaga.device.messages.Severity;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The group `hub` of a configuration.
class HubConfigTest {
  private static final String MQTT = "mqtt: { url: tcp://localhost:1883 }\n";

  @TempDir Path folder;

  private @Nullable HubRule read(String groups) throws Exception {
    return ConfigReader.read(
            GoodConfig.write(
                folder, GoodConfig.TEXT.replace("data: data\n", "data: data\n" + groups)))
        .rules()
        .hub();
  }

  @Test
  @DisplayName("SYS-12 a device with a broker expects its hub within 15 minutes, alone it does not")
  void withoutTheGroup() throws Exception {
    assertNull(read(""));
    assertEquals(new HubRule(900_000, Severity.WARNING), read(MQTT));
  }

  @Test
  @DisplayName("SYS-12 the silence that is agreed and how severe it is stand in the file")
  void whatIsWritten() throws Exception {
    assertEquals(
        new HubRule(7_200_000, Severity.CRITICAL),
        read(MQTT + "hub: { away-after: 2 h, severity: critical }\n"));
    assertEquals(new HubRule(900_000, Severity.WARNING), read(MQTT + "hub: {}\n"));
    assertNull(read(MQTT + "hub: { away-after: 0 s }\n"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          mqtt: { url: tcp://localhost:1883 } | hub: { away-after: 30 s } | 4: hub.away-after: is 30 s and must be at least 1 min, what a restart of the hub may take; or each restart of it is an alarm; 0 s asks nothing of the hub
          storage: { trend: 64 MiB }          | hub: { away-after: 1 h }  | 4: hub: a hub is heard over the broker; write the group mqtt, or take this one out
          """)
  @DisplayName("SYS-12 a silence that is too short, or of a hub nobody can hear, is refused")
  void whatCannotBeIsRefused(String other, String hub, String said) {
    GoodConfig.refused(folder, "data: data\n", "data: data\n" + other + "\n" + hub + "\n", said);
  }
}
