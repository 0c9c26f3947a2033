package id.penjaga.hub.app.store.work;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Awaiting;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure.Counting;
import id.penjaga.hub.core.register.Item;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes the rows of a case: a pure function of the case and its definition, so that rows made
/// again from the book are the same.
final class CaseRows {
  private static final List<String> OF_A_CASE =
      List.of(
          "work_task", "work_task_role", "work_part", "work_deviation", "work_link", "work_item");

  private final SqlSession session;

  CaseRows(SqlSession session) {
    this.session = session;
  }

  /// Forgets every row of every case, at once and for good; drafts stay.
  static void empty(SqlSession session) throws SQLException {
    for (String table : OF_A_CASE) {
      session.update("TRUNCATE TABLE " + table);
    }
    session.update("TRUNCATE TABLE work_case");
  }

  /// Puts the rows of a case in the place of those it had.
  void replace(Case of, Definition definition) throws SQLException {
    remove(of.id());
    insert(of, definition);
  }

  /// Forgets the rows of a case.
  void remove(long id) throws SQLException {
    session.update("DELETE FROM work_case WHERE id = ?", id);
    for (String table : OF_A_CASE) {
      session.update("DELETE FROM " + table + " WHERE case_id = ?", id);
    }
  }

  /// Writes the rows of a case that has none.
  void insert(Case of, Definition definition) throws SQLException {
    caseRow(of, definition);
    for (Awaiting task : Awaiting.of(of, definition)) {
      task(of.id(), task);
    }
    for (About about : about(of, definition)) {
      session.later(
          "INSERT INTO work_item (case_id, register, item) VALUES (?, ?, ?)",
          of.id(),
          about.register(),
          about.item());
    }
    for (long person : took(of)) {
      session.later(
          "INSERT INTO work_part (person, case_id, ended_ms) VALUES (?, ?, ?)",
          person,
          of.id(),
          ended(of));
    }
    for (Case.Deviation deviation : of.deviations()) {
      deviation(of, deviation);
    }
    Set<String> linked = new HashSet<>();
    for (Case.Link link : of.links()) {
      if (!linked.add(link.what())) {
        continue; // the same person told twice, say
      }
      session.later(
          "INSERT INTO work_link (case_id, what, how, at_ms) VALUES (?, ?, ?, ?)",
          of.id(),
          link.what(),
          cut(link.how(), 400),
          link.at().toEpochMilli());
    }
  }

  private record About(String register, String item) {}

  private static Set<About> about(Case of, Definition definition) {
    Set<About> items = new LinkedHashSet<>();
    for (Field field : definition.procedure().subject()) {
      Value value = of.subject().get(field.key());
      if (field.register() != null && value instanceof Value.Text(String label)) {
        items.add(new About(field.register(), cut(Item.key(label), 100)));
      }
    }
    return items;
  }

  private void caseRow(Case of, Definition definition) throws SQLException {
    String subject = cut(subject(of, definition), 2000);
    String numbers = (of.number() + " " + String.join(" ", of.numbers().values())).strip();
    session.later(
        "INSERT INTO work_case (id, procedure, definition, number, case_key, subject, search,"
            + " trigger_id, parent, opened_ms, opener, steps, deviations, unaccounted, ended_ms,"
            + " ending) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        of.id(),
        of.procedure(),
        of.definition(),
        of.number(),
        cut(of.key(), 400),
        subject,
        cut((numbers + " " + subject).toLowerCase(Locale.ROOT), 2200),
        of.trigger(),
        of.parent(),
        of.opened().toEpochMilli(),
        of.opener(),
        cut(
            of.open().stream()
                .sorted()
                .map(number -> opening(of, number).step())
                .distinct()
                .collect(Collectors.joining(" ")),
            2000),
        of.deviations().size(),
        (int) of.deviations().stream().filter(Case.Deviation::awaitsAccount).count(),
        ended(of),
        of.end() == null ? "" : cut(of.end(), 200));
  }

