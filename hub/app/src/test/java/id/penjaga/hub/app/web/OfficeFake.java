package id.penjaga.hub.app.web;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.CaseFilter;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.DeviationLine;
import id.penjaga.hub.app.office.MyWork;
import id.penjaga.hub.app.office.OfficeHints;
import id.penjaga.hub.app.office.ProcedureUse;
import id.penjaga.hub.app.office.TaskLine;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Awaiting;
import id.penjaga.hub.core.cases.Carried;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.cases.StandardTime;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// An office without a disk: the shipped procedures and the real engine over a list in memory.
final class OfficeFake extends BookFake implements OfficeHints {
  private final Map<String, Map<String, String>> drafts = new HashMap<>();

  boolean reachable = true;

  /// What is observed beside items of checklists.
  final Map<String, List<Bilingual>> beside = new HashMap<>();

  /// What is said while it is not reachable.
  StoreException trouble = new StoreException("the disk does not answer");

  OfficeFake(Instant now) {
    this.now = now;
  }

  @Override
  void forget() {
    super.forget();
    drafts.clear();
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
    Person person = people().byLogin(login);
    return person == null ? OptionalInt.empty() : OptionalInt.of(tasks(person.id(), now));
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
      throw trouble;
    }
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
                .flatMap(role -> people().holders(role, now).stream())
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
  public List<Carried> carried(long about, int opening) {
    Case state = Objects.requireNonNull(state(about));
    String step = Objects.requireNonNull(state.openings().get(opening)).step();
    return Carried.of(Objects.requireNonNull(pinned(state.definition())).step(step), all());
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
                  d.account() == null ? null : d.account().plain(),
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
  public OfficeHints hints() {
    return this;
  }

  @Override
  public Map<String, List<Bilingual>> observed(long about, int opening) {
    return beside;
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
  public Map<String, ProcedureUse> uses() {
    Map<String, ProcedureUse> uses = new HashMap<>();
    for (Case one : all()) {
      ProcedureUse before = uses.getOrDefault(one.procedure(), new ProcedureUse(0, now));
      uses.put(one.procedure(), new ProcedureUse(before.open() + (one.isOpen() ? 1 : 0), now));
    }
    return uses;
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
