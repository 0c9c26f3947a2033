package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The device's page and the care for PINs and held doors, in a configuration.
class PageConfigTest {
  @TempDir Path folder;

  private DeviceConfig read(String page) throws Exception {
    secret("long", "kunci-ruang-7Fq2");
    secret("short", "1234");
    return ConfigReader.read(
        GoodConfig.write(folder, GoodConfig.TEXT.replace("data: data", "data: data\n" + page)));
  }

  private void secret(String name, String text) throws Exception {
    Path file = Files.writeString(folder.resolve(name), text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  @DisplayName(
      "ENV-09 without being asked for there is no page; asked for, only this computer may ask")
  void thePageIsOffAndThenLocal() throws Exception {
    assertNull(read("").page());
    PageAccount page = read("page: { zone: Asia/Makassar }").page();
    assertNotNull(page);
    assertTrue(page.address().isLoopbackAddress());
    assertNull(page.password());
    assertEquals(8_090, page.port());
    assertEquals("Asia/Makassar", page.zone().getId());
    PageAccount lan = read("page: { listen: 10.3.0.21, password-file: long }").page();
    assertNotNull(lan);
    assertEquals("http://10.3.0.21:8090", lan.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          listen: 10.3.0.21                       | 3: page: on the network who is inside is told to nobody without a password; write password-file: page.password, and make it with: openssl rand -base64 12
          listen: 10.3.0.21, password-file: short | 3: page.password-file: holds fewer than 12 characters; make it with: openssl rand -base64 12
          listen: loopback, password-file: long   | 3: page.password-file: is of use with listen: an address of the network only; take it out, or write one
          listen: pi.local                        | 3: page.listen: is no address; write loopback, or this device's address in digits, such as 10.3.0.21
          zone: Jakarta                           | 3: page.zone: "Jakarta" is no time zone; write Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)
          """)
  @DisplayName("ENV-09 a page that would tell too much, or nobody could open, is refused")
  void whatCannotBeIsRefused(String page, String said) throws Exception {
    secret("long", "kunci-ruang-7Fq2");
    secret("short", "1234");
    GoodConfig.refused(folder, "data: data", "data: data\npage: { " + page + " }", said);
  }

  @Test
  @DisplayName(
      "ENV-08 ACC-16 a warning before the alarm of a held door, and the care for PINs, are read")
  void theDoorsCareIsRead() throws Exception {
    DeviceConfig config =
        ConfigReader.read(
            GoodConfig.write(
                folder,
                GoodConfig.TEXT
                    .replace("data: data", "data: data\ndenials: { wrong-pins: 3, pin-lock: 1 h }")
                    .replace(
                        "  lock.main: { driver: relay, connector: J11 }",
                        "  lock.main: { driver: relay, connector: J11 }\n"
                            + "  beeper: { driver: relay, connector: J12 }")
                    .replace(
                        "  lock.main: { kind: lock",
                        "  beeper: { kind: buzzer, label: { id: Bip, en: Beep } }\n"
                            + "  lock.main: { kind: lock")
                    .replace(
                        "held: 60 s",
                        "held: 60 s, held-warning: { output: beeper, before: 20 s }")));
    assertEquals(3, config.rules().denials().wrongPins());
    assertEquals(3_600_000, config.rules().denials().pinLockMs());
    var warning = config.rules().doors().values().iterator().next().warning();
    assertNotNull(warning);
    assertEquals(20_000, warning.beforeMs());
  }
}
