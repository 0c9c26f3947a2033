package id.penjaga.hub.app.setup;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.shell.files.SecretFile;
import id.penjaga.hub.app.roster.RosterKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The command `init`: makes a site in one new folder and says what to start.
///
/// Nothing that exists is written over: the folder must be missing or empty. All of it is for its
/// owner only, for nearly every file is a secret or lies beside one.
public final class SiteInit {
  private static final FileAttribute<Set<PosixFilePermission>> FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<Set<PosixFilePermission>> FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path folder;
  private final Site site;
  private final SecureRandom random = new SecureRandom();

  private SiteInit(Path folder, Site site) {
    this.folder = folder;
    this.site = site;
  }

  /// Makes the site that the options describe.
  ///
  /// @param options without their `--`: `to`, and those of a site
  /// @return what was made and the commands that start it
  /// @throws SiteRefused when an option is not understood, the folder is not empty, or it cannot be
  ///     written
  public static String run(Map<String, String> options) throws SiteRefused {
    Site site = Site.of(options);
    String to = options.get("to");
    if (to == null) {
      throw new SiteRefused("--to is missing: the new folder of the site");
    }
    Path folder = Path.of(to);
    try {
      return new SiteInit(folder, site).make();
    } catch (IOException e) {
      throw new SiteRefused(FileWords.of(folder, e));
    }
  }

  private String make() throws IOException, SiteRefused {
    if (Files.exists(folder)) {
      try (var inside = Files.list(folder)) {
        if (inside.findAny().isPresent()) {
          throw new SiteRefused(
              folder
                  + ": something is there already, and init writes over nothing; name a new"
                  + " folder");
        }
      }
    }
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Path authority = folder("authority");
    Path broker = folder("broker");
    Path hub = folder("hub");
    Path device = folder(site.device());
    Files.createDirectory(broker.resolve("data"), FOLDER);

    String secret = password();
    write(authority.resolve("authority.password"), secret + "\n");
    SiteAuthority made = new SiteAuthority(authority, secret);
    made.make(site.name(), site.hosts());
    write(broker.resolve("ca.crt"), made.authority());
    write(broker.resolve("broker.crt"), made.broker());
    write(broker.resolve("broker.key"), made.brokerKey());
    write(hub.resolve("ca.pem"), made.authority());
    write(device.resolve("ca.pem"), made.authority());

    Map<String, String> passwords = new LinkedHashMap<>();
    for (String account : List.of(BrokerRules.HUB, BrokerRules.NOC, site.device())) {
      passwords.put(account, password());
    }
    write(broker.resolve("accounts"), BrokerRules.accounts(passwords, random));
    write(broker.resolve("acl"), BrokerRules.acl(List.of(site.device())));
    write(
        broker.resolve("mosquitto.conf"),
        BrokerRules.settings(
            broker.toAbsolutePath(), site.brokerPort(), System.getProperty("user.name", "root")));
    write(hub.resolve("hub.password"), passwords.get(BrokerRules.HUB) + "\n");
    write(device.resolve("mqtt.password"), passwords.get(site.device()) + "\n");
    write(folder.resolve("noc.password"), passwords.get(BrokerRules.NOC) + "\n");

    Files.createDirectory(hub.resolve("roster"), FOLDER);
    RosterKeys keys = RosterKeys.in(hub.resolve("roster"));
    Path deviceKey = keys.keyOf(new DeviceId(site.device()));
    write(device.resolve("device.key"), SecretFile.read(deviceKey) + "\n");
    write(hub.resolve("hub.yaml"), hubConfig());
    definitions(hub);
    write(device.resolve("device.yaml"), deviceConfig(keys.signer()));
    write(device.resolve("device.schema.json"), SampleText.shipped("device.schema.json").text());
    return said();
  }

  /// Copies the procedures with all they use, to be changed by the office.
  private static void definitions(Path hub) throws IOException {
    for (Map.Entry<String, String> file : ShippedDefinitions.texts().entrySet()) {
      Path copy = hub.resolve(file.getKey());
      Path parent = copy.getParent();
      if (parent != null && !Files.exists(parent)) {
        Files.createDirectory(parent, FOLDER);
      }
      write(copy, file.getValue());
    }
  }

  private String hubConfig() throws IOException {
    return SampleText.shipped("hub.yaml")
        .with("name: Ruang Server Contoh", "name: \"" + site.name() + "\"")
        .with("port: 8080", "port: " + site.webPort())
        .with("tcp://127.0.0.1:1883", site.url())
        .with("  # user: hub", "  user: hub")
        .with("  # password-file: hub.password", "  password-file: hub.password")
        .with("  # ca-file: ca.pem", "  ca-file: ca.pem")
        .with("# roster:  ", "roster:  ")
        .with("#   keys: roster ", "  keys: roster ")
        .text();
  }

  private String deviceConfig(String signer) throws IOException {
    SampleText text =
        SampleText.shipped("device.yaml")
            .with("device: room-1 ", "device: " + site.device() + " ")
            .with("data: data/room-1 ", "data: data ")
            .with("tcp://localhost:1883", site.url())
            .with("  # user: room-1", "  user: " + site.device())
            .with("  # password-file: mqtt.password", "  password-file: mqtt.password")
            .with("  # ca-file: ca.pem", "  ca-file: ca.pem")
            .with("# roster:  ", "roster:  ")
            .with("#   signer: 3d40... ", "  signer: \"" + signer + "\" ")
            .with("#   key-file: device.key ", "  key-file: device.key ");
    if (site.simulated()) {
      return text.text();
    }
    // Badges that are printed in a public sample must open no real door.
    return text.with("name: simulated ", "name: raspberry-pi ")
            .with("clock: ntp ", "clock: auto ")
            .upTo("# These are the badges of the simulated room.")
            .text()
        + "  []\n";
  }

  private String said() {
    String device =
        site.simulated()
            ? """
            java @config/pi/jvm.options -cp 'device/app/target/penjaga-device.jar:device/app/target/lib/*:device/sim/target/classes' id.penjaga.device.app.Main run --config %s/device.yaml
            """
            : """
            java @jvm.options -jar penjaga-device.jar run --config device.yaml   # on the Raspberry Pi, in a copy of %s
            """;
    return """
    The site "%s" is in %s. Keep its folder authority offline: who has it can sign brokers.

    Start, each in a terminal of its own or as a service (config/README.md):
      mosquitto -c %s/mosquitto.conf
      java @config/hub.options -jar hub/app/target/penjaga-hub.jar run --config %s/hub.yaml
      %s
    The hub prints a link that makes the first administrator. To watch as the NOC does:
      mosquitto_sub -h %s -p %d --cafile %s/ca.crt -u noc -P "$(cat %s)" -v -t 'penjaga/v1/+/state/#'
    """
        .formatted(
            site.name(),
            folder,
            folder.resolve("broker"),
            folder.resolve("hub"),
            device.formatted(folder.resolve(site.device())).strip(),
            site.host(),
            site.brokerPort(),
            folder.resolve("broker"),
            folder.resolve("noc.password"));
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name), FOLDER);
  }

  private static void write(Path file, String text) throws IOException {
    Files.createFile(file, FILE);
    Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.WRITE);
  }

  private String password() {
    byte[] secret = new byte[16];
    random.nextBytes(secret);
    return HexFormat.of().formatHex(secret);
  }
}
