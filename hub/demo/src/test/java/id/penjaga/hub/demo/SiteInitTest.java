package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.setup.SiteInit;
import id.penjaga.hub.app.setup.SiteRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("F66 A new site made by init")
class SiteInitTest {
  @TempDir Path folder;

  @Test
  @DisplayName(
      "F66 the files for a Raspberry Pi are well formed, private, and open no door to sample"
          + " badges")
  void aSiteForARaspberryPi() throws Exception {
    Path site = folder.resolve("site");
    String said =
        SiteInit.run(
            Map.of(
                "to",
                site.toString(),
                "host",
                "hub.lan",
                "device",
                "ruang-2",
                "site",
                "Ruang Server Ünïcode"));
    assertTrue(said.contains("java @jvm.options -jar penjaga-device.jar run"), said);
    DeviceConfig device = ConfigReader.read(site.resolve("ruang-2/device.yaml"));
    assertEquals("raspberry-pi", device.board().name());
    assertTrue(device.rules(number -> null).badges().isEmpty(), "no badge of the public sample");
    Definitions definitions =
        DefinitionFolder.read(HubConfigReader.read(site.resolve("hub/hub.yaml")).definitions());
    assertEquals(List.of(), definitions.problems());
    assertTrue(definitions.procedures().containsKey("SRVSEC"), definitions.counted());
    try (Stream<Path> all = Files.walk(site)) {
      for (Path file : all.toList()) {
        String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
        assertEquals(Files.isDirectory(file) ? "rwx------" : "rw-------", mode, file::toString);
      }
    }
    assertFalse(Files.readString(site.resolve("broker/acl")).contains("pattern"));
  }

  @Test
  @DisplayName("F66 what exists is not written over")
  void nothingIsWrittenOver() throws Exception {
    Path file = Files.createFile(folder.resolve("mine"));
    SiteRefused refused =
        assertThrows(
            SiteRefused.class,
            () -> SiteInit.run(Map.of("to", folder.toString(), "board", "simulated")));
    assertTrue(String.valueOf(refused.getMessage()).contains("writes over nothing"));
    assertTrue(Files.exists(file));
    try (Stream<Path> all = Files.list(folder)) {
      assertEquals(1, all.count());
    }
  }

  @ParameterizedTest
  @DisplayName("F66 an option that cannot be followed is refused with what to write")
  @CsvSource(
      delimiter = '|',
      value = {
        "host        | pi@host       | is no broker",
        "host        | 192.168.1.256 | at most 255",
        "device      | ../etc        | is no name",
        "device      | noc           | the name of another account",
        "board       | pi            | raspberry-pi or simulated",
        "broker-port | 0             | write 1 to 65535",
        "web-port    | 99999         | write 1 to 65535",
        "site        | 'a \"quote\"'   | without quotes",
        "colour      | red           | there is no option --colour",
      })
  void aWrongOptionIsRefused(String option, String value, String said) {
    Map<String, String> options =
        option.equals("host")
            ? Map.of("to", folder.resolve("x").toString(), option, value)
            : Map.of("to", folder.resolve("x").toString(), "host", "hub.lan", option, value);
    SiteRefused refused = assertThrows(SiteRefused.class, () -> SiteInit.run(options));
    assertTrue(String.valueOf(refused.getMessage()).contains(said), refused.getMessage());
    assertFalse(Files.exists(folder.resolve("x")), "nothing was made");
  }
}
