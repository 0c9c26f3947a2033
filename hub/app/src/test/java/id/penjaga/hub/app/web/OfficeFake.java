package id.penjaga.hub.app.web;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.hub.app.definitions.Pin;
import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.DeviationLine;
import id.penjaga.hub.app.office.MyWork;
import id.penjaga.hub.app.office.ProcedureUse;
import id.penjaga.hub.app.office.TaskLine;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Awaiting;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.cases.StandardTime;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.definition.HeldDefinitions;
import id.penjaga.hub.core.definition.VersionCommand;
import id.penjaga.hub.core.definition.VersionRules;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Work;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// An office without a disk: the shipped procedures and the real engine over a list in memory.
final class OfficeFake extends RegisterFake {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");

  private final List<Entry> book = new ArrayList<>();
  private final Map<String, Map<String, String>> drafts = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  private People people = People.none(ZONE);

  boolean reachable = true;

  OfficeFake(Instant now) {
    this.now = now;
  }

  /// Begins again with an empty book.
  void forget() {
    book.clear();
    drafts.clear();
    numbers.clear();
    people = People.none(ZONE);
  }

  /// Adds somebody with roles for always.
  long person(String name, String unit, String login, String... roles) {
    long id = book.size() + 1L;
    enter(
        new By.House(),
        new Subject(Subject.Kind.PERSON, "p" + id),
        List.of(
            new Fact.PersonAdded(
                id,
                Map.of(
                    "name", new Value.Personal(name),
                    "unit", Value.of(unit),
                    "login", Value.of(login)))));
    for (String role : roles) {
      long grant = book.size() + 1L;
      enter(
          new By.House(),
          new Subject(Subject.Kind.PERSON, "p" + id),
          List.of(new Fact.Granted(grant, id, role, null, null)));
    }
    return id;
  }

  /// How many tasks a login has.
  OptionalInt desk(String login) {
    Person person = people.byLogin(login);
    return person == null ? OptionalInt.empty() : OptionalInt.of(tasks(person.id(), now));
  }

  private Entry enter(By by, Subject about, List<Fact> facts) {
    return enter("house-" + book.size(), by, about, now, facts);
  }

  private Entry enter(String command, By by, Subject about, Instant at, List<Fact> facts) {
    Entry entry = new Entry(book.size() + 1L, now, at, by, command, about, facts, "", "");
    book.add(entry);
    people = people.with(entry);
    for (Fact fact : facts) {
      if (fact instanceof Fact.Numbered numbered) {
        numbers.put(numbered.kind() + numbered.period(), numbered.number());
      }
    }
    return entry;
  }

  private List<Entry> entries(long id) {
    return book.stream().filter(entry -> entry.subject().equals(Subject.ofCase(id))).toList();
  }

  private @Nullable Case state(long id) {
    return Cases.fold(entries(id));
  }

