package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import id.penjaga.device.core.Pattern;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.drivers.Drivers;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.CriticalBand;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.yaml.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The sample configuration is good, is what the requirements ask for, and agrees with its schema.
class SampleConfigTest {
  private static final Path SAMPLE = Path.of("../../config/device.yaml");
  private static final Path SCHEMA = Path.of("../../config/device.schema.json");

  @Test
  @DisplayName(
      "ENV-01 ENV-02 ENV-14 F7 the sample asks for the sourced band and for a critical one")
  void theSampleHasTheLimitsOfTheRegulation() throws Exception {
    DeviceConfig config = ConfigReader.read(SAMPLE);
    assertEquals(
        new Limits(
            20,
            22,
            0.3,
            60_000,
            60_000,
            "003 B.2.a",
            20,
            22,
            new CriticalBand(15, 32, 30_000, 60_000, Severity.CRITICAL)),
        info(config, "room.temperature").limits());
    assertEquals(
        new Limits(
            35,
            65,
            2,
            60_000,
            60_000,
            "003 B.2.a",
            35,
            65,
            new CriticalBand(20, 80, 30_000, 60_000, Severity.CRITICAL)),
        info(config, "room.humidity").limits());
    assertEquals(90_000, info(config, "room.temperature").staleAfterMs());
    assertEquals(60_000, config.rules().doors().get(new PointId("door.main")).heldMs());
    assertEquals(5, config.badges().size());
  }

  @Test
  void theSampleIsValidByTheSchema() throws IOException {
    var schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
    assertEquals(List.of(), schema.validate(Files.readString(SAMPLE), InputFormat.YAML));
    assertFalse(
        schema
            .validate(Files.readString(SAMPLE).replace("deadband", "dedband"), InputFormat.YAML)
            .isEmpty());
  }

  @Test
  void theSchemaKnowsExactlyTheKeysTheCodeKnows() throws Exception {
    SchemaKeys.compare(
        SCHEMA,
        Files.readString(everything()),
        yaml ->
            ConfigReader.read(Files.writeString(Files.createTempFile("device", ".yaml"), yaml)));
  }

  @Test
  void theSchemaKnowsExactlyTheWordsTheCodeKnows() throws IOException {
    Map<?, ?> schema = schema();
    assertEquals(words(PointKind.class), at(schema, "points", "kind"));
    assertEquals(
        new TreeSet<>(Drivers.all().stream().map(Driver::name).toList()),
        at(schema, "parts", "driver"));
    assertEquals(words(Pattern.class), enumOf(map(map(schema.get("$defs")).get("pattern"))));
    Map<?, ?> kinds = map(entry(schema, "outputs").get("kinds"));
    assertEquals(words(AlarmKind.class), enumOf(map(kinds.get("items"))));
  }

  @Test
  @DisplayName("ENV-04 a value that may not stand still for ever is named in the file")
  void aFrozenSensorIsNoticedWhereTheFileAsksForIt() throws Exception {
    PointId humidity = new PointId("room.humidity");
    assertEquals(
        new RoomRules.Gate(0, 5, 3, 600_000),
        ConfigReader.read(everything()).rules().gates().get(humidity));
    assertEquals(
        new RoomRules.Gate(0, 5, 3), ConfigReader.read(SAMPLE).rules().gates().get(humidity));
  }

  @Test
  @DisplayName("PWR-01 a flag of a UPS waits as long as the file says, and no other does")
  void eachFlagOfAUpsHasItsOwnDelay() throws Exception {
    Path file = Files.createTempFile("device", ".yaml");
    file.toFile().deleteOnExit();
    String text = Files.readString(SAMPLE);
    assertTrue(text.contains("    # alarm: { raise-after: 10 s }"));
    Files.writeString(file, text.replace("    # alarm: {", "    alarm: {"));
    for (RoomRules.Condition each : ConfigReader.read(file).rules().conditions()) {
      long expected = each.kind() == AlarmKind.UPS_ON_BATTERY ? 10_000 : 0;
      assertEquals(expected, each.raiseAfterMs(), each.kind()::name);
    }
  }

  @Test
  @DisplayName("F7 ENV-10 a burning room sounds the buzzer with the sample configuration")
  void aBurningRoomSoundsTheBuzzer() throws Exception {
    DeviceConfig config = ConfigReader.read(SAMPLE);
    Limits limits = info(config, "room.temperature").limits();
    assertNotNull(limits);
    assertEquals(new CriticalBand(15, 32, 30_000, 60_000, Severity.CRITICAL), limits.critical());
    assertTrue(
        config.rules().outputs().stream()
            .anyMatch(o -> o.silenceable() && o.least() == Severity.CRITICAL));
    Limits humidity = info(ConfigReader.read(everything()), "room.humidity").limits();
    assertNotNull(humidity);
    assertEquals(new CriticalBand(20, 80, 30_000, 120_000, Severity.WARNING), humidity.critical());
  }

