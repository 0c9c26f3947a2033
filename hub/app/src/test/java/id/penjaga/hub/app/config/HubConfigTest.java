package id.penjaga.hub.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.device.yaml.ConfigRefused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The hub's configuration is read strictly")
class HubConfigTest {
  @TempDir Path folder;

  @Test
  void theSampleIsAccepted() throws Exception {
    HubConfig config = HubConfigReader.read(Path.of("../../config/hub.yaml"));
    assertEquals(ZoneId.of("Asia/Jakarta"), config.site().zone());
    assertEquals(8080, config.http().port());
    assertEquals("Sari Wulandari", config.people().get("staff-1"));
  }

  @Test
  void anEmptySectionKeepsTheDefaults() throws Exception {
    HubConfig config = HubConfigReader.read(file("site: {name: Ruang A}\n"));
    assertEquals("127.0.0.1", config.http().host());
    assertEquals(folder.resolve("data/hub"), config.data());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          htpp: {port: 1}                      | hub.yaml:1: htpp: is no key here; did you mean "http"?
          http: {port: 99999}                  | hub.yaml:1: http.port: is "99999"; write a whole number from 0 to 65535
          http: {port: 1, port: 2}             | hub.yaml:1: http.port: stands here a second time; the first is in line 1. Keep one of them
          http: 8080                           | hub.yaml:1: http: must be a group of keys, each with a value
          http: {secure: ja}                   | hub.yaml:1: http.secure: is "ja"; write true or false
          site: {zone: WIB}                    | hub.yaml:1: site.zone: "WIB" is no time zone; write Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)
          mqtt: {url: localhost}               | hub.yaml:1: mqtt.url: "localhost" is no broker; write tcp://host:1883, or ssl://host:8883 with TLS
          mqtt: {password-file: gone}          | hub.yaml:1: mqtt.password-file: FOLDER/gone: there is no such file; check the path
          """)
  void aMistakeSaysWhereItIsAndWhatToWrite(String yaml, String says) throws Exception {
    Path file = file(yaml + "\n");
    ConfigRefused refused = assertThrows(ConfigRefused.class, () -> HubConfigReader.read(file));
    assertEquals(folder + "/" + says.replace("FOLDER", folder.toString()), refused.getMessage());
  }

  @Test
  void aMissingFileSaysWhatToDo() {
    Path file = folder.resolve("none.yaml");
    assertEquals(
        file
            + ": there is no such file; copy config/hub.yaml there, or name another file with --config",
        assertThrows(ConfigRefused.class, () -> HubConfigReader.read(file)).getMessage());
  }

  private Path file(String yaml) throws Exception {
    return Files.writeString(folder.resolve("hub.yaml"), yaml);
  }
}
