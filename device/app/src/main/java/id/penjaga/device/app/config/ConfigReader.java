package id.penjaga.device.app.config;

import id.penjaga.device.core.ChatterRules;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.drivers.Drivers;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.wire.BoardProvider;
import id.penjaga.device.drivers.wire.Boards;
import id.penjaga.device.drivers.wire.Connector;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.mqtt.BrokerAccount;
import id.penjaga.device.shell.keys.KeyWrap;
import id.penjaga.device.shell.keys.Signing;
import id.penjaga.device.yaml.Amount;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.Problems;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.YamlFile;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a configuration file and refuses it with everything that is wrong in it.
public final class ConfigReader {
  private final Path file;
  private final List<Driver> drivers;
  private final YamlFile yaml;
  private final Problems problems;

  private ConfigReader(Path file, List<Driver> drivers) throws ConfigRefused {
    this.file = file;
    this.drivers = drivers;
    this.yaml =
        YamlFile.read(file, "device: room-1", "write the path of a configuration after --config");
    this.problems = yaml.problems();
  }

  /// @throws ConfigRefused with everything that is wrong
  public static DeviceConfig read(Path file) throws ConfigRefused {
    return new ConfigReader(file, Drivers.all()).read();
  }

  private DeviceConfig read() throws ConfigRefused {
    DeviceConfig config = config(yaml.root());
    problems.refuse();
    if (config == null) {
      throw new IllegalStateException("a configuration is missing and no problem says why");
    }
    return config;
  }

  private @Nullable DeviceConfig config(Section root) {
    DeviceId device = root.made("device", DeviceId::new);
    Path data = root.path("data");
    ClockQuality clock =
        root.text("clock", "auto").equals("auto") ? null : root.word("clock", ClockQuality.class);
    DeviceConfig.BoardChoice board = board(root.section("board"));
    Section mqttSection = root.optionalSection("mqtt");
    BrokerAccount mqtt = mqttSection == null ? null : BrokerAccount.read(mqttSection);
    DeviceConfig.RosterAccount roster = roster(root.optionalSection("roster"), mqttSection);
    RoomRules.HubRule hub = HubReader.read(root.optionalSection("hub"), mqtt != null);
    long trendBytes = storage(root.group("storage"));
    RoomRules.Denials denials = denials(root.group("denials"));
    ChatterRules.Rule chatter = ChatterReader.usual(root.optionalSection("chattering"));

    PartsReader parts =
        new PartsReader(drivers, board == null ? "" : board.name(), connectors(board));
    Section partsSection = root.section("parts");
    if (partsSection != null) {
      parts.read(partsSection);
    }
    PointsReader points = new PointsReader(parts);
    Section pointsSection = root.section("points");
    if (pointsSection != null) {
      points.read(pointsSection);
    }
    DoorsReader doors = new DoorsReader(parts, points);
    doors.readDoors(root.optionalSection("doors"), root);
    doors.readReaders(root.optionalSection("readers"), root);
    doors.readOutputs(root.optionalSection("outputs"));
    List<DeviceConfig.BadgeEntry> badges =
        new BadgesReader(parts.readers(), doors::doorNamed).read(root.sections("badges"));
    PointId watchdog = doors.readWatchdog(root.optionalSection("watchdog"));
    PageAccount page = PageReader.read(root.optionalSection("page"));
    ShutdownReader.Shutdown shutdown =
        ShutdownReader.read(root.optionalSection("shutdown"), points.points);
    root.end();

    if (device == null || data == null || board == null) {
      return null;
    }
    RoomRules rules =
        new RoomRules(
            device,
            points.points,
            points.gates,
            points.virtuals,
            points.courses,
            points.conditions,
            doors.doors,
            doors.readers,
            Map.of(),
            doors.outputs,
            denials,
            roster != null,
            hub,
            shutdown.rules(),
            new ChatterRules(chatter, points.chatter));
    if (!problems.any()) {
      problems.tried(root.line("points"), "points", () -> RoomController.of(rules));
    }
    byte[] bytes = yaml.bytes();
    return new DeviceConfig(
        file,
        Codec.sha256(bytes, bytes.length).substring(0, 12),
        data,
        clock,
        board,
        mqtt,
        roster,
        points.feeding(parts.parts),
        rules,
        doors.exits,
        badges,
        watchdog,
        page,
        shutdown.account(),
        trendBytes);
  }

  private static DeviceConfig.@Nullable RosterAccount roster(
      @Nullable Section section, @Nullable Section mqtt) {
    if (section == null) {
      return null;
    }
    PublicKey signer = section.made("signer", Signing::publicKey);
    String key = section.secret("key-file");
    byte[] bytes = null;
    if (section.text("key-file") != null && key != null) {
      if (key.matches("[0-9a-f]{" + 2 * KeyWrap.KEY_BYTES + "}")) {
        bytes = HexFormat.of().parseHex(key);
      } else {
        section.wrong(
            "key-file",
            "holds no key of 64 hex digits; take the file that the hub made for this device");
      }
    }
    if (mqtt == null) {
      section.wrong("a roster comes over the broker; write the group mqtt, or take this one out");
    }
    section.end();
    return signer == null || bytes == null ? null : new DeviceConfig.RosterAccount(signer, bytes);
  }

  private DeviceConfig.@Nullable BoardChoice board(@Nullable Section section) {
    if (section == null) {
      return null;
    }
    String name = section.text("name");
    Section given = section.optionalSection("options");
    Map<String, String> options = given == null ? Map.of() : given.texts();
    section.end();
    return name == null ? null : new DeviceConfig.BoardChoice(name, options, section.line("name"));
  }

  /// The connectors of the board, when this program has it: without hardware, so that `check` at a
  /// desk refuses what a start on the Pi would. Another program's board is refused by who opens it.
  private @Nullable List<Connector> connectors(DeviceConfig.@Nullable BoardChoice board) {
    if (board == null) {
      return null;
    }
    BoardProvider provider = Boards.available().get(board.name());
    return provider == null
        ? null
        : problems.tried(board.line(), "board", () -> provider.connectors(board.options()));
  }

  private static long storage(Section section) {
    Amount trend = section.bytes("trend", "256 MiB");
    trend.atLeast(
        Amount.of("the least that the trend store works with", 16L << 20, "16 MiB"),
        "it gives up whole segments");
    section.end();
    return trend.whole();
  }

  private static RoomRules.Denials denials(Section section) {
    int most = section.integer("most", 1, 100, 3);
    Amount within = section.duration("within", "5 min");
    within.above(Amount.of("no time at all", 0, "0 s"), "or no refusals ever fall within it");
    int wrongPins = section.integer("wrong-pins", 1, 20, 5);
    Amount pinLock = section.duration("pin-lock", "10 min");
    pinLock.above(Amount.of("no time at all", 0, "0 s"), "or a PIN is guessed one by one");
    section.end();
    return new RoomRules.Denials(most, within.whole(), wrongPins, pinLock.whole());
  }
}