  /// The public key of RFC 8032, 7.1, test 2.
  private static final String SIGNER =
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

  private static final String VIRTUAL =
      """
        room.spread:
          label: { id: Selisih, en: Spread }
          virtual: { difference: [room.temperature, room.dew-point] }
      """;

  /// More of the output in front of it, and the one behind it.
  private static final String OUTPUTS =
      "    patterns: { info: single, warning: double, critical: fast }\n"
          + "  relay.leak: { kinds: [water-leak], min-on: 1 min, min-off: 1 min }\n";

  /// The sample with the keys it leaves out.
  private static Path everything() throws IOException {
    Path file = Files.createTempFile("device", ".yaml");
    file.toFile().deleteOnExit();
    Path secret = Files.createTempFile("secret", "");
    secret.toFile().deleteOnExit();
    Files.writeString(secret, "secret\n");
    Path key = Files.createTempFile("key", "");
    key.toFile().deleteOnExit();
    Files.writeString(key, "5c".repeat(32) + "\n");
    String more =
        Files.readString(SAMPLE)
            .replace(
                "url: tcp://localhost:1883",
                "url: ssl://localhost:8883\n  insecure: 'no'\n  user: u\n  password-file: "
                    + secret
                    + "\n  ca-file: "
                    + secret)
            .replace(
                "storage:",
                "roster:\n  signer: "
                    + SIGNER
                    + "\n  key-file: "
                    + key
                    + "\npage: { port: 8090 }\nwatchdog: { output: relay.alarm }"
                    + "\nshutdown: { password-file: "
                    + key
                    + ", groups: [{ name: a, ups: ups.main }] }\nstorage:")
            .replace(
                "exit-button: exit.main",
                "exit-button: exit.main\n    passage: { area: room }\n"
                    + "    held-warning: { output: buzzer }")
            .replace("  relay.alarm:\n    least: warning\n", OUTPUTS)
            .replace("  relay.leak:                     # (ENV-07)\n    kinds: [water-leak]\n", "")
            .replace("away-after: 15 min", "away-after: 20 min\n  severity: critical")
            .replace("name: simulated", "name: simulated\n  options: { speed: 1 }")
            .replace(
                "high: 80.0, raise-after: 30 s",
                "high: 80.0, raise-after: 30 s, clear-after: 2 min, severity: warning")
            .replace("jump: 5.0, agreeing: 3", "jump: 5.0, agreeing: 3, frozen-after: 10 min")
            .replace("# chattering:", "chattering:")
            .replace("    # accuracy:", "    accuracy:")
            .replace("    # calibration:", "    calibration:")
            .replace("    # rate:", "    rate:")
            .replace("# sibling: { point: rack-2.temperature", "sibling: { point: room.dew-point")
            .replace("  door.main:\n    kind: door", VIRTUAL + "  door.main:\n    kind: door");
    return Files.writeString(file, more);
  }

  private static PointInfo info(DeviceConfig config, String point) {
    PointInfo info = config.rules().points().get(new PointId(point));
    assertNotNull(info, point);
    return info;
  }

  private static Map<?, ?> schema() throws IOException {
    return map(new Load(LoadSettings.builder().build()).loadFromString(Files.readString(SCHEMA)));
  }

  private static Map<?, ?> map(@Nullable Object object) {
    if (object instanceof Map<?, ?> map) {
      return map;
    }
    throw new AssertionError("no object: " + object);
  }

  private static Map<?, ?> entry(Map<?, ?> schema, String section) {
    Map<?, ?> named = map(map(schema.get("properties")).get(section));
    return map(map(named.get("additionalProperties")).get("properties"));
  }

  private static Set<String> at(Map<?, ?> schema, String section, String key) {
    return enumOf(map(entry(schema, section).get(key)));
  }

  private static Set<String> enumOf(Map<?, ?> type) {
    TreeSet<String> words = new TreeSet<>();
    if (type.get("enum") instanceof List<?> list) {
      list.forEach(word -> words.add(String.valueOf(word)));
    }
    return words;
  }

  private static <E extends Enum<E>> Set<String> words(Class<E> type) {
    return new TreeSet<>(Arrays.stream(type.getEnumConstants()).map(Vocabulary::written).toList());
  }
}
