package id.penjaga.hub.app.definitions;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.yaml.Nearest;
import id.penjaga.device.yaml.Objection;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.device.yaml.Vocabulary;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.core.alarm.EscalationChain;
import id.penjaga.hub.core.alarm.EscalationRules;
import id.penjaga.hub.core.alarm.StepChain;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.procedure.Procedure;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads the chains that alarms climb while nobody acknowledges them, and steps while they are
/// late.
final class EscalationReader {
  private static final int LONGEST_MINUTES = 10_080; // a week

  private final Collection<OfficeRole> roles;
  private final Collection<Procedure> procedures;
  private final List<EscalationChain> chains = new ArrayList<>();
  private final List<StepChain> steps = new ArrayList<>();

  private EscalationReader(Collection<OfficeRole> roles, Collection<Procedure> procedures) {
    this.roles = roles;
    this.procedures = procedures;
  }

  /// The chains in the order of the file.
  ///
  /// @param roles of the offices
  /// @param procedures that chains may name; empty for any
  static EscalationRules rules(
      Section root, Collection<OfficeRole> roles, Collection<Procedure> procedures) {
    EscalationReader reader = new EscalationReader(roles, procedures);
    root.sections("chains").forEach(reader::chain);
    root.sections("steps").forEach(reader::steps);
    root.end();
    return new EscalationRules(reader.chains, reader.steps);
  }

  private void steps(Section at) {
    Set<String> procedures =
        named(at, "procedures", Procedure::id, new Sentence("prosedur", "procedure"));
    Set<String> groups =
        named(
            at,
            "groups",
            Procedure::group,
            new Sentence("kelompok prosedur", "group of procedures"));
    boolean office = counts(at);
    List<EscalationChain.Rung> rungs = rungs(at);
    at.end();
    if (steps.stream().anyMatch(StepChain::all)) {
      at.wrong(
          Sentence.of(
              "tidak ada langkah yang sampai ke sini, rantai di atasnya mengambil semuanya; naikkan"
                  + " atau keluarkan",
              "no step comes here, a chain above takes them all; move it up or take it out"));
    }
    steps.add(new StepChain(procedures, groups, office, rungs));
  }

  private Set<String> named(Section at, String key, Function<Procedure, String> of, Sentence what) {
    Set<String> known = new TreeSet<>(procedures.stream().map(of).toList());
    List<String> ids = YamlParts.ids(at, key);
    for (String id : ids) {
      if (!known.isEmpty() && !known.contains(id)) {
        at.wrong(
            key,
            Sentence.of(
                "menyebut \"{}\", yang bukan {}; {}",
                "names \"{}\", which is no {}; {}",
                id,
                what,
                Nearest.advised(id, known)));
      }
    }
    return new LinkedHashSet<>(ids);
  }

  private static boolean counts(Section at) {
    return YamlParts.oneOf(at, "counts", List.of("clock", "office")).equals("office");
  }

  private List<EscalationChain.Rung> rungs(Section at) {
    List<EscalationChain.Rung> rungs = at.sections("rungs").stream().map(this::rung).toList();
    if (rungs.isEmpty()) {
      at.wrong(
          "rungs",
          Sentence.of(
              "tidak ada atau kosong; tulis sedikitnya satu anak tangga dengan minutes dan roles",
              "is missing or empty; write at least one rung with minutes and roles"));
    }
    return rungs;
  }

  private void chain(Section at) {
    Set<Severity> severities =
        new LinkedHashSet<>(
            filled(
                at,
                "severities",
                text -> Vocabulary.of(text, Severity.class),
                new Sentence(
                    "tulis [critical], atau [warning, critical]",
                    "write [critical], or [warning, critical]")));
    Set<String> kinds = new LinkedHashSet<>(at.list("kinds", EscalationReader::kind));
    boolean office = counts(at);
    boolean over = YamlParts.oneOf(at, "until", List.of("acknowledged", "over")).equals("over");
    List<EscalationChain.Rung> rungs = rungs(at);
    at.end();
    EscalationChain read = new EscalationChain(severities, kinds, office, over, rungs);
    if (!severities.isEmpty() && severities.stream().allMatch(severity -> taken(severity, kinds))) {
      at.wrong(
          Sentence.of(
              "tidak ada alarm yang sampai ke sini, rantai di atasnya mengambil semuanya; naikkan"
                  + " atau keluarkan",
              "no alarm comes here, chains above take them all; move it up or take it out"));
    }
    chains.add(read);
  }

  /// Whether chains above take all alarms of these kinds; an empty set is every kind.
  private boolean taken(Severity severity, Set<String> kinds) {
    return kinds.isEmpty()
        ? chains.stream()
            .anyMatch(above -> above.kinds().isEmpty() && above.severities().contains(severity))
        : kinds.stream()
            .allMatch(kind -> chains.stream().anyMatch(above -> above.takes(severity, kind)));
  }

  private EscalationChain.Rung rung(Section at) {
    int minutes = at.integer("minutes", 0, LONGEST_MINUTES, 0);
    if (!at.has("minutes")) {
      at.wrong(
          "minutes",
          Sentence.of(
              "tidak ada; tulis berapa menit anak tangga di bawahnya ditunggu, 0 untuk seketika",
              "is missing; write how long the rung below is waited for, 0 for at once"));
    }
    List<String> told =
        filled(
            at,
            "roles",
            this::role,
            new Sentence(
                "tulis siapa yang diberi tahu, misalnya [petugas_piket]",
                "write who is told, such as [petugas_piket]"));
    YamlParts.once(at, "roles", told, new Sentence("peran", "the role"));
    at.end();
    return new EscalationChain.Rung(minutes, told);
  }

  /// A list that must hold something.
  private static <T> List<T> filled(
      Section at, String key, Function<String, @Nullable T> make, Sentence advice) {
    int before = at.problems().inOrder().size();
    List<T> list = at.list(key, make);
    if (list.isEmpty() && at.problems().inOrder().size() == before) {
      at.wrong(key, Sentence.of("tidak ada atau kosong; {}", "is missing or empty; {}", advice));
    }
    return list;
  }

  private String role(String text) {
    if (roles.isEmpty()) {
      return text; // roles.yaml is refused, and says so itself
    }
    OfficeRole role = roles.stream().filter(one -> one.id().equals(text)).findFirst().orElse(null);
    if (role == null) {
      throw new Objection(
          Sentence.of(
              "menyebut peran \"{}\", yang tidak ada dalam roles.yaml; {}",
              "names the role \"{}\", which is not in roles.yaml; {}",
              text,
              Nearest.advised(text, roles.stream().map(OfficeRole::id).toList())));
    }
    if (!role.login()) {
      throw new Objection(
          Sentence.of(
              "memberi tahu peran {}, yang pemegangnya tidak masuk ke sistem; sebut peran yang"
                  + " punya akun",
              "tells the role {}, whose holders do not log in; name a role with a login",
              text));
    }
    return text;
  }

  /// Every kind of alarm, of devices and of the hub.
  static List<String> kinds() {
    return Stream.concat(Stream.of(AlarmKind.values()), Stream.of(HubAlarm.values()))
        .map(Enum::name)
        .toList();
  }

  static String kind(String text) {
    List<String> kinds = kinds();
    if (!kinds.contains(text)) {
      throw new Objection(
          Sentence.of(
              "menyebut \"{}\", yang bukan jenis alarm; {}",
              "names \"{}\", which is no kind of alarm; {}",
              text,
              Nearest.advised(text, kinds)));
    }
    return text;
  }
}
