package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Section;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.text.Bilingual;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads registers, and the obligations that stand in registers and procedures.
final class RegisterReader {
  private static final int MOST_DAYS = 3_660;

  private final Source source;
  private final Section root;
  private final List<Field> fields;
  private final List<String> derived = new ArrayList<>();

  private RegisterReader(Source source) {
    this.source = source;
    this.root = source.root();
    this.fields = FormReader.ofRegister(source);
  }

  static Register register(Source source) {
    return new RegisterReader(source).read();
  }

  private Register read() {
    root.has("register");
    Bilingual name = YamlParts.text(root, "name");
    Bilingual purpose = YamlParts.optionalText(root, "purpose");
    String clause = YamlParts.word(root, "source");
    String label = label();
    List<Register.State> states = root.sections("states").stream().map(this::state).toList();
    if (states.isEmpty()) {
      root.wrong("states", "is missing or empty; write at least one {id: ..., text: {...}}");
    }
    YamlParts.once(root, "states", states.stream().map(Register.State::id).toList(), "the state");
    List<String> stateIds = states.stream().map(Register.State::id).toList();
    String start = stateOf(root, "start", stateIds);
    List<Register.Move> moves =
        root.sections("moves").stream().map(move -> move(move, stateIds)).toList();
    List<Register.Derived> sums = root.sections("derived").stream().map(this::derived).toList();
    List<Register.Conformity> conformity =
        root.sections("conformity").stream().map(this::conformity).toList();
    YamlParts.once(
        root, "conformity", conformity.stream().map(Register.Conformity::id).toList(), "the rule");
    List<Register.Duty> duties = root.sections("obligations").stream().map(this::duty).toList();
    YamlParts.once(
        root, "obligations", duties.stream().map(Register.Duty::id).toList(), "the obligation");
    root.end();
    return new Register(
        source.id(),
        name,
        purpose,
        clause,
        label,
        states,
        start,
        moves,
        fields,
        sums,
        conformity,
        duties);
  }

  /// The label is unique at the site, so that a scanned code names one thing; `qr` is for its
  /// print.
  private String label() {
    Section label = root.section("label");
    if (label == null) {
      return "";
    }
    String field = fieldOf(label, "field");
    YamlParts.oneOf(label, "unique", List.of("site"));
    label.flag("qr", false);
    label.end();
    return field;
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
      move.wrong("needs at least one state in to and one role in roles");
    }
    roles.forEach(role -> source.role(role, move, "roles"));
    boolean reason = move.flag("reason", false);
    move.end();
    return new Register.Move(from, to, roles, reason);
  }

  private Register.Derived derived(Section at) {
    String key = YamlParts.id(at, "key");
    derived.add(key);
    Section sum = at.section("sum");
    at.end();
    if (sum == null) {
      return new Register.Derived(key, "", "", new Condition(List.of()));
    }
    String register = YamlParts.id(sum, "register");
    source.uses(Kind.REGISTER, register, sum, "register");
    String field = YamlParts.id(sum, "field");
    List<Condition.Term> where =
        sum.group("where").texts().entrySet().stream()
            .map(term -> new Condition.Term(term.getKey(), "=", List.of(term.getValue())))
            .toList();
    sum.end();
    return new Register.Derived(key, register, field, new Condition(where));
  }

  private Register.Conformity conformity(Section rule) {
    String id = YamlParts.id(rule, "id");
    String clause = YamlParts.word(rule, "source");
    Condition where = known(rule, "where", YamlParts.condition(rule, "where"));
    Condition must = known(rule, "must", rule.made("must", ConditionReader::read));
    Bilingual text = YamlParts.text(rule, "text");
    boolean reason =
        rule.has("on_change")
            && YamlParts.oneOf(rule, "on_change", List.of("reason")).equals("reason");
    rule.end();
    return new Register.Conformity(
        id, clause, where, must == null ? new Condition(List.of()) : must, text, reason);
  }

  private Register.Duty duty(Section duty) {
    String id = YamlParts.id(duty, "id");
    Bilingual text = YamlParts.text(duty, "text");
    Condition where = known(duty, "where", YamlParts.condition(duty, "where"));
    Every every = Every.read(source, duty);
    String since = duty.has("since") ? fieldOf(duty, "since") : null;
    String opens = YamlParts.id(duty, "opens");
    source.uses(Kind.PROCEDURE, opens, duty, "opens");
    String subject = YamlParts.id(duty, "subject");
    boolean reading =
        duty.has("met_by") && YamlParts.oneOf(duty, "met_by", List.of("reading")).equals("reading");
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
        reading,
        late,
        clause);
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
          duty.wrong("every", "is missing; write {days: 14, basis: seed}, or silent");
        } else {
          source.warn(
              duty, "every", "says nothing, so this obligation stays silent; write days or months");
        }
        return new Every(null, null, "implied");
      }
      Section every = duty.group("every");
      Integer days = YamlParts.count(every, "days", MOST_DAYS);
      Integer months = YamlParts.count(every, "months", 120);
      if ((days == null) == (months == null)) {
        every.wrong("needs exactly one of days and months");
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
          "names \""
              + field
              + "\", which is no field here; write one of "
              + String.join(", ", fields.stream().map(Field::key).toList()));
    }
    return field;
  }

  /// A condition whose fields are those of this register.
  private @Nullable Condition known(Section at, String key, @Nullable Condition condition) {
    if (condition != null) {
      Set<String> words = new java.util.TreeSet<>(derived);
      words.add("state");
      fields.forEach(field -> words.add(field.key()));
      for (Condition.Term term : condition.terms()) {
        if (!words.contains(term.field())) {
          at.wrong(
              key,
              "asks for \""
                  + term.field()
                  + "\", which is no field here; write one of "
                  + String.join(", ", words));
        }
      }
    }
    return condition;
  }

  private static String stateOf(Section at, String key, List<String> states) {
    String state = YamlParts.id(at, key);
    if (!state.isEmpty() && !states.contains(state)) {
      at.wrong(key, unknownState(state, states));
    }
    return state;
  }

  private static String unknownState(String state, List<String> states) {
    return "names \""
        + state
        + "\", which is no state here; write one of "
        + String.join(", ", states);
  }
}
