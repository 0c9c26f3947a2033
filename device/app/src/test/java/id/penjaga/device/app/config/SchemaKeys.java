package id.penjaga.device.app.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// Compares the keys of a JSON schema with those that a reader knows. Which those are, the reader
/// says itself: it answers a key that is none with all that are.
final class SchemaKeys {
  private static final String NONE = "none-of-these-keys-here";
  private static final Pattern ALL = Pattern.compile("write one of (.*)");

  /// Reads a file as the program does.
  interface Reader {
    void read(String yaml) throws ConfigRefused, IOException;
  }

  private SchemaKeys() {}

  /// @param everything a good file with a group of each kind in it
  static void compare(Path schema, String everything, Reader reader) throws Exception {
    Map<?, ?> root = map(load(Files.readString(schema)));
    Map<String, TreeSet<String>> inSchema = new TreeMap<>();
    gather(root, root, "", inSchema);
    reader.read(everything);
    Object tree = load(everything);
    plant(tree);
    String planted = new Dump(DumpSettings.builder().build()).dumpToString(tree);
    ConfigRefused refused = assertThrows(ConfigRefused.class, () -> reader.read(planted));
    Map<String, TreeSet<String>> inCode = new TreeMap<>();
    for (Problem problem : refused.problems()) {
      Matcher all = ALL.matcher(problem.what());
      if (problem.key().endsWith(NONE) && all.find()) {
        inCode
            .computeIfAbsent(pattern(root, tree, problem.key()), _ -> new TreeSet<>())
            .addAll(Arrays.asList(all.group(1).split(", ")));
      }
    }
    assertEquals(lines(inSchema), lines(inCode));
  }

  private static String lines(Map<String, TreeSet<String>> keys) {
    List<String> lines = new ArrayList<>();
    keys.forEach((path, known) -> lines.add(path + ": " + known));
    return String.join("\n", lines);
  }

  /// Puts the unknown key into every group whose keys are not names.
  private static void plant(@Nullable Object node) {
    if (node instanceof Map<?, ?> group) {
      group.values().forEach(SchemaKeys::plant);
      @SuppressWarnings("unchecked")
      Map<Object, Object> open = (Map<Object, Object>) group;
      open.put(NONE, "x");
    } else if (node instanceof List<?> list) {
      list.forEach(SchemaKeys::plant);
    }
  }

  /// The path of the group that a problem is about, with names as `*`. The tree says where a name
  /// with points in it ends.
  private static String pattern(Map<?, ?> root, @Nullable Object tree, String key) {
    Map<?, ?> type = root;
    Object here = tree;
    String path = "";
    String rest = key.substring(0, key.length() - NONE.length());
    while (!rest.isEmpty()) {
      type = resolved(root, type);
      if (rest.startsWith("[")) {
        int end = rest.indexOf(']');
        here = ((List<?>) here).get(Integer.parseInt(rest, 1, end, 10) - 1);
        type = map(type.get("items"));
        path += "[]";
        rest = rest.substring(end + 1);
      } else {
        String name = name(map(here), rest);
        here = map(here).get(name);
        boolean named = type.get("additionalProperties") instanceof Map<?, ?>;
        type =
            map(named ? type.get("additionalProperties") : map(type.get("properties")).get(name));
        path += (path.isEmpty() ? "" : ".") + (named ? "*" : name);
        rest = rest.substring(name.length());
      }
      rest = rest.startsWith(".") ? rest.substring(1) : rest;
    }
    return path;
  }

  private static String name(Map<?, ?> group, String rest) {
    return group.keySet().stream()
        .map(String::valueOf)
        .filter(key -> rest.startsWith(key + ".") || rest.startsWith(key + "["))
        .max(Comparator.comparingInt(String::length))
        .orElseThrow(() -> new AssertionError("no key of the file begins " + rest));
  }

  private static void gather(
      Map<?, ?> root, Map<?, ?> type, String path, Map<String, TreeSet<String>> into) {
    Map<?, ?> here = resolved(root, type);
    String before = path.isEmpty() ? "" : path + ".";
    if (here.get("properties") instanceof Map<?, ?> properties) {
      TreeSet<String> keys = new TreeSet<>();
      into.put(path, keys);
      properties.forEach((key, value) -> {
        keys.add(String.valueOf(key));
        gather(root, map(value), before + key, into);
      });
    }
    if (here.get("additionalProperties") instanceof Map<?, ?> named) {
      gather(root, named, before + "*", into);
    }
    if (here.get("items") instanceof Map<?, ?> items) {
      gather(root, items, path + "[]", into);
    }
    assertTrue(
        !"object".equals(here.get("type")) || here.containsKey("additionalProperties"),
        path + " says which keys it takes");
  }

  private static Map<?, ?> resolved(Map<?, ?> root, Map<?, ?> type) {
    return type.get("$ref") instanceof String ref
        ? map(map(root.get("$defs")).get(ref.substring("#/$defs/".length())))
        : type;
  }

  private static @Nullable Object load(String text) {
    return new Load(LoadSettings.builder().build()).loadFromString(text);
  }

  private static Map<?, ?> map(@Nullable Object object) {
    if (object instanceof Map<?, ?> map) {
      return map;
    }
    throw new AssertionError("no object: " + object);
  }
}
