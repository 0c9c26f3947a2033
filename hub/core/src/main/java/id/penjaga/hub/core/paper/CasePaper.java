package id.penjaga.hub.core.paper;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A paper of a case: its layout filled with what the case says.
public final class CasePaper {
  private static final Pattern PLACE = Pattern.compile("\\{([A-Za-z0-9_.-]+)}");

  private final PaperLayout layout;
  private final SitePapers site;
  private final CaseWords words;
  private final Speech speech;
  private final Function<YearMonth, List<PaperPart>> months;

  private CasePaper(
      PaperLayout layout,
      SitePapers site,
      CaseWords words,
      Function<YearMonth, List<PaperPart>> months) {
    this.layout = layout;
    this.site = site;
    this.words = words;
    this.speech = words.speech;
    this.months = months;
  }

  /// @param months what the hub knows of a month
  /// @param number of the paper; empty while it has none
  /// @param corrects what names the paper that it takes the place of; empty for none
  public static Paper of(
      PaperLayout layout,
      SitePapers site,
      CaseWords words,
      Function<YearMonth, List<PaperPart>> months,
      String number,
      String corrects) {
    return new CasePaper(layout, site, words, months).paper(number, corrects);
  }

  private Paper paper(String number, String corrects) {
    List<PaperPart> parts = new ArrayList<>();
    parts.add(site.letterhead());
    parts.add(
        new PaperPart.Title(
            speech.say(layout.title()),
            number.isEmpty() ? "" : speech.say("Nomor: ", "Number: ") + number));
    if (!corrects.isEmpty()) {
      parts.add(
          new PaperPart.Text(
              speech.say("Menggantikan dokumen ", "Takes the place of paper ") + corrects + "."));
    }
    layout.blocks().forEach(block -> add(block, parts));
    return new Paper(
        layout.id(),
        speech.say(layout.title()) + (number.isEmpty() ? "" : " " + number),
        speech.language(),
        layout.side(),
        words.dated(),
        parts,
        foot(words),
        "",
        "");
  }

  static String foot(CaseWords words) {
    String hash = words.definition.hash();
    return words.speech.say("Berkas ", "Case ")
        + words.path("case.number", EMPTY)
        + " · "
        + words.speech.say("versi SOP ", "SOP version ")
        + CaseWords.brief(hash);
  }

  private static final SitePapers EMPTY =
      new SitePapers(
          List.of(), "", "", "", new SitePapers.Signatory(Bilingual.EMPTY, "", ""), "", null);

  private void add(PaperLayout.Block block, List<PaperPart> parts) {
    switch (block) {
      case PaperLayout.Block.Heading(Bilingual text) ->
          parts.add(new PaperPart.Heading(filled(speech.say(text))));
      case PaperLayout.Block.Text(Bilingual text) ->
          parts.add(new PaperPart.Text(filled(speech.say(text))));
      case PaperLayout.Block.Facts(List<PaperLayout.Line> lines) ->
          parts.add(
              new PaperPart.Facts(
                  lines.stream()
                      .map(line ->
                          new PaperPart.Fact(
                              speech.say(line.label()), filled(speech.say(line.text()))))
                      .toList()));
      case PaperLayout.Block.Fields(String form, List<String> only) -> fields(form, only, parts);
      case PaperLayout.Block.Month(String form, String field) -> month(form, field, parts);
      case PaperLayout.Block.Signatures(List<PaperLayout.Hand> hands) ->
          parts.add(new PaperPart.Signatures(hands.stream().map(this::signature).toList()));
    }
  }

  private String filled(String text) {
    Matcher places = PLACE.matcher(text);
    StringBuilder filled = new StringBuilder();
    while (places.find()) {
      places.appendReplacement(filled, Matcher.quoteReplacement(words.path(places.group(1), site)));
    }
    return places.appendTail(filled).toString();
  }

  private void month(String form, String field, List<PaperPart> parts) {
    Value value = words.answers(form).get(field);
    if (value != null && value.plain().matches("[0-9]{4}-(0[1-9]|1[0-2])")) {
      parts.addAll(months.apply(YearMonth.parse(value.plain())));
    }
  }

  /// The answers of a form; of every entry where a step fills it once for each of a list.
  private void fields(String id, List<String> only, List<PaperPart> parts) {
    Form form = words.definition.forms().get(id);
    if (form == null) {
      return;
    }
    words.told(id).forEach(answers -> fields(form, answers, only, parts));
  }

  private void fields(
      Form form, Map<String, Value> answers, List<String> only, List<PaperPart> parts) {
    List<PaperPart.Fact> facts = new ArrayList<>();
    List<PaperPart.Drawing> drawings = new ArrayList<>();
    for (Field field : form.fields()) {
      if (!only.isEmpty() && !only.contains(field.key())) {
        continue;
      }
      Value value = answers.get(field.key());
      PaperPart.Drawing drawing = words.drawn(field, value);
      if (drawing != null) {
        drawings.add(drawing);
        continue;
      }
      PaperPart table = table(field, value);
      if (table == null) {
        facts.add(new PaperPart.Fact(speech.say(field.label()), words.shown(value, field)));
        continue;
      }
      if (!facts.isEmpty()) {
        parts.add(new PaperPart.Facts(facts));
        facts = new ArrayList<>();
      }
      if (!(parts.getLast() instanceof PaperPart.Heading)) { // the layout has named it already
        parts.add(new PaperPart.Heading(speech.say(field.label())));
      }
      parts.add(table);
    }
    if (!facts.isEmpty()) {
      parts.add(new PaperPart.Facts(facts));
    }
    if (!drawings.isEmpty()) {
      parts.add(new PaperPart.Drawings(drawings));
    }
  }

