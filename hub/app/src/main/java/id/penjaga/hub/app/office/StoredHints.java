package id.penjaga.hub.app.office;

import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.book.BookTables;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.Around;
import id.penjaga.hub.app.store.work.Pins;
import id.penjaga.hub.app.store.work.WorkQueries;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Carried;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.form.FormRules;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.work.Work;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the hub knows already, over the store.
final class StoredHints implements OfficeHints {
  private static final int MOST_FINDINGS = 100;

  private final Store store;
  private final Pins pins;
  private final Function<String, @Nullable Definition> inForce;
  private final Function<SqlSession, Around> around;

  /// @param inForce the definition in force of a procedure
  /// @param around the world as a session sees it
  StoredHints(
      Store store,
      Pins pins,
      Function<String, @Nullable Definition> inForce,
      Function<SqlSession, Around> around) {
    this.store = store;
    this.pins = pins;
    this.inForce = inForce;
    this.around = around;
  }

  /// An open step of a case.
  private record Place(Case state, Definition definition, Step step) {}

  private Optional<Place> place(@Nullable Case state, int opening) {
    Definition definition = state == null ? null : pins.get(state.definition());
    Case.Opening open = state == null ? null : state.openings().get(opening);
    Step step =
        definition == null || open == null ? null : definition.procedure().step(open.step());
    return state == null || definition == null || step == null
        ? Optional.empty()
        : Optional.of(new Place(state, definition, step));
  }

  @Override
  public Map<String, Value> suggested(long about, int opening) {
    return store
        .reads()
        .in(session ->
            place(Cases.fold(BookTables.reading(session).entries(Subject.ofCase(about))), opening)
                .map(place ->
                    Work.suggested(
                        place.state(), place.definition(), opening, around.apply(session), now()))
                .orElse(Map.of()));
  }

  @Override
  public Map<String, Value> suggested(String procedure, Map<String, Value> known) {
    Definition definition = inForce.apply(procedure);
    return definition == null
        ? Map.of()
        : store
            .reads()
            .in(session -> Work.suggested(definition, known, around.apply(session), now()));
  }

  @Override
  public List<Carried> carried(long about, int opening) {
    return store
        .reads()
        .in(session -> {
          Place place =
              place(Cases.fold(BookTables.reading(session).entries(Subject.ofCase(about))), opening)
                  .orElse(null);
          if (place == null) {
            return List.of();
          }
          List<Case> findings = new ArrayList<>();
          for (Step.Start start : place.step().starts()) {
            for (WorkQueries.CaseRow row :
                new WorkQueries(session)
                    .cases(start.procedure(), true, null, "", null, MOST_FINDINGS)) {
              Case finding =
                  Cases.fold(BookTables.reading(session).entries(Subject.ofCase(row.id())));
              if (finding != null) {
                findings.add(finding);
              }
            }
          }
          return Carried.of(place.step(), findings);
        });
  }

  @Override
  public Map<String, List<Bilingual>> observed(long about, int opening) {
    return store
        .reads()
        .in(session -> {
          Map<String, List<Bilingual>> beside = new HashMap<>();
          Place place =
              place(Cases.fold(BookTables.reading(session).entries(Subject.ofCase(about))), opening)
                  .orElse(null);
          Step.FormUse use = place == null ? null : place.step().form();
          if (place == null || use == null) {
            return beside;
          }
          Form form = place.definition().forms().get(use.form());
          Around now = around.apply(session);
          for (Field field :
              form == null ? List.<Field>of() : FormRules.fields(form, use.fields())) {
            Checklist list =
                field.checklist() == null
                    ? null
                    : place.definition().checklists().get(field.checklist());
            for (Checklist.Item item : list == null ? List.<Checklist.Item>of() : list.items()) {
              Observed what = item.prefill() == null ? null : Observed.of(item.prefill());
              Value value =
                  what == null ? null : now.observed(what, place.state().subject(), now());
              if (value != null) {
                beside.put(item.id(), Observed.lines(value));
              }
            }
          }
          return beside;
        });
  }

  private Instant now() {
    return Instant.ofEpochMilli(store.clock().wallMs());
  }
}
