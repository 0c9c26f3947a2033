package id.penjaga.device.yaml;

import id.penjaga.device.shell.files.SecretFile;
import java.nio.file.Path;
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

/// One mapping of a file, read strictly: a reader asks for the keys it knows and then calls [#end],
/// which makes a problem of each other key.
///
/// A getter that finds something wrong adds a problem and returns null or the fallback, so that
/// reading goes on and finds the rest.
public final class Section {
  private final Problems problems;
  private final String path;
  private final int line;
  private final Map<String, NodeTuple> entries = new LinkedHashMap<>();
  private final Set<String> known = new LinkedHashSet<>();

  private Section(Problems problems, String path, int line) {
    this.problems = problems;
    this.path = path;
    this.line = line;
  }

  static Section of(Problems problems, MappingNode node) {
    return new Section(problems, "", line(node)).filled(node);
  }

  private Section filled(MappingNode node) {
    for (NodeTuple tuple : node.getValue()) {
      int at = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(
            at, path, Sentence.of("sebuah kunci harus satu kata", "a key must be a single word"));
        continue;
      }
      NodeTuple first = entries.putIfAbsent(key.getValue(), tuple);
      if (first != null) {
        problems.add(
            at,
            at(key.getValue()),
            Sentence.of(
                "ada dua kali; yang pertama di baris {}. Simpan salah satunya",
                "stands here a second time; the first is in line {}. Keep one of them",
                line(first.getKeyNode())));
      }
    }
    return this;
  }

  /// The line it begins in.
  public int line() {
    return line;
  }

  /// Its path in the file, such as `points.room.temperature`; empty at the top.
  public String path() {
    return path;
  }

  public Problems problems() {
    return problems;
  }

  /// The line of a key; of the section when the key is not there.
  public int line(String key) {
    NodeTuple entry = entries.get(key);
    return entry == null ? line : line(entry.getKeyNode());
  }

  /// The path of a key of this section.
  public String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /// Whether the key is there. Makes it a known one.
  public boolean has(String key) {
    known.add(key);
    return contains(key);
  }

  /// Whether the key is there and says `null`: deliberately nothing.
  public boolean isNull(String key) {
    Node node = value(key);
    return node instanceof ScalarNode scalar && single(scalar) == null;
  }

  /// All it holds as maps, lists and texts, what is null left out: for a digest that no comment
  /// and no order of keys changes.
  public Map<String, Object> tree() {
    return Tree.of(entries.values());
  }

  boolean contains(String key) {
    return entries.containsKey(key);
  }

  /// Adds a problem at a key, of a file that a console checks; in English.
  public void wrong(String key, String what) {
    wrong(key, Sentence.english(what));
  }

  /// As [#wrong(String, String)], at the section itself.
  public void wrong(String what) {
    wrong(Sentence.english(what));
  }

  /// Adds a problem at a key, of a file that pages check as well.
  public void wrong(String key, Sentence what) {
    problems.add(line(key), at(key), what);
  }

  /// As [#wrong(String, Sentence)], at the section itself.
  public void wrong(Sentence what) {
    problems.add(line, path, what);
  }

  /// Says that all known keys were asked for: each other one becomes a problem.
  public void end() {
    entries.forEach((key, tuple) -> {
      if (!known.contains(key)) {
        problems.add(
            line(tuple.getKeyNode()),
            at(key),
            Sentence.of(
                "bukan kunci di sini; {}", "is no key here; {}", Nearest.advised(key, known)));
      }
    });
  }

  /// A text that must be there.
  public @Nullable String text(String key) {
    return required(key) ? optionalText(key) : null;
  }

  public @Nullable String optionalText(String key) {
    Node node = value(key);
    if (node == null) {
      return null;
    }
    String text = single(node);
    if (text == null) {
      wrong(key, Sentence.of("harus satu nilai", "must be a single value"));
    }
    return text;
  }

  public String text(String key, String fallback) {
    String text = optionalText(key);
    return text == null ? fallback : text;
  }

  /// Reads a text that must be there and makes something of it; an [IllegalArgumentException] of
  /// `make` becomes a problem with its message.
  public <T> @Nullable T made(String key, Function<String, @Nullable T> make) {
    return required(key) ? optional(key, make) : null;
  }

  /// As [#made], for a key that may be left out.
  public <T> @Nullable T optional(String key, Function<String, @Nullable T> make) {
    String text = optionalText(key);
    return text == null ? null : problems.tried(line(key), at(key), () -> make.apply(text));
  }

  /// A duration with its unit, such as `60 s`; its value is in milliseconds.
  ///
  /// @param fallback written in the same way
  public Amount duration(String key, String fallback) {
    return amount(key, fallback, text -> (double) Quantities.milliseconds(text));
  }

  /// A size with its unit, such as `64 MiB`; its value is in bytes.
  ///
  /// @param fallback written in the same way
  public Amount bytes(String key, String fallback) {
    return amount(key, fallback, text -> (double) Quantities.bytes(text));
  }

  /// A number such as `22.5`.
  ///
  /// @param fallback written in the same way
  public Amount number(String key, String fallback) {
    return amount(key, fallback, Quantities::number);
  }

  /// A number that must be there.
  public @Nullable Amount number(String key) {
    return required(key) ? optionalNumber(key) : null;
  }

  public @Nullable Amount optionalNumber(String key) {
    Double given = optional(key, Quantities::number);
    return given == null ? null : Amount.in(this, key, given, Quantities.number(given));
  }

  private Amount amount(String key, String fallback, Function<String, Double> read) {
    Double given = optional(key, read);
    if (given != null) {
      return Amount.in(this, key, given, text(key, fallback));
    }
    return contains(key)
        ? Amount.unsound(this, key, read.apply(fallback))
        : Amount.in(this, key, read.apply(fallback), fallback);
  }

  /// A whole number from `least` to `most`.
  public int integer(String key, int least, int most, int fallback) {
    Integer given = optional(key, text -> Quantities.whole(text, least, most));
    return given == null ? fallback : given;
  }

  /// `true` or `false`.
  public boolean flag(String key, boolean fallback) {
    return either(key, "true", "false", fallback);
  }

  /// `yes` or `no`: for what is unsafe and must be written on purpose; no when it is not there.
  public boolean consent(String key) {
    return either(key, "yes", "no", false);
  }

  private boolean either(String key, String one, String other, boolean fallback) {
    Boolean given =
        optional(
            key,
            text -> {
              if (!text.equals(one) && !text.equals(other)) {
                throw new Objection(
                    Sentence.of(
                        "adalah \"{}\"; tulis {} atau {}",
                        "is \"{}\"; write {} or {}",
                        text,
                        one,
                        other));
              }
              return text.equals(one);
            });
    return given == null ? fallback : given;
  }

  /// A word of a closed vocabulary, see [Vocabulary].
  public <E extends Enum<E>> @Nullable E word(String key, Class<E> words) {
    return optional(key, text -> Vocabulary.of(text, words));
  }

  /// A path, meant from the folder the file stands in; absolute. Nothing need be there.
  public @Nullable Path path(String key) {
    return required(key) ? optional(key, text -> files().resolve(text)) : null;
  }

  /// As [#path], for a key that may be left out.
  public Path path(String key, String fallback) {
    Path given = optional(key, text -> files().resolve(text));
    return given == null ? files().resolve(fallback) : given;
  }

  /// The path of a file that is there and can be read; null when the key is left out.
  public @Nullable Path file(String key) {
    return optional(key, text -> files().readable(text));
  }

  /// The secret in a file that only its owner may read, see [SecretFile]; null when the key is left
  /// out. Secrets do not stand in the file itself, and no problem repeats one.
  public @Nullable String secret(String key) {
    return optional(key, text -> files().secretIn(files().resolve(text)));
  }

  /// The path of a file with a secret; that [#secret] would read it was checked.
  public @Nullable Path secretFile(String key) {
    return optional(key, this::checkedSecret);
  }

  /// As [#secretFile], for a path that stands somewhere else in the same file.
  ///
  /// @throws IllegalArgumentException saying what to do
  public Path checkedSecret(String text) {
    Path file = files().resolve(text);
    String _ = files().secretIn(file);
    return file;
  }

  private NamedFiles files() {
    return new NamedFiles(problems.file());
  }

  /// A section that must be there.
  public @Nullable Section section(String key) {
    return required(key) ? optionalSection(key) : null;
  }

  public @Nullable Section optionalSection(String key) {
    Node node = value(key);
    return node == null ? null : sub(key, node);
  }

  /// A section that may be left out when all its keys have fallbacks: an empty one then.
  public Section group(String key) {
    Section given = optionalSection(key);
    return given == null ? new Section(problems, at(key), line(key)) : given;
  }

  /// All entries as sections, for a mapping whose keys are names; in the order of the file.
  public Map<String, Section> named() {
    Map<String, Section> sections = new LinkedHashMap<>();
    for (String name : entries.keySet()) {
      Section section = optionalSection(name);
      if (section != null) {
        sections.put(name, section);
      }
    }
    return sections;
  }

  /// All entries as texts, for a mapping whose keys another party knows; in the order of the file.
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String key : entries.keySet()) {
      String text = optionalText(key);
      if (text != null) {
        texts.put(key, text);
      }
    }
    return texts;
  }

  /// A list of sections; empty when it is not there.
  public List<Section> sections(String key) {
    List<Section> sections = new ArrayList<>();
    List<Node> items = items(key);
    for (int i = 0; i < items.size(); i++) {
      Node item = items.get(i);
      String itemPath = at(key) + "[" + (i + 1) + "]";
      if (item instanceof MappingNode mapping) {
        sections.add(new Section(problems, itemPath, line(item)).filled(mapping));
      } else {
        problems.add(
            line(item),
            itemPath,
            Sentence.of(
                "harus sekelompok kunci, masing-masing dengan nilainya",
                "must be a group of keys, each with a value"));
      }
    }
    return sections;
  }

  /// A list of single values; empty when it is not there.
  public <T> List<T> list(String key, Function<String, @Nullable T> make) {
    List<T> list = new ArrayList<>();
    for (Node item : items(key)) {
      String text = single(item);
      if (text == null) {
        problems.add(
            line(item),
            at(key),
            Sentence.of(
                "harus daftar nilai tunggal, misalnya [a, b]",
                "must be a list of single values, such as [a, b]"));
        continue;
      }
      T made = problems.tried(line(item), at(key), () -> make.apply(text));
      if (made != null) {
        list.add(made);
      }
    }
    return list;
  }

  /// Whether the key is there with keys of its own, for what can be written short or long.
  public boolean isSection(String key) {
    return value(key) instanceof MappingNode;
  }

  private List<Node> items(String key) {
    Node node = value(key);
    if (node == null) {
      return List.of();
    }
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    wrong(key, Sentence.of("harus daftar", "must be a list"));
    return List.of();
  }

  private @Nullable Section sub(String key, Node node) {
    if (node instanceof MappingNode mapping) {
      return new Section(problems, at(key), line(key)).filled(mapping);
    }
    wrong(
        key,
        Sentence.of(
            "harus sekelompok kunci, masing-masing dengan nilainya",
            "must be a group of keys, each with a value"));
    return null;
  }

  private boolean required(String key) {
    known.add(key);
    if (contains(key)) {
      return true;
    }
    problems.add(
        line, at(key), Sentence.of("tidak ada; tulis kuncinya beserta nilainya", "is missing"));
    return false;
  }

  private @Nullable Node value(String key) {
    known.add(key);
    NodeTuple entry = entries.get(key);
    return entry == null ? null : entry.getValueNode();
  }

  /// The text of a node; null when it has none.
  static @Nullable String single(Node node) {
    return node instanceof ScalarNode scalar
            && !(scalar.getScalarStyle() == ScalarStyle.PLAIN && scalar.getTag().equals(Tag.NULL))
        ? scalar.getValue()
        : null;
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }
}
