package id.penjaga.hub.app.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/// One mapping of the file. The reader asks for the keys it knows and then says {@link #end}; what
/// nobody asked for is a mistake.
final class Mapping {
  private final String path;
  private final List<String> problems;
  private final Path file;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> known = new TreeSet<>();

  Mapping(String path, @Nullable MappingNode node, List<String> problems, Path file) {
    this.path = path;
    this.problems = problems;
    this.file = file;
    for (NodeTuple tuple : node == null ? List.<NodeTuple>of() : node.getValue()) {
      String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      NodeTuple first = entries.putIfAbsent(key, tuple);
      if (first != null) {
        complain(
            tuple.getKeyNode(),
            key,
            "stands here a second time; the first is in line "
                + line(first.getKeyNode())
                + ". Keep one of them");
      }
    }
  }

  Collection<String> keys() {
    return new ArrayList<>(entries.keySet());
  }

  Mapping mapping(String key) {
    Node node = value(key);
    if (node != null && !(node instanceof MappingNode)) {
      wrong(key, "must hold keys of its own");
    }
    return new Mapping(path + key + ".", node instanceof MappingNode m ? m : null, problems, file);
  }

  String text(String key, String fallback) {
    String text = textOrNull(key);
    return text == null ? fallback : text;
  }

  @Nullable String textOrNull(String key) {
    Node node = value(key);
    if (node == null) {
      return null;
    }
    if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
      return scalar.getValue().strip();
    }
    wrong(key, "must be a single value; leave the key out to keep the default");
    return null;
  }

  int port(String key, int fallback) {
    String text = textOrNull(key);
    if (text == null) {
      return fallback;
    }
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.parseInt(text);
    }
    wrong(key, "\"" + text + "\" is no port; write a number from 1 to 65535");
    return fallback;
  }

  boolean flag(String key, boolean fallback) {
    String text = textOrNull(key);
    if (text != null && !text.equals("true") && !text.equals("false")) {
      wrong(key, "\"" + text + "\" is neither true nor false");
    }
    return text == null ? fallback : text.equals("true");
  }

  void wrong(String key, String what) {
    NodeTuple entry = entries.get(key);
    complain(entry == null ? null : entry.getKeyNode(), key, what);
  }

  /// Says that all known keys were asked for.
  void end() {
    for (Map.Entry<String, NodeTuple> entry : entries.entrySet()) {
      if (!known.contains(entry.getKey())) {
        complain(
            entry.getValue().getKeyNode(),
            entry.getKey(),
            "is no key here; write one of " + String.join(", ", known));
      }
    }
  }

  private @Nullable Node value(String key) {
    known.add(key);
    NodeTuple entry = entries.get(key);
    return entry == null ? null : entry.getValueNode();
  }

  private void complain(@Nullable Node node, String key, String what) {
    problems.add(file + (node == null ? "" : ":" + line(node)) + ": " + path + key + " " + what);
  }

  private static int line(Node node) {
    return node.getStartMark().map(m -> m.getLine() + 1).orElse(1);
  }
}
