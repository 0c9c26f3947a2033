package id.penjaga.device.app.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/// One mapping of the file. Whoever reads it asks for the keys it knows and then says {@link #end};
/// what was never asked for is unknown.
///
/// A getter that finds something wrong notes it and returns null or the fallback, so that reading
/// goes on and finds the rest.
final class Section {
  private final Problems problems;
  private final String path;
  private final String pattern;
  private final int line;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  private Section(Problems problems, String path, String pattern, int line) {
    this.problems = problems;
    this.path = path;
    this.pattern = pattern;
    this.line = line;
  }

  static Section of(Problems problems, MappingNode node) {
    return filled(new Section(problems, "", "", line(node)), node);
  }

  private static Section filled(Section section, MappingNode node) {
    for (NodeTuple tuple : node.getValue()) {
      int line = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        section.problems.add(line, section.path, "a key must be a single word");
        continue;
      }
      NodeTuple first = section.entries.putIfAbsent(key.getValue(), tuple);
      if (first != null) {
        section.problems.add(
            line,
            section.at(key.getValue()),
            "stands here a second time; the first is in line "
                + line(first.getKeyNode())
                + ". Keep one of them");
      }
    }
    return section;
  }

  int line() {
    return line;
  }

  String path() {
    return path;
  }

  Problems problems() {
    return problems;
  }

  /// The line of a key, of the section when it is not there.
  int line(String key) {
    NodeTuple entry = entries.get(key);
    return entry == null ? line : line(entry.getKeyNode());
  }

  String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  boolean has(String key) {
    know(key);
    return entries.containsKey(key);
  }

  void wrong(String key, String what) {
    problems.add(line(key), at(key), what);
  }

  /// Says that all known keys were asked for.
  void end() {
    entries.forEach((key, tuple) -> {
      if (!known.contains(key)) {
        problems.add(
            line(tuple.getKeyNode()), at(key), "is no key here; " + Nearest.advice(key, known));
      }
    });
  }

  /// A text that must be there.
  @Nullable String text(String key) {
    return required(key) ? optionalText(key) : null;
  }

  @Nullable String optionalText(String key) {
    know(key);
    NodeTuple entry = entries.get(key);
    if (entry == null) {
      return null;
    }
    if (entry.getValueNode() instanceof ScalarNode scalar && !empty(scalar)) {
      return scalar.getValue();
    }
    wrong(key, "must be a single value");
    return null;
  }

  String text(String key, String fallback) {
    String text = optionalText(key);
    return text == null ? fallback : text;
  }

  /// Reads a text and makes something of it; the objection of `make` becomes a problem.
  <T> @Nullable T made(String key, Function<String, @Nullable T> make) {
    String text = text(key);
    return text == null ? null : problems.tried(line(key), at(key), () -> make.apply(text));
  }

  <T> @Nullable T optional(String key, Function<String, @Nullable T> make) {
    String text = optionalText(key);
    return text == null ? null : problems.tried(line(key), at(key), () -> make.apply(text));
  }

  long duration(String key, String fallback) {
    Long given = optional(key, Quantities::milliseconds);
    return given == null ? Quantities.milliseconds(fallback) : given;
  }

  long bytes(String key, String fallback) {
    Long given = optional(key, Quantities::bytes);
    return given == null ? Quantities.bytes(fallback) : given;
  }

  @Nullable Double number(String key) {
    return required(key) ? optional(key, Quantities::number) : null;
  }

  double number(String key, double fallback) {
    Double given = optional(key, Quantities::number);
    return given == null ? fallback : given;
  }

  int integer(String key, int least, int most, int fallback) {
    Integer given = optional(key, text -> Quantities.whole(text, least, most));
    return given == null ? fallback : given;
  }

  boolean flag(String key, boolean fallback) {
    Boolean given =
        optional(
            key,
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw new IllegalArgumentException(
                          "is \"" + text + "\"; write true or false");
                });
    return given == null ? fallback : given;
  }

  /// A word of a closed vocabulary, written in lower case with hyphens.
  <E extends Enum<E>> @Nullable E word(String key, Class<E> words) {
    return optional(key, text -> Words.of(text, words));
  }

  /// A section that must be there.
  @Nullable Section section(String key) {
    return required(key) ? optionalSection(key) : null;
  }

  @Nullable Section optionalSection(String key) {
    know(key);
    NodeTuple entry = entries.get(key);
    return entry == null ? null : sub(key, key, entry);
  }

  /// All entries as sections, for a mapping whose keys are names.
  Map<String, Section> named() {
    Map<String, Section> sections = new LinkedHashMap<>();
    entries.forEach((name, entry) -> {
      known.add(name);
      problems.asked(pattern.isEmpty() ? "*" : pattern + ".*");
      Section section = sub(name, "*", entry);
      if (section != null) {
        sections.put(name, section);
      }
    });
    return sections;
  }

  /// All entries as texts, for settings that another party knows.
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String key : entries.keySet()) {
      known.add(key);
      problems.asked(pattern + ".*");
      NodeTuple entry = entries.get(key);
      if (entry != null && entry.getValueNode() instanceof ScalarNode scalar && !empty(scalar)) {
        texts.put(key, scalar.getValue());
      } else {
        wrong(key, "must be a single value");
      }
    }
    return texts;
  }

  /// A list of sections; empty when it is not there.
  List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    List<Node> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      String itemPath = at(key) + "[" + (i + 1) + "]";
      if (item instanceof MappingNode mapping) {
        String itemPattern = patternOf(key) + "[]";
        sections.add(filled(new Section(problems, itemPath, itemPattern, line(item)), mapping));
      } else {
        problems.add(line(item), itemPath, "must be a group of keys, each with a value");
      }
    }
    return sections;
  }

  /// A list of words; empty when it is not there.
  <T> List<T> list(String key, Function<String, @Nullable T> make) {
    List<T> list = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof ScalarNode scalar && !empty(scalar)) {
        T made = problems.tried(line(item), at(key), () -> make.apply(scalar.getValue()));
        if (made != null) {
          list.add(made);
        }
      } else {
        problems.add(line(item), at(key), "must be a list of single values, such as [a, b]");
      }
    }
    return list;
  }

  private List<Node> items(String key) {
    know(key);
    NodeTuple entry = entries.get(key);
    if (entry == null) {
      return List.of();
    }
    if (entry.getValueNode() instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    wrong(key, "must be a list");
    return List.of();
  }

  private @Nullable Section sub(String key, String asPattern, NodeTuple entry) {
    if (entry.getValueNode() instanceof MappingNode mapping) {
      Section section =
          new Section(problems, at(key), patternOf(asPattern), line(entry.getKeyNode()));
      return filled(section, mapping);
    }
    wrong(key, "must be a group of keys, each with a value");
    return null;
  }

  private boolean required(String key) {
    know(key);
    if (entries.containsKey(key)) {
      return true;
    }
    problems.add(line, at(key), "is missing");
    return false;
  }

  private void know(String key) {
    known.add(key);
    problems.asked(patternOf(key));
  }

  private String patternOf(String key) {
    return pattern.isEmpty() ? key : pattern + "." + key;
  }

  private static boolean empty(ScalarNode scalar) {
    return scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getTag().equals(Tag.NULL);
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
