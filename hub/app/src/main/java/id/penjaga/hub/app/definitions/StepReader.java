package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the steps of a procedure.
final class StepReader {
  /// What [Step.Ready] may ask; code answers each of them.
  static final List<String> FACTS =
      List.of(
          "service.answers",
          "node.answers",
          "link.answers",
          "room.after_period",
          "room.badge_seen",
          "badge.free",
          "case.settled",
          "ups.spare_ready",
          "disk.within_limit",
          "alarm.cleared");

  private static final int MOST_MINUTES = 525_600;

  /// More than a sheet on a wall can show, and what a rule may take time for.
  private static final int MOST_STEPS = 200;

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

  private final Source source;
  private final Section step;
  private final String id;

  private StepReader(Source source, Section step) {
    this.source = source;
    this.step = step;
    this.id = YamlParts.id(step, "id");
    source.step(id, step);
  }

  static List<Step> steps(Source source) {
    List<Section> sections = source.root().sections("steps");
    if (sections.isEmpty()) {
      source
          .root()
          .wrong(
              "steps",
              Sentence.of(
                  "tidak ada atau kosong; tulis sedikitnya satu langkah",
                  "is missing or empty; write at least one step"));
    }
    if (sections.size() > MOST_STEPS) {
      source
          .root()
          .wrong(
              "steps",
              Sentence.of(
                  "punya {} langkah; tulis paling banyak {}, dan biarkan sebuah langkah memulai"
                      + " prosedur lain untuk sisanya",
                  "has {} steps; write at most {}, and let a step start another procedure with the"
                      + " rest",
                  sections.size(),
                  MOST_STEPS));
      return List.of();
    }
    return sections.stream().map(section -> new StepReader(source, section).read()).toList();
  }

  private Step read() {
    String clause = YamlParts.word(step, "clause");
    String basis = step.text("basis", "seed");
    Bilingual text = YamlParts.text(step, "text");
    Step.Mode mode = step.word("mode", Step.Mode.class);
    if (!step.has("mode")) {
      step.wrong(
          "mode",
          Sentence.of(
              "tidak ada; tulis task, decision, approval, form, atau notify",
              "is missing; write task, decision, approval, form or notify"));
    }
    Step.ActorRule actor = actor();
    List<String> participants = roles(step, "participants");
    List<String> onBehalf = roles(step, "on_behalf");
    List<Step.Need> needs = step.sections("needs").stream().map(this::need).toList();
    YamlParts.once(
        step,
        "needs",
        needs.stream().map(Step.Need::key).toList(),
        new Sentence("keperluan", "the need"));
    Step.TimeStandard time = time(step.group("time"));
    Procedure.Counting counts = step.word("counts", Procedure.Counting.class);
    Section output = step.optionalSection("output");
    Bilingual result = output == null ? Bilingual.EMPTY : YamlParts.text(output, "text");
    if (output != null) {
      output.end();
    }
    Step.FormUse form = form();
    List<Step.Ready> ready = step.sections("ready").stream().map(this::ready).toList();
    List<Step.Branch> branches = step.sections("branches").stream().map(this::branch).toList();
    List<Step.Sign> signs = step.sections("signs").stream().map(this::sign).toList();
    YamlParts.once(
        step,
        "signs",
        signs.stream().map(Step.Sign::key).toList(),
        new Sentence("tanda tangan", "the signature"));
    String each = path(step, "each");
    List<String> beside = YamlParts.ids(step, "beside");
    Section amended = step.optionalSection("amend");
    Step.Amend amend = amended == null ? null : new Step.Amend(YamlParts.ids(amended, "reopens"));
    if (amended != null) {
      amended.end();
    }
    List<Step.Start> starts = step.sections("starts").stream().map(this::start).toList();
    List<Step.Effect> effects = step.sections("effects").stream().map(this::effect).toList();
    List<String> papers = YamlParts.ids(step, "papers");
    branches.forEach(branch -> papersOf(branch, papers));
    Bilingual auto = YamlParts.optionalText(step, "auto");
    String next = step.optional("next", YamlParts::id);
    step.end();
    return new Step(
        id,
        clause,
        basis,
        text,
        mode == null ? Step.Mode.TASK : mode,
        actor,
        participants,
        onBehalf,
        needs,
        time,
        counts,
        result,
        form,
        ready,
        branches,
        signs,
        each,
        beside,
        amend,
        starts,
        effects,
        papers,
        auto,
        next);
  }

