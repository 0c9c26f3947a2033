package id.penjaga.hub.app.web.work;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.office.TaskLine;
import id.penjaga.hub.app.web.form.FieldView;
import id.penjaga.hub.app.web.form.FormDrawing;
import id.penjaga.hub.app.web.form.FormWriting;
import id.penjaga.hub.app.web.form.PersonNames;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.NowView.NeedView;
import id.penjaga.hub.app.web.work.NowView.Role;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Carried;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Step;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Makes what is to be done now ready to be drawn for one person.
final class NowViews {
  static final String SAVED = "_saved";

  private final Office office;
  private final CaseFile file;
  private final Actor actor;
  private final OfficeWords o;
  private final Posted posted;

  NowViews(Office office, CaseFile file, Actor actor, OfficeWords o, Posted posted) {
    this.office = office;
    this.file = file;
    this.actor = actor;
    this.o = o;
    this.posted = posted;
  }

  /// Place of the form of a task.
  static String place(long about, int opening, String awaited) {
    return "case/" + about + "/" + opening + (awaited.isEmpty() ? "" : "/" + awaited);
  }

  /// What this person may do, the most urgent first.
  List<NowView> mine() {
    Set<String> seen = new LinkedHashSet<>();
    List<NowView> mine = new ArrayList<>();
    for (TaskLine task : file.tasks()) {
      String place = place(file.state().id(), task.opening(), task.awaited());
      if ((task.people().contains(actor.id()) || !behalf(task).isEmpty()) && seen.add(place)) {
        mine.add(view(task, place));
      }
    }
    return mine;
  }

  /// What others must do.
  List<TaskLine> others() {
    return file.tasks().stream().filter(task -> !task.people().contains(actor.id())).toList();
  }

  private NowView view(TaskLine task, String place) {
    Definition definition = file.definition();
    Step step = definition.step(task.step());
    Step.Sign sign = sign(step, task.awaited());
    boolean again = posted.isFor(place);
    Map<String, String> raw = again ? posted.raw() : office.draft(actor.id(), place);
    List<FormProblem> problems = again ? posted.problems() : List.of();
    Step.FormUse use = step.form();
    Form form = use == null ? null : definition.forms().get(use.form());
    boolean decidedLater = step.signs().stream().anyMatch(Step.Sign::decides);
    boolean decides = sign == null ? !decidedLater : sign.decides();
    Case.Opening opening = file.state().openings().get(task.opening());
    String command = again && posted.uncertain() ? posted.raw("_id") : UUID.randomUUID().toString();
    return new NowView(
        task,
        step,
        place,
        command,
        form == null || sign != null ? "" : o.texts().say(form.name()) + " · " + form.source(),
        form == null || use == null || sign != null
            ? List.of()
            : fields(fields(form, use), task.opening(), raw, problems),
        sign == null ? List.of() : filled(step, task.item()),
        sign == null ? needs(step, raw, problems) : List.of(),
        decides ? step.branches() : List.of(),
        sign == null ? "" : o.texts().say(sign.text()),
        roles(task),
        behalf(task),
        !own(task, step, sign),
        sign == null && step.time().fromBegun() && opening != null && opening.begun() == null,
        step.each() != null,
        again ? null : drafted(raw),
        raw,
        again ? posted.problem() : null);
  }

  static List<Field> fields(Form form, Step.FormUse use) {
    return use.fields().isEmpty()
        ? form.fields()
        : form.fields().stream().filter(field -> use.fields().contains(field.key())).toList();
  }

  private List<FieldView> fields(
      List<Field> fields, int opening, Map<String, String> raw, List<FormProblem> problems) {
    return new FormDrawing(
            o.texts(),
            new PersonNames(office.people()),
            office::labels,
            file.definition().checklists())
        .beside(carried(fields, opening))
        .fields(fields, raw, known(fields, opening), problems);
  }

  /// What is still open of an item that was found not good before, with its age in days, and what
  /// the hub observes of it.
  private Map<String, String> carried(List<Field> fields, int opening) {
    Map<String, String> hints = new HashMap<>();
    if (fields.stream().anyMatch(field -> field.type() == FieldType.CHECKLIST)) {
      Texts w = o.texts();
      for (Carried one : office.hints().carried(file.state().id(), opening)) {
        String days =
            w.count(
                "form.carried.days",
                ChronoUnit.DAYS.between(o.people().day(one.opened()), o.people().day(w.now())));
        hints.merge(
            one.item(),
            w.t(
                "form.carried",
                "number",
                one.number().isEmpty() ? "#" + one.about() : one.number(),
                "days",
                days),
            (a, b) -> a + " " + b);
      }
      office
          .hints()
          .observed(file.state().id(), opening)
          .forEach((item, lines) ->
              lines.forEach(line -> hints.merge(item, w.say(line), (a, b) -> a + " " + b)));
    }
    return hints;
  }