  private List<Case> all() {
    return book.stream()
        .flatMap(entry -> entry.facts().stream())
        .filter(Fact.Opened.class::isInstance)
        .map(fact -> state(((Fact.Opened) fact).id()))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparingLong((Case state) -> state.id()).reversed())
        .toList();
  }

  private void ask() {
    if (!reachable) {
      throw new StoreException("the disk does not answer");
    }
  }

  @Override
  public People people() {
    return people;
  }

  @Override
  public Collection<Definition> procedures() {
    return definitions.procedures().values();
  }

  @Override
  public @Nullable Definition procedure(String id) {
    Definition forced = null;
    for (Entry entry : book) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.DefinitionInForce force
            && force.kind().equals(DefinitionKey.PROCEDURE)
            && force.id().equals(id)) {
          forced = pinned(force.hash());
        }
      }
    }
    return forced == null ? definitions.procedures().get(id) : forced;
  }

  private List<TaskLine> tasks(Case state) {
    Definition definition = pinned(state.definition());
    return definition == null
        ? List.of()
        : Awaiting.of(state, definition).stream().map(one -> task(state, definition, one)).toList();
  }

  private TaskLine task(Case state, Definition definition, Awaiting one) {
    Step step = definition.step(one.step());
    List<Long> may =
        one.only() != null
            ? List.of(one.only())
            : one.roles().stream()
                .flatMap(role -> people.holders(role, now).stream())
                .distinct()
                .filter(person -> !one.barred().contains(person))
                .toList();
    return new TaskLine(
        state.id(),
        state.procedure(),
        definition.procedure().title(),
        state.number(),
        subject(state),
        one.opening(),
        one.step(),
        step.text(),
        step.mode(),
        one.run(),
        one.item(),
        one.key(),
        one.roles(),
        may,
        one.opened(),
        one.counted(),
        StandardTime.due(one, calendar()),
        StandardTime.left(one, calendar(), now));
  }

  private static String subject(Case state) {
    return String.join(", ", state.subject().values().stream().map(Value::open).toList());
  }

  private CaseLine line(Case state) {
    Definition definition = Objects.requireNonNull(pinned(state.definition()));
    return new CaseLine(
        state.id(),
        state.procedure(),
        definition.procedure().title(),
        state.number(),
        subject(state),
        state.opened(),
        state.opener(),
        state.open().stream()
            .map(number -> Objects.requireNonNull(state.openings().get(number)).step())
            .toList(),
        state.deviations().size(),
        (int) state.deviations().stream().filter(Case.Deviation::awaitsAccount).count(),
        state.ended(),
        state.end());
  }

  private static boolean took(Case state, long person) {
    return Objects.equals(state.opener(), person)
        || state.openings().values().stream().anyMatch(one -> one.doneBy().contains(person));
  }

  @Override
  public MyWork myWork(long person, Instant at) {
    ask();
    List<TaskLine> open =
        all().stream().filter(Case::isOpen).flatMap(state -> tasks(state).stream()).toList();
    return new MyWork(
        open.stream()
            .filter(task -> task.people().contains(person))
            .sorted(
                Comparator.comparing(
                    TaskLine::left, Comparator.nullsLast(Comparator.naturalOrder())))
            .toList(),
        open.stream()
            .filter(task -> !task.people().contains(person))
            .filter(task -> took(Objects.requireNonNull(state(task.about())), person))
            .toList(),
        deviations(null, true, 100).stream()
            .filter(line -> line.executors().contains(person))
            .toList(),
        all().stream()
            .filter(state -> !state.isOpen() && took(state, person))
            .map(this::line)
            .toList());
  }

  @Override
  public Optional<CaseFile> caseFile(long id) {
    ask();
    Case state = state(id);
    return state == null
        ? Optional.empty()
        : Optional.of(
            new CaseFile(
                state,
                Objects.requireNonNull(pinned(state.definition())),
                entries(id),
                tasks(state),
                all().stream()
                    .filter(other -> Objects.equals(other.parent(), id))
                    .map(this::line)
                    .toList(),
                false));
  }

  @Override
  public List<CaseLine> cases(CaseFilter filter, int most) {
    ask();
    return all().stream()
        .filter(state -> filter.procedure() == null || filter.procedure().equals(state.procedure()))
        .filter(state -> filter.open() == null || filter.open() == state.isOpen())
        .filter(state -> filter.person() == null || took(state, filter.person()))
        .filter(state -> filter.before() == null || state.id() < filter.before())
        .filter(state -> (state.number() + " " + subject(state)).contains(filter.search()))
        .limit(most)
        .map(this::line)
        .toList();
  }

  @Override
  public List<DeviationLine> deviations(@Nullable String procedure, boolean openOnly, int most) {
    ask();
    List<DeviationLine> lines = new ArrayList<>();
    for (Case state : all()) {
      Definition definition = Objects.requireNonNull(pinned(state.definition()));
      for (Case.Deviation d : state.deviations()) {
        if ((procedure == null || procedure.equals(state.procedure()))
            && (!openOnly || d.awaitsAccount())) {
          lines.add(
              new DeviationLine(
                  state.id(),
                  d.id(),
                  state.procedure(),
                  state.number(),
                  d.step(),
                  definition.step(d.step()).text(),
                  d.kind(),
                  d.minutes(),
                  d.lacks(definition),
                  d.executors(),
                  d.at(),
                  d.account(),
                  d.accountedBy(),
                  d.accountedAt()));
        }
      }
    }
    return lines;
  }

  @Override
  public Answer act(
      String id, By by, @Nullable Long about, Command command, @Nullable Instant at, String late) {
    ask();
    for (Entry entry : book) {
      if (entry.command().equals(id)) {
        return new Answer.Stored(entry, Long.parseLong(entry.subject().id()), true);
      }
    }
    Command.Request request =
        new Command.Request(id, now, at == null ? now : at, by, late, command);
    return switch (Work.decide(about == null ? null : state(about), request, this)) {
      case Decision.Refused refused -> new Answer.Refused(refused);
      case Decision.Accepted accepted -> {
        long subject = about == null ? opened(accepted, command) : about;
        Entry entry = enter(id, by, Subject.ofCase(subject), request.at(), accepted.facts());
        int child = 1;
        for (Command.OpenCase follow : accepted.follow()) {
          act(id + "/" + child++, new By.House(), null, follow, null, "");
        }
        yield new Answer.Stored(entry, subject, false);
      }
    };
  }

  private long opened(Decision.Accepted accepted, Command command) {
    for (Fact fact : accepted.facts()) {
      if (fact instanceof Fact.Opened opened) {
        return opened.id();
      }
    }
    Command.OpenCase open = (Command.OpenCase) command;
    Definition definition = Objects.requireNonNull(procedure(open.procedure()));
    Value key = open.subject().get(Objects.requireNonNull(definition.procedure().key()));
    return Objects.requireNonNull(openCase(open.procedure(), Objects.requireNonNull(key).plain()));
  }

  @Override
  public Map<String, String> draft(long person, String place) {
    return drafts.getOrDefault(person + " " + place, Map.of());
  }

  @Override
  public void keepDraft(long person, String place, Map<String, String> fields) {
    ask();
    drafts.put(person + " " + place, Map.copyOf(fields));
  }

  @Override
  public Map<String, Value> suggested(long about, int opening) {
    Case state = Objects.requireNonNull(state(about));
    return Work.suggested(
        state, Objects.requireNonNull(pinned(state.definition())), opening, this, now);
  }

  @Override
  public Map<String, Value> suggested(String procedure, Map<String, Value> known) {
    return Work.suggested(Objects.requireNonNull(procedure(procedure)), known, this, now);
  }

  @Override
  public List<Entry> history(Subject subject) {
    List<Entry> found = new ArrayList<>();
    Definition shipped = definitions.procedures().get(subject.id());
    if (subject.kind() == Subject.Kind.DEFINITION && shipped != null) {
      Fact stored =
          new Fact.DefinitionStored(
              "procedure",
              shipped.id(),
              shipped.hash(),
              Objects.requireNonNull(definitions.texts().get(shipped.hash())));
      Fact force = new Fact.DefinitionInForce("procedure", shipped.id(), shipped.hash(), "");
      found.add(
          new Entry(1, now, now, new By.House(), "files", subject, List.of(stored, force), "", ""));
    }
    found.addAll(book.stream().filter(entry -> entry.subject().equals(subject)).toList());
    return found;
  }

  @Override
  public Answer version(String id, By.Human by, VersionCommand command) {
    Subject about = command.key().subject();
    String inForce = HeldDefinitions.of(history(about)).hash(command.key());
    Map<String, String> procedures = new HashMap<>();
    definitions
        .procedures()
        .keySet()
        .forEach(procedure -> {
          Definition now = procedure(procedure);
          procedures.put(procedure, now == null ? "" : now.hash());
        });
    return switch (VersionRules.decide(command, history(about), by.person(), inForce, procedures)) {
      case Decision.Refused refused -> new Answer.Refused(refused);
      case Decision.Accepted accepted -> {
        Entry entry = enter(id, by, about, now, accepted.facts());
        if (command instanceof VersionCommand.Force force) {
          for (VersionCommand.Become become : force.become()) {
            Subject procedure = DefinitionKey.procedure(become.procedure()).subject();
            if (!procedure.equals(about)) {
              String reason = force.key().id() + ": " + force.reason();
              enter(
                  id, by, procedure, now, VersionRules.become(become, reason, history(procedure)));
            }
          }
        }
        yield new Answer.Stored(entry, 0, false);
      }
    };
  }

  @Override
  public Map<String, ProcedureUse> uses() {
    Map<String, ProcedureUse> uses = new HashMap<>();
    for (Case one : all()) {
      ProcedureUse before = uses.getOrDefault(one.procedure(), new ProcedureUse(0, now));
      uses.put(one.procedure(), new ProcedureUse(before.open() + (one.isOpen() ? 1 : 0), now));
    }
    return uses;
  }

  @Override
  public HeldDefinitions held() {
    List<Entry> all = new ArrayList<>();
    definitions
        .procedures()
        .keySet()
        .forEach(id -> all.addAll(history(DefinitionKey.procedure(id).subject())));
    book.stream()
        .filter(entry -> entry.subject().kind() == Subject.Kind.DEFINITION)
        .filter(entry -> !all.contains(entry))
        .forEach(all::add);
    return HeldDefinitions.of(all);
  }

  @Override
  public int tasks(long person, Instant at) {
    return myWork(person, at).mine().size();
  }

  @Override
  public long lastEntry() {
    return book.size();
  }

  @Override
  public @Nullable Definition inForce(String procedure) {
    return procedure(procedure);
  }

  @Override
  public @Nullable Definition pinned(String hash) {
    for (Entry entry : book) {
      for (Fact fact : entry.facts()) {
        if (fact instanceof Fact.DefinitionStored stored && stored.hash().equals(hash)) {
          try {
            return Pin.read(stored.text());
          } catch (ConfigRefused e) {
            throw new IllegalStateException(e);
          }
        }
      }
    }
    return definitions.procedures().values().stream()
        .filter(one -> one.hash().equals(hash))
        .findFirst()
        .orElse(null);
  }

  @Override
  public @Nullable Long openCase(String procedure, String key) {
    return all().stream()
        .filter(Case::isOpen)
        .filter(state -> state.procedure().equals(procedure) && state.key().equals(key))
        .map(Case::id)
        .findFirst()
        .orElse(null);
  }

  @Override
  public long nextCase() {
    return book.size() + 1L;
  }

  @Override
  public long nextNumber(String kind, String period) {
    return numbers.getOrDefault(kind + period, 0L) + 1;
  }
}
