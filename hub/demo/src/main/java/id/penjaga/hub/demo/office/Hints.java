package id.penjaga.hub.demo.office;

import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.store.work.WorkBook;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Surroundings;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Work;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What forms suggest in the middle of a transaction. It decides nothing; that the store does.
final class Hints implements Surroundings {
  private final Definitions definitions;
  private final WorkBook work;

  Hints(Definitions definitions, WorkBook work) {
    this.definitions = definitions;
    this.work = work;
  }

  Definition definition(String procedure) {
    return Objects.requireNonNull(definitions.procedures().get(procedure));
  }

  Map<String, Value> suggested(Case state, Definition definition, int opening, Instant now) {
    return Work.suggested(state, definition, opening, this, now);
  }

  @Override
  public People people() {
    return work.standing().people();
  }

  @Override
  public OfficeCalendar calendar() {
    return work.standing().calendar();
  }

  @Override
  public @Nullable Definition inForce(String procedure) {
    return definitions.procedures().get(procedure);
  }

  @Override
  public @Nullable Definition pinned(String hash) {
    return definitions.procedures().values().stream()
        .filter(one -> one.hash().equals(hash))
        .findFirst()
        .orElse(null);
  }

  @Override
  public Bilingual role(String id) {
    return Bilingual.same(id);
  }

  @Override
  public @Nullable Long openCase(String procedure, String key) {
    return null;
  }

  @Override
  public long nextCase() {
    return 0;
  }

  @Override
  public long nextNumber(String kind, String period) {
    return 0;
  }

  @Override
  public Ready ready(String fact, @Nullable Value of, Instant at) {
    return Ready.UNKNOWN;
  }

  @Override
  public @Nullable Value observed(Observed what, Map<String, Value> subject, Instant at) {
    return null;
  }

  @Override
  public @Nullable Value item(String register, String label, String path) {
    Item item = work.items().find(register, label);
    return item == null ? null : item.fields().get(path);
  }

  @Override
  public boolean known(String register, String label) {
    return true;
  }

  @Override
  public boolean exists(String register, String label) {
    return false;
  }
}
