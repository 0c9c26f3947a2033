package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.monitor.Watched;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.register.Register.OnChange;
import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads registers, and the obligations that stand in registers and procedures.
final class RegisterReader {
  private static final int MOST_DAYS = 3_660;
  private static final int MOST_LEAST = 1_000;

  private static final int LEAST_SECONDS = 5;
  private static final int DAY_SECONDS = 86_400;
  private static final int MOST_IN_A_ROW = 100;

  /// What is found when a watched item does not answer.
  private static final List<String> FOUND =
      List.of("service", "node", "link", "server", Watched.REFERENCE);

  /// What of the hub's own checks may meet an obligation.
  private static final List<String> READ =
      List.of("reading", "service", "node", "link", "server", "disk", "raid");

  private final Source source;
  private final Section root;
  private final List<Field> fields;
  private final RegisterWords words;

  private RegisterReader(Source source) {
    this.source = source;
    this.root = source.root();
    this.fields = FormReader.ofRegister(source);
    this.words = new RegisterWords(source, fields);
  }

  static Register register(Source source) {
    return new RegisterReader(source).read();
  }

  private Register read() {
    root.has("register");
    Bilingual name = YamlParts.text(root, "name");
    Bilingual purpose = YamlParts.optionalText(root, "purpose");
    String clause = YamlParts.word(root, "source");
    Section naming = root.section("label");
    boolean labelled = naming != null && naming.flag("qr", false);
    String label = naming == null ? "" : label(naming);
    List<Register.State> states = root.sections("states").stream().map(this::state).toList();
    if (states.isEmpty()) {
      root.wrong(
          "states",
          Sentence.of(
              "tidak ada atau kosong; tulis sedikitnya satu {id: ..., text: {...}}",
              "is missing or empty; write at least one {id: ..., text: {...}}"));
    }
    YamlParts.once(
        root,
        "states",
        states.stream().map(Register.State::id).toList(),
        new Sentence("keadaan", "the state"));
    List<String> stateIds = states.stream().map(Register.State::id).toList();
    words.states(stateIds);
    String start = stateOf(root, "start", stateIds);
    List<Register.Move> moves =
        root.sections("moves").stream().map(move -> move(move, stateIds)).toList();
    List<Register.Derived> sums = root.sections("derived").stream().map(this::derived).toList();
    List<Register.Conformity> conformity =
        root.sections("conformity").stream().map(this::conformity).toList();
    List<Register.Enough> enough = root.sections("enough").stream().map(this::enough).toList();
    List<String> rules = conformity.stream().map(Register.Conformity::id).toList();
    YamlParts.once(
        root,
        "conformity",
        Stream.concat(rules.stream(), enough.stream().map(Register.Enough::id)).toList(),
        new Sentence("aturan", "the rule"));
    for (Section move : root.sections("moves")) {
      keeps(move, rules);
    }
    List<Register.Duty> duties = root.sections("obligations").stream().map(this::duty).toList();
    YamlParts.once(
        root,
        "obligations",
        duties.stream().map(Register.Duty::id).toList(),
        new Sentence("kewajiban", "the obligation"));
    List<Register.Given> given = root.sections("given").stream().map(words::given).toList();
    YamlParts.once(
        root,
        "given",
        given.stream().map(Register.Given::label).toList(),
        new Sentence("butir", "the item"));
    List<Register.Watch> watch = root.sections("watch").stream().map(this::watch).toList();
    Register.Careful careful =
        root.has("before_change") ? careful(root.group("before_change")) : null;
    root.end();
    return new Register(
        source.id(),
        name,
        purpose,
        clause,
        label,
        labelled,
        states,
        start,
        moves,
        fields,
        sums,
        conformity,
        enough,
        duties,
        given,
        watch,
        careful);
  }

  private String label(Section label) {
    String field = fieldOf(label, "field");
    YamlParts.oneOf(label, "unique", List.of("site"));
    label.end();
    return field;
  }

  private Register.Careful careful(Section at) {
    Condition where = words.known(at, "where", YamlParts.condition(at, "where"));
    List<String> asking = YamlParts.ids(at, "fields");
    if (asking.isEmpty()) {
      at.wrong(
          "fields",
          Sentence.of(
              "tidak ada atau kosong; tulis isian yang perubahannya perlu persiapan",
              "is missing or empty; write the fields whose change needs it"));
    }
    for (String field : asking) {
      if (fields.stream().noneMatch(each -> each.key().equals(field))) {
        at.wrong(
            "fields",
            Sentence.of(
                "menyebut \"{}\", yang bukan isian di sini; tulis salah satu dari {}",
                "names \"{}\", which is no field here; write one of {}",
                field,
                String.join(", ", fields.stream().map(Field::key).toList())));
      }
    }
    String since = fieldOf(at, "since");
    Bilingual text = YamlParts.text(at, "text");
    at.end();
    return new Register.Careful(where, asking, since, text);
  }

