package id.penjaga.hub.demo;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.shell.files.SecretFile;
import id.penjaga.hub.app.roster.RosterKeys;
import id.penjaga.hub.app.setup.SampleText;
import id.penjaga.hub.demo.office.Neighbours;
import id.penjaga.hub.demo.office.SimulatedOffice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The sample configuration of `config`, made to fit: this broker, these passwords, this room.
///
/// @param device configuration of the device
/// @param hub configuration of the hub
/// @param passwords account at the broker to password
record DemoFiles(Path device, Path hub, Map<String, String> passwords, int speed) {
  static final String DEVICE = SimulatedOffice.DEVICE;
  static final String HUB = "hub";
  static final String NOC = "noc";

  private static final String SCHEMA = "device.schema.json";

  private static final String FIRE_PART =
      """
      fire:
        driver: contact
        connector: J18
      """
          .indent(2);

  private static final String FIRE_POINT =
      """
      fire:
        kind: emergency-release
        label: { id: Panel kebakaran, en: Fire panel }
        alarm: { severity: critical, raise-after: 0 s, latch: false }
      """
          .indent(2);

  private static final String NOTICES =
      """
      notices:
        channels:
          %s: {kind: http, preset: json, url: "http://127.0.0.1:%d/"}
          noc: {kind: mqtt, account: %s}
      """
          .formatted(SimulatedOffice.MESSAGES, Neighbours.MESSAGES, NOC);

  DemoFiles {
    passwords = Map.copyOf(passwords);
  }

  /// @param samples folder of the sample configuration
  /// @param data where everything is kept; made when missing
  /// @param broker URL
  static DemoFiles write(
      Path samples, Path data, String broker, Map<String, String> passwords, Demo.Options options)
      throws IOException {
    Files.createDirectories(data);
    for (Map.Entry<String, String> account : passwords.entrySet()) {
      secretFile(data.resolve(account.getKey() + ".password"), account.getValue());
    }
    Path device = data.resolve("device.yaml");
    Files.writeString(
        device,
        SampleText.of(samples.resolve("device.yaml"))
            .with(
                "  name: simulated  ",
                "  options: { seed: %d, speed: %d, story: story }\n  name: simulated  "
                    .formatted(options.seed(), options.speed()))
            .with("  ups.main:\n    driver", FIRE_PART + "  ups.main:\n    driver")
            .with("  door.main:\n    kind: door", FIRE_POINT + "  door.main:\n    kind: door")
            .with("    # emergency-release: emergency.main ", "    emergency-release: fire ")
            .with(
                "    # passage: ",
                "    passage: { passback: soft, overstay: 20 s }\n    # passage: ")
            .with("tcp://localhost:1883", broker)
            .with("  # user: room-1", "  user: room-1")
            .with("  # password-file: mqtt.password", "  password-file: room-1.password")
            .text());
    Files.writeString(data.resolve(SCHEMA), Files.readString(samples.resolve(SCHEMA)));
    Path hub = data.resolve("hub.yaml");
    Files.writeString(
        hub,
        SampleText.of(samples.resolve("hub.yaml"))
            .with("definitions: . ", "definitions: \"" + samples.toAbsolutePath() + "\" ")
            .with("tcp://127.0.0.1:1883", broker)
            .with("  # user: hub", "  user: hub")
            .with("  # password-file: hub.password", "  password-file: hub.password")
            .with("port: 8080", "port: " + options.port())
            .text());
    return new DemoFiles(device, hub, passwords, options.speed());
  }

  /// Gives both ends their keys of the roster, as `init` does, and lets the hub send it.
  RosterKeys roster() throws IOException {
    RosterKeys keys = RosterKeys.in(hub.resolveSibling("roster"));
    String own = SecretFile.read(keys.keyOf(new DeviceId(DEVICE)));
    secretFile(device.resolveSibling("device.key"), own);
    Files.writeString(
        device,
        SampleText.of(device)
            .with("# roster: ", "roster: ")
            .with("#   signer: 3d40... ", "  signer: \"" + keys.signer() + "\" ")
            .with("#   key-file: device.key", "  key-file: device.key")
            .text());
    Files.writeString(
        hub,
        SampleText.of(hub)
            .with("# roster: ", "roster: ")
            .with("#   keys: roster", "  keys: roster")
            .text());
    return keys;
  }

  /// Leaves the beginning of the story to the demo.
  void untold() throws IOException {
    Files.writeString(device, SampleText.of(device).with("story: story", "story: none").text());
  }

  /// Has the air measured so often that it is believed, after three times, in a few seconds of the
  /// viewer's time; not under the 2 s of a DHT22.
  void measured() throws IOException {
    String every = "every: %d s ".formatted(Math.min(10, 2 * speed));
    Files.writeString(device, SampleText.of(device).with("every: 10 s ", every).text());
  }

  /// Lets people be told by the simulated gateway, and the NOC by the broker.
  void notices() throws IOException {
    Files.writeString(hub, SampleText.of(hub).with("# notices: ", NOTICES + "# ").text());
  }

  /// Opens the device's own page.
  ///
  /// @param port of this computer
  void page(int port) throws IOException {
    Files.writeString(
        device,
        SampleText.of(device)
            .with("# page: ", "page: {port: " + port + ", zone: Asia/Jakarta}\n# ")
            .text());
  }

  /// Fresh passwords for the accounts at the broker.
  static Map<String, String> freshPasswords() {
    Map<String, String> passwords = new TreeMap<>();
    SecureRandom random = new SecureRandom();
    for (String account : List.of(DEVICE, HUB, NOC)) {
      byte[] secret = new byte[12];
      random.nextBytes(secret);
      passwords.put(account, HexFormat.of().formatHex(secret));
    }
    return passwords;
  }

  static void secretFile(Path file, String secret) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, secret + "\n");
  }
}
