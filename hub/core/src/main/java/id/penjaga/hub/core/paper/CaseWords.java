package id.penjaga.hub.core.paper;

import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.cases.Case;
import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.FieldType;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Observed;
import id.penjaga.hub.core.procedure.Step;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a case says, in the words of a paper.
public final class CaseWords {
  static final String NOTHING = "–";
  private static final int SHORT_HASH = 12;
  private static final String SIGNED = "signed.";

  final Case state;
  final Definition definition;
  final List<Entry> entries;
  final Speech speech;
  private final People people;
  private final Pictures pictures;
  final Map<String, OfficeRole> roles;

  /// The pictures among the files of a case.
  @FunctionalInterface
  public interface Pictures {
    /// Null for a file that is no picture, or is not there any more.
    @Nullable PaperPicture of(String sha256);
  }

  /// @param entries all of the case, oldest first
  public CaseWords(
      Case state,
      Definition definition,
      List<Entry> entries,
      People people,
      Map<String, OfficeRole> roles,
      Pictures pictures,
      Speech speech) {
    this.state = state;
    this.definition = definition;
    this.entries = entries;
    this.people = people;
    this.roles = roles;
    this.pictures = pictures;
    this.speech = speech;
  }

  /// The last moment the case tells of, freezing left aside: the paper's date.
  Instant dated() {
    return told().map(Entry::at).reduce(state.opened(), (a, b) -> b.isAfter(a) ? b : a);
  }

  /// The entries that say something of the case itself.
  Stream<Entry> told() {
    return entries.stream().filter(entry -> !entry.facts().stream().anyMatch(CaseWords::ofPaper));
  }

  /// Whether a fact is about a paper of the case and says nothing of the case itself.
  public static boolean ofPaper(Fact fact) {
    return fact instanceof Fact.Frozen || fact instanceof Fact.PaperWithdrawn;
  }

  String role(String id) {
    OfficeRole role = roles.get(id);
    return role == null ? id : speech.say(role.name());
  }

  String person(long id) {
    Person person = people.person(id);
    return person == null || person.name().isEmpty()
        ? speech.say("(nama dihapus)", "(name erased)")
        : person.name();
  }

  String persons(List<Long> ids) {
    return ids.stream().distinct().map(this::person).collect(Collectors.joining(", "));
  }

  /// Somebody who did or signed something.
  ///
  /// @param number of the civil servant; empty for none
  /// @param by who wrote it down for them; empty when they did so themselves
  /// @param screen whether it was done at the screen of a door, which knows no names
  record Doer(String name, String office, String number, Instant at, String by, boolean screen) {
    Doer(String name, String office, String number, Instant at, String by) {
      this(name, office, number, at, by, false);
    }
  }

  Doer doer(Entry entry) {
    return switch (entry.by()) {
      case By.Human(long person, String role, By.Behalf behalf) when behalf != null -> {
        Long number = behalf.person();
        Value name = behalf.name();
        String called = number != null ? person(number) : name == null ? "" : shownText(name);
        yield new Doer(called, role(behalf.role()), nip(number), entry.at(), person(person));
      }
      case By.Human(long person, String role, By.Behalf _) ->
          new Doer(person(person), role(role), nip(person), entry.at(), "");
      case By.Device(String device, String _) ->
          new Doer(
              device, speech.say("perangkat ruangan", "device of the room"), "", entry.at(), "");
      case By.Monitor(String monitor) ->
          new Doer(monitor, speech.say("pemantauan", "monitoring"), "", entry.at(), "");
      case By.Anyone _ ->
          new Doer(
              speech.say("pelapor tanpa akun", "reporter without account"), "", "", entry.at(), "");
      case By.Kiosk(String kiosk, String role) ->
          new Doer(
              role(role),
              speech.say("layar pintu ", "door screen ") + kiosk,
              "",
              entry.at(),
              "",
              true);
      case By.House _ -> new Doer("Penjaga", "", "", entry.at(), "");
    };
  }

  private String nip(@Nullable Long id) {
    Person person = id == null ? null : people.person(id);
    return person == null ? "" : person.nip();
  }

  /// Who filled an opening in, or gave a signature of it, the newest first; null for nobody yet.
  @Nullable Doer hand(int opening, @Nullable String sign) {
    for (Entry entry : entries.reversed()) {
      for (Fact fact : entry.facts()) {
        boolean it =
            switch (fact) {
              case Fact.Signed signed ->
                  sign != null && signed.opening() == opening && signed.key().equals(sign);
              case Fact.Answered answered ->
                  sign == null && answered.opening() == opening && !answered.form().equals("case");
              case Fact.Done done -> sign == null && done.opening() == opening && !awaited(opening);
              default -> false;
            };
        if (it) {
          return doer(entry);
        }
      }
    }
    return null;
  }

