package id.penjaga.hub.app.papers;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.Cases;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Step;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A case in which every step was filled in, with the longest names and texts that an office may
/// bring, and long lists.
final class FullCase {
  /// 104 letters with titles before and after, as they stand on papers.
  static final String NAME =
      "Prof. Dr. Ir. H. Raden Mas Soerjadiningrat Kusumawardhana Hadikusumo, S.Kom., M.Kom., M.M.,"
          + " Ph.D., IPU";

  private static final String OFFICE =
      "Bidang Aplikasi Informatika dan Persandian Dinas Komunikasi dan Informatika Kabupaten"
          + " Kepulauan Contoh Timur Laut";

  private static final String PROSE =
      "Perangkat diperiksa dan ditemukan bahwa konektor tidak terpasang sempurna; setelah dipasang"
          + " kembali layanan berjalan. ";

  /// No blank in it, as addresses and serial numbers are.
  private static final String UNBROKEN = "https://contoh.invalid/" + "segmen-panjang/".repeat(9);

  private static final int ROWS = 45;
  private static final Instant AT = Instant.parse("2026-09-10T02:00:00Z");

  final Definition definition;
  final List<Entry> entries = new ArrayList<>();
  final Case state;
  final People people;

  FullCase(Definition definition, ZoneId zone) {
    this.definition = definition;
    entry(
        new Fact.Opened(
            7,
            definition.id(),
            definition.hash(),
            "by_hand",
            "",
            answers(definition.procedure().subject()),
            null,
            Value.said(PROSE)));
    entry(new Fact.Numbered(definition.id(), "2026", 1, "PANJANG/2026/09/000001", null));
    int opening = 0;
    for (Step step : definition.procedure().steps()) {
      opening++;
      entry(new Fact.StepOpened(opening, step.id(), null, 1, List.of(), List.of()));
      Form form = step.form() == null ? null : definition.forms().get(step.form().form());
      if (form != null) {
        entry(new Fact.Answered(opening, form.id(), answers(form.fields())));
        entry(
            new Fact.Numbered(
                form.id(), "2026", 1, form.id() + "/2026/09/000000000001", form.id()));
      } else {
        entry(new Fact.Answered(opening, "", Map.of()));
      }
      for (Step.Sign sign : step.signs()) {
        entry(new Fact.Signed(opening, sign.key(), null, Value.said(PROSE)));
      }
      String branch = step.branches().isEmpty() ? null : step.branches().getFirst().when();
      entry(
          new Fact.Deviated(opening, opening, "time", 725, 13, Value.said(""), null),
          new Fact.Done(opening, branch, Value.said(branch == null ? "" : PROSE)));
      entry(new Fact.Accounted(opening, Value.said(PROSE + UNBROKEN)));
    }
    entry(new Fact.Closed("END"));
    state = Objects.requireNonNull(Cases.fold(entries));
    people =
        People.none(zone)
            .with(
                new Entry(
                    1,
                    AT,
                    AT,
                    new By.House(),
                    "p",
                    new Subject(Subject.Kind.PERSON, "new"),
                    List.of(
                        new Fact.PersonAdded(
                            1,
                            Map.of(
                                "name",
                                new Value.Personal(NAME),
                                "nip",
                                new Value.Personal("198001012005011001"),
                                "unit",
                                Value.of(OFFICE)))),
                    "",
                    "ab".repeat(32)));
  }

  private void entry(Fact... facts) {
    long sequence = 7 + entries.size();
    entries.add(
        new Entry(
            sequence,
            AT.plusSeconds(60 * sequence),
            AT.plusSeconds(60 * sequence),
            new By.Human(1, "administrator_ruang_server"),
            "c" + sequence,
            Subject.ofCase(7),
            List.of(facts),
            "",
            "ab".repeat(32)));
  }

  private Map<String, Value> answers(List<Field> fields) {
    Map<String, Value> answers = new LinkedHashMap<>();
    fields.forEach(field -> answers.put(field.key(), answer(field, ROWS)));
    return answers;
  }

  private Value answer(Field field, int rows) {
    return switch (field.type()) {
      case TEXT -> new Value.Text(field.personal() ? NAME : PROSE.repeat(2) + UNBROKEN);
      case ITEM -> new Value.Text("SRV-PRODUKSI-LANTAI-3-RAK-B-07");
      case NUMBER, DURATION -> new Value.Numeric(new BigDecimal("12345.75"));
      case TIME -> Value.of(AT.toString());
      case DATE -> Value.of("2026-09-10");
      case MONTH -> Value.of("2026-09");
      case BOOLEAN -> Value.of(true);
      case PERSON -> Value.of("p1");
      case CHOICE ->
          Value.of(
              field.choices().stream()
                  .max(Comparator.comparing((Field.Choice one) -> one.label().id().length()))
                  .map(Field.Choice::id)
                  .orElse(""));
      case LIST -> {
        List<Value> all = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
          Map<String, Value> row = new LinkedHashMap<>();
          field.fields().forEach(one -> row.put(one.key(), brief(one)));
          all.add(new Value.Group(row));
        }
        yield new Value.Many(all);
      }
      case NOTICE -> new Value.Group(Map.of("to", Value.of("p1"), "when", Value.of(AT.toString())));
      case CHECKLIST -> checklist(field);
      case SIGNATURE, PHOTO, FILE, READINGS -> Value.of("ab".repeat(32));
    };
  }

  /// Of a list that nobody can read when each cell is a page.
  private Value brief(Field field) {
    return switch (field.type()) {
      case TEXT -> new Value.Text(NAME);
      case LIST -> answer(field, 2);
      default -> answer(field, 2);
    };
  }

  private Value checklist(Field field) {
    Checklist list =
        field.checklist() == null ? null : definition.checklists().get(field.checklist());
    Map<String, Value> items = new LinkedHashMap<>();
    if (list != null) {
      for (Checklist.Item item : list.items()) {
        items.put(
            item.id(),
            new Value.Group(Map.of("result", Value.of("not_good"), "note", Value.of(PROSE))));
      }
    }
    return new Value.Group(items);
  }
}
