package id.penjaga.hub.app.web.work;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.web.files.Uploads;
import id.penjaga.hub.app.web.form.FormReading;
import id.penjaga.hub.app.web.form.PersonNames;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.form.FormProblem;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.work.Command;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a posted form of a case as the command it stands for.
final class CommandReading {
  /// What a program says instead of ticking what is there: a text for each thing that lacks, under
  /// this name, a dot and its key; the bare name says that it counted them all.
  static final String LACKING = "lacking";

  static final String SKIP = "skip";

  private final Office office;
  private final Actor actor;
  private final Texts w;
  private final Map<String, String> raw;
  private final List<FormProblem> problems = new ArrayList<>();

  /// @param raw posted values, see [FormReading#compacted]
  CommandReading(Office office, Actor actor, Texts w, Map<String, String> raw) {
    this.office = office;
    this.actor = actor;
    this.w = w;
    this.raw = raw;
  }

  /// What could not be read, at its field.
  List<FormProblem> problems() {
    return problems;
  }

  String value(String name) {
    return FormReading.clean(raw.getOrDefault(name, ""));
  }

  int number(String name) {
    String typed = value(name);
    return typed.matches("[0-9]{1,9}") ? Integer.parseInt(typed) : 0;
  }

  /// The command of a form; null when there is no such form.
  @Nullable Command command(String act, CaseFile file) {
    return switch (act) {
      case "begin" -> new Command.Begin(number("_opening"));
      case "complete" -> complete(file);
      case "sign" -> new Command.Sign(number("_opening"), value("_key"), branch(), reason());
      case SKIP -> new Command.Skip(number("_opening"), reason());
      case "undo" -> new Command.Undo(number("_opening"));
      case "amend" -> amend(file);
      case "account" -> new Command.Account(number("_deviation"), value("_text"));
      case "note" -> new Command.Note(value("_text"), files());
      case "link" -> new Command.Link(linked(), value("_text"));
      case "handover" -> handOver();
      case "takeover" -> new Command.TakeOver(value("_role"));
      case "cancel" -> new Command.Cancel(reason());
      case "start" -> new Command.StartOffered(number("_opening"), value("_procedure"));
      default -> null;
    };
  }

  private String reason() {
    return value("_reason");
  }

  private @Nullable String branch() {
    String branch = value("_branch");
    return branch.isEmpty() ? null : branch;
  }

  private Command complete(CaseFile file) {
    int number = number("_opening");
    Case.Opening opening = file.state().openings().get(number);
    Step step = opening == null ? null : file.definition().procedure().step(opening.step());
    Map<String, String> lacking = new LinkedHashMap<>();
    boolean program = raw.containsKey(LACKING);
    if (step != null) {
      for (Step.Need need : step.needs()) {
        String why = program ? LACKING + "." + need.key() : "l." + need.key();
        boolean there = program ? !raw.containsKey(why) : raw.containsKey("n." + need.key());
        if (need.form() == null && !there) {
          lacking.put(need.key(), value(why));
        }
      }
    }
    Map<String, Value> answers = step == null ? Map.of() : answers(file, step.form());
    String output = raw.containsKey("_output_there") ? "" : value("_output");
    if (step != null
        && !raw.containsKey("_output_there")
        && output.isEmpty()
        && raw.containsKey("_output")) {
      problems.add(new FormProblem("_output", Texts.both("case.output.why")));
    }
    return new Command.Complete(number, answers, branch(), reason(), lacking, output);
  }

  private Command amend(CaseFile file) {
    String id = value("_step");
    Step step = file.definition().procedure().step(id);
    return new Command.Amend(id, step == null ? Map.of() : answers(file, step.form()), reason());
  }

  private Map<String, Value> answers(CaseFile file, Step.@Nullable FormUse use) {
    Form form = use == null ? null : file.definition().forms().get(use.form());
    return form == null || use == null
        ? Map.of()
        : read(NowViews.fields(form, use), file.definition().checklists());
  }

  private Map<String, Value> read(List<Field> fields, Map<String, Checklist> checklists) {
    FormReading.Read read =
        FormReading.read(
            fields, checklists, raw, w.language(), w.zone(), new PersonNames(office.people()));
    problems.addAll(read.problems());
    return read.values();
  }

  /// The command that opens a case.
  Command open(Procedure procedure) {
    return new Command.OpenCase(
        procedure.id(),
        value("_trigger"),
        read(procedure.subject(), Map.of()),
        null,
        value("_text"));
  }

  private List<String> files() {
    List<String> sent = List.of(value("_files").split("[ ,]+"));
    sent.stream()
        .map(Uploads::refusal)
        .flatMap(Optional::stream)
        .forEach(key -> problems.add(new FormProblem("_files", Texts.both(key))));
    return sent.stream().filter(file -> file.matches("[0-9a-f]{64}")).distinct().toList();
  }