  private Register.State state(Section state) {
    String id = YamlParts.id(state, "id");
    Bilingual text = YamlParts.text(state, "text");
    state.end();
    return new Register.State(id, text);
  }

  private Register.Move move(Section move, List<String> states) {
    String from = stateOf(move, "from", states);
    List<String> to = YamlParts.ids(move, "to");
    for (String state : to) {
      if (!states.contains(state)) {
        move.wrong("to", unknownState(state, states));
      }
    }
    List<String> roles = YamlParts.ids(move, "roles");
    if (to.isEmpty() || roles.isEmpty()) {
      move.wrong(
          Sentence.of(
              "memerlukan sedikitnya satu keadaan dalam to dan satu peran dalam roles",
              "needs at least one state in to and one role in roles"));
    }
    roles.forEach(role -> source.role(role, move, "roles"));
    boolean reason = move.flag("reason", false);
    List<String> keeps = YamlParts.ids(move, "keeps");
    List<String> exception = exception(move, !keeps.isEmpty(), "keeps");
    move.end();
    return new Register.Move(from, to, roles, reason, keeps, exception);
  }

  private static void keeps(Section move, List<String> rules) {
    for (String rule : YamlParts.ids(move, "keeps")) {
      if (!rules.contains(rule)) {
        move.wrong(
            "keeps",
            Sentence.of(
                "menyebut \"{}\", yang bukan aturan kesesuaian di sini; tulis salah satu dari {}",
                "names \"{}\", which is no rule of conformity here; write one of {}",
                rule,
                String.join(", ", rules)));
      }
    }
  }

  /// The roles that may break what is refused otherwise.
  private List<String> exception(Section at, boolean refused, String by) {
    List<String> roles = YamlParts.ids(at, "exception");
    roles.forEach(role -> source.role(role, at, "exception"));
    if (!roles.isEmpty() && !refused) {
      at.wrong(
          "exception",
          Sentence.of(
              "hanya bersama {}; tulis itu juga, atau keluarkan ini",
              "belongs to {}; write that too, or take this out",
              by));
    }
    return roles;
  }

  private Register.Derived derived(Section at) {
    String key = YamlParts.id(at, "key");
    words.derived(key);
    Bilingual text = YamlParts.optionalText(at, "text");
    if (at.has("without")) {
      Section without = at.group("without");
      at.end();
      Register.Without own =
          new Register.Without(fieldOf(without, "field"), fieldOf(without, "of"));
      without.end();
      return new Register.Derived(key, text, "", "", new Condition(List.of()), own);
    }
    boolean sums = at.has("sum");
    if (sums == at.has("labels")) {
      at.wrong(
          Sentence.of(
              "memerlukan tepat satu dari sum, labels, dan without",
              "needs exactly one of sum, labels and without"));
    }
    Section told = at.group(sums ? "sum" : "labels");
    at.end();
    String register = YamlParts.id(told, "register");
    source.uses(Kind.REGISTER, register, told, "register");
    String field = sums ? YamlParts.id(told, "field") : "";
    Condition where = told.made("where", ConditionReader::read);
    told.end();
    Register.Derived derived =
        new Register.Derived(
            key, text, register, field, where == null ? new Condition(List.of()) : where, null);
    source.derived(derived, told);
    return derived;
  }

  private Register.Conformity conformity(Section rule) {
    String id = YamlParts.id(rule, "id");
    String clause = YamlParts.word(rule, "source");
    Condition where = words.known(rule, "where", YamlParts.condition(rule, "where"));
    Condition must = words.known(rule, "must", rule.made("must", ConditionReader::read));
    Bilingual text = words.text(rule);
    OnChange change =
        rule.has("on_change")
            ? OnChange.valueOf(
                YamlParts.oneOf(rule, "on_change", List.of("reason", "refuse", "move"))
                    .toUpperCase(Locale.ROOT))
            : OnChange.TELL;
    List<String> exception = exception(rule, change == OnChange.REFUSE, "on_change: refuse");
    rule.end();
    return new Register.Conformity(
        id, clause, where, must == null ? new Condition(List.of()) : must, text, change, exception);
  }

  private Register.Enough enough(Section rule) {
    String id = YamlParts.id(rule, "id");
    String clause = YamlParts.word(rule, "source");
    Condition where = words.known(rule, "where", YamlParts.condition(rule, "where"));
    int least = rule.integer("at_least", 1, MOST_LEAST, 1);
    Bilingual text = YamlParts.text(rule, "text");
    rule.end();
    return new Register.Enough(id, clause, where, least, text);
  }

