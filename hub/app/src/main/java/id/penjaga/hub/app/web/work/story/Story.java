package id.penjaga.hub.app.web.work.story;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.web.form.FormWriting;
import id.penjaga.hub.app.web.form.PersonNames;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.app.web.work.story.StoryLine.AnswerLine;
import id.penjaga.hub.app.web.work.story.StoryLine.Tag;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.LateStep;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Tells the entries of a case in words, one line for each entry.
public final class Story {
  private final Case state;
  private final Definition definition;
  private final OfficeWords o;
  private final Texts w;
  private final PersonNames names;

  private Story(CaseFile file, OfficeWords o) {
    this.state = file.state();
    this.definition = file.definition();
    this.o = o;
    this.w = o.texts();
    this.names = new PersonNames(o.people());
  }

  /// The lines of a case, in the order it happened.
  public static List<StoryLine> of(CaseFile file, OfficeWords o) {
    Story story = new Story(file, o);
    return file.entries().stream()
        .filter(entry -> !entry.facts().isEmpty())
        .map(story::line)
        .sorted(java.util.Comparator.comparing(StoryLine::at))
        .toList();
  }

  private StoryLine line(Entry entry) {
    Telling telling = new Telling(entry);
    entry.facts().forEach(fact -> tell(telling, fact));
    return telling.line();
  }

  private void tell(Telling t, Fact fact) {
    switch (fact) {
      case Fact.Opened opened -> {
        t.say("folder", "", w.t("story.opened", "how", trigger(opened.trigger())), 9);
        t.quote(said(FormWriting.plain(opened.reason(), w)));
        told(definition.procedure().subject(), opened.subject(), t);
      }
      case Fact.Begun(int opening) ->
          t.say("clock", "", w.t("story.begun", "step", step(opening)), 2);
      case Fact.Answered answered -> {
        t.say("pen", "", w.t("story.filled", "step", step(answered.opening())), 3);
        Form form = definition.forms().get(answered.form());
        if (form != null) {
          told(form.fields(), answered.answers(), t);
        }
      }
      case Fact.Signed signed -> {
        t.say(
            "sign",
            "",
            w.t(
                "story.signed",
                "step",
                step(signed.opening()),
                "what",
                sign(signed.opening(), signed.key())),
            5);
        t.quote(FormWriting.plain(signed.reason(), w));
      }
      case Fact.Done done -> done(t, done);
      case Fact.Skipped(int opening, Value reason) -> {
        t.say("not-taken", "", w.t("story.skipped", "step", step(opening)), 6);
        t.quote(FormWriting.plain(reason, w));
      }
      case Fact.Undone(int opening, List<String> _) ->
          t.say("history", "", w.t("story.undone", "step", step(opening)), 6);
      case Fact.Amended amended -> amended(t, amended);
      case Fact.Withdrawn(String id) ->
          t.tag(w.t("story.withdrawn", "step", stepText(id)), "warning");
      case Fact.Deviated deviated -> deviated(t, deviated);
      case Fact.Accounted(int deviation, Value text) -> {
        t.say("deviation", "", w.t("story.accounted", "what", deviation(deviation)), 6);
        t.quote(FormWriting.plain(text, w));
      }
      case Fact.Offered(String role, long to, String _) ->
          t.say("hand", "", w.t("story.offered", "role", o.role(role), "who", o.person(to)), 6);
      case Fact.Taken(String role, long _) ->
          t.say("hand", "", w.t("story.taken", "role", o.role(role)), 6);
      case Fact.Linked(String what, String how) -> {
        t.say("link", "", w.t("story.linked", "what", subject(what)), 4);
        t.quote(how);
        t.link(address(what));
      }
      case Fact.Noted(Value text, List<String> files) -> {
        t.say("note", "", w.t("story.noted"), 1);
        t.quote(FormWriting.plain(text, w));
        t.files.addAll(files);
      }
      case Fact.Numbered numbered -> t.tag(w.t("story.numbered", "number", numbered.text()), "");
      case Fact.Frozen frozen ->
          t.say(
              "paper",
              "",
              w.t("story.frozen", "paper", frozen.paper(), "number", frozen.number()),
              6);
      case Fact.PaperWithdrawn gone -> {
        t.say("denied", "", w.t("story.paper.withdrawn", "paper", gone.paper()), 6);
        t.quote(FormWriting.plain(gone.reason(), w));
      }
      case Fact.Closed _ -> t.tag(w.t("story.closed"), "good");
      case Fact.Cancelled(Value reason) -> {
        t.say("denied", "", w.t("story.cancelled"), 9);
        t.quote(FormWriting.plain(reason, w));
      }
      case Fact.ItemAdded item -> t.tag(w.t("story.item.added", "item", item.item()), "");
      case Fact.ItemChanged item -> t.tag(w.t("story.item.changed", "item", item.item()), "");
      case Fact.ItemMoved item ->
          t.tag(w.t("story.item.moved", "item", item.item(), "state", item.state()), "");
      case Fact.Escalated(String thing, String role, int _, List<Long> _) ->
          t.say(
              "bell",
              "warning",
              LateStep.parse(thing)
                  .map(
                      late -> w.t("story.late", "role", o.role(role), "step", step(late.opening())))
                  .orElseGet(() -> w.t("story.escalated", "role", o.role(role))),
              4);
      case Fact.Erased(String _, String basis) -> {
        t.say("denied", "", w.t("story.erased"), 9);
        t.quote(basis);
      }
      case Fact.Late(Value reason) ->
          t.quote(w.t("late.told", "why", FormWriting.plain(reason, w)));
      case Fact.Newer _ -> t.say("unknown", "", w.t("story.newer"), 1);
      case Fact.StepOpened _,
          Fact.Seen _,
          Fact.Acknowledged _,
          Fact.PersonAdded _,
          Fact.PersonChanged _,
          Fact.Granted _,
          Fact.Delegated _,
          Fact.Revoked _,
          Fact.Rostered _,
          Fact.Unrostered _,
          Fact.CalendarChanged _,
          Fact.RoomSet _,
          Fact.DevicePlaced _,
          Fact.PapersSet _,
          Fact.KeepSet _,
          Fact.DefinitionStored _,
          Fact.DefinitionInForce _,
          Fact.Turned _,
          Fact.WindowSet _,
          Fact.WindowEnded _,
          Fact.PartitionsRead _,
          Fact.GensetLogged _,
          Fact.Restored _ -> {}
    }
  }