  /// Another case, by its number in the book or as the office writes it.
  private String linked() {
    String typed = value("_case");
    String id = typed.replaceFirst("^.*/cases/", "").replaceFirst("^#", "");
    if (id.matches("[0-9]{1,18}")) {
      return "case/" + id;
    }
    return office
        .cases(new id.penjaga.hub.app.office.CaseFilter(null, null, null, typed, null), 5)
        .stream()
        .filter(line -> line.number().equalsIgnoreCase(typed))
        .map(line -> "case/" + line.id())
        .findFirst()
        .orElseGet(() -> {
          problems.add(new FormProblem("_case", Texts.both("case.link.unknown")));
          return "";
        });
  }

  private Command handOver() {
    String[] to =
        raw.containsKey("_to")
            ? value("_to").split("\\|", -1)
            : new String[] {value("_role"), value("_person"), value("_held")};
    if (to.length != 3 || !to[1].matches("[0-9]{1,18}")) {
      problems.add(new FormProblem("_to", Texts.both("case.handover.whom")));
      return new Command.HandOver("", 0, "");
    }
    return new Command.HandOver(to[0], Long.parseLong(to[1]), to[2]);
  }

  /// Who gives the command, in which role, for whom.
  By.Human by(String act, CaseFile file) {
    Person me = java.util.Objects.requireNonNull(actor.person());
    List<String> possible = possible(act, file);
    String chosen = value("_as");
    boolean asked = !act.equals(SKIP); // its form has no choice of roles
    String role =
        possible.contains(chosen)
            ? chosen
            : possible.size() == 1 || !asked && !possible.isEmpty() ? possible.getFirst() : "";
    String behalf = value("_behalf");
    if (behalf.isEmpty()) {
      return new By.Human(me.id(), role);
    }
    Value whom = new PersonNames(office.people()).read(value("_behalf_name"));
    Long person = PersonNames.number(whom.plain());
    String name = whom.plain();
    return new By.Human(
        me.id(),
        recorder(act, file),
        new By.Behalf(
            behalf,
            person,
            person != null || name.isEmpty() ? null : new Value.Personal(name),
            value("_behalf_way")));
  }

  /// Who opens a case, in which role.
  By.Human opener(Definition definition) {
    String trigger = value("_trigger");
    List<String> held = new ArrayList<>();
    for (Procedure.Opener opener : actor.ways(definition)) {
      Step first = definition.procedure().step(opener.at());
      if (opener.id().equals(trigger)) {
        held.addAll(
            actor.among(
                opener.roles().isEmpty() && first != null
                    ? first.actor().roles()
                    : opener.roles()));
      }
    }
    return new By.Human(actor.id(), held.isEmpty() ? "" : held.getFirst());
  }

  private List<String> possible(String act, CaseFile file) {
    Case state = file.state();
    List<String> wanted = new ArrayList<>();
    Case.Opening opening = state.openings().get(number("_opening"));
    Step step = opening == null ? null : file.definition().procedure().step(opening.step());
    if (act.equals("amend")) {
      step = file.definition().procedure().step(value("_step"));
    }
    if (step == null) {
      wanted.addAll(file.definition().procedure().cancelRoles());
      return actor.among(wanted);
    }
    Step.Sign sign = act.equals("sign") ? NowViews.sign(step, value("_key")) : null;
    wanted.addAll(sign == null ? step.actor().roles() : sign.roles());
    String duty = step.actor().duty();
    if (sign == null && duty != null) {
      wanted.add(duty);
    }
    if (act.equals(SKIP)) { // whoever records it for the actor may say that it did not take place
      wanted.addAll(step.onBehalf());
      wanted.addAll(step.participants());
    }
    List<String> held = new ArrayList<>();
    for (String role : wanted) {
      Case.Holder taker = state.takers().get(role);
      if (taker != null && taker.person() == actor.id()) {
        held.add(taker.as());
      } else if (taker == null && actor.roles().contains(role)) {
        held.add(role);
      }
    }
    return held.stream().distinct().toList();
  }

  private String recorder(String act, CaseFile file) {
    Case.Opening opening = file.state().openings().get(number("_opening"));
    Step step = opening == null ? null : file.definition().procedure().step(opening.step());
    if (step == null) {
      return "";
    }
    Step.Sign sign = act.equals("sign") ? NowViews.sign(step, value("_key")) : null;
    List<String> held = actor.among(sign == null ? step.onBehalf() : sign.onBehalf());
    return held.isEmpty() ? "" : held.getFirst();
  }

  /// When it happened; null for now.
  @Nullable Instant at() {
    String typed = value("_at");
    if (typed.isEmpty()) {
      return null;
    }
    try {
      return FormReading.time(typed, w.zone());
    } catch (DateTimeException _) {
      problems.add(new FormProblem("_at", Texts.both("form.no_time")));
      return null;
    }
  }

  /// Why it is entered late; empty when it is not.
  String late() {
    String why = value("_late");
    if (!value("_at").isEmpty() && why.isEmpty()) {
      problems.add(new FormProblem("_late", Texts.both("late.why")));
    }
    return value("_at").isEmpty() ? "" : why;
  }

  /// Under which id it was sent; empty when it carries none of ours.
  String id() {
    String id = value("_id");
    return id.matches("[0-9a-f-]{36}") ? id : "";
  }
}
