package id.penjaga.hub.app.definitions;

import id.penjaga.device.shell.files.FileWords;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.Problem;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.YamlFile;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.procedure.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a folder of definitions: `procedures`, `forms`, `checklists`, `registers`, `roles.yaml`
/// and `calendar.yaml`.
public final class DefinitionFolder {
  private static final String SUFFIX = ".yaml";

  private final Path folder;
  private final Library library = new Library();
  private final List<Problem> unreadable = new ArrayList<>();

  private @Nullable String replaced;

  private DefinitionFolder(Path folder) {
    this.folder = folder;
  }

  /// All definitions of a folder; none, and no problem, when it holds nothing of the kind.
  public static Definitions read(Path folder) {
    return new DefinitionFolder(folder).read();
  }

  /// What becomes of a new text for a procedure, beside the other definitions of the folder.
  ///
  /// @param id of the procedure
  /// @param text in YAML, as its file would hold
  public static Trial trial(Path folder, String id, String text) {
    DefinitionFolder beside = new DefinitionFolder(folder);
    String name = id + SUFFIX;
    beside.replaced = Library.key(Kind.PROCEDURE, id);
    try {
      YamlFile yaml = YamlFile.of(name, text, "procedure: " + id);
      beside.library.read(Kind.PROCEDURE, id, yaml.root());
    } catch (ConfigRefused e) {
      return new Trial(e.problems(), List.of(), null, "");
    }
    Definitions read = beside.read();
    Definition definition = read.procedures().get(id);
    return new Trial(
        of(name, read.problems()),
        of(name, read.warnings()),
        definition,
        definition == null ? "" : read.texts().getOrDefault(definition.hash(), ""));
  }

  private static List<Problem> of(String name, List<Problem> problems) {
    return problems.stream().filter(problem -> problem.file().equals(name)).toList();
  }

  /// What came of a new text.
  ///
  /// @param problems those of this text; it is sound when there are none
  /// @param definition null when it is refused
  /// @param text canonical; empty when it is refused
  public record Trial(
      List<Problem> problems,
      List<Problem> warnings,
      @Nullable Definition definition,
      String text) {}

  private Definitions read() {
    boolean any = false;
    for (Kind kind : Kind.values()) {
      any |= Files.isDirectory(folder.resolve(kind.folder()));
    }
    if (!any) {
      return Definitions.NONE;
    }
    for (Kind kind : Kind.values()) {
      files(kind).forEach(file -> file(kind, file));
    }
    Map<String, OfficeRole> roles =
        single("roles.yaml", "roles:", OfficeReader::roles, library::rolesAt);
    OfficeCalendar calendar =
        single("calendar.yaml", "zone: Asia/Jakarta", OfficeReader::calendar, _ -> {});
    return library.judged(roles == null ? new LinkedHashMap<>() : roles, calendar, unreadable);
  }

  private List<Path> files(Kind kind) {
    Path in = folder.resolve(kind.folder());
    if (!Files.isDirectory(in)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(in)) {
      return files.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    } catch (IOException e) {
      unreadable.add(new Problem(in.toString(), 0, "", FileWords.reason(in, e)));
      return List.of();
    }
  }

  private void file(Kind kind, Path file) {
    String name = String.valueOf(file.getFileName());
    String id = name.substring(0, name.length() - SUFFIX.length());
    if (Library.key(kind, id).equals(replaced)) {
      return;
    }
    try {
      YamlFile yaml = YamlFile.read(file, kind.word() + ": " + id, "name another file");
      library.read(kind, id, yaml.root());
    } catch (ConfigRefused e) {
      unreadable.addAll(e.problems());
      library.broken(kind, id);
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
          YamlFile.read(file, example, "copy config/" + name + " of Penjaga there and change it");
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
