package id.penjaga.hub.app.web.erasure;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.store.erasure.Removals.Removal;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.app.web.operation.Reach;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.retention.Kept;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is kept how long, who set it and why, and what was removed when (DOC-12).
public final class RetentionPages implements Pages {
  private static final String PAGE = "/retention";
  private static final Duration SHOWN = Duration.ofDays(31);
  private static final int MOST_CHANGES = 20;

  private final Drawing drawing;
  private final Office office;

  public RetentionPages(Drawing drawing, Office office) {
    this.drawing = drawing;
    this.office = office;
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.get(PAGE, ctx -> show(ctx, List.of()), RouteAccess.ADMIN);
    routes.post(
        PAGE,
        this::set,
        RouteAccess.ADMIN,
        Operation.post(
                "setRetention",
                PAGE,
                Reach.SITE,
                Given.text("kind").must(),
                Given.text("days").must(),
                Given.text("reason").must())
            .put()
            .identified("_id"));
  }

  /// A kind of record.
  ///
  /// @param lately how much of it was removed in the days that are shown
  public record Line(Kept kind, int days, long lately) {}

  /// Somebody set a time.
  public record Change(Instant at, String who, Kept kind, int days, String reason) {}

  /// What went on a day, by kind.
  public record Day(LocalDate day, Map<Kept, Long> gone) {}

  /// @param id of the command, a new one for each page that is drawn
  /// @param kind that was chosen before
  public record View(
      List<Line> lines,
      List<Change> changes,
      List<Day> days,
      boolean known,
      String id,
      List<String> problems,
      String kind,
      String typed,
      String reason,
      boolean done) {}

  private void show(Context ctx, List<String> problems) {
    Texts w = drawing.words(ctx);
    FormFields fields = FormFields.of(ctx);
    KeepTimes times = office.erasures().times();
    List<Removal> removed = office.erasures().removed(w.now().minus(SHOWN));
    List<Line> lines = new ArrayList<>();
    for (Kept kind : Kept.values()) {
      long lately =
          removed.stream().filter(one -> one.kind() == kind).mapToLong(Removal::amount).sum();
      lines.add(new Line(kind, times.of(kind), lately));
    }
    drawing.draw(
        ctx,
        "erasure/retention.jte",
        "v",
        new View(
            lines,
            changes(w),
            days(removed, w),
            Actor.of(ctx, office, w.now()).known(),
            UUID.randomUUID().toString(),
            problems,
            text(fields, "kind"),
            text(fields, "days"),
            text(fields, "reason"),
            ctx.queryParam("done") != null));
  }

  private static String text(FormFields fields, String key) {
    return String.valueOf(fields.first().getOrDefault(key, ""));
  }

  private List<Change> changes(Texts w) {
    OfficeWords o = new OfficeWords(w, office.people(), office.roles());
    return office.history(PeopleCommand.SetKeep.SUBJECT).stream()
        .flatMap(entry -> entry.facts().stream().map(fact -> change(entry, fact, o)))
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Change::at).reversed())
        .limit(MOST_CHANGES)
        .toList();
  }

  private static @Nullable Change change(Entry entry, Fact fact, OfficeWords o) {
    if (!(fact instanceof Fact.KeepSet set) || !(entry.by() instanceof By.Human human)) {
      return null;
    }
    Kept kind = Kept.of(set.kind());
    return kind == null
        ? null
        : new Change(entry.at(), o.person(human.person()), kind, set.days(), set.reason());
  }

  private static List<Day> days(List<Removal> removed, Texts w) {
    Map<LocalDate, Map<Kept, Long>> days = new TreeMap<>(Comparator.reverseOrder());
    for (Removal one : removed) {
      days.computeIfAbsent(one.hour().atZone(w.zone()).toLocalDate(), _ -> new TreeMap<>())
          .merge(one.kind(), one.amount(), Long::sum);
    }
    return days.entrySet().stream().map(day -> new Day(day.getKey(), day.getValue())).toList();
  }

  private void set(Context ctx) {
    Texts w = drawing.words(ctx);
    FormFields fields = FormFields.of(ctx);
    String id = text(fields, "_id");
    Kept kind = Kept.of(text(fields, "kind"));
    String days = text(fields, "days").strip();
    if (kind == null || !id.matches("[0-9a-f-]{36}")) {
      String why = w.t("retention.choose");
      Reply.refused(ctx, why, () -> show(ctx, List.of(why)));
      return;
    }
    PeopleCommand command =
        new PeopleCommand.SetKeep(
            office.erasures().times(),
            kind,
            days.matches("[0-9]{1,6}") ? Integer.parseInt(days) : 0,
            text(fields, "reason"));
    String login = Objects.requireNonNull(RequestContext.of(ctx).session()).name();
    if (!Actor.of(ctx, office, w.now()).known()) {
      String why = w.t("erasure.unknown");
      Reply.refused(ctx, why, () -> show(ctx, List.of(why)));
      return;
    }
    if (office.record(id, login, true, command)
        instanceof PeopleAnswer.Refused(List<PeopleAnswer.Remark> problems)) {
      List<Reply.Wrong> wrong =
          problems.stream().map(one -> new Reply.Wrong(one.field(), w.say(one.text()))).toList();
      Reply.refused(
          ctx,
          wrong.getFirst().text(),
          wrong,
          () -> show(ctx, wrong.stream().map(Reply.Wrong::text).toList()));
      return;
    }
    Reply.done(ctx, PAGE + "?done=1");
  }
}
