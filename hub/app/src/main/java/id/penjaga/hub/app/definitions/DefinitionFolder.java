package id.penjaga.hub.app.definitions;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.Problem;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.YamlFile;
import id.penjaga.hub.core.alarm.EscalationRules;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.definition.HeldDefinitions;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.threat.Threat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a folder of definitions: `procedures`, `forms`, `checklists`, `registers`, `roles.yaml`,
/// `calendar.yaml` and `escalation.yaml`.
public final class DefinitionFolder {
  private static final String THREATS = "threats.yaml";
  private static final String SUFFIX = ".yaml";

  private final Path folder;
  private final HeldDefinitions held;
  private final Library library = new Library();
  private final List<Problem> unreadable = new ArrayList<>();

  private @Nullable DefinitionKey replaced;

  private DefinitionFolder(Path folder, HeldDefinitions held) {
    this.folder = folder;
    this.held = held;
  }

  /// All definitions of a folder; none, and no problem, when it holds nothing of the kind.
  public static Definitions read(Path folder) {
    return read(folder, HeldDefinitions.NONE);
  }

  /// All definitions as they stand: those of a folder, and over them what people put in force or
  /// took out of force by a page, as long as the file is none that the book does not know.
  public static Definitions read(Path folder, HeldDefinitions held) {
    return new DefinitionFolder(folder, held).read();
  }

  /// What becomes of all definitions by a new text for one of them.
  ///
  /// @param key of the definition, which may be new
  /// @param text in YAML, as its file would hold
  public static Trial trial(Path folder, HeldDefinitions held, DefinitionKey key, String text) {
    DefinitionFolder beside = new DefinitionFolder(folder, held);
    String name = key.id() + SUFFIX;
    beside.replaced = key;
    String own;
    try {
      YamlFile yaml = YamlFile.of(name, text, key.kind() + ": " + key.id());
      own = Pin.own(yaml.root());
      beside.library.read(Kind.of(key.kind()), key.id(), yaml.root());
    } catch (ConfigRefused e) {
      return Trial.refused(e.problems());
    }
    Definitions after = beside.read();
    List<Problem> mine = of(name, after.problems());
    if (!mine.isEmpty()) {
      return Trial.refused(mine);
    }
    return Trial.of(key, own, read(folder, held), after, of(name, after.warnings()));
  }

  /// What becomes of the other definitions when one is taken out of force.
  public static Trial without(Path folder, HeldDefinitions held, DefinitionKey key) {
    DefinitionFolder beside = new DefinitionFolder(folder, held);
    beside.replaced = key;
    return Trial.of(key, "", read(folder, held), beside.read(), List.of());
  }

  /// The own text of a definition in its file, see [HeldDefinitions]; empty without a readable one.
  public static Optional<String> own(Path folder, DefinitionKey key) {
    Kind kind = Kind.of(key.kind());
    Path file = folder.resolve(kind.folder()).resolve(key.id() + SUFFIX);
    try {
      return Optional.of(Pin.own(ReadFiles.read(file, kind.word() + ": x", "write one").root()));
    } catch (ConfigRefused _) {
      return Optional.empty();
    }
  }

  private static List<Problem> of(String name, List<Problem> problems) {
    return problems.stream().filter(problem -> problem.file().equals(name)).toList();
  }

  private Definitions read() {
    boolean any = false;
    for (Kind kind : Kind.values()) {
      any |= Files.isDirectory(folder.resolve(kind.folder()));
    }
    if (!any) {
      return Definitions.NONE;
    }
    for (Kind kind : Kind.values()) {
      Set<String> seen = new HashSet<>();
      files(kind).forEach(file -> file(kind, file, seen));
      held.byPeople(kind.word())
          .forEach((id, text) -> {
            if (!seen.contains(id)) {
              held(new DefinitionKey(kind.word(), id), text);
            }
          });
    }
    Map<String, OfficeRole> roles =
        single("roles.yaml", "roles:", OfficeReader::roles, library::rolesAt);
    OfficeCalendar calendar =
        single("calendar.yaml", "zone: Asia/Jakarta", OfficeReader::calendar, _ -> {});
    Map<String, OfficeRole> known = roles == null ? new LinkedHashMap<>() : roles;
    EscalationRules escalation =
        single(
            "escalation.yaml",
            "chains:",
            root -> EscalationReader.rules(root, known.values(), library.read()),
            _ -> {});
    List<Threat> threats =
        Files.exists(folder.resolve(THREATS))
            ? single(THREATS, "threats:", root -> ThreatReader.threats(root, library), _ -> {})
            : List.of();
    return library.judged(
        known,
        calendar,
        escalation == null ? EscalationRules.NONE : escalation,
        threats == null ? List.of() : threats,
        unreadable);
  }

  private List<Path> files(Kind kind) {
    Path in = folder.resolve(kind.folder());
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(in)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      unreadable.add(new Problem(in.toString(), 0, "", YamlFile.unread(FileWords.reason(in, e))));
      return List.of();
    }
  }

  private void file(Kind kind, Path file, Set<String> seen) {
    String name = String.valueOf(file.getFileName());
    String id = name.substring(0, name.length() - SUFFIX.length());
    DefinitionKey key = new DefinitionKey(kind.word(), id);
    if (key.equals(replaced)) {
      return;
    }
    try {
      YamlFile yaml = ReadFiles.read(file, kind.word() + ": " + id, "name another file");
      if (!superseded(key, Pin.own(yaml.root()))) {
        seen.add(id);
        library.read(kind, id, yaml.root());
      }
    } catch (ConfigRefused e) {
      unreadable.addAll(e.problems());
      if (!held.byPeople(key)) {
        library.broken(kind, id);
      }
    }
  }

  /// Whether people changed a definition by a page since its file was read like this.
  private boolean superseded(DefinitionKey key, String own) {
    return held.byPeople(key) && held.holds(key, own) && !own.equals(held.inForce(key));
  }

  /// What a person put in force; its text was sound then, in the company of that day.
  private void held(DefinitionKey key, String text) {
    Kind kind = Kind.of(key.kind());
    if (text.isEmpty() || key.equals(replaced)) {
      return;
    }
    String name = kind.folder() + "/" + key.id() + " (by a page)";
    try {
      library.read(kind, key.id(), YamlFile.of(name, text, key.kind() + ":").root());
    } catch (ConfigRefused e) {
      unreadable.addAll(e.problems());
      library.broken(kind, key.id());
    }
  }

  private <T> @Nullable T single(
      String name,
      String example,
      Function<Section, T> reader,
      java.util.function.Consumer<Section> sound) {
    Path file = folder.resolve(name);
    try {
      YamlFile yaml =
          ReadFiles.read(file, example, "copy config/" + name + " of Penjaga there and change it");
      T read = reader.apply(yaml.root());
      yaml.problems().refuse();
      sound.accept(yaml.root());
      return read;
    } catch (ConfigRefused e) {
      unreadable.addAll(e.problems());
      return null;
    }
  }
}