  private Register.Duty duty(Section duty) {
    String id = YamlParts.id(duty, "id");
    Bilingual text = YamlParts.text(duty, "text");
    Condition where = words.known(duty, "where", YamlParts.condition(duty, "where"));
    Every every = Every.read(source, duty);
    String since = duty.has("since") ? fieldOf(duty, "since") : null;
    words.date(duty, "since", since);
    String opens = YamlParts.id(duty, "opens");
    source.uses(Kind.PROCEDURE, opens, duty, "opens");
    String subject = YamlParts.id(duty, "subject");
    source.serves(opens, subject, duty);
    String metBy = duty.has("met_by") ? YamlParts.oneOf(duty, "met_by", READ) : "";
    boolean late = YamlParts.oneOf(duty, "late", List.of("missed", "allowed")).equals("allowed");
    String clause = YamlParts.word(duty, "source");
    duty.end();
    return new Register.Duty(
        id,
        text,
        where,
        every.days(),
        every.months(),
        every.basis(),
        since,
        opens,
        subject,
        metBy,
        late,
        clause);
  }

  private Register.Watch watch(Section at) {
    String field = fieldOf(at, "field");
    boolean readings =
        at.has("asks")
            && YamlParts.oneOf(at, "asks", List.of("answer", "readings")).equals("readings");
    String finds = at.has("finds") ? YamlParts.oneOf(at, "finds", FOUND) : "";
    if (readings == at.has("finds")) {
      at.wrong(
          "finds",
          readings
              ? Sentence.of(
                  "hanya untuk yang ditanya jawabannya; keluarkan",
                  "belongs to what is asked for an answer; take it out")
              : Sentence.of(
                  "tidak ada; tulis salah satu dari {}",
                  "is missing; write one of {}",
                  String.join(", ", FOUND)));
    }
    int every = at.integer("every", LEAST_SECONDS, DAY_SECONDS, readings ? 60 : 10);
    int misses = at.integer("misses", 1, MOST_IN_A_ROW, 3);
    int recover = at.integer("recover", 1, MOST_IN_A_ROW, 3);
    at.end();
    return new Register.Watch(field, readings, finds, every, misses, recover);
  }

  /// How often an obligation falls due.
  ///
  /// @param days null with `months`, and while it is silent
  record Every(@Nullable Integer days, @Nullable Integer months, String basis) {
    /// What a canonical text says where a file says `null`, which it has no place for.
    static final String SILENT = "silent";

    static Every read(Source source, Section duty) {
      boolean silent =
          !duty.isSection("every")
              && (duty.isNull("every") || duty.text("every", "").equals(SILENT));
      if (!duty.has("every") || silent) {
        if (!duty.has("every")) {
          duty.wrong(
              "every",
              Sentence.of(
                  "tidak ada; tulis {days: 14, basis: seed}, atau silent",
                  "is missing; write {days: 14, basis: seed}, or silent"));
        } else {
          source.warn(
              duty,
              "every",
              Sentence.of(
                  "tidak menyebut apa pun, sehingga kewajiban ini diam; tulis days atau months",
                  "says nothing, so this obligation stays silent; write days or months"));
        }
        return new Every(null, null, "implied");
      }
      Section every = duty.group("every");
      Integer days = YamlParts.count(every, "days", MOST_DAYS);
      Integer months = YamlParts.count(every, "months", 120);
      if ((days == null) == (months == null)) {
        every.wrong(
            Sentence.of(
                "memerlukan tepat satu dari days dan months",
                "needs exactly one of days and months"));
      }
      String basis = every.text("basis", "implied");
      every.end();
      return new Every(days, months, basis);
    }
  }

  private String fieldOf(Section at, String key) {
    String field = YamlParts.id(at, key);
    if (!field.isEmpty() && fields.stream().noneMatch(each -> each.key().equals(field))) {
      at.wrong(
          key,
          Sentence.of(
              "menyebut \"{}\", yang bukan isian di sini; tulis salah satu dari {}",
              "names \"{}\", which is no field here; write one of {}",
              field,
              String.join(", ", fields.stream().map(Field::key).toList())));
    }
    return field;
  }

  private static String stateOf(Section at, String key, List<String> states) {
    String state = YamlParts.id(at, key);
    if (!state.isEmpty() && !states.contains(state)) {
      at.wrong(key, unknownState(state, states));
    }
    return state;
  }

  private static Sentence unknownState(String state, List<String> states) {
    return Sentence.of(
        "menyebut \"{}\", yang bukan keadaan di sini; tulis salah satu dari {}",
        "names \"{}\", which is no state here; write one of {}",
        state,
        String.join(", ", states));
  }
}