  private void done(Telling t, Fact.Done done) {
    Case.Opening opening = state.openings().get(done.opening());
    Step step = opening == null ? null : definition.procedure().step(opening.step());
    t.say("good", "good", w.t("story.done", "step", step(done.opening())), 8);
    Step.Branch branch = step == null || done.branch() == null ? null : step.branch(done.branch());
    if (branch != null) {
      t.tag(w.say(branch.text()), branch.reason() ? "warning" : "good");
    }
    if (opening != null && opening.run() > 1) {
      t.tag(w.t("case.run", "n", opening.run()), "");
    }
    t.quote(FormWriting.plain(done.reason(), w));
  }

  /// Answers in the order of the form, as they were asked.
  private static void told(List<Field> fields, Map<String, Value> answers, Telling t) {
    for (Field field : fields) {
      Value value = answers.get(field.key());
      if (value != null) {
        t.answer(field, value);
      }
    }
  }

  private void amended(Telling t, Fact.Amended amended) {
    t.say("pen", "warning", w.t("story.amended", "step", stepText(amended.step())), 7);
    t.quote(FormWriting.plain(amended.reason(), w));
    Form form = definition.forms().get(amended.form());
    if (form != null) {
      for (Field field : form.fields()) {
        Value value = amended.answers().get(field.key());
        Value before = amended.before().get(field.key());
        if (value != null && !value.equals(before)) {
          t.answers.add(
              new AnswerLine(
                  w.say(field.label()),
                  shown(field, value),
                  before == null ? "" : shown(field, before)));
        }
      }
    }
  }

  private void deviated(Telling t, Fact.Deviated deviated) {
    t.tag(
        switch (deviated.kind()) {
          case Case.Deviation.TIME ->
              deviated.minutes() == 0
                  ? w.t("story.no_delay")
                  : w.t("wf.late", "minutes", w.number(deviated.minutes(), 0));
          case Case.Deviation.EQUIPMENT -> w.t("story.lacking", "what", lacks(deviated));
          default -> w.t("story.output_missing", "what", FormWriting.plain(deviated.what(), w));
        },
        "warning");
  }

  private String lacks(Fact.Deviated deviated) {
    Case.Opening opening = state.openings().get(deviated.opening());
    return w.say(
        Case.Deviation.lacks(
            definition,
            opening == null ? "" : opening.step(),
            deviated.need(),
            FormWriting.plain(deviated.what(), w)));
  }

  private String deviation(int id) {
    return state.deviations().stream()
        .filter(deviation -> deviation.id() == id)
        .map(deviation -> stepText(deviation.step()))
        .findFirst()
        .orElse("");
  }

