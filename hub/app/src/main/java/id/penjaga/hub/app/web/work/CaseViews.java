package id.penjaga.hub.app.web.work;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.form.FieldView;
import id.penjaga.hub.app.web.form.FormDrawing;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.form.FormWriting;
import id.penjaga.hub.app.web.form.PersonNames;
import id.penjaga.hub.app.web.view.RoomReads;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.app.web.work.flow.FlowLayout;
import id.penjaga.hub.app.web.work.story.RoomStory;
import id.penjaga.hub.app.web.work.story.Story;
import id.penjaga.hub.app.web.work.story.StoryLine;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.work.Undoing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Puts a case together for the person who looks at it.
final class CaseViews {
  private static final int FOLD_FROM = 4;

  private final Office office;
  private final RoomReads room;

  CaseViews(Office office, RoomReads room) {
    this.office = office;
    this.room = room;
  }

  /// @param posted a form of this page that came back, or nothing
  /// @param kept the opening whose form somebody filled in too late; 0 for none
  CaseView view(
      CaseFile file, Actor actor, Texts w, @Nullable String notice, Posted posted, int kept) {
    OfficeWords o = new OfficeWords(w, office.people(), office.roles());
    Case state = file.state();
    Definition definition = file.definition();
    NowViews now = new NowViews(office, file, actor, o, posted);
    List<NowView> mine = actor.known() && state.isOpen() ? now.mine() : List.of();
    return new CaseView(
        file,
        o,
        actor,
        w.say(definition.procedure().title()),
        about(state, definition, o),
        state(state, file, w),
        tone(state),
        subject(state, definition, o),
        groups(file, o, w),
        mine,
        now.others(),
        accounts(state, actor),
        offers(state, actor, o),
        actions(file, actor, o, mine),
        related(file),
        FlowLayout.of(definition.procedure(), state, o),
        kept(file, actor, o, kept),
        notice,
        posted,
        posted.uncertain() ? posted.raw("_id") : UUID.randomUUID().toString());
  }

  private static String about(Case state, Definition definition, OfficeWords o) {
    PersonNames names = new PersonNames(o.people());
    List<String> parts = new ArrayList<>();
    for (Field field : definition.procedure().subject()) {
      Value value = state.subject().get(field.key());
      if (value != null && !field.personal() && parts.size() < 2) {
        parts.add(FormWriting.shown(value, field, names, o.texts()));
      }
    }
    return String.join(", ", parts);
  }

  private static List<StoryLine.AnswerLine> subject(
      Case state, Definition definition, OfficeWords o) {
    PersonNames names = new PersonNames(o.people());
    Texts w = o.texts();
    List<StoryLine.AnswerLine> lines = new ArrayList<>();
    for (Field field : definition.procedure().subject()) {
      Value value = state.subject().get(field.key());
      if (value != null) {
        lines.add(
            new StoryLine.AnswerLine(
                w.say(field.label()), FormWriting.shown(value, field, names, w), ""));
      }
    }
    return lines;
  }

  private static String state(Case state, CaseFile file, Texts w) {
    String end = state.end();
    if (end == null) {
      Set<String> steps = new LinkedHashSet<>();
      state
          .openings()
          .forEach((number, opening) -> {
            if (state.open().contains(number)) {
              steps.add(opening.step());
            }
          });
      return w.t("case.state.open", "steps", String.join(", ", steps));
    }
    if (end.equals(Case.CANCELLED)) {
      return w.t("case.state.cancelled");
    }
    String branch = end.substring(end.indexOf('/') + 1);
    Step step = file.definition().procedure().step(end.replaceFirst("/.*", ""));
    Step.Branch last = step == null ? null : step.branch(branch);
    return last == null
        ? w.t("case.state.closed")
        : w.t("case.state.closed_by", "how", w.say(last.text()));
  }

  private static String tone(Case state) {
    return state.isOpen() ? "notice" : Case.CANCELLED.equals(state.end()) ? "" : "good";
  }