  private Step.ActorRule actor() {
    Section actor = step.section("actor");
    if (actor == null) {
      return new Step.ActorRule(List.of(), null, null, null, false, false, "");
    }
    List<String> roles = roles(actor, "roles");
    String person = path(actor, "person");
    String except = path(actor, "except");
    String duty = actor.optional("duty", YamlParts::id);
    if (duty != null) {
      source.role(duty, actor, "duty");
    }
    boolean device = actor.flag("device", false);
    boolean anyone = actor.flag("anyone", false);
    String basis = actor.text("basis", "seed");
    if ((roles.isEmpty() ? 0 : 1) + (person == null ? 0 : 1) + (duty == null ? 0 : 1) != 1) {
      actor.wrong(
          Sentence.of(
              "memerlukan tepat satu dari roles: [...], person: <isian>, atau duty: <peran>, supaya"
                  + " ada yang boleh mengerjakan langkah ini",
              "needs exactly one of roles: [...], person: <field>, or duty: <role>, so that"
                  + " somebody may do the step"));
    }
    actor.end();
    return new Step.ActorRule(roles, person, except, duty, device, anyone, basis);
  }

  private List<String> roles(Section at, String key) {
    List<String> roles = YamlParts.ids(at, key);
    roles.forEach(role -> source.role(role, at, key));
    return roles;
  }

  private Step.Need need(Section need) {
    String key = YamlParts.id(need, "key");
    Bilingual text = YamlParts.text(need, "text");
    String form = need.optional("form", YamlParts::id);
    if (form != null) {
      source.uses(Kind.FORM, form, need, "form");
    }
    need.end();
    return new Step.Need(key, text, form);
  }

  private static Step.TimeStandard time(Section time) {
    Integer minutes = YamlParts.count(time, "minutes", MOST_MINUTES);
    boolean begun =
        time.has("from")
            && YamlParts.oneOf(time, "from", List.of("opened", "begun")).equals("begun");
    Section promised = time.optionalSection("until");
    Step.Until until = null;
    if (promised != null) {
      until = new Step.Until(YamlParts.id(promised, "step"), YamlParts.id(promised, "field"));
      promised.end();
      if (minutes != null) {
        time.wrong(
            "until",
            Sentence.of(
                "berdiri di samping minutes; tenggat sebuah langkah ditentukan oleh salah satunya",
                "stands beside minutes; a step is due by one of the two"));
      }
    }
    Bilingual note = YamlParts.optionalText(time, "note");
    time.end();
    return new Step.TimeStandard(minutes, begun, until, note);
  }

  private Step.@Nullable FormUse form() {
    Section form = step.optionalSection("form");
    if (form == null) {
      return null;
    }
    String use = YamlParts.id(form, "use");
    source.uses(Kind.FORM, use, form, "use");
    List<String> fields = YamlParts.ids(form, "fields");
    YamlParts.once(form, "fields", fields, new Sentence("isian", "the field"));
    form.end();
    return new Step.FormUse(use, fields);
  }

  private Step.Ready ready(Section ready) {
    String fact = YamlParts.oneOf(ready, "fact", FACTS);
    String of = path(ready, "of");
    boolean unless =
        ready.has("unless") && YamlParts.oneOf(ready, "unless", List.of("reason")).equals("reason");
    ready.end();
    return new Step.Ready(fact, of, unless);
  }

  private Step.Branch branch(Section branch) {
    String when = YamlParts.id(branch, "when");
    Bilingual text = YamlParts.text(branch, "text");
    String basis = branch.text("basis", "implied");
    String next = YamlParts.id(branch, "next");
    boolean reason = branch.flag("reason", false);
    List<String> beside = YamlParts.ids(branch, "beside");
    Map<String, String> sets = branch.group("sets").texts();
    List<String> papers = YamlParts.ids(branch, "papers");
    branch.end();
    return new Step.Branch(when, text, basis, next, reason, beside, sets, papers);
  }

