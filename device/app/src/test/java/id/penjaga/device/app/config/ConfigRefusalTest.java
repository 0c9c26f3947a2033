package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.yaml.ConfigRefused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every mistake a person can make in the file is refused with its line and with what to write
/// instead (issue 2, "Bad input").
class ConfigRefusalTest {
  @TempDir Path folder;

  @Test
  void theGoodOneIsGood() throws Exception {
    assertEquals("room-1", ConfigReader.read(write(GoodConfig.TEXT)).rules().device().name());
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearestKnownOne() {
    refused(
        "every: 10 s", "evry: 10 s", "5: parts.room.evry: is no key here; did you mean \"every\"?");
  }

  @Test
  void aKeyLikeNoOtherIsRefusedWithAllThereAre() {
    refused(
        "held: 60 s",
        "purpose: guests",
        "17: doors.door.main.purpose: is no key here; write one of emergency-release, exit-button,"
            + " grant, held, held-warning, lock, passage, unlock");
  }

  @Test
  void aKeyThatStandsTwiceIsRefusedWithBothLines() {
    refused(
        "data: data",
        "data: data\ndevice: room-2",
        "3: device: stands here a second time; the first is in line 1. Keep one of them");
  }

  @Test
  void twoPartsOnOneConnectorAreRefused() {
    refused(
        "connector: J7",
        "connector: J4",
        "9: parts.exit.main.connector: J4 is already used by door.main in line 6; two parts cannot"
            + " share one. Write the connector this part is wired to");
  }

  @Test
  void aSensorThatWouldBeFrozenBetweenTwoSamplesIsRefused() {
    refused(
        "limits: { low: 20",
        "gate: { jump: 1, frozen-after: 10 s }\n    limits: { low: 20",
        "13: points.room.temperature.gate.frozen-after: is 10 s and must be more than 2 x 10 s,"
            + " parts.room.every in line 5; or no value is ever believed; take this key out for a"
            + " point that may stand still");
  }

  @Test
  void partsOnABusShareItsConnectorButNotAnAddress() throws Exception {
    String rack =
        "  rack: { driver: sht3x, connector: J15, settings: { address: 0x45 } }\n"
            + "  clock: { driver: ds3231, connector: J15, every: 64 s }\n"
            + "  fan: { driver: mcp23017-output, connector: J15, settings: { pin: a0 } }\n"
            + "  lamp: { driver: mcp23017-output, connector: J15, settings: { pin: a1 } }\n";
    ConfigReader.read(write(GoodConfig.TEXT.replace("points:\n", rack + "points:\n")));
    refused(
        "points:\n",
        rack + "  aisle: { driver: sht4x, connector: J15, settings: { address: 69 } }\npoints:\n",
        "14: parts.aisle.connector: J15 0x45 is already used by rack in line 10; two parts cannot"
            + " share one. Write the connector and the address this part is wired to");
    refused(
        "points:\n",
        rack + "  doors: { driver: mcp23017, connector: J15 }\npoints:\n",
        "14: parts.doors.connector: J15 0x20 a0 is already used by fan in line 12; two parts cannot"
            + " share one. Write the connector and the address this part is wired to");
  }

  @Test
  @DisplayName("PWR-01 a part on the network has an address instead of a connector")
  void aPartOnTheNetworkNeedsAnAddress() throws Exception {
    String two =
        """
          ups.a: { driver: nut, connector: "10.3.0.7:3493", settings: { ups: a } }
          ups.b: { driver: nut, connector: "10.3.0.7:3493", settings: { ups: b } }
        points:
        """;
    String good = GoodConfig.TEXT.replace("points:\n", two);
    assertEquals(7, ConfigReader.read(write(good)).parts().size());
    refused(
        "points:\n",
        two.replace("10.3.0.7:3493", "J10"),
        "10: parts.ups.a: \"J10\" is no address; write host and port, such as 10.3.0.7:3493",
        "11: parts.ups.b: \"J10\" is no address; write host and port, such as 10.3.0.7:3493");
  }

  @Test
  @DisplayName("ACC-16 readers on one line are told apart by their addresses")
  void readersOnOneLineNeedAddressesOfTheirOwn() throws Exception {
    String two =
        GoodConfig.TEXT
            .replace(
                "reader.in: { driver: rdm6300, connector: J8 }",
                "reader.in: { driver: osdp, connector: J16 }\n"
                    + "  reader.out: { driver: osdp, connector: J16, settings: { address: 1 } }")
            .replace(
                "reader.in: { door: door.main, direction: in }",
                "reader.in: { door: door.main, direction: in }\n"
                    + "  reader.out: { door: door.main, direction: out }");
    assertEquals(6, ConfigReader.read(write(two)).parts().size());
    ConfigRefused refused =
        assertThrows(
            ConfigRefused.class,
            () -> ConfigReader.read(write(two.replace("address: 1", "address: 0"))));
    assertEquals(
        "J16 0x00 is already used by reader.in in line 8; two parts cannot share one. Write the"
            + " connector and the address this part is wired to",
        refused.problems().getFirst().what());
  }

  @Test
  void aSecretFileThatIsNotThereIsRefused() {
    refused(
        "driver: dht22, connector: J3",
        "driver: nut, connector: \"u:1\", settings: { user: a, password-file: no.such }",
        "5: parts.room.settings: password-file: "
            + folder.resolve("no.such")
            + ": there is no such file; check the path");
  }

  @Test
  void anUnknownDriverIsRefused() {
    refused(
        "driver: dht22",
        "driver: dht21",
        "5: parts.room.driver: there is no driver \"dht21\"; did you mean \"dht22\"?",
        "11: points.room.temperature: no part has a channel of this name; write one of door.main,"
            + " exit.main, lock.main");
  }

  @Test
  void aSettingTheDriverDoesNotHaveIsRefused() {
    refused(
        "connector: J4",
        "connector: J4, settings: { normaly: closed }",
        "6: parts.door.main.settings: \"normaly\" is not a setting of contact; it has normally,"
            + " closed-level, settle-ms");
  }

  @Test
  void aDurationWithoutAUnitIsRefused() {
    refused(
        "every: 10 s",
        "every: 10",
        "5: parts.room.every: \"10\" is no duration; write a number and one of ms, s, min, h, d,"
            + " such as 60 s or 10 min");
  }

  @Test
  @DisplayName("ENV-03 a DHT22 is not asked more often than every 2 s")
  void samplingTooFastIsRefused() {
    refused(
        "every: 10 s",
        "every: 1 s",
        "5: parts.room.every: a dht22 needs 2000 ms between two samples; write that or more");
  }

  @Test
  void aPeriodForAPartThatIsNotSampledIsRefused() {
    refused(
        "connector: J4",
        "connector: J4, every: 1 s",
        "6: parts.door.main.every: a contact is not sampled; take this key out");
  }

  @Test
  void aNumberWithACommaIsRefused() {
    refused(
        "low: 20,",
        "low: '20,5',",
        "13: points.room.temperature.limits.low: \"20,5\" is no number; write digits and a decimal"
            + " point, such as 22.5");
  }

  @Test
  void limitsUpsideDownAreRefused() {
    refused(
        "low: 20, high: 22",
        "low: 22, high: 20",
        "13: points.room.temperature.limits.low: is 22 and must be less than 20,"
            + " points.room.temperature.limits.high in line 13; a band begins with its low end");
  }

  @Test
  void limitsOnAPointThatDoesNotExistAreRefused() {
    refused(
        "room.temperature:",
        "room.temprature:",
        "11: points.room.temprature: no part has a channel of this name; did you mean"
            + " \"room.temperature\"?");
  }

  @Test
  void limitsOnADoorAreRefused() {
    refused(
        "kind: door,",
        "kind: door, limits: { low: 0, high: 1 },",
        "14: points.door.main.limits: door.main is on or off and has no limits; take this key out");
  }

  @Test
  @DisplayName("ENV-04 a point that could never be fresh is refused")
  void staleSoonerThanSampledIsRefused() {
    refused(
        "    limits:",
        "    stale-after: 5 s\n    limits:",
        "13: points.room.temperature.stale-after: is 5 s and must be more than 2 x 10 s,"
            + " parts.room.every in line 5; or one lost sample makes the point a SENSOR_FAULT");
  }

  @Test
  void aContactWithoutAKindIsRefused() {
    refused(
        "door.main: { kind: door, label",
        "door.main: { label",
        "14: points.door.main.kind: is missing; write what this contact stands for, such as door,"
            + " leak, mains or other",
        "17: doors.door.main: there is no point of kind door with this name; there is none to"
            + " choose from",
        "19: readers.reader.in.door: there is no door \"door.main\"; there is none to choose from");
  }

  @Test
  @DisplayName("ENV-12 no output can be called a water release")
  void anOutputFunctionNobodyKnowsIsRefused() {
    refused(
        "kind: lock",
        "kind: sprinkler",
        "15: points.lock.main.kind: \"sprinkler\" is not known here; write one of"
            + " acknowledge-button, beacon, buzzer, dew-point, door, emergency-release,"
            + " exit-button, humidity, leak, lock, mains, mute-button, other, reader, relay, siren,"
            + " tamper, temperature, ups-fault, ups-low-battery, ups-on-battery, ups-value",
        "17: doors.door.main.lock: there is no point \"lock.main\" of kind lock; there is none to"
            + " choose from");
  }

  @Test
  void aMissingLabelIsRefused() {
    refused(
        "id: Suhu, en: Temperature",
        "id: Suhu",
        "12: points.room.temperature.label.en: is missing");
  }

  @Test
  void aDoorWithoutRulesIsRefused() {
    refused(
        """
        doors:
          door.main: { lock: lock.main, held: 60 s, exit-button: exit.main }
        readers:
          reader.in: { door: door.main, direction: in }
        """,
        "",
        "8: parts.reader.in: is a reader of no door; write an entry reader.in under readers",
        "14: points.door.main: is a door without rules; write an entry door.main under doors");
  }

  @Test
  void aBadgeNumberThatIsNoneIsRefusedWithoutRepeatingIt() {
    refused(
        "0a0068403d",
        "badge 1234",
        "21: badges[1].number: is no badge number; write the bytes the reader sends in hex and in"
            + " quotes, such as \"0a 00 68 40 3d\"");
  }

  @Test
  void theSameBadgeTwiceIsRefused() {
    refused(
        "badges:",
        "badges:\n  - { number: \"0A 00 68 40 3D\", holder: staff-2 }",
        "22: badges[2].number: is the same badge as in line 21; keep one of the entries");
  }

  @Test
  void aPersonsNameAsHolderIsRefused() {
    refused(
        "holder: staff-1",
        "holder: Budi Santoso",
        "21: badges[1].holder: a holder is a pseudonym of a-z 0-9 . - such as staff-3; names of"
            + " people belong to the hub");
  }

  @Test
  void aBadgeWithATimeWithoutZoneIsRefused() {
    refused(
        "holder: staff-1",
        "holder: staff-1, until: 2026-12-31",
        "21: badges[1].until: \"2026-12-31\" is no time with its zone; write for example"
            + " 2026-12-31T16:00+07:00");
  }

  @Test
  void aMissingPasswordFileIsRefused() {
    refused(
        "data: data",
        "data: data\nmqtt: { url: 'ssl://broker:8883', user: room-1, password-file: secret }",
        "3: mqtt.password-file: "
            + folder.toAbsolutePath().resolve("secret")
            + ": there is no such file; check the path");
  }

  @Test
  void aUrlOfNoBrokerIsRefused() {
    refused(
        "data: data",
        "data: data\nmqtt: { url: 'http://broker' }",
        "3: mqtt.url: \"http://broker\" is no broker: the broker must be spoken to directly, not"
            + " over the web; write tcp://host:1883, or ssl://host:8883 for an encrypted link");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tcp://192.168.1.256:1883",
        "tcp://::1:1883",
        "tcp://pi.3:1883",
        "tcp://::::1883",
        "tcp://b:0",
        "tcp://b:99999"
      })
  @DisplayName("F54 F14 what cannot be an address of a broker is refused by check with the reason")
  void mistypedBrokersAreRefused(String url) {
    ConfigRefused refused =
        assertThrows(
            ConfigRefused.class,
            () ->
                ConfigReader.read(
                    write(
                        GoodConfig.TEXT.replace(
                            "data: data", "data: data\nmqtt: { url: '" + url + "' }"))));
    assertTrue(
        refused.getMessage().contains(":3: mqtt.url: \"" + url + "\" is no broker: "),
        refused.getMessage());
  }

