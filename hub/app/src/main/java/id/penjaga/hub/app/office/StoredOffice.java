package id.penjaga.hub.app.office;

import id.penjaga.device.yaml.Problem;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.office.duty.DutyLine;
import id.penjaga.hub.app.office.duty.DutyLines;
import id.penjaga.hub.app.office.duty.KnownDuties;
import id.penjaga.hub.app.office.erasure.Erasures;
import id.penjaga.hub.app.office.monitor.Monitoring;
import id.penjaga.hub.app.office.monitor.StoredMonitoring;
import id.penjaga.hub.app.office.power.Power;
import id.penjaga.hub.app.office.power.StoredPower;
import id.penjaga.hub.app.office.visit.StoredVisits;
import id.penjaga.hub.app.office.visit.VisitReads;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.ingest.Retention;
import id.penjaga.hub.app.store.sql.Patience;
import id.penjaga.hub.app.store.sql.Reads;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.app.store.work.Around;
import id.penjaga.hub.app.store.work.DraftRows;
import id.penjaga.hub.app.store.work.ItemDesk;
import id.penjaga.hub.app.store.work.ItemRows;
import id.penjaga.hub.app.store.work.PeopleDesk;
import id.penjaga.hub.app.store.work.Pins;
import id.penjaga.hub.app.store.work.RegisterShelf;
import id.penjaga.hub.app.store.work.Salts;
import id.penjaga.hub.app.store.work.Standing;
import id.penjaga.hub.app.store.work.VersionDesk;
import id.penjaga.hub.app.store.work.WorkQueries;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.definition.HeldDefinitions;
import id.penjaga.hub.core.definition.VersionCommand;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.people.Rooms;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.retention.Kept;
import id.penjaga.hub.core.threat.Threat;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The office over the store.
public final class StoredOffice implements Office {
  private static final Duration LATELY = Duration.ofDays(30);
  private static final int MOST_TASKS = 300;

  private final Store store;
  private final Pins pins;
  private final Supplier<Standing> standing;
  private final RegisterShelf shelf;
  private final Definitions definitions;
  private final Lines lines;
  private final VisitReads visits;

  private final KnownDuties duties = new KnownDuties();

  private final KeepTimes keep;

  /// @param keep how long records are kept where nobody set it by a page
  StoredOffice(
      Store store,
      Pins pins,
      Supplier<Standing> standing,
      RegisterShelf shelf,
      Definitions definitions,
      KeepTimes keep) {
    this.store = store;
    this.pins = pins;
    this.standing = standing;
    this.shelf = shelf;
    this.definitions = definitions;
    this.keep = keep;
    lines = new Lines(pins, standing);
    visits = new StoredVisits(store.reads(), pins, this::people, this::rooms, definitions.roles());
  }

  @Override
  public People people() {
    return standing.get().people();
  }

  @Override
  public OfficeCalendar calendar() {
    return standing.get().calendar();
  }

  @Override
  public Rooms rooms() {
    return standing.get().rooms();
  }

  @Override
  public Map<String, OfficeRole> roles() {
    return definitions.roles();
  }

  @Override
  public List<Entry> history(Subject subject) {
    return ask(session -> new BookTables(session, Salts.RANDOM).entries(subject));
  }

  @Override
  public PeopleAnswer record(String id, String login, boolean admin, PeopleCommand command) {
    Instant now = now();
    PeopleAnswer answer =
        await(
            store
                .actions()
                .work((work, _) ->
                    new PeopleDesk(work, definitions.roles())
                        .record(id, login, admin, command, now)));
    if (command instanceof PeopleCommand.SetKeep) {
      tellStore();
    }
    return answer;
  }

  /// How long records are kept now.
  private KeepTimes keeps() {
    return keep.under(rooms().keeps());
  }

  /// Tells the store what holds of what it deletes itself.
  void tellStore() {
    KeepTimes now = keeps();
    int readings = now.of(Kept.READINGS);
    store.keep(
        new Retention(
            Duration.ofDays(now.of(Kept.JOURNAL)),
            Duration.ofDays(readings),
            Duration.ofDays(Math.max(readings, now.of(Kept.TALLIES)))));
  }

