package id.penjaga.hub.core.paper;

import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The sheet of a procedure in the layout of Permenpan-RB 35/2012: identity, then activities.
public final class SopSheet {
  public static final String KIND = "SOP";
  private static final String DOTS = "………………";

  private SopSheet() {}

  /// When a procedure was written and put into force.
  ///
  /// @param made when its first version came into the book
  /// @param revised when this version did; null for the first
  /// @param inForce since when it holds; null while it does not
  public record Dates(Instant made, @Nullable Instant revised, @Nullable Instant inForce) {}

  /// @param titles of other procedures by id
  public static Paper of(
      Definition definition,
      Dates dates,
      SitePapers site,
      Map<String, OfficeRole> roles,
      Function<String, Bilingual> titles,
      Speech speech) {
    Procedure procedure = definition.procedure();
    Procedure.Sheet sheet = procedure.sheet();
    String title = speech.say(procedure.title());
    SitePapers.Signatory approver = site.approver();
    List<PaperPart.Fact> facts =
        List.of(
            fact(speech.say("Nomor SOP", "SOP number"), sheet.number()),
            fact(speech.say("Tanggal pembuatan", "Date made"), speech.date(dates.made())),
            fact(speech.say("Tanggal revisi", "Date revised"), day(dates.revised(), speech)),
            fact(speech.say("Tanggal efektif", "Date in force"), day(dates.inForce(), speech)),
            fact(
                speech.say("Disahkan oleh", "Approved by"),
                speech.say(approver.office())
                    + "\n\n\n\n"
                    + (approver.name().isEmpty() ? DOTS : approver.name())
                    + "\nNIP "
                    + (approver.number().isEmpty() ? DOTS : approver.number())),
            fact(speech.say("Nama SOP", "Name of SOP"), title));
    List<PaperPart.Box> boxes =
        List.of(
            box(speech.say("Dasar hukum", "Legal basis"), sheet.legalBasis(), speech),
            box(
                speech.say("Kualifikasi pelaksana", "Qualification of actors"),
                sheet.qualifications(),
                speech),
            new PaperPart.Box(
                speech.say("Keterkaitan", "Related procedures"),
                related(procedure, titles, speech)),
            box(speech.say("Peralatan/perlengkapan", "Equipment"), sheet.equipment(), speech),
            box(
                speech.say("Peringatan", "Warning"),
                sheet.warning().isEmpty() ? List.of() : List.of(sheet.warning()),
                speech),
            new PaperPart.Box(
                speech.say("Pencatatan dan pendataan", "Records"), records(definition, speech)));
    return new Paper(
        KIND,
        title,
        speech.language(),
        Paper.Side.LANDSCAPE,
        dates.inForce() == null ? dates.made() : dates.inForce(),
        List.of(
            new PaperPart.Identity(site.emblem(), site.head(), facts, boxes),
            new PaperPart.PageBreak(),
            new PaperPart.Flow(SopFlow.of(procedure, roles, speech))),
        "SOP "
            + procedure.id()
            + " · "
            + speech.say("versi", "version")
            + " "
            + definition.hash().substring(0, Math.min(12, definition.hash().length())),
        "",
        "");
  }

  private static PaperPart.Fact fact(String label, String text) {
    return new PaperPart.Fact(label, text.isEmpty() ? DOTS : text);
  }

  private static String day(@Nullable Instant at, Speech speech) {
    return at == null ? "–" : speech.date(at);
  }

  private static PaperPart.Box box(String head, List<Bilingual> lines, Speech speech) {
    return new PaperPart.Box(head, lines.stream().map(speech::say).toList());
  }

  private static List<String> related(
      Procedure procedure, Function<String, Bilingual> titles, Speech speech) {
    Set<String> lines = new LinkedHashSet<>();
    procedure.sheet().related().forEach(one -> lines.add(speech.say(one)));
    procedure.steps().stream()
        .flatMap(step -> step.starts().stream())
        .map(Step.Start::procedure)
        .distinct()
        .forEach(other -> lines.add("SOP " + speech.say(titles.apply(other))));
    return List.copyOf(lines);
  }

  /// The forms that its steps fill in.
  private static List<String> records(Definition definition, Speech speech) {
    Set<String> lines = new LinkedHashSet<>();
    for (Step step : definition.procedure().steps()) {
      var form = step.form() == null ? null : definition.forms().get(step.form().form());
      if (form != null) {
        lines.add(speech.say(form.name()));
      }
    }
    return List.copyOf(lines);
  }
}
