package id.penjaga.hub.app.office;

import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.work.DutyRows;
import id.penjaga.hub.app.store.work.ItemRows;
import id.penjaga.hub.app.store.work.WorkQueries;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.register.Gap;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.ItemRules;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/// All that the office holds, over the store.
final class StoredHoldings implements Holdings {
  private final Store store;
  private final Supplier<People> people;
  private final Supplier<Map<String, Register>> registers;
  private final Lines lines;

  StoredHoldings(
      Store store,
      Supplier<People> people,
      Supplier<Map<String, Register>> registers,
      Lines lines) {
    this.store = store;
    this.people = people;
    this.registers = registers;
    this.lines = lines;
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
    return store
        .reads()
        .in(session -> {
          ItemRows items = new ItemRows(session);
          var zone = people.get().zone();
          return Gap.all(registers.get(), items, new DutyRows(session, items, zone), zone, day);
        });
  }

  @Override
  public List<Done> closed(String register, String label, int most) {
    return store
        .reads()
        .in(session -> {
          WorkQueries queries = new WorkQueries(session);
          List<Done> all = new ArrayList<>();
          for (WorkQueries.CaseRow row : queries.about(register, Item.key(label), most)) {
            all.add(new Done(lines.of(row), queries.persons(row.id())));
          }
          return all;
        });
  }
}