  @Override
  public Collection<Definition> procedures() {
    return standing.get().inForce().values().stream()
        .map(pins::get)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Definition::id))
        .toList();
  }

  @Override
  public @Nullable Definition procedure(String id) {
    String hash = standing.get().inForce().get(id);
    return hash == null ? null : pins.get(hash);
  }

  @Override
  public Answer version(String id, By.Human by, VersionCommand command) {
    return await(
        store
            .actions()
            .work((work, session) -> new VersionDesk(work, session).keep(id, by, command)));
  }

  @Override
  public Map<String, ProcedureUse> uses() {
    Standing now = standing.get();
    Map<String, Integer> open = ask(session -> new WorkQueries(session).open());
    Map<String, ProcedureUse> uses = new HashMap<>();
    now.inForce()
        .keySet()
        .forEach(
            id -> uses.put(id, new ProcedureUse(open.getOrDefault(id, 0), now.since().get(id))));
    return uses;
  }

  @Override
  public HeldDefinitions held() {
    return ask(session ->
        HeldDefinitions.of(new BookTables(session, Salts.RANDOM).entries(Subject.Kind.DEFINITION)));
  }

  @Override
  public List<Problem> definitionProblems() {
    return definitions.problems();
  }

  @Override
  public MyWork myWork(long person, Instant now) {
    Collection<String> roles = people().roles(person, now);
    return ask(session -> {
      WorkQueries queries = new WorkQueries(session);
      List<TaskLine> mine =
          queries.tasksOf(person, roles, MOST_TASKS).stream()
              .map(row -> lines.task(row, now))
              .sorted(Lines.URGENT_FIRST)
              .toList();
      List<TaskLine> waiting =
          queries.tasksAround(person, MOST_TASKS).stream()
              .map(row -> lines.task(row, now))
              .filter(line -> !line.people().contains(person))
              .toList();
      return new MyWork(
          mine,
          waiting,
          queries.accountsOf(person, MOST_TASKS).stream().map(lines::deviation).toList(),
          queries.closed(person, now.minus(LATELY).toEpochMilli(), 10).stream()
              .map(lines::of)
              .toList());
    });
  }

  @Override
  public int tasks(long person, Instant now) {
    Collection<String> roles = people().roles(person, now);
    return ask(session -> new WorkQueries(session).tasksOf(person, roles, 100).size());
  }

  @Override
  public OfficeHints hints() {
    return new StoredHints(store, pins, this::procedure, this::around);
  }

  @Override
  public List<Threat> threats() {
    return definitions.threats();
  }

  @Override
  public Holdings holdings() {
    return new StoredHoldings(store, this::people, this::registers, lines, pins);
  }

  @Override
  public Erasures erasures() {
    return new StoredErasures(store, this::keeps, this::people);
  }

  @Override
  public List<String> labels(String register) {
    return ask(session ->
        new ItemRows(session).search(register, "", 500).stream().map(Item::label).toList());
  }

  @Override
  public Map<String, Register> registers() {
    return shelf.at(standing.get().registers());
  }

  @Override
  public List<Item> items(String register, String search, int most) {
    return ask(session -> new ItemRows(session).search(register, search, most));
  }

  @Override
  public ItemAnswer record(String id, String login, boolean admin, ItemCommand command) {
    Instant now = now();
    return await(
        store
            .actions()
            .work((work, _) ->
                new ItemDesk(work, work.registers()).record(id, login, admin, command, now)));
  }

  @Override
  public List<DutyLine> obligations(LocalDate day) {
    return duties.on(
        lastEntry(),
        day,
        () ->
            ask(session ->
                DutyLines.of(session, registers(), procedures(), people().zone()).on(day)));
  }

  @Override
  public VisitReads visits() {
    return visits;
  }

  @Override
  public Monitoring monitoring() {
    return new StoredMonitoring(store, this::registers, () -> people().zone());
  }

  @Override
  public Power power() {
    return new StoredPower(store, standing);
  }

  @Override
  public Climbs climbs() {
    return new StoredClimbs(
        store,
        standing,
        definitions.chains(),
        new LateSteps(store, standing, pins, lines, definitions.escalation().steps()));
  }

  @Override
  public long lastEntry() {
    return ask(session -> new BookTables(session, Salts.RANDOM).last().sequence());
  }

  @Override
  public Optional<CaseFile> caseFile(long id) {
    Instant now = now();
    return ask(session -> {
      List<Entry> entries = new BookTables(session, Salts.RANDOM).entries(Subject.ofCase(id));
      Case state = Cases.fold(entries);
      if (state == null) {
        return Optional.empty();
      }
      Definition definition = pins.get(state.definition());
      if (definition == null) {
        throw new StoreException("the book holds no definition " + state.definition());
      }
      WorkQueries queries = new WorkQueries(session);
      return Optional.of(
          new CaseFile(
              state,
              definition,
              entries,
              queries.tasks(id).stream().map(row -> lines.task(row, now)).toList(),
              queries.children(id).stream().map(lines::of).toList(),
              !state.definition().equals(standing.get().inForce().get(state.procedure()))));
    });
  }

  @Override
  public List<CaseLine> cases(CaseFilter filter, int most) {
    return ask(session ->
        new WorkQueries(session)
                .cases(
                    filter.procedure(),
                    filter.open(),
                    filter.person(),
                    filter.search(),
                    filter.before(),
                    Math.clamp(most, 1, 200))
                .stream()
                .map(lines::of)
                .toList());
  }

  @Override
  public List<DeviationLine> deviations(@Nullable String procedure, boolean openOnly, int most) {
    return ask(session ->
        new WorkQueries(session)
            .deviations(procedure, openOnly, most).stream().map(lines::deviation).toList());
  }

  @Override
  public Answer act(
      String id, By by, @Nullable Long about, Command command, @Nullable Instant at, String late) {
    return await(store.actions().work((work, _) -> work.act(id, by, about, command, at, late)));
  }

  @Override
  public Map<String, String> draft(long person, String place) {
    return ask(session -> new DraftRows(session).read(person, place));
  }

  @Override
  public void keepDraft(long person, String place, Map<String, String> fields) {
    await(
        store
            .actions()
            .work((_, session) ->
                new DraftRows(session).keep(person, place, fields, store.clock().wallMs())));
  }

  /// Puts definitions of files in force that were not there before.
  ///
  /// @param fresh texts of files that take the place of what the book has in force
  /// @return ids of those that are new
  List<String> install(List<Definitions.Fresh> fresh) {
    return await(
        store
            .actions()
            .work((work, _) -> {
              for (Definitions.Fresh text : fresh) {
                work.install(text.key(), text.hash(), text.text());
              }
              work.given();
              return work.install(definitions.procedures().values(), definitions.texts());
            }));
  }

  private Instant now() {
    return Instant.ofEpochMilli(store.clock().wallMs());
  }

  private Around around(SqlSession session) {
    return new Around(
        session,
        new BookTables(session, Salts.RANDOM),
        standing.get(),
        pins,
        definitions.roles(),
        registers(),
        store.observing());
  }

  private <T> T ask(Reads.SessionQuestion<T> question) {
    return store.reads().in(question);
  }

  static <T> T await(CompletableFuture<T> done) {
    return Patience.await(done);
  }
}