  /// People and room in one line of time; the room is folded where it speaks at length.
  private List<CaseView.Group> groups(CaseFile file, OfficeWords o, Texts w) {
    List<StoryLine> lines = new ArrayList<>(Story.of(file, o));
    lines.addAll(RoomStory.of(room, file.state(), office.rooms(), w));
    lines.sort(Comparator.comparing(StoryLine::at));
    List<CaseView.Group> groups = new ArrayList<>();
    List<StoryLine> run = new ArrayList<>();
    for (StoryLine line : lines) {
      if (line.ofTheRoom()) {
        run.add(line);
        continue;
      }
      close(run, groups);
      groups.add(new CaseView.Group(List.of(line), false));
    }
    close(run, groups);
    return groups;
  }

  private static void close(List<StoryLine> run, List<CaseView.Group> groups) {
    if (!run.isEmpty()) {
      groups.add(new CaseView.Group(List.copyOf(run), run.size() >= FOLD_FROM));
      run.clear();
    }
  }

  private static List<Case.Deviation> accounts(Case state, Actor actor) {
    return state.deviations().stream()
        .filter(
            deviation -> deviation.awaitsAccount() && deviation.executors().contains(actor.id()))
        .toList();
  }

  private static List<CaseView.Offer> offers(Case state, Actor actor, OfficeWords o) {
    return state.offers().entrySet().stream()
        .filter(offer -> actor.known() && offer.getValue().person() == actor.id())
        .map(offer -> new CaseView.Offer(offer.getKey(), o.role(offer.getKey())))
        .toList();
  }

  private CaseView.Actions actions(CaseFile file, Actor actor, OfficeWords o, List<NowView> mine) {
    Case state = file.state();
    if (!actor.known()) {
      return new CaseView.Actions(List.of(), List.of(), List.of(), List.of(), false, false);
    }
    List<String> cancel = file.definition().procedure().cancelRoles();
    Long opener = state.opener();
    boolean mayCancel =
        cancel.isEmpty()
            ? !mine.isEmpty() || opener != null && opener == actor.id()
            : !actor.among(cancel).isEmpty();
    return new CaseView.Actions(
        undos(file, actor, o.texts()),
        state.isOpen() ? handOvers(file, actor, o) : List.of(),
        state.isOpen() ? amends(file, actor, o) : List.of(),
        starts(file, actor, o.texts()),
        state.isOpen() && mayCancel,
        !state.isOpen());
  }

  private static List<CaseView.UndoView> undos(CaseFile file, Actor actor, Texts w) {
    return new Undoing(file.state(), file.definition())
        .of(actor.id()).stream()
            .map(opening ->
                new CaseView.UndoView(
                    opening.number(),
                    opening.step() + " " + w.say(file.definition().step(opening.step()).text())))
            .toList();
  }

  /// Roles of this case that the person holds, with everybody who may take them.
  private static List<FieldView.Option> handOvers(CaseFile file, Actor actor, OfficeWords o) {
    People people = o.people();
    Instant now = o.texts().now();
    Set<String> mine = new LinkedHashSet<>();
    for (Step step : file.definition().procedure().steps()) {
      mine.addAll(actor.among(step.actor().roles()));
    }
    List<FieldView.Option> options = new ArrayList<>();
    for (String role : mine) {
      for (Person person : people.persons()) {
        if (person.id() == actor.id() || person.name().isEmpty()) {
          continue;
        }
        String as =
            people.holds(person.id(), role, now)
                ? role
                : people.holds(person.id(), People.DUTY_OFFICER, now) ? People.DUTY_OFFICER : "";
        if (!as.isEmpty()) {
          options.add(
              new FieldView.Option(
                  role + "|" + person.id() + "|" + as,
                  o.role(role) + " → " + person.name() + " (" + o.role(as) + ")"));
        }
      }
    }
    return options;
  }

