package id.penjaga.hub.core.paper;

import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.cases.StandardTime;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.work.Command;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What was done in a case, in the table of its procedure: every run of a step a row, with real
/// beside standard time, what was attached, and departures with who accounts for them.
public final class ExecutionRecord {
  public static final String KIND = Command.Freeze.RECORD;

  /// In its numbers: catatan pelaksanaan.
  public static final String ABBREVIATION = "CP";

  private static final int LONGEST = 60;
  private static final int MOST_LINES = 6;

  private final CaseWords words;
  private final Procedure procedure;
  private final OfficeCalendar calendar;
  private final SitePapers site;
  private final Speech speech;
  private final ActorColumns columns;
  private final Map<Integer, Integer> rowOf = new HashMap<>();
  private long worked;

  private ExecutionRecord(CaseWords words, OfficeCalendar calendar, SitePapers site) {
    this.words = words;
    this.calendar = calendar;
    this.site = site;
    procedure = words.definition.procedure();
    speech = words.speech;
    columns = new ActorColumns(procedure, words.roles, speech);
  }

  /// @param number of the paper; empty while it has none
  /// @param corrects what names the paper that it takes the place of; empty for none
  public static Paper of(
      SitePapers site, CaseWords words, OfficeCalendar calendar, String number, String corrects) {
    return new ExecutionRecord(words, calendar, site).paper(number, corrects);
  }

  private Paper paper(String number, String corrects) {
    FlowMatrix matrix = matrix();
    List<PaperPart> parts = new ArrayList<>();
    parts.add(
        new PaperPart.Title(
            speech.say("CATATAN PELAKSANAAN SOP", "RECORD OF AN SOP CARRIED OUT"),
            number.isEmpty() ? "" : speech.say("Nomor: ", "Number: ") + number));
    parts.add(new PaperPart.Facts(facts(corrects)));
    parts.add(new PaperPart.Flow(matrix));
    parts.add(new PaperPart.Signatures(signatures()));
    return new Paper(
        KIND,
        speech.say("Catatan pelaksanaan ", "Record of ") + words.path("case.number", site),
        speech.language(),
        Paper.Side.LANDSCAPE,
        words.dated(),
        parts,
        CasePaper.foot(words),
        "",
        "");
  }

  private List<PaperPart.Fact> facts(String corrects) {
    List<PaperPart.Fact> facts = new ArrayList<>();
    facts.add(new PaperPart.Fact("SOP", speech.say(procedure.title())));
    facts.add(new PaperPart.Fact(speech.say("Berkas", "Case"), words.path("case.number", site)));
    for (Field field : procedure.subject()) {
      Value value = words.state.subject().get(field.key());
      if (value != null && !field.personal()) {
        facts.add(new PaperPart.Fact(speech.say(field.label()), words.shown(value, field)));
      }
    }
    Instant ended = words.state.ended();
    facts.add(
        new PaperPart.Fact(
            speech.say("Mulai – selesai", "Begun – ended"),
            speech.moment(words.state.opened())
                + " – "
                + (ended == null
                    ? speech.say("masih berjalan", "still open")
                    : speech.moment(ended))));
    if (!corrects.isEmpty()) {
      facts.add(new PaperPart.Fact(speech.say("Menggantikan", "Takes the place of"), corrects));
    }
    return facts;
  }

  private FlowMatrix matrix() {
    List<FlowMatrix.Row> rows = new ArrayList<>();
    int first = Integer.MAX_VALUE;
    for (Case.Opening opening : words.state.openings().values()) {
      Step step = procedure.step(opening.step());
      if (step != null) {
        first = Math.min(first, opening.number());
        rowOf.put(opening.number(), rows.size());
        rows.add(row(opening, step, opening.number() == first));
      }
    }
    return new FlowMatrix(heads(), columns.names(), rows, arrows(), total());
  }

  private FlowMatrix.Heads heads() {
    FlowMatrix.Heads printed = SopFlow.heads(speech);
    return new FlowMatrix.Heads(
        printed.number(),
        printed.activity(),
        printed.actors(),
        printed.standard(),
        printed.needs(),
        speech.say("Waktu baku / nyata", "Time standard / real"),
        speech.say("Output dan bukti", "Output and proof"),
        printed.note());
  }