  private @Nullable PaperPart table(Field field, @Nullable Value value) {
    if (field.type() == FieldType.LIST && value instanceof Value.Many(List<Value> rows)) {
      return list(field, rows);
    }
    if (field.type() == FieldType.READINGS && value != null) {
      return new PaperPart.Table(
          List.of(new PaperPart.Column(speech.say("Menurut Penjaga", "As Penjaga knows it"), 1)),
          Observed.lines(value).stream().map(line -> List.of(speech.say(line))).toList());
    }
    Checklist checklist =
        field.checklist() == null ? null : words.definition.checklists().get(field.checklist());
    return checklist != null && value instanceof Value.Group group
        ? checked(checklist, group, speech)
        : null;
  }

  private PaperPart list(Field field, List<Value> rows) {
    List<PaperPart.Column> columns = new ArrayList<>();
    columns.add(new PaperPart.Column("No", 2));
    field
        .fields()
        .forEach(one ->
            columns.add(new PaperPart.Column(speech.say(one.label()), weight(one), figures(one))));
    List<List<String>> lines = new ArrayList<>();
    for (Value row : rows) {
      if (row instanceof Value.Group(var values)) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(lines.size() + 1));
        field
            .fields()
            .forEach(one ->
                cells.add(
                    values.containsKey(one.key()) ? words.shown(values.get(one.key()), one) : ""));
        lines.add(cells);
      }
    }
    return new PaperPart.Table(columns, lines);
  }

  /// Numbers and times need less of the width than names.
  private static int weight(Field field) {
    return switch (field.type()) {
      case NUMBER, DURATION, BOOLEAN -> 5;
      case TIME, DATE, MONTH -> 7;
      default -> 11;
    };
  }

  private static boolean figures(Field field) {
    return field.type() == FieldType.NUMBER || field.type() == FieldType.DURATION;
  }

  static PaperPart checked(Checklist checklist, Value.Group group, Speech speech) {
    List<List<String>> lines = new ArrayList<>();
    for (Checklist.Item item : checklist.items()) {
      Value found = group.values().get(item.id());
      String result = "";
      String note = "";
      if (found instanceof Value.Group(var parts)) {
        Value said = parts.get("result");
        Value noted = parts.get("note");
        result = said == null ? "" : result(checklist, said.plain(), speech);
        note = noted == null ? "" : noted.plain();
      }
      lines.add(List.of(item.id(), speech.say(item.text()), result, note));
    }
    return new PaperPart.Table(
        List.of(
            new PaperPart.Column("No", 2),
            new PaperPart.Column(speech.say("Yang diperiksa", "What is looked at"), 14),
            new PaperPart.Column(speech.say("Hasil", "Result"), 5),
            new PaperPart.Column(speech.say("Catatan", "Note"), 11)),
        lines);
  }

  private static String result(Checklist checklist, String result, Speech speech) {
    return switch (result) {
      case "good" ->
          checklist.statement()
              ? speech.say("dinyatakan", "confirmed")
              : speech.say("baik", "good");
      case Checklist.EXCEPTED -> speech.say("dikecualikan", "excepted");
      case "not_good" -> speech.say("tidak baik", "not good");
      default -> speech.say("tidak diperiksa", "not checked");
    };
  }

  /// The step that makes the paper.
  private String maker() {
    return words.definition.procedure().steps().stream()
        .filter(step -> step.papers().contains(layout.id()))
        .map(Step::id)
        .findFirst()
        .orElse("");
  }

  private PaperPart.Signature signature(PaperLayout.Hand hand) {
    Case.Opening opening = words.last(hand.step().isEmpty() ? maker() : hand.step());
    CaseWords.Doer doer = opening == null ? null : words.hand(opening.number(), hand.sign());
    PaperPart.Signature made =
        signature(filled(speech.say(hand.before())), speech.say(hand.office()), doer, speech);
    return doer == null || hand.name().isEmpty() || !doer.screen()
        ? made
        : new PaperPart.Signature(
            made.place(), made.office(), made.signed(), filled(speech.say(hand.name())), "");
  }

  /// @param office empty for the role that was used
  static PaperPart.Signature signature(
      String before, String office, CaseWords.@Nullable Doer doer, Speech speech) {
    if (doer == null) {
      return new PaperPart.Signature(before, office, "", "", "");
    }
    String signed =
        speech.say("Tercatat di Penjaga ", "Recorded in Penjaga ")
            + speech.moment(doer.at())
            + (doer.by().isEmpty() ? "" : speech.say(", oleh ", ", by ") + doer.by());
    return new PaperPart.Signature(
        before, office.isEmpty() ? doer.office() : office, signed, doer.name(), doer.number());
  }
}
