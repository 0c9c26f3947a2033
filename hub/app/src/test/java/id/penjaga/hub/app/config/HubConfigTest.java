package id.penjaga.hub.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.core.retention.Kept;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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
    Map<Kept, Integer> days = new EnumMap<>(Kept.class);
    for (Kept kind : Kept.values()) {
      days.put(kind, config.keep().of(kind));
    }
    assertEquals(
        Map.of(
            Kept.JOURNAL, 1827,
            Kept.READINGS, 400,
            Kept.TALLIES, 3653,
            Kept.PERSONAL, 1827,
            Kept.READS, 1827,
            Kept.DRAFTS, 90,
            Kept.NOTICES, 400),
        days);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          htpp: {port: 1}                      | hub.yaml:1: htpp: is no key here; did you mean "http"?
          keep: {journal-days: 0}              | hub.yaml:1: keep.journal-days: is "0"; write a whole number from 1 to 36525
          keep: {readings-days: 30, tallies-days: 7} | hub.yaml:1: keep.tallies-days: is less than readings-days in line 1; tallies are kept at least as long as the readings they are made of
          http: {port: 99999}                  | hub.yaml:1: http.port: is "99999"; write a whole number from 0 to 65535
          http: {port: 1, port: 2}             | hub.yaml:1: http.port: stands here a second time; the first is in line 1. Keep one of them
          http: {port: 1883}                   | hub.yaml:1: http.port: is 1883, the port of the broker on the same machine, mqtt.url in line 1; two programs cannot listen on one port
          http: {host: " "}                    | hub.yaml:1: http.host: " " is no address to listen on; write 127.0.0.1, 0.0.0.0 or a name
          http: 8080                           | hub.yaml:1: http: must be a group of keys, each with a value
          http: {secure: ja}                   | hub.yaml:1: http.secure: is "ja"; write true or false
          site: {zone: WIB}                    | hub.yaml:1: site.zone: "WIB" is no time zone; write Asia/Jakarta (WIB), Asia/Makassar (WITA) or Asia/Jayapura (WIT)
          mqtt: {url: localhost}               | hub.yaml:1: mqtt.url: "localhost" is no broker: it does not begin with tcp:// or ssl://; write tcp://host:1883, or ssl://host:8883 for an encrypted link
          mqtt: {url: "tcp://b:1", user: hub}  | hub.yaml:1: mqtt.user: user and password-file belong together; write both or neither
          mqtt: {url: "ssl://b:1", user: hub, password-file: gone} | hub.yaml:1: mqtt.password-file: FOLDER/gone: there is no such file; check the path
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
            + ": there is no such file; copy config/hub.yaml there, or name another file with"
            + " --config",
        assertThrows(ConfigRefused.class, () -> HubConfigReader.read(file)).getMessage());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://mqtt_broker:1883",
        "tcp://[::1]:1884",
        "ssl://broker.lan:8883",
        "tcp://10.0.0.7:1883"
      })
  @DisplayName("F54 what the hub takes as a broker can be handed to a socket")
  void brokersAreTaken(String url) throws Exception {
    HubConfig config = HubConfigReader.read(file("mqtt: {url: \"" + url + "\"}\n"));
    assertEquals(url, config.mqtt().address().toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://192.168.1.256:1883",
        "tcp://::1:1883",
        "tcp://pi.3:1883",
        "tcp://::::1883",
        "tcp://b:0",
        "tcp://b:99999",
        "tcp://b",
        "mqtt://b:1883",
        "tcp://u:p@b:1883"
      })
  @DisplayName("F54 F14 what cannot be an address of a broker is refused with its line")
  void othersAreRefused(String url) {
    assertTrue(
        refused("site: {name: a}\nmqtt: {url: \"" + url + "\"}\n")
            .startsWith("2: mqtt.url: \"" + url + "\" is no broker: "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.5", "hub.lan", "127.0.0.1.lan"})
  @DisplayName("F32 plain HTTP off the loopback interface is refused unless written on purpose")
  void logInsInClearTextAreRefused(String host) throws Exception {
    String refused = refused("http:\n  host: '" + host + "'\n  secure: false\n");
    assertTrue(
        refused.startsWith(
            "2: http.host: serves logins to the network in clear text, because secure in line 3 is"
                + " false; "),
        refused);
    assertTrue(
        HubConfigReader.read(file("http: {host: '" + host + "', insecure: yes}\n"))
            .http()
            .insecure());
    HubConfigReader.read(file("http: {host: '" + host + "', secure: true}\n"));
    assertTrue(
        refused("http: {host: '" + host + "', insecure: no}\n").startsWith("1: http.host: "));
  }

  @Test
  @DisplayName("F32 a broker's password over the network in clear text is refused the same way")
  void passwordsInClearTextAreRefused() throws Exception {
    secret("rw-------");
    String account = ", user: hub, password-file: secret";
    assertEquals(
        "1: mqtt.url: sends the password of password-file in line 1 over the network in clear"
            + " text; write ssl:// and the broker's TLS port, or insecure: yes when the cable is"
            + " trusted on purpose",
        refused("mqtt: {url: 'tcp://broker:1883'" + account + "}\n"));
    HubConfigReader.read(file("mqtt: {url: 'tcp://broker:1883'" + account + ", insecure: yes}\n"));
    HubConfigReader.read(file("mqtt: {url: 'tcp://[::1]:1883'" + account + "}\n"));
    HubConfigReader.read(file("mqtt: {url: 'ssl://broker:8883'" + account + "}\n"));
  }

  @Test
  @DisplayName("F32 a gateway of messages in clear text is refused the same way")
  void gatewaysInClearTextAreRefused() throws Exception {
    secret("rw-------");
    String gateway =
        "notices: {channels: {wa: {kind: http, preset: waha, token-file: secret, url: ";
    assertEquals(
        "1: notices.channels.wa.url: sends the token and what people are told over the network in"
            + " clear text; write https://, or insecure: yes when the cable is trusted on purpose",
        refused(gateway + "'http://waha.lan:3000'}}}\n"));
    HubConfigReader.read(file(gateway + "'http://waha.lan:3000', insecure: yes}}}\n"));
    HubConfigReader.read(file(gateway + "'http://127.0.0.1:3000'}}}\n"));
    HubConfigReader.read(file(gateway + "'https://waha.lan'}}}\n"));
  }

  @Test
  @DisplayName("F29 password and token are read only where nobody else can")
  void secretsThatOthersMayReadAreRefused() throws Exception {
    secret("rw-r--r--");
    String refused =
        refused(
            """
            http: {metrics-token-file: secret}
            mqtt: {url: 'ssl://broker:8883', user: hub, password-file: secret}
            """);
    String said =
        folder.resolve("secret")
            + ": others than its owner may read or change it; run: chmod 600 "
            + folder.resolve("secret");
    assertEquals(
        "1: http.metrics-token-file: " + said + "\n2: mqtt.password-file: " + said, refused);
  }

  @Test
  @DisplayName("F57 F58 brackets without end and another encoding are sentences, not traces")
  void whatIsNoYamlIsRefused() throws Exception {
    assertEquals(
        "1: is nested more than 50 levels deep here; take out brackets, or close those that are"
            + " open",
        refused("a: " + "[".repeat(3_000) + "]".repeat(3_000)));
    Path file = Files.writeString(folder.resolve("hub.yaml"), "site:\n", StandardCharsets.UTF_16);
    assertEquals(
        file + ":1: is not written in UTF-8; save it as UTF-8",
        assertThrows(ConfigRefused.class, () -> HubConfigReader.read(file)).getMessage());
  }

  private void secret(String mode) throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "geheim\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString(mode));
  }

  private String refused(String yaml) {
    ConfigRefused refused =
        assertThrows(ConfigRefused.class, () -> HubConfigReader.read(file(yaml)));
    return refused.getMessage().replace(folder.resolve("hub.yaml") + ":", "");
  }

  private Path file(String yaml) throws Exception {
    return Files.writeString(folder.resolve("hub.yaml"), yaml);
  }
}
