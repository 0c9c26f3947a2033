package id.penjaga.hub.app.procedures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.definitions.Shipped;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Awaiting;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import id.penjaga.hub.core.work.Work;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// An office in memory: its book, its people, its registers, and what it decided.
final class Desk implements Surroundings {
  static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  static final Definitions SHIPPED = Shipped.DEFINITIONS;

  final List<Entry> book = new ArrayList<>();
  final Map<Long, Case> cases = new TreeMap<>();
  final Map<Long, List<Entry>> entries = new HashMap<>();
  final Map<String, Map<String, Value>> items = new HashMap<>();
  private final Map<String, Long> numbers = new HashMap<>();
  final Map<String, Ready> ready = new HashMap<>();
  final Map<Observed, Value> observed = new EnumMap<>(Observed.class);
  final Map<String, Definition> definitions;
  private final Map<String, Long> persons = new LinkedHashMap<>();
  private final OfficeCalendar calendar = SHIPPED.calendar();
  private People people = People.none(ZONE);
  private Instant now = Instant.EPOCH;

  Desk(Map<String, Definition> definitions) {
    this.definitions = definitions;
  }

  static Desk shipped() {
    return new Desk(SHIPPED.procedures());
  }

  static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZONE).toInstant();
  }

  // People.

  /// Adds somebody with roles for ever.
  long person(String name, String... roles) {
    long id = book.size() + 1L;
    people(new Fact.PersonAdded(id, Map.of("name", Value.of(name))));
    persons.put(name, id);
    for (String role : roles) {
      people(new Fact.Granted(book.size() + 1L, id, role, null, null));
    }
    return id;
  }

  void onDuty(String name, String from, String until) {
    people(
        new Fact.Rostered(
            book.size() + 1L,
            persons.get(name),
            at(from),
            at(until),
            "ST/2026/09/031",
            LocalDate.of(2026, 9, 1)));
  }

  void people(Fact fact) {
    Entry entry =
        entry(
            now,
            now,
            new By.House(),
            "people/" + book.size(),
            Subject.parse("site/1"),
            List.of(fact));
    book.add(entry);
    people = people.with(entry);
  }

  /// Writes down something of a register by hand.
  void item(String register, String label, Fact fact) {
    book.add(
        entry(
            now,
            now,
            new By.House(),
            "items/" + book.size(),
            Subject.parse("item/" + register + "/" + label),
            List.of(fact)));
    registers(fact);
  }

  long id(String name) {
    return persons.get(name);
  }

  static By as(long person, String role) {
    return new By.Human(person, role);
  }

  By as(String name, String role) {
    return new By.Human(persons.get(name), role);
  }

  /// Records something for somebody without a number.
  By behalf(String name, String role, String other, String otherRole) {
    return new By.Human(
        persons.get(name),
        role,
        new By.Behalf(otherRole, null, new Value.Personal(other), "present"));
  }

  // Acting.

  /// Does something now; follow-ups are done as well.
  Decision act(@Nullable Case state, By by, Instant at, Command command) {
    return act(state, new Command.Request("c" + book.size(), at, at, by, "", command));
  }

  Decision act(@Nullable Case state, Command.Request request) {
    Decision decision = Work.decide(state, request, this);
    if (decision instanceof Decision.Accepted accepted) {
      append(state, request, accepted);
      int child = 0;
      for (Command.OpenCase follow : accepted.follow()) {
        child++;
        act(
            null,
            new Command.Request(
                request.id() + "/" + child,
                request.typed(),
                request.at(),
                request.by(),
                request.late(),
                follow));
      }
    }
    return decision;
  }

  private void append(@Nullable Case state, Command.Request request, Decision.Accepted accepted) {
    long about = state == null ? opened(accepted, request) : state.id();
    Entry entry =
        entry(
            request.typed(),
            request.at(),
            request.by(),
            request.id(),
            Subject.ofCase(about),
            accepted.facts());
    book.add(entry);
    entries.computeIfAbsent(about, _ -> new ArrayList<>()).add(entry);
    Case after = present(Cases.with(cases.get(about), entry));
    cases.put(about, after);
    accepted.facts().forEach(this::registers);
  }

  private long opened(Decision.Accepted accepted, Command.Request request) {
    for (Fact fact : accepted.facts()) {
      if (fact instanceof Fact.Opened opened) {
        return opened.id();
      }
    }
    Command.OpenCase open = (Command.OpenCase) request.command();
    return cases.values().stream()
        .filter(one -> one.isOpen() && one.procedure().equals(open.procedure()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private void registers(Fact fact) {
    switch (fact) {
      case Fact.ItemAdded added ->
          items.put(added.register() + "/" + added.item(), new HashMap<>(added.fields()));
      case Fact.ItemChanged changed ->
          items
              .computeIfAbsent(changed.register() + "/" + changed.item(), _ -> new HashMap<>())
              .putAll(changed.fields());
      case Fact.Numbered given -> numbers.merge(given.kind() + " " + given.period(), 1L, Long::sum);
      case Fact _ -> {}
    }
  }

  private Entry entry(
      Instant typed, Instant at, By by, String command, Subject subject, List<Fact> facts) {
    now = typed;
    return new Entry(book.size() + 1L, typed, at, by, command, subject, facts, "", "");
  }

  static <T> T present(@Nullable T value) {
    assertNotNull(value);
    return value;
  }

  /// The case as it stands now; the fold of its entries is the same.
  Case now(long id) {
    Case state = present(cases.get(id));
    assertEquals(Cases.fold(entries.getOrDefault(id, List.of())), state);
    return state;
  }

  List<Awaiting> awaiting(long id) {
    Case state = present(cases.get(id));
    return Awaiting.of(state, present(pinned(state.definition())));
  }

  // Surroundings.

  @Override
  public People people() {
    return people;
  }

  @Override
  public OfficeCalendar calendar() {
    return calendar;
  }

  @Override
  public @Nullable Definition inForce(String procedure) {
    return definitions.get(procedure);
  }

  @Override
  public @Nullable Definition pinned(String hash) {
    return definitions.values().stream()
        .filter(one -> one.hash().equals(hash))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Bilingual role(String id) {
    return SHIPPED.roles().containsKey(id) ? SHIPPED.roles().get(id).name() : Bilingual.same(id);
  }

  @Override
  public @Nullable Long openCase(String procedure, String key) {
    return cases.values().stream()
        .filter(one -> one.isOpen() && one.procedure().equals(procedure) && one.key().equals(key))
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
    return numbers.getOrDefault(kind + " " + period, 0L) + 1;
  }

  @Override
  public Ready ready(String fact, @Nullable Value of, Instant at) {
    return ready.getOrDefault(fact, Ready.UNKNOWN);
  }

  @Override
  public @Nullable Value observed(Observed what, Map<String, Value> subject, Instant at) {
    return observed.get(what);
  }

  @Override
  public @Nullable Value item(String register, String label, String path) {
    return items.getOrDefault(register + "/" + label, Map.of()).get(path);
  }

  @Override
  public boolean known(String register, String label) {
    return items.keySet().stream().noneMatch(key -> key.startsWith(register + "/"))
        || exists(register, label);
  }

  @Override
  public boolean exists(String register, String label) {
    return items.containsKey(register + "/" + label);
  }
}
