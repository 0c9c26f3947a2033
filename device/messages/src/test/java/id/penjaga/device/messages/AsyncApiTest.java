package id.penjaga.device.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

@DisplayName("The document for subscribers says what the code does (SYS-05)")
class AsyncApiTest {
  private static final Map<String, Object> DOCUMENT = load();
  private static final JsonMapper MAPPER = new JsonMapper();

  static Stream<String> messages() {
    return Samples.payloads().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void everyGoldenFitsTheDocument(String name) throws IOException {
    String golden = new String(GoldenTest.golden(name), StandardCharsets.UTF_8);
    assertEquals(List.of(), errors(schemaOf(name), golden), golden);
  }

  @Test
  void theDocumentCanSayNo() throws IOException {
    String golden = new String(GoldenTest.golden("trend"), StandardCharsets.UTF_8);
    assertTrue(!errors("TrendBatch", golden.replace("\"seq\":41", "\"seq\":0")).isEmpty());
    assertTrue(!errors("TrendBatch", golden.replace("\"log\"", "\"lug\"")).isEmpty());
  }

  /// A field that the document promises and no message carries would be a lie.
  @Test
  void everyDocumentedFieldIsInSomeGolden() {
    Set<String> promised = new TreeSet<>();
    schemas().forEach((name, schema) -> addProperties(promised, schema));
    Set<String> said = new TreeSet<>();
    for (byte[] payload : Samples.payloads().values()) {
      addFields(said, MAPPER.readValue(payload, Map.class));
    }
    promised.removeAll(said);
    // A point says why only when it has no value; the golden has a value.
    assertEquals(
        Set.of(), promised.stream().filter(f -> !f.equals("why")).collect(Collectors.toSet()));
  }

  @Test
  void everyWordOfEveryVocabularyIsDocumented() {
    vocabulary("AlarmKind", AlarmKind.values());
    vocabulary("PointKind", PointKind.values());
    vocabulary("MissReason", MissReason.values());
    vocabulary("DenialReason", DenialReason.values());
    vocabulary("Severity", Severity.values());
    vocabulary("Direction", Direction.values());
    vocabulary("Certainty", Certainty.values());
    vocabulary("RefusalReason", RefusalReason.values());
    vocabulary("ShelfEnd", ShelfEnd.values());
    vocabulary("ShutdownCause", ShutdownCause.values());
    vocabulary("RosterRefusal", RosterRefusal.values());
    vocabulary("BadgeState", BadgeState.values());
    assertEquals(
        Stream.of(Unit.values()).map(Unit::code).toList(),
        map(schemas().get("UnitCode")).get("enum"));
  }

  @Test
  void everyTopicIsDocumented() {
    Set<String> addresses = new TreeSet<>();
    map(DOCUMENT.get("channels"))
        .values()
        .forEach(c -> addresses.add((String) map(c).get("address")));
    Set<String> topics = new TreeSet<>();
    topics.add(Topics.journal(Samples.DEVICE));
    topics.add(Topics.trend(Samples.DEVICE));
    topics.add(Topics.acknowledgement(Samples.DEVICE));
    topics.add(Topics.command(Samples.DEVICE));
    topics.add(Topics.roster(Samples.DEVICE));
    topics.add(Topics.checkpoint("{chain}"));
    Samples.states().forEach(m -> topics.add(Topics.state(m)));
    assertEquals(
        topics.stream()
            .map(t ->
                t.replace("room-1", "{device}")
                    .replace("room.temperature", "{point}")
                    .replace("TEMP_HIGH", "{kind}"))
            .collect(Collectors.toCollection(TreeSet::new)),
        addresses);
  }

  private static void vocabulary(String schema, Enum<?>[] words) {
    assertEquals(
        Stream.of(words).map(Enum::name).toList(), map(schemas().get(schema)).get("enum"), schema);
  }

  private static String schemaOf(String golden) {
    String kind = golden.substring(golden.indexOf('-') + 1).replaceFirst("-.*", "");
    return switch (golden.substring(0, Math.max(golden.indexOf('-'), 0))) {
      case "journal" -> "JournalRecord";
      case "command" -> "CommandMessage";
      case "state" -> kind;
      default ->
          switch (kind) {
            case "ack" -> "Acknowledgement";
            case "roster" -> "RosterPart";
            case "checkpoint" -> "HubCheckpoint";
            default -> "TrendBatch";
          };
    };
  }

  private static List<String> errors(String schema, String json) {
    Map<String, Object> root =
        Map.of(
            "$ref", "#/components/schemas/" + schema, "components", Map.of("schemas", schemas()));
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(MAPPER.writeValueAsString(root))
        .validate(json, InputFormat.JSON)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private static void addProperties(Set<String> names, Object schema) {
    if (schema instanceof Map<?, ?> map) {
      if (map.get("properties") instanceof Map<?, ?> properties) {
        properties.keySet().forEach(k -> names.add((String) k));
      }
      map.values().forEach(v -> addProperties(names, v));
    }
  }

  private static void addFields(Set<String> names, Object json) {
    if (json instanceof Map<?, ?> map) {
      map.forEach((k, v) -> {
        names.add((String) k);
        addFields(names, v);
      });
    } else if (json instanceof List<?> list) {
      list.forEach(v -> addFields(names, v));
    }
  }

  private static Map<String, Object> schemas() {
    return map(map(DOCUMENT.get("components")).get("schemas"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object object) {
    return (Map<String, Object>) object;
  }

  private static Map<String, Object> load() {
    try {
      return map(
          new Load(LoadSettings.builder().build())
              .loadFromString(Files.readString(Path.of("asyncapi.yaml"))));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
