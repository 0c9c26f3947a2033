package id.penjaga.hub.app.office;

import id.penjaga.hub.app.store.work.Pins;
import id.penjaga.hub.app.store.work.Standing;
import id.penjaga.hub.app.store.work.WorkQueries.CaseRow;
import id.penjaga.hub.app.store.work.WorkQueries.DeviationRow;
import id.penjaga.hub.app.store.work.WorkQueries.TaskRow;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Makes lines of rows: adds the words of the definitions, who may, and the time left.
final class Lines {
  /// Overdue first, then by time left, then the oldest.
  static final Comparator<TaskLine> URGENT_FIRST =
      Comparator.comparing(TaskLine::left, Comparator.nullsLast(Comparator.naturalOrder()))
          .thenComparing(TaskLine::opened);

  private static final Pattern PERSON = Pattern.compile("person/([1-9][0-9]{0,17})");

  private final Pins pins;
  private final Supplier<Standing> standing;

  Lines(Pins pins, Supplier<Standing> standing) {
    this.pins = pins;
    this.standing = standing;
  }

  TaskLine task(TaskRow row, Instant now) {
    Definition definition = pins.get(row.definition());
    Step step = definition == null ? null : definition.procedure().step(row.step());
    Instant counted = instant(row.countedMs());
    Instant due = due(row, counted);
    return new TaskLine(
        row.about(),
        row.procedure(),
        title(definition, row.procedure()),
        row.number(),
        named(row.subject()),
        row.opening(),
        row.step(),
        step == null ? Bilingual.same(row.step()) : step.text(),
        step == null ? Step.Mode.TASK : step.mode(),
        row.run(),
        row.item(),
        row.awaited(),
        row.roles(),
        people(row, now),
        Instant.ofEpochMilli(row.openedMs()),
        counted,
        due,
        left(row, counted, due, now));
  }

  CaseLine of(CaseRow row) {
    return new CaseLine(
        row.id(),
        row.procedure(),
        title(inForce(row.procedure()), row.procedure()),
        row.number(),
        named(row.subject()),
        Instant.ofEpochMilli(row.openedMs()),
        row.opener(),
        row.steps(),
        row.deviations(),
        row.unaccounted(),
        row.endedMs() == 0 ? null : Instant.ofEpochMilli(row.endedMs()),
        row.endedMs() == 0 ? null : row.ending());
  }

  DeviationLine deviation(DeviationRow row) {
    Definition definition = pins.get(row.definition());
    Step step = definition == null ? null : definition.procedure().step(row.step());
    return new DeviationLine(
        row.about(),
        row.deviation(),
        row.procedure(),
        row.number(),
        row.step(),
        step == null ? Bilingual.same(row.step()) : step.text(),
        row.kind(),
        row.minutes(),
        Case.Deviation.lacks(definition, row.step(), row.need(), row.what()),
        row.executors(),
        Instant.ofEpochMilli(row.atMs()),
        row.account(),
        row.accountedBy(),
        instant(row.accountedMs()));
  }

  /// A subject with the names of the persons it is about.
  private String named(String subject) {
    return PERSON
        .matcher(subject)
        .replaceAll(person -> {
          Person known = standing.get().people().person(Long.parseLong(person.group(1)));
          return known == null || known.name().isEmpty()
              ? "–"
              : Matcher.quoteReplacement(known.name());
        });
  }

  private @Nullable Definition inForce(String procedure) {
    String hash = standing.get().inForce().get(procedure);
    return hash == null ? null : pins.get(hash);
  }

  private static Bilingual title(@Nullable Definition definition, String procedure) {
    return definition == null ? Bilingual.same(procedure) : definition.procedure().title();
  }

  private List<Long> people(TaskRow row, Instant now) {
    if (row.person() != null) {
      return List.of(row.person());
    }
    People people = standing.get().people();
    return row.roles().stream()
        .flatMap(role -> people.holders(role, now).stream())
        .distinct()
        .filter(person -> !row.barred().contains(person))
        .toList();
  }

  private @Nullable Instant due(TaskRow row, @Nullable Instant counted) {
    if (row.dueMs() != null) {
      return Instant.ofEpochMilli(row.dueMs());
    }
    if (row.minutes() == null || counted == null) {
      return null;
    }
    long seconds = row.minutes() * 60L;
    return row.office()
        ? standing.get().calendar().after(counted, seconds)
        : counted.plusSeconds(seconds);
  }

  private @Nullable Duration left(
      TaskRow row, @Nullable Instant counted, @Nullable Instant due, Instant now) {
    if (due == null) {
      return null;
    }
    if (!row.office() || row.dueMs() != null || counted == null || row.minutes() == null) {
      return Duration.between(now, due);
    }
    OfficeCalendar calendar = standing.get().calendar();
    return Duration.ofSeconds(row.minutes() * 60L - calendar.seconds(counted, now));
  }

  private static @Nullable Instant instant(@Nullable Long ms) {
    return ms == null ? null : Instant.ofEpochMilli(ms);
  }
}
