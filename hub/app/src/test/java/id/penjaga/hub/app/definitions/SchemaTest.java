package id.penjaga.hub.app.definitions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.Problem;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.YamlFile;
import id.penjaga.hub.app.papers.LayoutReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.json.JsonMapper;

/// The schemas by which an editor helps say what the strict reader says, as far as a schema can.
@DisplayName("SYS-01 Schemas of definitions")
class SchemaTest {
  private static final Path CONFIG = Path.of("../../config").toAbsolutePath().normalize();
  private static final String LINE = "# yaml-language-server: $schema=";
  private static final JsonMapper JSON = new JsonMapper();

  /// Refused by the rules of a whole library and not by the reader alone, because definitions of
  /// older cases do not say it and must stay readable.
  private static final String RULED = "procedure .visit.approval dropped schema";

  /// One of so many changes is tried.
  private static final int STRIDE = Integer.getInteger("penjaga.schema.stride", 61);

  private static final String PLACE = "https://penjaga.id/schema/";
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          SpecificationVersion.DRAFT_2020_12, registry -> registry.schemas(SchemaTest::text));

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.walk(CONFIG, 2)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !kind(file).isEmpty())
          .sorted()
          .toList();
    }
  }

  /// What a file defines; empty for what has no schema.
  private static String kind(Path file) {
    Path in = CONFIG.relativize(file);
    String name = in.getName(0).toString();
    String kind =
        in.getNameCount() == 2 ? name.substring(0, name.length() - 1) : name.replace(".yaml", "");
    return Files.exists(CONFIG.resolve("schema").resolve(kind + ".schema.json")) ? kind : "";
  }

  private static Schema schema(Path file) {
    return REGISTRY.getSchema(SchemaLocation.of(PLACE + kind(file) + ".schema.json"));
  }

  private static @Nullable String text(String place) {
    try {
      return place.startsWith(PLACE)
          ? Files.readString(CONFIG.resolve("schema").resolve(place.substring(PLACE.length())))
          : null;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("shipped")
  @DisplayName("every shipped file is valid, and its first line names its schema")
  void valid(Path file) throws IOException {
    String text = Files.readString(file);
    String first = text.lines().findFirst().orElse("");
    assertTrue(
        first.startsWith(LINE), LINE + "../schema/" + kind(file) + ".schema.json must come first");
    Path named = file.resolveSibling(first.substring(LINE.length())).normalize();
    assertEquals(CONFIG.resolve("schema").resolve(kind(file) + ".schema.json"), named);
    assertEquals(List.of(), schema(file).validate(text, InputFormat.YAML));
  }

  @Test
  @DisplayName("a schema knows every kind of alarm")
  void alarms() throws IOException {
    String parts = Files.readString(CONFIG.resolve("schema/parts.schema.json"));
    List<String> known = new ArrayList<>();
    JSON.readTree(parts).at("/$defs/alarm/enum").forEach(one -> known.add(one.asString()));
    assertEquals(EscalationReader.kinds(), known);
  }

  /// A change of one place of a file.
  ///
  /// @param sure whether a schema that accepts it has missed what the reader refuses
  private record Change(String what, boolean sure) {}

  @Test
  @DisplayName("a schema refuses nothing that the hub accepts, and each key that it does not know")
  void together() throws IOException {
    int tried = 0;
    int refused = 0;
    TreeSet<String> unlike = new TreeSet<>();
    for (Path file : shipped()) {
      Object tree = new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
      List<Runnable> changes = new ArrayList<>();
      List<Change> told = new ArrayList<>();
      List<Runnable> undo = new ArrayList<>();
      gather(tree, "", changes, undo, told);
      for (int i = tried % STRIDE; i < changes.size(); i += STRIDE) {
        tried++;
        changes.get(i).run();
        String text = JSON.writeValueAsString(tree);
        undo.get(i).run();
        boolean bySchema = !schema(file).validate(text, InputFormat.JSON).isEmpty();
        List<String> problems = read(file, text);
        boolean missed =
            told.get(i).sure()
                && problems.stream()
                    .anyMatch(what -> what.contains("is no key here") || what.equals("is missing"));
        refused += bySchema ? 1 : 0;
        if (bySchema && problems.isEmpty() || !bySchema && missed) {
          unlike.add(
              kind(file) + " " + told.get(i).what() + (bySchema ? " schema" : " " + problems));
        }
      }
    }
    unlike.remove(RULED);
    assertEquals("", String.join("\n", unlike));
    assertTrue(tried > 400 && refused > tried / 4, tried + " tried, refused " + refused);
  }

  private static void gather(
      @Nullable Object node,
      String at,
      List<Runnable> changes,
      List<Runnable> undo,
      List<Change> told) {
    if (node instanceof Map<?, ?> raw) {
      @SuppressWarnings("unchecked")
      Map<String, Object> map = (Map<String, Object>) raw;
      changes.add(() -> map.put("zzz", "x"));
      undo.add(() -> map.remove("zzz"));
      told.add(new Change(at + " + zzz", true));
      for (Map.Entry<String, Object> entry : new LinkedHashMap<>(map).entrySet()) {
        String key = entry.getKey();
        Object value = entry.getValue();
        change(at + "." + key + " dropped", () -> map.remove(key), map, key, value, changes, undo);
        told.add(new Change(at + "." + key + " dropped", true));
        if (!(value instanceof Map || value instanceof List)) {
          for (Object wrong : List.of("?! no such word", Map.of("a", "b"), List.of("a"))) {
            change("", () -> map.put(key, wrong), map, key, value, changes, undo);
            told.add(new Change(at + "." + key + " = " + wrong, false));
          }
        }
        gather(value, at + "." + key, changes, undo, told);
      }
    } else if (node instanceof List<?> list) {
      list.forEach(entry -> gather(entry, at + "[]", changes, undo, told));
    }
  }

  private static void change(
      String what,
      Runnable change,
      Map<String, Object> map,
      String key,
      @Nullable Object value,
      List<Runnable> changes,
      List<Runnable> undo) {
    changes.add(change);
    undo.add(() -> map.put(key, value));
  }

  /// What the reader says of one file alone, without what it names.
  private static List<String> read(Path file, String text) {
    String id = file.getFileName().toString().replace(".yaml", "");
    try {
      YamlFile yaml = YamlFile.of(id, text, "x");
      Section root = yaml.root();
      switch (kind(file)) {
        case "roles" -> OfficeReader.roles(root);
        case "calendar" -> OfficeReader.calendar(root);
        case "papers" -> LayoutReader.site(root);
        case "paper" -> LayoutReader.read(id, text, root);
        case "escalation" -> EscalationReader.rules(root, List.of(), List.of());
        case "threats" -> ThreatReader.threats(root, new Library());
        case String kind -> new Library().read(Kind.of(kind), id, root);
      }
      return yaml.problems().inOrder().stream().map(Problem::what).toList();
    } catch (ConfigRefused e) {
      return e.problems().stream().map(Problem::what).toList();
    }
  }
}