  /// What the hub knows already: what stands in this form from an earlier step or run, and what the
  /// definition says where to take. Times, findings and attachments are given anew; the times of a
  /// public request stay, for whoever takes it in only looks it through.
  private Map<String, Value> known(List<Field> fields, int number) {
    Map<String, Value> known = new HashMap<>();
    Case.Opening opening = file.state().openings().get(number);
    Step.FormUse use = opening == null ? null : file.definition().step(opening.step()).form();
    if (opening != null && use != null) {
      Map<String, Value> answers =
          file.state().answers().getOrDefault(Case.place(use.form(), opening.item()), Map.of());
      for (Field field : fields) {
        Value value = answers.get(field.key());
        boolean stays = stays(field.type()) || (field.type() == FieldType.TIME && requested());
        if (value != null && !(value instanceof Value.Committed) && stays) {
          known.put(field.key(), value);
        }
      }
    }
    known.putAll(office.hints().suggested(file.state().id(), number));
    return known;
  }

  private boolean requested() {
    Case.Opening first = file.state().openings().get(1);
    Step step = first == null ? null : file.definition().step(first.step());
    return step != null && step.actor().anyone();
  }

  private static boolean stays(FieldType type) {
    return switch (type) {
      case TEXT, NUMBER, DURATION, CHOICE, ITEM, PERSON, LIST -> true;
      case TIME, DATE, MONTH, BOOLEAN, NOTICE, CHECKLIST, SIGNATURE, PHOTO, FILE, READINGS -> false;
    };
  }

  private List<NowView.Filled> filled(Step step, @Nullable String item) {
    Step.FormUse use = step.form();
    Form form = use == null ? null : file.definition().forms().get(use.form());
    if (form == null || use == null) {
      return List.of();
    }
    Map<String, Value> answers =
        file.state().answers().getOrDefault(Case.place(form.id(), item), Map.of());
    PersonNames names = new PersonNames(office.people());
    List<NowView.Filled> filled = new ArrayList<>();
    for (Field field : fields(form, use)) {
      Value value = answers.get(field.key());
      if (value != null) {
        filled.add(
            new NowView.Filled(
                o.texts().say(field.label()), FormWriting.shown(value, field, names, o.texts())));
      }
    }
    return filled;
  }

  private List<NeedView> needs(Step step, Map<String, String> raw, List<FormProblem> problems) {
    Map<String, String> wrong = new HashMap<>();
    problems.forEach(problem -> wrong.put(problem.field(), o.texts().say(problem.text())));
    return step.needs().stream()
        .map(need -> {
          String form = need.form();
          boolean there =
              form != null && !file.state().answers().getOrDefault(form, Map.of()).isEmpty();
          return new NeedView(
              need.key(),
              o.texts().say(need.text()),
              raw.isEmpty() || raw.containsKey("n." + need.key()),
              raw.getOrDefault("l." + need.key(), ""),
              form == null ? "" : there ? "yes" : "no",
              wrong.get(need.key()));
        })
        .toList();
  }

  private List<Role> roles(TaskLine task) {
    List<String> held = actor.among(task.roles());
    return held.size() < 2
        ? List.of()
        : held.stream().map(role -> new Role(role, o.role(role))).toList();
  }

  /// Whether it is this person's own step: somebody who only records it for others is among those
  /// who may as well.
  private boolean own(TaskLine task, Step step, Step.@Nullable Sign sign) {
    List<String> recorders = sign == null ? step.onBehalf() : sign.onBehalf();
    List<String> actors = sign == null ? step.actor().roles() : sign.roles();
    return task.people().contains(actor.id())
        && (task.roles().isEmpty()
            || !recorders.containsAll(task.roles())
            || !actor.among(actors).isEmpty());
  }

  /// The roles of the actors this person may record it for.
  private List<Role> behalf(TaskLine task) {
    Step step = file.definition().step(task.step());
    Step.Sign sign = sign(step, task.awaited());
    List<String> recorders = sign == null ? step.onBehalf() : sign.onBehalf();
    boolean approving = sign == null ? step.mode() == Step.Mode.APPROVAL : sign.decides();
    if (!actor.known() || approving || actor.among(recorders).isEmpty()) {
      return List.of();
    }
    List<String> actors = sign == null ? step.actor().roles() : sign.roles();
    return actors.stream()
        .filter(role -> !actor.roles().contains(role))
        .map(role -> new Role(role, o.role(role)))
        .toList();
  }

  static Step.@Nullable Sign sign(Step step, String key) {
    return step.signs().stream().filter(sign -> sign.key().equals(key)).findFirst().orElse(null);
  }

  private @Nullable String drafted(Map<String, String> raw) {
    String saved = raw.get(SAVED);
    if (raw.isEmpty()) {
      return null;
    }
    Texts w = o.texts();
    return saved != null && saved.matches("[0-9T:.Z-]{10,40}")
        ? w.moment(Instant.parse(saved))
        : w.t("draft.sometime");
  }
}
