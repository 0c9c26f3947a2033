package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.procedure.VisitOutline;
import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a procedure; its steps are read by [StepReader].
final class ProcedureReader {
  private static final List<String> OPENERS =
      List.of("person", "public", "monitor", "alarm", "obligation", "case");
  private static final List<String> MONITORS =
      List.of("service", "node", "link", "server", "disk", "raid");
  private static final String NO_APPROVAL = "none";

  /// What stands there, and is never left out: without it a request would permit itself.
  static final Sentence APPROVAL =
      Sentence.of(
          "harus tertulis; tulis {step: langkah, when: pilihan}, atau none bila izinnya lisan dan"
              + " permohonan mencatatnya",
          "must be stated; write {step: step, when: branch}, or none where the permission is oral"
              + " and the request records it");

  private static final int MOST_MINUTES = 1_000_000;

  private final Source source;
  private final Section root;

  private ProcedureReader(Source source) {
    this.source = source;
    this.root = source.root();
  }

  static Procedure procedure(Source source) {
    return new ProcedureReader(source).read();
  }

  private Procedure read() {
    root.has("procedure");
    Bilingual title = YamlParts.text(root, "title");
    Section origin = root.section("source");
    Procedure.Source from = new Procedure.Source("", "");
    if (origin != null) {
      from = new Procedure.Source(YamlParts.word(origin, "seed"), YamlParts.word(origin, "clause"));
      origin.end();
    }
    String kind = YamlParts.oneOf(root, "kind", List.of("flow", "clause"));
    String group = YamlParts.id(root, "group");
    Procedure.Sheet sheet = sheet(root.group("sheet"));
    List<Field> subject = FormReader.subject(source);
    String key = key(subject);
    var number = YamlParts.numbering(root, "opened", true);
    Procedure.Counting counts =
        YamlParts.oneOf(root, "counts", List.of("office", "clock")).equals("clock")
            ? Procedure.Counting.CLOCK
            : Procedure.Counting.OFFICE;
    List<Procedure.Opener> opens = root.sections("opens").stream().map(this::opener).toList();
    if (opens.isEmpty()) {
      root.wrong(
          "opens",
          Sentence.of(
              "tidak ada atau kosong; tulis sedikitnya satu jalan masuk",
              "is missing or empty; write at least one way in"));
    }
    YamlParts.once(
        root,
        "opens",
        opens.stream().map(Procedure.Opener::id).toList(),
        new Sentence("jalan masuk", "the opening"));
    String start = YamlParts.id(root, "start");
    Procedure.Totals totals = totals(root.group("totals"));
    List<Step> steps = StepReader.steps(source);
    List<Procedure.Obligation> obligations =
        root.sections("obligations").stream().map(this::obligation).toList();
    String leaver = leaver(subject);
    List<String> cancel = YamlParts.ids(root, "cancel");
    cancel.forEach(role -> source.role(role, root, "cancel"));
    VisitOutline visit = visit(root.optionalSection("visit"));
    root.end();
    return new Procedure(
        source.id(),
        title,
        from,
        kind,
        group,
        sheet,
        subject,
        key,
        number,
        counts,
        opens,
        start,
        totals,
        steps,
        obligations,
        leaver,
        cancel,
        visit);
  }

  private @Nullable VisitOutline visit(@Nullable Section visit) {
    if (visit == null) {
      return VisitOutline.released(source.id());
    }
    String assignment = YamlParts.id(visit, "escort");
    source.uses(Kind.FORM, assignment, visit, "escort");
    VisitOutline outline =
        new VisitOutline(
            YamlParts.id(visit, "request"),
            approval(visit),
            turn(visit.optionalSection("withdrawal")),
            assignment,
            YamlParts.id(visit, "arrival"),
            YamlParts.id(visit, "statement"),
            YamlParts.id(visit, "departure"),
            YamlParts.id(visit, "from"),
            YamlParts.id(visit, "until"),
            optional(visit, "days"),
            optional(visit, "organisation"),
            YamlParts.id(visit, "work"));
    visit.end();
    return outline;
  }

  private static String optional(Section visit, String key) {
    String id = visit.optional(key, YamlParts::id);
    return id == null ? "" : id;
  }

  /// A pin may lack it; the linter asks for it.
  private static VisitOutline.@Nullable Turn approval(Section visit) {
    if (!visit.has("approval") || visit.isSection("approval")) {
      return turn(visit.optionalSection("approval"));
    }
    if (!visit.text("approval", "").equals(NO_APPROVAL)) {
      visit.wrong("approval", APPROVAL);
    }
    return null;
  }

