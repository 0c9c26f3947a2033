package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.device.core.ShutdownRules;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.yaml.ConfigRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which servers go before a battery is empty, in a configuration.
class ShutdownConfigTest {
  private static final String UPS =
      """
        ups.main.on-battery: { kind: ups-on-battery, label: { id: Baterai, en: Battery } }
        ups.main.low-battery: { kind: ups-low-battery, label: { id: Lemah, en: Low } }
        ups.main.battery-runtime: { kind: ups-value, label: { id: Tahan, en: Runtime } }
        ups.main.battery-charge: { kind: ups-value, label: { id: Isi, en: Charge } }
      """;

  @TempDir Path folder;

  private DeviceConfig read(String shutdown) throws Exception {
    secret("long", "kunci-ruang-7Fq2");
    secret("short", "1234");
    String parts =
        "parts:\n"
            + "  ups.main: { driver: nut, connector: \"10.3.0.7:3493\", every: 5 s, settings: {"
            + " ups: rack } }\n";
    return ConfigReader.read(
        GoodConfig.write(
            folder,
            GoodConfig.TEXT
                .replace("data: data", "data: data\n" + shutdown)
                .replace("parts:\n", parts)
                .replace("points:\n", "points:\n" + UPS)));
  }

  private void secret(String name, String text) throws Exception {
    Path file = Files.writeString(folder.resolve(name), text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  @DisplayName("PWR-08 nothing listens and nobody is shut down unless it is written")
  void itIsOffAndThenAsWritten() throws Exception {
    assertNull(read("").shutdown());
    assertEquals(ShutdownRules.NONE, read("").rules().shutdown());
    DeviceConfig config =
        read(
            "shutdown: { listen: 10.3.0.21, password-file: long, groups: ["
                + "{ name: test-servers, ups: ups.main, runtime-below: 20 min, charge-below: 60 },"
                + " { name: storage, ups: ups.main, after: 2 min } ] }");
    ShutdownAccount account = config.shutdown();
    assertNotNull(account);
    assertEquals("10.3.0.21:3493", account.toString());
    ShutdownRules rules = config.rules(_ -> new BadgeId("00".repeat(16))).shutdown();
    assertEquals(15_000, rules.lastingMs());
    ShutdownRules.Group first = rules.groups().getFirst();
    assertEquals(
        new ShutdownRules.Below(new PointId("ups.main.battery-runtime"), 1_200), first.runtime());
    assertEquals(new PointId("ups.main.low-battery"), first.lowBattery());
    assertEquals(120_000, rules.groups().getLast().afterMs());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          password-file: long                                              | 3: shutdown.groups: names the groups of servers in the order in which they go, 1 to 20; write one, or take shutdown out
          groups: [{ name: a, ups: ups.main }]                             | 3: shutdown: servers log in with a password; write password-file: upsmon.password, and make it with: openssl rand -hex 12
          password-file: short, groups: [{ name: a, ups: ups.main }]       | 3: shutdown.password-file: holds fewer than 12 characters, or some that the protocol cannot carry; make it with: openssl rand -hex 12
          password-file: long, groups: [{ name: ups.main, ups: ups.main }] | 3: shutdown.groups: the name ups.main is that of a UPS; call the group otherwise
          password-file: long, groups: [{ name: a, ups: ups.main }, { name: a, ups: ups.main }] | 3: shutdown.groups[2].name: stands at two groups; a server asks for one
          password-file: long, groups: [{ name: a, ups: door }]            | 3: shutdown.groups[1].ups: no point of door tells whether it feeds from its battery; write the point door.on-battery of kind: ups-on-battery, or the name with which those of the UPS begin
          password-file: long, lasting: 0 s, groups: [{ name: a, ups: ups.main }] | 3: shutdown.lasting: is 0 s and must be more than 0 s, no time at all; or a moment's low shuts servers down
          password-file: long, groups: [{ name: a, ups: ups.main, charge-below: 101 }] | 3: shutdown.groups[1].charge-below: is 101 and must be at most 100, a full battery; it is a percentage
          """)
  @DisplayName("PWR-08 what could shut nobody down, or anybody at once, is refused with its cure")
  void whatCannotWorkIsRefused(String shutdown, String said) {
    ConfigRefused refused =
        assertThrows(ConfigRefused.class, () -> read("shutdown: { " + shutdown + " }"));
    assertEquals(
        said,
        refused.problems().stream()
            .map(problem -> problem.toString().replace(problem.file() + ":", ""))
            .collect(Collectors.joining("\n")));
  }
}