  /// Whether what ended an opening was the last of its signatures.
  private boolean awaited(int opening) {
    Case.Opening one = state.openings().get(opening);
    return one != null && !one.signed().isEmpty();
  }

  /// The last opening of a step that was filled in; null when there is none.
  Case.@Nullable Opening last(String step) {
    return state.openings().values().stream()
        .filter(one -> one.step().equals(step) && one.filled() != null && !one.skipped())
        .reduce((_, later) -> later)
        .orElse(null);
  }

  /// Answers of a form, whatever step filled them.
  Map<String, Value> answers(String form) {
    return state.answers().getOrDefault(form, Map.of());
  }

  String shown(@Nullable Value value, Field field) {
    if (value != null && field.type() == FieldType.READINGS) {
      return String.join(" ", Observed.lines(value).stream().map(speech::say).toList());
    }
    return switch (value) {
      case null -> NOTHING;
      case Value.Many(List<Value> rows) ->
          rows.stream().map(row -> shownRow(row, field)).collect(Collectors.joining("; "));
      case Value.Group group when field.type() == FieldType.NOTICE -> notice(group);
      case Value.Group(var parts) ->
          parts.values().stream().map(Value::plain).collect(Collectors.joining(", "));
      case Value.Flag(boolean on) -> on ? speech.say("ya", "yes") : speech.say("tidak", "no");
      case Value.Numeric(BigDecimal number) ->
          field.type() == FieldType.DURATION
              ? speech.minutes(number.longValue())
              : (speech.number(number) + " " + field.limits().unit()).strip();
      case Value.Committed _ -> speech.said(value);
      case Value.Text _, Value.Personal _ -> shownText(value.plain(), field);
    };
  }

  private String shownText(Value value) {
    return value instanceof Value.Committed
        ? speech.say("(nama dihapus)", "(name erased)")
        : value.plain();
  }

  private String shownText(String plain, Field field) {
    return switch (field.type()) {
      case TIME -> moment(plain);
      case DATE -> date(plain);
      case MONTH -> month(plain);
      case PERSON -> personOf(plain);
      case CHOICE ->
          field.choices().stream()
              .filter(choice -> choice.id().equals(plain))
              .map(choice -> speech.say(choice.label()))
              .findFirst()
              .orElse(plain);
      case PHOTO, FILE, SIGNATURE -> brief(plain);
      default -> plain;
    };
  }

  /// A signature as it was drawn; null when it was not, or was erased.
  PaperPart.@Nullable Drawing drawn(Field field, @Nullable Value value) {
    if (field.type() != FieldType.SIGNATURE || value == null || value.plain().isEmpty()) {
      return null;
    }
    PaperPicture picture = pictures.of(value.plain());
    return picture == null
        ? null
        : new PaperPart.Drawing(
            speech.say(field.label()), picture, "SHA-256 " + brief(value.plain()));
  }

  static String brief(String hash) {
    return hash.substring(0, Math.min(SHORT_HASH, hash.length()));
  }

  private String personOf(String plain) {
    return plain.matches("p[0-9]{1,18}") ? person(Long.parseLong(plain.substring(1))) : plain;
  }

  private String moment(String plain) {
    try {
      return speech.moment(Instant.parse(plain));
    } catch (DateTimeException _) {
      return plain;
    }
  }

  private String date(String plain) {
    try {
      return speech.date(LocalDate.parse(plain));
    } catch (DateTimeException _) {
      return plain;
    }
  }

  private String month(String plain) {
    try {
      return speech.month(YearMonth.parse(plain));
    } catch (DateTimeException _) {
      return plain;
    }
  }

  private String notice(Value.Group group) {
    List<String> parts = new ArrayList<>();
    Value to = group.values().get("to");
    Value when = group.values().get("when");
    if (to != null) {
      parts.add(personOf(to.plain()));
    }
    if (when != null) {
      parts.add(moment(when.plain()));
    }
    return String.join(", ", parts);
  }

  private String shownRow(Value row, Field list) {
    if (!(row instanceof Value.Group(var values))) {
      return row.plain();
    }
    return list.fields().stream()
        .filter(field -> values.containsKey(field.key()))
        .map(field -> shown(values.get(field.key()), field))
        .collect(Collectors.joining(", "));
  }