  @Test
  @DisplayName("F32 F29 a device's password is for the device only, on disk and on the cable")
  void thePasswordIsForTheDeviceOnly() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "geheim\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-r-----"));
    String mqtt = "data: data\nmqtt: { url: 'URL', user: room-1, password-file: secret }";
    refused(
        "data: data",
        mqtt.replace("URL", "tcp://10.0.0.7:1883"),
        "3: mqtt.password-file: "
            + secret
            + ": others than its owner may read or change it; run: chmod 600 "
            + secret,
        "3: mqtt.url: sends the password of password-file in line 3 over the network in clear text;"
            + " write ssl:// and the broker's TLS port, or insecure: yes when the cable is trusted"
            + " on purpose");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
    String good =
        GoodConfig.TEXT.replace("data: data", mqtt.replace("URL", "tcp://localhost:1883"));
    assertEquals("geheim", ConfigReader.read(write(good)).mqtt().password());
    ConfigReader.read(
        write(
            good.replace("localhost", "10.0.0.7").replace("secret }", "secret, insecure: yes }")));
  }

  @Test
  void aTabIsRefusedWithItsLine() {
    refused(
        "data: data",
        "data:\n\tdata",
        "3: is no YAML here: found character '\\t(TAB)' that cannot start any token. (Do not use"
            + " \\t(TAB) for indentation); check indentation and quotes");
  }

  @Test
  void allMistakesAreToldAtOnce() {
    refused(
        """
        device: room-1
        data: data
        """,
        """
        device: Room 1
        date: data
        """,
        "1: device: device name \"Room 1\": write 1 to 63 of a-z 0-9 . - and begin with a letter"
            + " or digit",
        "1: data: is missing",
        "2: date: is no key here; did you mean \"data\"?");
  }

  @Test
  void aMissingFileIsOneSentence() {
    Path missing = folder.resolve("nowhere.yaml");
    ConfigRefused refused = assertThrows(ConfigRefused.class, () -> ConfigReader.read(missing));
    assertEquals(
        missing + ": there is no such file; write the path of a configuration after --config",
        refused.getMessage());
  }

  @Test
  void anEmptyFileIsOneSentence() throws IOException {
    Path file = write("");
    ConfigRefused refused = assertThrows(ConfigRefused.class, () -> ConfigReader.read(file));
    assertEquals(
        file + ": is empty or no list of keys; begin with a line such as device: room-1",
        refused.getMessage());
  }

  private void refused(String good, String bad, String... expected) {
    GoodConfig.refused(folder, good, bad, expected);
  }

  private Path write(String text) throws IOException {
    return GoodConfig.write(folder, text);
  }
}