  private void task(long id, Awaiting task) throws SQLException {
    long signer = task.only() == null ? 0 : task.only();
    session.later(
        "INSERT INTO work_task (case_id, opening, awaited, signer, step, run, item, roles, person,"
            + " barred, opened_ms, counted_ms, minutes, office, due_ms)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        id,
        task.opening(),
        task.key(),
        signer,
        task.step(),
        task.run(),
        task.item(),
        String.join(" ", task.roles()),
        task.only(),
        persons(task.barred()),
        task.opened().toEpochMilli(),
        millis(task.counted()),
        task.minutes(),
        task.counts() == Counting.OFFICE,
        millis(task.due()));
    if (task.only() == null) {
      for (String role : new TreeSet<>(task.roles())) {
        session.later(
            "INSERT INTO work_task_role (role, case_id, opening, awaited) VALUES (?, ?, ?, ?)",
            role,
            id,
            task.opening(),
            task.key());
      }
    }
  }

  private void deviation(Case of, Case.Deviation deviation) throws SQLException {
    Case.Opening opening = opening(of, deviation.opening());
    Instant at = opening.done() == null ? opening.opened() : opening.done();
    Case.Said account = deviation.account();
    session.later(
        "INSERT INTO work_deviation (case_id, deviation, procedure, opening, step, kind, seconds,"
            + " minutes, what, what_entry, what_path, need, executors, at_ms, account,"
            + " account_entry, account_path, accounted_by, accounted_ms)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        of.id(),
        deviation.id(),
        of.procedure(),
        deviation.opening(),
        deviation.step(),
        deviation.kind(),
        deviation.seconds(),
        deviation.minutes(),
        cut(deviation.what().text().open(), 4000),
        entry(deviation.what()),
        path(deviation.what()),
        deviation.need(),
        persons(deviation.executors()),
        at.toEpochMilli(),
        account == null ? null : cut(account.text().open(), 10_000),
        entry(account),
        path(account),
        deviation.accountedBy(),
        millis(deviation.accountedAt()));
  }

  private static @Nullable Long entry(Case.@Nullable Said said) {
    return said == null || !said.beside() ? null : (Long) said.entry();
  }

  private static @Nullable String path(Case.@Nullable Said said) {
    return said == null || !said.beside() ? null : said.path();
  }

  private static Case.Opening opening(Case of, int number) {
    Case.Opening opening = of.openings().get(number);
    if (opening == null) {
      throw new IllegalStateException("case " + of.id() + " has no opening " + number);
    }
    return opening;
  }

  private static Set<Long> took(Case of) {
    Set<Long> persons = new TreeSet<>();
    if (of.opener() != null) {
      persons.add(of.opener());
    }
    for (Case.Opening opening : of.openings().values()) {
      persons.addAll(opening.doneBy());
      opening.signed().values().forEach(persons::addAll);
    }
    return persons;
  }

  /// What a case is about, in one line; personal data do not belong into lists. A person of the
  /// book stands there as `person/12`, so that a list shows their name only while it is known.
  private static String subject(Case of, Definition definition) {
    return definition.procedure().subject().stream()
        .filter(field -> !field.personal())
        .map(field -> subject(field, of.subject().get(field.key())))
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining(", "));
  }

  private static String subject(Field field, @Nullable Value value) {
    return switch (value) {
      case null -> "";
      case Value.Text(String text) when field.type() == FieldType.PERSON ->
          text.replaceFirst("^p", "person/");
      case Value.Many(List<Value> entries) when !field.fields().isEmpty() ->
          entries.stream().map(entry -> entry(field, entry)).collect(Collectors.joining(", "));
      default -> value.open();
    };
  }

  private static String entry(Field list, Value entry) {
    return entry instanceof Value.Group(var values)
        ? list.fields().stream()
            .filter(field -> !field.personal())
            .map(field -> subject(field, values.get(field.key())))
            .filter(text -> !text.isBlank())
            .collect(Collectors.joining(" "))
        : entry.open();
  }

  private static long ended(Case of) {
    return of.ended() == null ? 0 : of.ended().toEpochMilli();
  }

  private static @Nullable Long millis(@Nullable Instant at) {
    return at == null ? null : at.toEpochMilli();
  }

  private static String persons(Collection<Long> persons) {
    return persons.stream()
        .distinct()
        .sorted()
        .map(person -> person + " ")
        .collect(Collectors.joining("", " ", ""));
  }

  private static String cut(String text, int most) {
    return text.length() <= most ? text : text.substring(0, most);
  }
}