  /// What a path of a layout says; [#NOTHING] for what is not there.
  String path(String path, SitePapers site) {
    int dot = path.indexOf('.');
    String head = dot < 0 ? path : path.substring(0, dot);
    String rest = dot < 0 ? "" : path.substring(dot + 1);
    LocalDate day = LocalDate.ofInstant(dated(), speech.zone());
    return switch (head) {
      case "date" -> speech.date(day);
      case "day" -> speech.weekday(day);
      case "place" -> site.place();
      case "words" -> dateInWords(day);
      case "number" -> state.numbers().getOrDefault(rest, NOTHING);
      case "case" ->
          rest.equals("opened")
              ? speech.moment(state.opened())
              : state.number().isEmpty() ? "#" + state.id() : state.number();
      case "subject" -> subject(rest);
      case "every" -> every(rest);
      default -> answered(head, rest);
    };
  }

  /// `tanggal sepuluh, bulan September, tahun dua ribu dua puluh enam`.
  String dateInWords(LocalDate day) {
    if (!speech.indonesian()) {
      return speech.date(day);
    }
    String month = speech.date(day).replaceAll("[0-9 ]", "");
    return "tanggal "
        + Terbilang.of(day.getDayOfMonth())
        + ", bulan "
        + month
        + ", tahun "
        + Terbilang.of(day.getYear());
  }

  private String subject(String key) {
    return definition.procedure().subject().stream()
        .filter(field -> field.key().equals(key))
        .findFirst()
        .map(field -> shown(state.subject().get(key), field))
        .orElse(NOTHING);
  }

  /// A field of a form that a step fills once for each of a list: what each of them says.
  private String every(String path) {
    int dot = path.indexOf('.');
    String id = path.substring(0, Math.max(0, dot));
    Form form = definition.forms().get(id);
    Field field = form == null ? null : form.field(path.substring(dot + 1));
    String all =
        field == null
            ? ""
            : told(id).stream()
                .map(answers -> shown(answers.get(field.key()), field))
                .filter(text -> !text.equals(NOTHING))
                .distinct()
                .collect(Collectors.joining(", "));
    return all.isEmpty() ? NOTHING : all;
  }

  /// What was answered to a form: by each of a list, in its order and lap after lap; once where
  /// the form was filled once.
  List<Map<String, Value>> told(String form) {
    List<Map<String, Value>> each =
        state.answers().keySet().stream()
            .filter(place -> place.startsWith(form + "["))
            .sorted(Comparator.comparingInt(String::length).thenComparing(place -> place))
            .flatMap(place -> state.told(place).stream())
            .toList();
    return each.isEmpty() ? List.of(answers(form)) : each;
  }

  /// Who gave a signature: name, number of the civil servant and office; dots for nobody yet.
  private String signer(String step, String key) {
    Case.Opening opening = last(step);
    Doer doer = opening == null ? null : hand(opening.number(), key);
    if (doer == null || doer.name().isEmpty()) {
      return "……………………………";
    }
    return doer.name()
        + (doer.number().isEmpty() ? "" : ", NIP " + doer.number())
        + (doer.office().isEmpty() ? "" : ", " + doer.office());
  }

  private String answered(String head, String rest) {
    if (rest.startsWith(SIGNED)) {
      return signer(head, rest.substring(SIGNED.length()));
    }
    if (rest.equals("done")) {
      Case.Opening opening = last(head);
      Instant done = opening == null ? null : opening.done();
      return done == null ? NOTHING : speech.moment(done);
    }
    if (rest.equals("branch")) {
      return came(last(head));
    }
    Form form = definition.forms().get(head);
    Field field = form == null ? null : form.field(rest);
    return field == null ? NOTHING : shown(answers(head).get(rest), field);
  }

  /// What a step came to, in the words of the definition.
  private String came(Case.@Nullable Opening opening) {
    String way = opening == null ? null : opening.branch();
    Step step = opening == null ? null : definition.procedure().step(opening.step());
    Step.Branch branch = way == null || step == null ? null : step.branch(way);
    return branch == null ? NOTHING : speech.say(branch.text());
  }

  /// The answers of an opening as its entry gave them.
  Map<String, Value> answersOf(int opening) {
    return entries.stream()
        .flatMap(entry -> entry.facts().stream())
        .filter(Fact.Answered.class::isInstance)
        .map(Fact.Answered.class::cast)
        .filter(one -> one.opening() == opening && !one.form().equals("case"))
        .reduce((_, later) -> later)
        .map(Fact.Answered::answers)
        .orElse(Map.of());
  }

  /// The form an opening fills in; null for none.
  @Nullable Form formOf(Case.Opening opening) {
    var step = definition.procedure().step(opening.step());
    return step == null || step.form() == null
        ? null
        : definition.forms().get(Objects.requireNonNull(step.form()).form());
  }
}