  private FlowMatrix.Row row(Case.Opening opening, Step step, boolean first) {
    boolean last =
        opening.done() != null
            && opening.done().equals(words.state.ended())
            && step.branches().isEmpty();
    return new FlowMatrix.Row(
        number(opening, step),
        activity(opening, step),
        columns.actor(step),
        columns.with(step),
        !step.branches().isEmpty()
            ? FlowMatrix.Symbol.DIAMOND
            : first || last ? FlowMatrix.Symbol.CAPSULE : FlowMatrix.Symbol.BOX,
        "",
        SopFlow.needs(step, speech),
        time(opening, step),
        output(opening, step),
        note(opening, step));
  }

  private String number(Case.Opening opening, Step step) {
    String number = Integer.toString(procedure.steps().indexOf(step) + 1);
    String item = opening.item() == null ? "" : "." + opening.item();
    return number + item + (opening.run() > 1 ? " (" + opening.run() + ")" : "");
  }

  private String activity(Case.Opening opening, Step step) {
    StringBuilder text = new StringBuilder(speech.say(step.text()));
    CaseWords.Doer doer = words.hand(opening.number(), null);
    if (doer != null) {
      text.append('\n').append(doer.name());
      if (!doer.office().isEmpty()) {
        text.append(" (").append(doer.office()).append(')');
      }
    }
    Set<String> signers = new LinkedHashSet<>();
    opening.signed().keySet().stream()
        .sorted()
        .forEach(key -> {
          CaseWords.Doer signer = words.hand(opening.number(), key);
          if (signer != null) {
            signers.add(signer.name());
          }
        });
    if (!signers.isEmpty()) {
      text.append('\n')
          .append(speech.say("Ditandatangani: ", "Signed: "))
          .append(String.join(", ", signers));
    }
    Instant done = opening.done();
    text.append('\n')
        .append(
            opening.skipped()
                ? speech.say("dilewati", "skipped")
                : done == null ? speech.say("belum selesai", "not done yet") : speech.moment(done));
    if (opening.late()) {
      text.append(speech.say(" (dicatat susulan)", " (entered later)"));
    }
    return text.toString();
  }

  /// Standard and real time; the standard stays empty where the source has none (SYS-11).
  private String time(Case.Opening opening, Step step) {
    String standard = SopFlow.standard(step, speech);
    Long real = minutes(opening, step);
    return (standard.isEmpty() ? CaseWords.NOTHING : standard)
        + " /\n"
        + (real == null ? CaseWords.NOTHING : speech.minutes(real));
  }

  private @Nullable Long minutes(Case.Opening opening, Step step) {
    Instant from = StandardTime.start(step, opening);
    Instant done = opening.done();
    if (from == null || done == null || opening.skipped()) {
      return null;
    }
    long minutes =
        StandardTime.minutes(
            StandardTime.seconds(
                StandardTime.counting(words.definition, step), calendar, from, done));
    worked += minutes;
    return minutes;
  }

  /// What the step was to give, and what proves that it did.
  private String output(Case.Opening opening, Step step) {
    List<String> lines = new ArrayList<>();
    lines.add(speech.say(step.output()));
    Form form = words.formOf(opening);
    Map<String, Value> answers = words.answersOf(opening.number());
    if (form != null) {
      for (Field field : form.fields()) {
        Value value = answers.get(field.key());
        String text = value == null ? "" : words.shown(value, field);
        if (!text.isBlank() && proves(field, text) && lines.size() < MOST_LINES) {
          lines.add(speech.say(field.label()) + ": " + text);
        }
      }
    }
    return String.join("\n", lines);
  }

  private static boolean proves(Field field, String text) {
    return switch (field.type()) {
      case PHOTO, FILE, SIGNATURE -> true;
      case CHECKLIST, LIST, READINGS -> false;
      default -> text.length() <= LONGEST && field.type() != FieldType.NOTICE;
    };
  }