  private List<CaseView.AmendView> amends(CaseFile file, Actor actor, OfficeWords o) {
    Case state = file.state();
    List<CaseView.AmendView> amends = new ArrayList<>();
    for (Step step : file.definition().procedure().steps()) {
      Step.FormUse use = step.form();
      Form form = use == null ? null : file.definition().forms().get(use.form());
      boolean done =
          state.openings().values().stream()
              .anyMatch(opening -> opening.step().equals(step.id()) && opening.done() != null);
      if (step.amend() != null
          && use != null
          && form != null
          && done
          && !actor.among(step.actor().roles()).isEmpty()) {
        Map<String, Value> answers =
            state.answers().getOrDefault(Case.place(form.id(), null), Map.of());
        amends.add(
            new CaseView.AmendView(
                step.id(),
                step.id() + " " + o.texts().say(step.text()),
                "case/" + state.id() + "/amend/" + step.id(),
                new FormDrawing(
                        o.texts(),
                        new PersonNames(o.people()),
                        office::labels,
                        file.definition().checklists())
                    .fields(NowViews.fields(form, use), Map.of(), answers, List.of())));
      }
    }
    return amends;
  }

  /// Cases that a done step offers to open and that nobody opened yet.
  private List<CaseView.StartView> starts(CaseFile file, Actor actor, Texts w) {
    List<CaseView.StartView> starts = new ArrayList<>();
    for (Case.Opening opening : file.state().openings().values()) {
      Step step = file.definition().procedure().step(opening.step());
      if (step == null || opening.done() == null || actor.among(step.actor().roles()).isEmpty()) {
        continue;
      }
      for (Step.Start start : step.starts()) {
        boolean taken = start.when() == null || start.when().equals(opening.branch());
        boolean there =
            file.children().stream().anyMatch(child -> child.procedure().equals(start.procedure()));
        if (start.offer() && taken && !there) {
          Definition other = office.procedure(start.procedure());
          starts.add(
              new CaseView.StartView(
                  opening.number(),
                  start.procedure(),
                  other == null ? start.procedure() : w.say(other.procedure().title())));
        }
      }
    }
    return starts;
  }

  private List<CaseLine> related(CaseFile file) {
    List<CaseLine> related = new ArrayList<>(file.children());
    Long parent = file.state().parent();
    if (parent != null) {
      office.caseFile(parent).map(CaseViews::line).ifPresent(related::addFirst);
    }
    return related;
  }

  private static CaseLine line(CaseFile file) {
    Case state = file.state();
    Procedure procedure = file.definition().procedure();
    return new CaseLine(
        state.id(),
        state.procedure(),
        procedure.title(),
        state.number(),
        "",
        state.opened(),
        state.opener(),
        List.of(),
        state.deviations().size(),
        0,
        state.ended(),
        state.end());
  }

  /// What somebody typed at a step that another has done meanwhile.
  private CaseView.@Nullable Kept kept(CaseFile file, Actor actor, OfficeWords o, int number) {
    Case.Opening opening = file.state().openings().get(number);
    if (opening == null || !actor.known()) {
      return null;
    }
    String place = NowViews.place(file.state().id(), number, "");
    Map<String, String> raw = office.draft(actor.id(), place);
    Step step = file.definition().procedure().step(opening.step());
    if (raw.isEmpty() || step == null || file.state().open().contains(number)) {
      return null;
    }
    Texts w = o.texts();
    Instant done = opening.done();
    String who =
        opening.doneBy().isEmpty() || done == null
            ? ""
            : w.t("case.kept.first", "who", o.persons(opening.doneBy()), "time", w.moment(done));
    Step.FormUse use = step.form();
    Form form = use == null ? null : file.definition().forms().get(use.form());
    List<NowView.Filled> typed = new ArrayList<>();
    raw.forEach((name, value) -> {
      if (name.startsWith(FormReading.PREFIX) && !value.isBlank()) {
        typed.add(new NowView.Filled(label(form, name, w), value));
      }
    });
    String reason = raw.getOrDefault("_reason", "");
    if (!reason.isBlank()) {
      typed.add(new NowView.Filled(w.t("ui.reason"), reason));
    }
    return new CaseView.Kept(place, who, typed);
  }

  private static String label(@Nullable Form form, String name, Texts w) {
    String key = name.substring(FormReading.PREFIX.length()).replaceFirst("\\..*", "");
    Field field = form == null ? null : form.field(key);
    return field == null ? key : w.say(field.label());
  }
}
