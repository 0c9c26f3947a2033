package id.penjaga.hub.app.web.definition;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Kind;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.definitions.Trial;
import id.penjaga.hub.app.definitions.YamlText;
import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.definition.Difference;
import id.penjaga.hub.core.definition.DryRun;
import id.penjaga.hub.core.definition.HeldDefinitions;
import id.penjaga.hub.core.definition.ItemTrial;
import id.penjaga.hub.core.definition.VersionCommand;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What pages show of definitions and their versions: asked of the book, of the files, and of the
/// cases and items that a change would touch.
public final class VersionShelf {
  /// Closed cases that a version is tried on, the newest.
  private static final int TRIED = 200;

  private static final int ITEMS = 10_000;

  /// Problems of a text that a page tells; whoever mends these sees the others.
  private static final int TOLD = 100;

  private final Office office;
  private final Path folder;

  VersionShelf(Office office, Path folder) {
    this.office = office;
    this.folder = folder;
  }

  /// All definitions of one kind.
  public record Group(String kind, List<Row> rows) {}

  /// @param byPeople whether what is in force came by a page
  /// @param inForce false for one that was taken out of force
  public record Row(DefinitionKey key, String name, boolean byPeople, boolean inForce) {}

  /// The versions of one definition.
  ///
  /// @param inForce hash; empty for none
  /// @param text to begin a new version with
  /// @param open how many cases run on it now, counted up to [#TRIED]
  public record Versions(
      DefinitionKey key,
      String name,
      String inForce,
      List<VersionLine> lines,
      String text,
      int open,
      VersionPages.Typed typed) {
    public String path() {
      return VersionShelf.path(key);
    }
  }

  /// One version beside what is in force.
  ///
  /// @param first whether nothing is in force yet
  /// @param problems why it cannot be put in force now, one line each
  /// @param drawn null for what has no steps
  /// @param touched the procedures that change with it
  /// @param items of a register, that would not fit
  public record One(
      DefinitionKey key,
      String name,
      VersionLine line,
      boolean inForce,
      boolean first,
      List<Difference.Change> changes,
      List<String> problems,
      @Nullable DrawnVersion drawn,
      List<Touched> touched,
      List<ItemTrial.Misfit> items) {
    public String path() {
      return VersionShelf.path(key);
    }

    /// What stands in a key, as it can be read.
    public String shown(@Nullable String value) {
      if (value == null) {
        return "–";
      }
      return value.startsWith("{") || value.startsWith("[") ? YamlText.line(value) : value;
    }

    /// Whether it may be put in force.
    public boolean fits() {
      return problems.isEmpty() && items.stream().noneMatch(ItemTrial::bars);
    }
  }

  /// A procedure that changes.
  ///
  /// @param open cases that end as they began, counted up to [#TRIED]
  /// @param tried closed cases it was tried on
  public record Touched(
      String id, Bilingual title, int open, int tried, List<DryRun.Misfit> misfits) {}

  /// The definition that a page is about.
  static DefinitionKey key(Context ctx) {
    String kind = ctx.pathParam("kind");
    String id = ctx.pathParam("id");
    if (Arrays.stream(Kind.values()).noneMatch(one -> one.word().equals(kind))
        || !id.matches(DefinitionText.ID)) {
      throw new NotFoundResponse();
    }
    return new DefinitionKey(kind, id);
  }

  public static String path(DefinitionKey key) {
    return "/definitions/" + key.kind() + "/" + key.id();
  }

  /// The first problems, one line each, and how many more there are.
  static List<String> told(Trial trial, Texts w) {
    List<String> told =
        new ArrayList<>(
            trial.problems().stream().limit(TOLD).map(one -> one.in(w.language().code())).toList());
    int more = trial.problems().size() - told.size();
    if (more > 0) {
      told.add(w.t("ver.problems.more", "n", w.number(more, 0)));
    }
    return told;
  }

  /// Whether there is such a definition, in force or not.
  boolean exists(DefinitionKey key, HeldDefinitions held) {
    return held.inForce(key) != null
        || DefinitionFolder.own(folder, key).isPresent()
        || !history(key).isEmpty();
  }

