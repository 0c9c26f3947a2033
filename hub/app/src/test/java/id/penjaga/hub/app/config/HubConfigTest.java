package id.penjaga.hub.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
          htpp: {port: 1}                      | hub.yaml:1: htpp is no key here; write one of data, http, mqtt, people, site
          http: {port: 99999}                  | hub.yaml:1: http.port "99999" is no port; write a number from 1 to 65535
          http: {port: 1, port: 2}             | hub.yaml:1: http.port stands here a second time; the first is in line 1. Keep one of them
          http: 8080                           | hub.yaml:1: http must hold keys of its own
          http: {secure: ja}                   | hub.yaml:1: http.secure "ja" is neither true nor false
          site: {zone: WIB}                    | hub.yaml:1: site.zone "WIB" is no time zone; write Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)
          mqtt: {url: localhost}               | hub.yaml:1: mqtt.url "localhost" is no broker; write tcp://host:1883, or ssl://host:8883 with TLS
          mqtt: {password-file: gone}          | hub.yaml:1: mqtt.password-file FOLDER/gone cannot be read; make it, with the secret on its first line, readable by the hub only
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
        file + ": cannot be read; copy config/hub.yaml there, or name another file with --config",
        assertThrows(ConfigRefused.class, () -> HubConfigReader.read(file)).getMessage());
  }

  private Path file(String yaml) throws Exception {
    return Files.writeString(folder.resolve("hub.yaml"), yaml);
  }
}