  private String trigger(String id) {
    return definition.procedure().opens().stream()
        .filter(opener -> opener.id().equals(id))
        .map(opener -> w.say(opener.text()))
        .findFirst()
        .orElseGet(() -> id.equals("reopen") ? w.t("story.reopened") : id);
  }

  /// A device gives the kind of its alarm as the reason.
  private String said(String reason) {
    return Stream.<Enum<?>>concat(
            Arrays.stream(AlarmKind.values()), Arrays.stream(HubAlarm.values()))
        .filter(kind -> kind.name().equals(reason))
        .map(kind -> w.of("alarm", kind))
        .findFirst()
        .orElse(reason);
  }

  private String step(int opening) {
    Case.Opening open = state.openings().get(opening);
    return open == null ? "" : stepText(open.step());
  }

  private String stepText(String id) {
    Step step = definition.procedure().step(id);
    return step == null ? id : id + " " + w.say(step.text());
  }

  private String sign(int opening, String key) {
    Case.Opening open = state.openings().get(opening);
    Step step = open == null ? null : definition.procedure().step(open.step());
    return step == null
        ? key
        : step.signs().stream()
            .filter(sign -> sign.key().equals(key))
            .map(sign -> w.say(sign.text()))
            .findFirst()
            .orElse(w.t("story.sign.at"));
  }

  private String subject(String what) {
    String id = what.substring(what.indexOf('/') + 1);
    return what.startsWith("case/")
        ? w.t("story.subject.case", "id", id)
        : what.startsWith("alarm/") ? w.t("story.subject.alarm", "id", id) : what;
  }

  private static @Nullable String address(String what) {
    return what.matches("case/[0-9]{1,18}")
        ? "/cases/" + what.substring("case/".length())
        : what.startsWith("alarm/") ? "/alarms" : null;
  }

  private String shown(Field field, Value value) {
    return FormWriting.shown(value, field, names, w);
  }

  /// What becomes one line: the weightiest fact is its sentence, the others are marks.
  private final class Telling {
    private final Entry entry;
    private String icon = "notice";
    private String tone = "";
    private String what = "";
    private int weight = -1;
    private final List<String> quotes = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();
    private final List<AnswerLine> answers = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private @Nullable String link;

    Telling(Entry entry) {
      this.entry = entry;
    }

    void say(String icon, String tone, String what, int weight) {
      if (weight > this.weight) {
        this.icon = icon;
        this.tone = tone;
        this.what = what;
        this.weight = weight;
      }
    }

    void quote(String text) {
      if (!text.isBlank() && !quotes.contains(text)) {
        quotes.add(text);
      }
    }

    void tag(String text, String tone) {
      tags.add(new Tag(text, tone));
    }

    void link(@Nullable String address) {
      link = address;
    }

    void answer(Field field, Value value) {
      if (field.type() == FieldType.PHOTO
          || field.type() == FieldType.FILE
          || field.type() == FieldType.SIGNATURE) {
        files.addAll(List.of(value.plain().split(" ")));
        return;
      }
      Checklist list =
          definition.checklists().get(Objects.requireNonNullElse(field.checklist(), ""));
      if (field.type() == FieldType.CHECKLIST
          && list != null
          && value instanceof Value.Group(Map<String, Value> items)) {
        for (Checklist.Item item : list.items()) {
          if (items.get(item.id()) instanceof Value.Group(Map<String, Value> found)) {
            answers.add(new AnswerLine(w.say(item.text()), found(list, found), ""));
          }
        }
        return;
      }
      answers.add(new AnswerLine(w.say(field.label()), shown(field, value), ""));
    }

    private String found(Checklist list, Map<String, Value> found) {
      Value note = found.get("note");
      String result = found.get("result") instanceof Value said ? said.plain() : "";
      String word =
          result.equals("good") && list.statement()
              ? w.t("form.check.stated")
              : result.matches("good|not_good|not_checked|excepted")
                  ? w.t("form.check." + result)
                  : "";
      String why = note == null ? "" : FormWriting.plain(note, w);
      return why.isEmpty() ? word : word + ": " + why;
    }

    StoryLine line() {
      boolean late = entry.at().isBefore(entry.typed());
      return new StoryLine(
          "e" + entry.sequence(),
          entry.at(),
          late ? entry.typed() : null,
          icon,
          tone,
          o.by(entry.by()),
          o.as(entry.by()),
          what.isEmpty() ? w.t("story.recorded") : what,
          String.join("\n", quotes),
          List.copyOf(tags),
          List.copyOf(answers),
          List.copyOf(files),
          link);
    }
  }
}