  private void papersOf(Step.Branch branch, List<String> papers) {
    branch.papers().stream()
        .filter(paper -> !papers.contains(paper))
        .forEach(paper ->
            step.wrong(
                "papers",
                Sentence.of(
                    "tidak memuat {}, yang disebut pilihan {}; tambahkan, supaya langkah ini"
                        + " membuatnya",
                    "does not hold {}, which the branch {} names; add it, so that the step makes"
                        + " it",
                    paper,
                    branch.when())));
  }

  private Step.Sign sign(Section sign) {
    String key = YamlParts.id(sign, "key");
    Bilingual text = YamlParts.text(sign, "text");
    List<String> roles = roles(sign, "roles");
    boolean decides = sign.flag("decides", false);
    String each = path(sign, "each");
    List<String> onBehalf = roles(sign, "on_behalf");
    if (roles.isEmpty() == (each == null)) {
      sign.wrong(
          Sentence.of(
              "memerlukan tepat satu dari roles: [...] dan each: <daftar orang>",
              "needs exactly one of roles: [...] and each: <list of persons>"));
    }
    if (decides && !onBehalf.isEmpty()) {
      sign.wrong(
          "on_behalf",
          Sentence.of(
              "berdiri pada tanda tangan yang memutuskan, yang tidak diberikan atas nama orang"
                  + " lain; keluarkan",
              "stands at the signature that decides, which nobody gives for another"));
    }
    sign.end();
    return new Step.Sign(key, text, roles, decides, each, onBehalf);
  }

  private Step.Start start(Section start) {
    String procedure = YamlParts.id(start, "procedure");
    source.uses(Kind.PROCEDURE, procedure, start, "procedure");
    String when = when(start);
    boolean offer = start.flag("offer", false);
    String each = path(start, "each");
    Map<String, String> carry = paths(start, "carry");
    start.end();
    return new Step.Start(procedure, when, offer, each, carry);
  }

  private Step.Effect effect(Section effect) {
    String register = YamlParts.id(effect, "register");
    source.uses(Kind.REGISTER, register, effect, "register");
    String when = when(effect);
    String item = path(effect, "item");
    if (item == null) {
      effect.wrong(
          "item",
          Sentence.of(
              "tidak ada; tulis jalur butirnya, misalnya subject.{}",
              "is missing; write the path of the item, such as subject.{}",
              register));
    }
    boolean add = effect.flag("add", false);
    String state = effect.optional("state", YamlParts::id);
    Map<String, String> change = paths(effect, "change");
    String log = effect.text("log", "");
    Matcher placeholder = PLACEHOLDER.matcher(log);
    while (placeholder.find()) {
      source.path(placeholder.group(1), id, effect, "log");
    }
    effect.end();
    return new Step.Effect(register, when, item == null ? "" : item, add, state, change, log);
  }

  /// The branch at which something happens.
  private @Nullable String when(Section at) {
    String when = at.optional("when", YamlParts::id);
    if (when != null) {
      List<String> branches =
          step.sections("branches").stream().map(branch -> branch.text("when", "")).toList();
      if (!branches.contains(when)) {
        at.wrong(
            "when",
            Sentence.of(
                "menyebut \"{}\", yang bukan pilihan langkah ini; tulis salah satu dari {}",
                "names \"{}\", which is no branch of this step; write one of {}",
                when,
                String.join(", ", branches)));
      }
    }
    return when;
  }

  private @Nullable String path(Section at, String key) {
    String path = at.optionalText(key);
    if (path != null) {
      source.path(path, id, at, key);
    }
    return path;
  }

  /// Keys to paths or words. A text without a dot is a word, except `now` and `today`.
  private Map<String, String> paths(Section at, String key) {
    Section given = at.group(key);
    Map<String, String> paths = new LinkedHashMap<>(given.texts());
    paths.forEach((name, value) -> {
      if (value.contains(".") && !NUMBER.matcher(value).matches()) {
        source.path(value, id, given, name);
      }
    });
    return paths;
  }
}