  private static VisitOutline.@Nullable Turn turn(@Nullable Section turn) {
    if (turn == null) {
      return null;
    }
    VisitOutline.Turn read =
        new VisitOutline.Turn(YamlParts.id(turn, "step"), YamlParts.id(turn, "when"));
    turn.end();
    return read;
  }

  private static Procedure.Sheet sheet(Section sheet) {
    String number = sheet.text("number", "");
    var read =
        new Procedure.Sheet(
            number,
            YamlParts.texts(sheet, "legal_basis"),
            YamlParts.texts(sheet, "qualifications"),
            YamlParts.texts(sheet, "equipment"),
            YamlParts.texts(sheet, "related"),
            YamlParts.optionalText(sheet, "warning"));
    sheet.end();
    return read;
  }

  private @Nullable String key(List<Field> subject) {
    String key = root.optional("key", YamlParts::id);
    if (key != null && subject.stream().noneMatch(field -> field.key().equals(key))) {
      root.wrong(
          "key",
          Sentence.of(
              "menyebut \"{}\", yang bukan isian pokok berkas; tulis salah satu dari {}",
              "names \"{}\", which is no field of the subject; write one of {}",
              key,
              String.join(", ", subject.stream().map(Field::key).toList())));
    }
    return key;
  }

  private @Nullable String leaver(List<Field> subject) {
    String leaver = root.optional("leaver", YamlParts::id);
    if (leaver != null
        && subject.stream()
            .noneMatch(field ->
                field.key().equals(leaver)
                    && field.type() == FieldType.PERSON
                    && !field.personal())) {
      root.wrong(
          "leaver",
          Sentence.of(
              "adalah \"{}\", yang bukan orang dari buku dalam pokok berkas; sebut isian jenis"
                  + " person tanpa personal: true",
              "is \"{}\", which is no person of the book in the subject; name a field of type"
                  + " person without personal: true",
              leaver));
    }
    return leaver;
  }

  private Procedure.Opener opener(Section opener) {
    String id = YamlParts.id(opener, "id");
    String by = YamlParts.oneOf(opener, "by", OPENERS);
    Bilingual text = YamlParts.text(opener, "text");
    String at = YamlParts.id(opener, "at");
    List<String> roles = YamlParts.ids(opener, "roles");
    roles.forEach(role -> source.role(role, opener, "roles"));
    if (!roles.isEmpty() && !by.equals("person")) {
      opener.wrong(
          "roles",
          Sentence.of(
              "hanya untuk by: person; keluarkan", "belongs to by: person only; take it out"));
    }
    List<String> on = opener.list("on", YamlParts::id);
    boolean triggered = by.equals("monitor") || by.equals("alarm");
    if (triggered == on.isEmpty()) {
      opener.wrong(
          "on",
          triggered
              ? Sentence.of(
                  "tidak ada atau kosong; tulis {}",
                  "is missing or empty; write {}",
                  by.equals("alarm")
                      ? new Sentence("jenis alarm", "kinds of alarms")
                      : Sentence.of(
                          "satu atau lebih dari {}",
                          "one or more of {}",
                          String.join(", ", MONITORS)))
              : Sentence.of(
                  "hanya untuk by: monitor dan by: alarm; keluarkan",
                  "belongs to by: monitor and by: alarm only; take it out"));
    }
    if (by.equals("monitor") && !MONITORS.containsAll(on)) {
      opener.wrong(
          "on",
          Sentence.of("hanya boleh memuat {}", "may only hold {}", String.join(", ", MONITORS)));
    }
    opener.end();
    return new Procedure.Opener(id, by, text, at, roles, on);
  }

  private static Procedure.Totals totals(Section totals) {
    Integer printed = YamlParts.count(totals, "printed", MOST_MINUTES);
    Bilingual note = YamlParts.optionalText(totals, "note");
    totals.end();
    return new Procedure.Totals(printed, note);
  }

  private Procedure.Obligation obligation(Section duty) {
    String id = YamlParts.id(duty, "id");
    Bilingual text = YamlParts.text(duty, "text");
    RegisterReader.Every every = RegisterReader.Every.read(source, duty);
    boolean late = YamlParts.oneOf(duty, "late", List.of("missed", "allowed")).equals("allowed");
    String clause = YamlParts.word(duty, "source");
    String opens = YamlParts.id(duty, "opens");
    source.uses(Kind.PROCEDURE, opens, duty, "opens");
    duty.end();
    return new Procedure.Obligation(
        id, text, every.days(), every.months(), every.basis(), late, clause, opens);
  }
}
