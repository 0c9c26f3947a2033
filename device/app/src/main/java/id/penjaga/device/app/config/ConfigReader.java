package id.penjaga.device.app.config;

import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.drivers.Drivers;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads a configuration file and refuses it with everything that is wrong in it.
public final class ConfigReader {
  private static final long MOST_BYTES = 1024 * 1024;

  private final Path file;
  private final List<Driver> drivers;
  private final Problems problems;

  ConfigReader(Path file, List<Driver> drivers) {
    this.file = file;
    this.drivers = drivers;
    this.problems = new Problems(file.toString());
  }

  /// @throws ConfigRefused with everything that is wrong
  public static DeviceConfig read(Path file) throws ConfigRefused {
    return new ConfigReader(file, Drivers.all()).read();
  }

  DeviceConfig read() throws ConfigRefused {
    byte[] bytes = bytes();
    DeviceConfig config = bytes == null ? null : config(bytes);
    if (config == null || problems.any()) {
      throw new ConfigRefused(problems.inOrder());
    }
    return config;
  }

  Set<String> askedFor() {
    return problems.asked();
  }

  private byte @Nullable [] bytes() {
    try {
      if (Files.size(file) <= MOST_BYTES) {
        return Files.readAllBytes(file);
      }
      problems.add(0, "", "is larger than 1 MiB; that is no configuration");
    } catch (IOException _) {
      problems.add(0, "", "cannot be read; write the path of a configuration after --config");
    }
    return null;
  }

  private @Nullable DeviceConfig config(byte[] bytes) {
    Section root = root(bytes);
    if (root == null) {
      return null;
    }
    DeviceId device = root.made("device", DeviceId::new);
    Path data = root.made("data", this::beside);
    ClockQuality clock =
        root.text("clock", "auto").equals("auto") ? null : root.word("clock", ClockQuality.class);
    DeviceConfig.BoardChoice board = board(root.section("board"));
    MqttSettings mqtt = mqtt(root.optionalSection("mqtt"));
    long trendBytes = storage(root.optionalSection("storage"));
    RoomRules.Denials denials = denials(root.optionalSection("denials"));

    Section partsSection = root.section("parts");
    Map<String, PartEntry> parts =
        partsSection == null
            ? Map.of()
            : new PartsReader(drivers, this::existing).read(partsSection);
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
        new BadgesReader(doors::doorNamed).read(root.sections("badges"));
    root.end();

    if (device == null || data == null || board == null) {
      return null;
    }
    RoomRules rules =
        new RoomRules(
            device,
            points.points,
            points.gates,
            points.dewPoints,
            points.conditions,
            doors.doors,
            doors.readers,
            Map.of(),
            doors.outputs,
            denials);
    if (!problems.any()) {
      problems.tried(root.line("points"), "points", () -> RoomController.of(rules));
    }
    return new DeviceConfig(
        file,
        Codec.sha256(bytes, bytes.length).substring(0, 12),
        data,
        clock,
        board,
        mqtt,
        points.feeding(parts),
        rules,
        doors.exits,
        badges,
        trendBytes);
  }

  private @Nullable Section root(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      LoadSettings settings = LoadSettings.builder().setLabel(file.toString()).build();
      Optional<Node> node = new Compose(settings).composeString(text);
      if (node.isPresent() && node.get() instanceof MappingNode mapping) {
        return Section.of(problems, mapping);
      }
      problems.add(0, "", "is empty or no list of keys; begin with a line such as device: room-1");
    } catch (CharacterCodingException _) {
      problems.add(0, "", "is not written in UTF-8; save it so");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0);
      problems.add(
          line, "", "is no YAML here: " + e.getProblem() + "; check indentation and quotes");
    } catch (YamlEngineException e) {
      problems.add(0, "", "is no YAML: " + e.getMessage());
    }
    return null;
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

  private @Nullable MqttSettings mqtt(@Nullable Section section) {
    if (section == null) {
      return null;
    }
    String url = section.made("url", ConfigReader::brokerUrl);
    String user = section.optionalText("user");
    Path password = section.optional("password-file", this::existing);
    Path ca = section.optional("ca-file", this::existing);
    if ((user == null) != !section.has("password-file")) {
      section.wrong(
          user == null ? "password-file" : "user",
          "user and password-file belong together; write both or neither");
    }
    if (ca != null && url != null && !url.startsWith("ssl:")) {
      section.wrong("ca-file", "is only of use with an ssl:// url");
    }
    section.end();
    return url == null ? null : new MqttSettings(url, user, password, ca);
  }

  private static String brokerUrl(String text) {
    if (text.matches("(tcp|ssl)://[A-Za-z0-9.\\-\\[\\]:]+:\\d{1,5}")) {
      return text;
    }
    throw new IllegalArgumentException(
        "\""
            + text
            + "\" is no broker; write tcp://host:1883, or ssl://host:8883 for an encrypted link");
  }

  private static long storage(@Nullable Section section) {
    if (section == null) {
      return 256L << 20;
    }
    long bytes = section.bytes("trend", "256 MiB");
    if (bytes < 16L << 20) {
      section.wrong("trend", "must be at least 16 MiB");
    }
    section.end();
    return bytes;
  }

  private static RoomRules.Denials denials(@Nullable Section section) {
    if (section == null) {
      return new RoomRules.Denials(3, 300_000);
    }
    RoomRules.Denials denials =
        new RoomRules.Denials(
            section.integer("most", 1, 100, 3), section.duration("within", "5 min"));
    section.end();
    return denials;
  }

  /// A path in the file is meant from the folder the file stands in.
  private Path beside(String text) {
    return file.toAbsolutePath().resolveSibling(text).normalize();
  }

  private Path existing(String text) {
    Path path = beside(text);
    if (Files.isReadable(path)) {
      return path;
    }
    throw new IllegalArgumentException(
        "there is no readable file " + path + "; write the path of one");
  }
}