  private String note(Case.Opening opening, Step step) {
    List<String> lines = new ArrayList<>();
    Step.Branch branch = opening.branch() == null ? null : step.branch(opening.branch());
    if (branch != null) {
      lines.add(speech.say(branch.text()));
    }
    String reason = speech.said(opening.reason());
    if (!reason.isBlank()) {
      lines.add("“" + reason + "”");
    }
    for (Case.Deviation deviation : words.state.deviations()) {
      if (deviation.opening() == opening.number() && !deviation.takenBack()) {
        lines.add(deviation(deviation));
      }
    }
    return String.join("\n", lines);
  }

  private String deviation(Case.Deviation deviation) {
    String what =
        switch (deviation.kind()) {
          case Case.Deviation.TIME ->
              speech.say("Lebih ", "Over by ") + speech.minutes(deviation.minutes());
          case Case.Deviation.EQUIPMENT ->
              speech.say("Perlengkapan kurang: ", "Lacking: ")
                  + speech.said(deviation.what().text());
          default ->
              speech.say("Output kurang: ", "Output lacking: ")
                  + speech.said(deviation.what().text());
        };
    Case.Said account = deviation.account();
    Long by = deviation.accountedBy();
    return account == null
        ? what
            + speech.say(". Menunggu pertanggungjawaban ", ". Awaits the account of ")
            + words.persons(deviation.executors())
        : what + ". “" + speech.said(account.text()) + "” " + (by == null ? "" : words.person(by));
  }

  /// An arrow for every opening that the end of another brought about. An entry tells in order, so
  /// that a step which it opens and ends leads to the next and not to itself.
  private List<FlowMatrix.Arrow> arrows() {
    List<FlowMatrix.Arrow> arrows = new ArrayList<>();
    for (Entry entry : words.entries) {
      List<Integer> done = new ArrayList<>();
      boolean opened = false;
      for (Fact fact : entry.facts()) {
        Integer ended =
            fact instanceof Fact.Done one
                ? Integer.valueOf(one.opening())
                : fact instanceof Fact.Skipped one ? Integer.valueOf(one.opening()) : null;
        if (ended != null) {
          if (opened) {
            done.clear();
            opened = false;
          }
          done.add(ended);
        } else if (fact instanceof Fact.StepOpened one) {
          opened = true;
          done.forEach(from -> arrow(from, one.opening(), arrows));
        }
      }
    }
    return arrows;
  }

  private void arrow(int from, int to, List<FlowMatrix.Arrow> arrows) {
    Integer row = rowOf.get(from);
    Integer target = rowOf.get(to);
    if (row != null && target != null) {
      arrows.add(new FlowMatrix.Arrow(row, target, ""));
    }
  }

  private String total() {
    String standard =
        procedure.minutes() == 0
            ? ""
            : speech.say("; baku tercetak ", "; printed standard ")
                + speech.minutes(procedure.minutes());
    return speech.say("Waktu nyata seluruhnya: ", "Real time altogether: ")
        + speech.minutes(worked)
        + standard
        + speech.say("; versi SOP ", "; SOP version ")
        + CaseWords.brief(words.definition.hash());
  }

  /// Who did the last step, and whoever approved last.
  private List<PaperPart.Signature> signatures() {
    List<PaperPart.Signature> signatures = new ArrayList<>();
    Case.Opening executor = null;
    Case.Opening approver = null;
    for (Case.Opening opening : words.state.openings().values()) {
      Step step = procedure.step(opening.step());
      if (step == null || opening.done() == null || opening.skipped()) {
        continue;
      }
      if (step.mode() == Step.Mode.APPROVAL) {
        approver = opening;
      } else {
        executor = opening;
      }
    }
    if (executor != null) {
      signatures.add(
          CasePaper.signature(
              speech.say("Pelaksana,", "Carried out by"),
              "",
              words.hand(executor.number(), null),
              speech));
    }
    if (approver != null) {
      signatures.add(
          CasePaper.signature(
              speech.say("Mengetahui,", "Seen by"),
              "",
              words.hand(approver.number(), null),
              speech));
    }
    return signatures;
  }
}