  void require(DefinitionKey key, HeldDefinitions held) {
    if (!exists(key, held)) {
      throw new NotFoundResponse();
    }
  }

  List<Group> all(Texts w) {
    HeldDefinitions held = office.held();
    Definitions read = DefinitionFolder.read(folder, held);
    List<Group> groups = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      Map<String, Row> rows = new TreeMap<>();
      names(kind, read)
          .forEach((id, name) -> {
            DefinitionKey key = new DefinitionKey(kind.word(), id);
            rows.put(id, new Row(key, w.say(name), held.byPeople(key), true));
          });
      for (DefinitionKey key : held.keys()) {
        if (key.kind().equals(kind.word()) && held.hash(key).isEmpty()) {
          rows.put(key.id(), new Row(key, key.id(), held.byPeople(key), false));
        }
      }
      groups.add(new Group(kind.word(), List.copyOf(rows.values())));
    }
    return groups;
  }

  private static Map<String, Bilingual> names(Kind kind, Definitions read) {
    Map<String, Bilingual> names = new TreeMap<>();
    switch (kind) {
      case PROCEDURE -> read.procedures().forEach((id, one) -> names.put(id, title(one)));
      case FORM -> read.forms().forEach((id, one) -> names.put(id, one.name()));
      case CHECKLIST -> read.checklists().forEach((id, one) -> names.put(id, one.name()));
      case REGISTER -> read.registers().forEach((id, one) -> names.put(id, one.name()));
    }
    return names;
  }

  private static Bilingual title(Definition definition) {
    return definition.procedure().title();
  }

  Versions versions(DefinitionKey key, Texts w, VersionPages.Typed typed) {
    HeldDefinitions held = office.held();
    require(key, held);
    List<VersionLine> lines = history(key);
    String inForce = held.hash(key);
    if (held.inForce(key) == null) {
      inForce = DefinitionFolder.own(folder, key).map(Pin::hash).orElse("");
    }
    return new Versions(
        key,
        name(key, w),
        inForce,
        lines,
        typed.text().isEmpty() ? standing(key, held) : typed.text(),
        key.isProcedure() ? open(key.id()) : 0,
        typed);
  }

  private String name(DefinitionKey key, Texts w) {
    Definition procedure = key.isProcedure() ? office.procedure(key.id()) : null;
    Register register =
        key.kind().equals(DefinitionKey.REGISTER) ? office.registers().get(key.id()) : null;
    return procedure != null
        ? w.say(title(procedure))
        : register != null ? w.say(register.name()) : key.id();
  }

  /// The text in force: its file where that is the one, else as it can be changed by hand.
  private String standing(DefinitionKey key, HeldDefinitions held) {
    String own = held.inForce(key);
    Optional<String> file = DefinitionFolder.own(folder, key);
    if (file.isPresent() && (own == null || own.equals(file.get()))) {
      try {
        return Files.readString(folder.resolve(key.kind() + "s").resolve(key.id() + ".yaml"));
      } catch (IOException _) {
        return YamlText.of(file.get());
      }
    }
    return own == null || own.isEmpty() ? "" : YamlText.of(own);
  }

  /// The version of a file that is in force and that the book does not hold; null for none.
  VersionCommand.@Nullable Version unknown(DefinitionKey key, HeldDefinitions held) {
    return key.isProcedure() || held.inForce(key) != null
        ? null
        : DefinitionFolder.own(folder, key)
            .map(own -> new VersionCommand.Version(Pin.hash(own), own))
            .orElse(null);
  }

  /// The version that a sound text makes.
  static VersionCommand.Version version(DefinitionKey key, Trial trial) {
    for (Trial.Became became : trial.become()) {
      if (DefinitionKey.procedure(became.definition().id()).equals(key)) {
        return new VersionCommand.Version(became.definition().hash(), became.text());
      }
    }
    return new VersionCommand.Version(Pin.hash(trial.own()), trial.own());
  }

  List<VersionCommand.Become> become(Trial trial) {
    return trial.become().stream()
        .map(became -> {
          Definition now = office.procedure(became.definition().id());
          return new VersionCommand.Become(
              became.definition().id(),
              now == null ? "" : now.hash(),
              new VersionCommand.Version(became.definition().hash(), became.text()));
        })
        .toList();
  }

  /// A version tried once more, beside what is in force now.
  Trial again(DefinitionKey key, String hash) {
    String own = HeldDefinitions.own(key.kind(), line(key, hash).text());
    return DefinitionFolder.trial(folder, office.held(), key, own);
  }

  /// The items of a register that would not fit.
  List<ItemTrial.Misfit> items(DefinitionKey key, Trial trial) {
    if (!key.kind().equals(DefinitionKey.REGISTER) || !trial.sound()) {
      return List.of();
    }
    try {
      return ItemTrial.of(office.items(key.id(), "", ITEMS), Pin.register(trial.own()));
    } catch (ConfigRefused e) {
      throw new IllegalStateException("a sound register does not read: " + e, e);
    }
  }

  One version(DefinitionKey key, String hash, OfficeWords o) {
    VersionLine line = line(key, hash);
    HeldDefinitions held = office.held();
    String standing = held.inForce(key);
    if (standing == null) {
      standing = DefinitionFolder.own(folder, key).orElse("");
    }
    String own = HeldDefinitions.own(key.kind(), line.text());
    boolean inForce = hash.equals(held.hash(key)) || !key.isProcedure() && own.equals(standing);
    Trial trial = inForce ? null : DefinitionFolder.trial(folder, held, key, own);
    List<String> problems = trial == null ? List.of() : told(trial, o.texts());
    List<Difference.Change> changes =
        inForce
            ? List.of()
            : key.isProcedure()
                ? procedureChanges(key, line, trial)
                : Difference.of(key, standing, own);
    return new One(
        key,
        name(key, o.texts()),
        line,
        inForce,
        standing.isEmpty(),
        standing.isEmpty() ? List.of() : changes,
        problems,
        key.isProcedure() ? drawn(key, line, changes, o) : null,
        trial == null ? List.of() : trial.become().stream().map(this::touched).toList(),
        trial == null ? List.of() : items(key, trial));
  }

  private List<Difference.Change> procedureChanges(
      DefinitionKey key, VersionLine line, @Nullable Trial trial) {
    Definition now = office.procedure(key.id());
    String before =
        now == null
            ? "{}"
            : history(key).stream()
                .filter(version -> version.hash().equals(now.hash()))
                .map(VersionLine::text)
                .findFirst()
                .orElse("{}");
    String after = trial == null || !trial.sound() ? line.text() : version(key, trial).text();
    return Difference.of(before, after);
  }

  private DrawnVersion drawn(
      DefinitionKey key, VersionLine line, List<Difference.Change> changes, OfficeWords o) {
    Definition shown = read(line);
    Definition now = office.procedure(key.id());
    return now == null || changes.isEmpty()
        ? DrawnVersion.alone(shown.procedure(), o)
        : DrawnVersion.beside(shown.procedure(), now.procedure(), changes, o);
  }

  private Touched touched(Trial.Became became) {
    Definition definition = became.definition();
    List<DryRun.Closed> closed =
        office.cases(new CaseFilter(definition.id(), false, null, "", null), TRIED).stream()
            .map(line -> office.caseFile(line.id()))
            .flatMap(Optional::stream)
            .map(file -> new DryRun.Closed(file.state(), file.definition()))
            .toList();
    return new Touched(
        definition.id(),
        title(definition),
        open(definition.id()),
        closed.size(),
        DryRun.of(closed, definition));
  }

  private int open(String procedure) {
    return office.cases(new CaseFilter(procedure, true, null, "", null), TRIED).size();
  }

  private List<VersionLine> history(DefinitionKey key) {
    return VersionLine.of(office.history(key.subject()));
  }

  private VersionLine line(DefinitionKey key, String hash) {
    return history(key).stream()
        .filter(version -> version.hash().equals(hash))
        .findFirst()
        .orElseThrow(NotFoundResponse::new);
  }

  private static Definition read(VersionLine version) {
    try {
      return Pin.read(version.text());
    } catch (ConfigRefused e) {
      throw new IllegalStateException("the book holds a text that does not read: " + e, e);
    }
  }
}
