package id.penjaga.hub.app.office;

import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.observed.UnloggedActs;
import id.penjaga.hub.app.store.work.DutyRows;
import id.penjaga.hub.app.store.work.ItemRows;
import id.penjaga.hub.app.store.work.Pins;
import id.penjaga.hub.app.store.work.WorkQueries;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.register.Breach;
import id.penjaga.hub.core.register.Due;
import id.penjaga.hub.core.register.Gap;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.ItemRules;
import id.penjaga.hub.core.register.Items;
import id.penjaga.hub.core.register.Obligation;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.register.Told;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// All that the office holds, over the store.
final class StoredHoldings implements Holdings {
  private static final int MOST = 200;

  private final Store store;
  private final Supplier<People> people;
  private final Supplier<Map<String, Register>> registers;
  private final Lines lines;
  private final Pins pins;

  StoredHoldings(
      Store store,
      Supplier<People> people,
      Supplier<Map<String, Register>> registers,
      Lines lines,
      Pins pins) {
    this.store = store;
    this.people = people;
    this.registers = registers;
    this.lines = lines;
    this.pins = pins;
  }

  @Override
  public List<Item> page(String register, String after, int most, boolean personal) {
    return store.reads().in(session -> new ItemRows(session).page(register, after, most, personal));
  }

  @Override
  public List<Item> labelled(String label) {
    Set<String> known = registers.get().keySet();
    return store
        .reads()
        .in(session ->
            new ItemRows(session)
                .labelled(label).stream().filter(item -> known.contains(item.register())).toList());
  }

  @Override
  public ItemAnswer preview(String login, boolean admin, ItemCommand command) {
    People now = people.get();
    Instant at = Instant.ofEpochMilli(store.clock().wallMs());
    Person person = now.byLogin(login);
    return person == null
        ? new ItemAnswer.Refused(List.of(new FormProblem("", NOBODY)))
        : store
            .reads()
            .in(session ->
                new ItemRules(registers.get(), new ItemRows(session), now, at)
                    .decide(command, now.roles(person.id(), at), admin));
  }

  private static final Bilingual NOBODY =
      new Bilingual(
          "Akun ini belum terhubung ke orang. Hubungi administrator.",
          "This account is not linked to a person yet. Ask the administrator.");

  @Override
  public List<Gap> gaps(LocalDate day) {
    return gaps(registers.get().values(), day);
  }

  @Override
  public List<Gap> gaps(String register, LocalDate day) {
    Register of = registers.get().get(register);
    return of == null ? List.of() : gaps(List.of(of), day);
  }

  private List<Gap> gaps(Collection<Register> of, LocalDate day) {
    ZoneId zone = people.get().zone();
    return store
        .reads()
        .in(session -> {
          DutyRows done = DutyRows.latest(session, zone, Obligation.metByCases(of), day);
          return Gap.of(of, registers.get(), new ItemRows(session), done, zone, day);
        });
  }

  @Override
  public UnloggedActs unlogged(LocalDate from, LocalDate until) {
    Register servers = registers.get().get("server");
    ZoneId zone = people.get().zone();
    return store
        .reads()
        .in(session -> UnloggedActs.of(session, pins.visits(), servers, from, until, zone));
  }

  @Override
  public Optional<ItemFile> file(String register, String label) {
    Map<String, Register> known = registers.get();
    Register of = known.get(register);
    People now = people.get();
    LocalDate today = now.day(Instant.ofEpochMilli(store.clock().wallMs()));
    return of == null
        ? Optional.empty()
        : store
            .reads()
            .in(session -> {
              ItemRows items = new ItemRows(session);
              Item item = items.find(register, label);
              if (item == null) {
                return Optional.empty();
              }
              DutyRows duties = DutyRows.of(session, now.zone(), of, label);
              WorkQueries queries = new WorkQueries(session);
              List<ClosedCase> closed = new ArrayList<>();
              for (WorkQueries.CaseRow row : queries.about(register, Item.key(label), MOST)) {
                closed.add(new ClosedCase(lines.of(row), queries.persons(row.id())));
              }
              return Optional.of(
                  new ItemFile(
                      of,
                      item,
                      Breach.of(known, item, items, today),
                      Told.of(known, item, items, today),
                      Obligation.of(known, item, items, duties, now.zone(), today).stream()
                          .map(duty -> Due.of(duty, today))
                          .sorted(Due.URGENT_FIRST)
                          .toList(),
                      naming(items, field -> register.equals(field.register()), item.label()),
                      items.log(register, label, MOST).reversed(),
                      duties.cases(register, label),
                      closed));
            });
  }

  @Override
  public List<Item> ofPerson(long person) {
    return store
        .reads()
        .in(session ->
            naming(new ItemRows(session), field -> field.type() == FieldType.PERSON, "p" + person));
  }

  /// The items with a value in a field of some kind, also in a list.
  private List<Item> naming(Items items, Predicate<Field> which, String value) {
    return registers.get().values().stream()
        .filter(register ->
            register.fields().stream()
                .anyMatch(field -> which.test(field) || field.fields().stream().anyMatch(which)))
        .flatMap(register ->
            items.of(register.id()).stream()
                .filter(item ->
                    register.fields().stream()
                        .anyMatch(
                            field -> names(field, item.fields().get(field.key()), which, value))))
        .limit(MOST)
        .toList();
  }

  private static boolean names(
      Field field, @Nullable Value value, Predicate<Field> which, String wanted) {
    return switch (value) {
      case Value.Text(String text) -> which.test(field) && Item.key(text).equals(Item.key(wanted));
      case Value.Many(List<Value> entries) ->
          entries.stream()
              .anyMatch(entry ->
                  entry instanceof Value.Group(var parts)
                      && field.fields().stream()
                          .anyMatch(part -> names(part, parts.get(part.key()), which, wanted)));
      case null, default -> false;
    };
  }
}
