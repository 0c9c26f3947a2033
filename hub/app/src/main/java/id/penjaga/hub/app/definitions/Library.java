package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Nearest;
import id.penjaga.device.yaml.Problem;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.alarm.EscalationRules;
import id.penjaga.hub.core.definition.FillingRules;
import id.penjaga.hub.core.definition.PrivacyRules;
import id.penjaga.hub.core.definition.ProcedureFlaw;
import id.penjaga.hub.core.definition.ProcedureRules;
import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.people.OfficeCalendar;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.register.Register;
import id.penjaga.hub.core.threat.Threat;
import id.penjaga.hub.core.visit.VisitRules;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Definitions that name each other: refuses what is wrong, and then all that depends on it.
final class Library {
  private final Map<String, Source> sources = new TreeMap<>();
  private final Set<String> broken = new HashSet<>();
  private final Map<String, Procedure> procedures = new TreeMap<>();
  private final Map<String, Form> forms = new TreeMap<>();
  private final Map<String, Checklist> checklists = new TreeMap<>();
  private final Map<String, Register> registers = new TreeMap<>();
  private final List<Problem> warnings = new ArrayList<>();
  private @Nullable Section roleFile;

  /// Reads one definition.
  ///
  /// @param id as its file is named
  void read(Kind kind, String id, Section root) {
    Source source = new Source(kind, id, root);
    String written = YamlParts.id(root, kind.word());
    if (!written.isEmpty() && !written.equals(id)) {
      root.wrong(
          kind.word(),
          Sentence.of(
              "adalah \"{}\" dalam file bernama {}.yaml; beri keduanya nama yang sama",
              "is \"{}\" in a file named {}.yaml; give both the same name",
              written,
              id));
    }
    switch (kind) {
      case PROCEDURE -> procedures.put(id, ProcedureReader.procedure(source));
      case FORM -> forms.put(id, FormReader.form(source));
      case CHECKLIST -> checklists.put(id, FormReader.checklist(source));
      case REGISTER -> registers.put(id, RegisterReader.register(source));
    }
    sources.put(key(kind, id), source);
    if (source.broken()) {
      broken(kind, id);
    }
  }

  /// Says that a definition is there and cannot be read.
  void broken(Kind kind, String id) {
    broken.add(key(kind, id));
  }

  /// The procedures that were read, sound or not.
  Collection<Procedure> read() {
    return procedures.values();
  }

  void rolesAt(Section file) {
    roleFile = file;
  }

  /// Null when there is none of that id.
  @Nullable Register register(String id) {
    return registers.get(id);
  }

  /// Judges all that was read.
  ///
  /// @param unreadable problems of what could not be read at all
  Definitions judged(
      Map<String, OfficeRole> roles,
      @Nullable OfficeCalendar calendar,
      EscalationRules escalation,
      List<Threat> threats,
      List<Problem> unreadable) {
    sound().forEach(source -> named(source, roles));
    settle();
    PathLint paths = new PathLint(procedures(), forms, registers);
    sound(Kind.PROCEDURE).forEach(source -> ruled(source, paths, definition(source.id(), "")));
    sound(Kind.FORM).forEach(paths::form);
    RegisterLint lint = new RegisterLint(registers, procedures);
    sound(Kind.REGISTER).forEach(lint::register);
    settle();
    spread();
    List<Problem> problems = new ArrayList<>(unreadable);
    sources.values().forEach(source -> problems.addAll(source.root().problems().inOrder()));
    silent();
    if (problems.isEmpty()) {
      unused(roles, escalation);
    }
    sources.values().forEach(source -> warnings.addAll(source.warnings()));
    return result(roles, calendar, escalation, threats, problems);
  }

  private Definitions result(
      Map<String, OfficeRole> roles,
      @Nullable OfficeCalendar calendar,
      EscalationRules escalation,
      List<Threat> threats,
      List<Problem> problems) {
    for (Map<String, ?> all : List.of(procedures, forms, checklists, registers)) {
      Kind kind =
          all == procedures
              ? Kind.PROCEDURE
              : all == forms ? Kind.FORM : all == checklists ? Kind.CHECKLIST : Kind.REGISTER;
      all.keySet().removeIf(id -> broken.contains(key(kind, id)));
    }
    Map<String, Definition> pinned = new TreeMap<>();
    Map<String, String> texts = new HashMap<>();
    for (String id : procedures.keySet()) {
      String text = Pin.text(source(Kind.PROCEDURE, id), uses(id).stream().map(this::at).toList());
      Definition definition = definition(id, Pin.hash(text));
      pinned.put(id, definition);
      texts.put(definition.hash(), text);
    }
    Comparator<Problem> order = Comparator.comparing(Problem::file).thenComparing(Problem::line);
    return new Definitions(
        pinned,
        texts,
        forms,
        checklists,
        registers,
        roles,
        calendar,
        escalation,
        threats,
        problems.stream().sorted(order).distinct().toList(),
        warnings.stream().sorted(order).distinct().toList());
  }

  /// Whatever a definition names must be there.
  private void named(Source source, Map<String, OfficeRole> roles) {
    for (Source.Reference reference : source.references()) {
      if (!reference.id().isEmpty() && !known(reference)) {
        reference
            .at()
            .wrong(
                reference.key(),
                Sentence.of(
                    "menyebut \"{}\", padahal tidak ada file {}/{}.yaml; {}",
                    "names \"{}\", and there is no file {}/{}.yaml; {}",
                    reference.id(),
                    reference.kind().folder(),
                    reference.id(),
                    Nearest.advised(reference.id(), ids(reference.kind()))));
      }
    }
    for (Source.RoleUse use : source.roles()) {
      if (!roles.containsKey(use.role())) {
        use.at()
            .wrong(
                use.key(),
                roles.isEmpty()
                    ? Sentence.of(
                        "menyebut peran, padahal roles.yaml ditolak atau tidak ada; perbaiki"
                            + " dahulu",
                        "names roles, and roles.yaml is refused or missing; mend it first")
                    : Sentence.of(
                        "menyebut \"{}\", yang bukan peran dalam roles.yaml; {}",
                        "names \"{}\", which is no role of roles.yaml; {}",
                        use.role(),
                        Nearest.advised(use.role(), roles.keySet())));
      }
    }
  }

  private boolean known(Source.Reference reference) {
    String key = key(reference.kind(), reference.id());
    return sources.containsKey(key) || broken.contains(key);
  }

  /// Ids of all that was read of a kind, sound or not.
  Set<String> ids(Kind kind) {
    Set<String> ids = new TreeSet<>();
    sources.values().stream()
        .filter(source -> source.kind() == kind)
        .forEach(source -> ids.add(source.id()));
    return ids;
  }

  /// The rules of a procedure; those about its forms only while these are sound.
  private void ruled(Source source, PathLint paths, Definition definition) {
    List<ProcedureFlaw> flaws = new ArrayList<>(ProcedureRules.check(definition.procedure()));
    boolean whole = uses(source.id()).stream().noneMatch(broken::contains);
    if (whole && flaws.stream().allMatch(ProcedureFlaw::warning)) {
      flaws.addAll(FillingRules.check(definition));
      flaws.addAll(PrivacyRules.check(definition));
      Section visit = source.root().optionalSection("visit");
      flaws.addAll(VisitRules.check(definition, visit != null));
      if (visit != null && !visit.has("approval")) {
        visit.wrong("approval", ProcedureReader.APPROVAL);
      }
      paths.procedure(source, definition);
      started(source, definition.procedure());
    }
    for (ProcedureFlaw flaw : flaws) {
      Section at = source.at(flaw.step());
      Sentence said = YamlParts.sentence(flaw.what());
      Sentence what =
          flaw.step().isEmpty()
              ? said
              : Sentence.of("langkah {} {}", "step {} {}", flaw.step(), said);
      if (flaw.warning()) {
        source.warn(at, flaw.key(), what);
      } else {
        at.wrong(flaw.key(), what);
      }
    }
  }

  /// What a step carries must fit the subject of the procedure it starts.
  private void started(Source source, Procedure procedure) {
    for (var step : procedure.steps()) {
      for (var start : step.starts()) {
        Procedure other = procedures.get(start.procedure());
        if (other == null) {
          continue;
        }
        for (String field : start.carry().keySet()) {
          if (other.subject().stream().noneMatch(each -> each.key().equals(field))) {
            source
                .at(step.id())
                .wrong(
                    "starts",
                    Sentence.of(
                        "langkah {} membawa \"{}\" ke {}, yang pokoknya tidak punya isian itu;"
                            + " tulis salah satu dari {}",
                        "step {} carries \"{}\" to {}, whose subject has no such field; write one"
                            + " of {}",
                        step.id(),
                        field,
                        other.id(),
                        String.join(
                            ", ", other.subject().stream().map(each -> each.key()).toList())));
          }
        }
        if (other.opens().stream().noneMatch(opener -> opener.by().equals("case"))) {
          source
              .at(step.id())
              .wrong(
                  "starts",
                  Sentence.of(
                      "langkah {} memulai {}, yang tidak boleh dibuka oleh berkas lain; tulis di"
                          + " sana jalan masuk dengan by: case",
                      "step {} starts {}, which no case may open; write a way in with by: case"
                          + " there",
                      step.id(),
                      other.id()));
        }
      }
    }
  }

  /// What depends on something refused is refused too, until nothing more is.
  private void spread() {
    boolean more = true;
    while (more) {
      more = false;
      for (Source source : sound()) {
        for (Source.Reference reference : source.references()) {
          if (broken.contains(key(reference.kind(), reference.id())) && binding(reference)) {
            reference
                .at()
                .wrong(
                    reference.key(),
                    Sentence.of(
                        "memerlukan {} {}, yang ditolak; perbaiki dahulu {}/{}.yaml",
                        "needs {} {}, which is refused; mend {}/{}.yaml first",
                        reference.kind().word(),
                        reference.id(),
                        reference.kind().folder(),
                        reference.id()));
            more = true;
          }
        }
      }
      settle();
    }
  }

  /// An obligation is silent while its procedure is refused; its register serves on.
  private static boolean binding(Source.Reference reference) {
    return !reference.key().equals("opens");
  }

  private void silent() {
    for (Source source : sound()) {
      for (Source.Reference reference : source.references()) {
        if (broken.contains(key(reference.kind(), reference.id()))) {
          warnings.add(
              new Problem(
                  source.root().problems().name(),
                  reference.at().line(reference.key()),
                  reference.at().at(reference.key()),
                  Sentence.of(
                      "membuka {}, yang ditolak, sehingga kewajiban ini diam; perbaiki"
                          + " procedures/{}.yaml",
                      "opens {}, which is refused, so this obligation is silent; mend"
                          + " procedures/{}.yaml",
                      reference.id(),
                      reference.id())));
        }
      }
    }
  }

  private void settle() {
    sources.forEach((key, source) -> {
      if (source.broken()) {
        broken.add(key);
      }
    });
  }

  private void unused(Map<String, OfficeRole> roles, EscalationRules escalation) {
    Set<String> named = new HashSet<>();
    Set<String> acting = new HashSet<>();
    for (Source source : sources.values()) {
      source.references().forEach(reference -> named.add(key(reference.kind(), reference.id())));
      source.roles().forEach(use -> acting.add(use.role()));
    }
    escalation
        .alarms()
        .forEach(chain -> chain.rungs().forEach(rung -> acting.addAll(rung.roles())));
    escalation.steps().forEach(chain -> chain.rungs().forEach(rung -> acting.addAll(rung.roles())));
    sources.forEach((key, source) -> {
      boolean used = source.kind() == Kind.FORM || source.kind() == Kind.CHECKLIST;
      if (used && !named.contains(key)) {
        source.warn(
            source.root(),
            source.kind().word(),
            Sentence.of(
                "tidak dipakai di mana pun; sebut di tempatnya",
                "is used nowhere; name it where it belongs"));
      }
    });
    Section file = roleFile;
    if (file != null) {
      for (Section role : file.sections("roles")) {
        String id = role.text("id", "");
        if (roles.containsKey(id) && !acting.contains(id)) {
          warnings.add(
              new Problem(
                  file.problems().name(),
                  role.line(),
                  role.path(),
                  Sentence.of(
                      "peran {} tidak dipakai di mana pun; sebut dalam sebuah langkah, atau"
                          + " keluarkan",
                      "the role {} is used nowhere; name it in a step, or take it out",
                      id)));
        }
      }
    }
    UnfilledFields.warn(procedures.values(), forms, id -> source(Kind.FORM, id));
  }

  /// Keys of the forms and checklists that a procedure uses.
  private Set<String> uses(String procedure) {
    Set<String> keys = new TreeSet<>();
    for (Source.Reference reference : source(Kind.PROCEDURE, procedure).references()) {
      if (reference.kind() == Kind.FORM || reference.kind() == Kind.CHECKLIST) {
        keys.add(key(reference.kind(), reference.id()));
        Source form = sources.get(key(reference.kind(), reference.id()));
        if (form != null) {
          form.references().stream()
              .filter(inner -> inner.kind() == Kind.CHECKLIST)
              .forEach(inner -> keys.add(key(inner.kind(), inner.id())));
        }
      }
    }
    return keys;
  }

  private Definition definition(String id, String hash) {
    Map<String, Form> itsForms = new TreeMap<>();
    Map<String, Checklist> itsChecklists = new TreeMap<>();
    for (String key : uses(id)) {
      Source used = sources.get(key);
      Form form = used == null ? null : forms.get(used.id());
      Checklist checklist = used == null ? null : checklists.get(used.id());
      if (used != null && used.kind() == Kind.FORM && form != null) {
        itsForms.put(used.id(), form);
      } else if (used != null && used.kind() == Kind.CHECKLIST && checklist != null) {
        itsChecklists.put(used.id(), checklist);
      }
    }
    Procedure procedure = procedures.get(id);
    if (procedure == null) {
      throw new IllegalStateException("no procedure " + id);
    }
    return new Definition(hash, procedure, itsForms, itsChecklists);
  }

  /// Definitions of the procedures that are sound so far.
  private Map<String, Definition> procedures() {
    Map<String, Definition> sound = new TreeMap<>();
    sound(Kind.PROCEDURE).forEach(source -> sound.put(source.id(), definition(source.id(), "")));
    return sound;
  }

  private List<Source> sound() {
    return sources.values().stream().filter(source -> !source.broken()).toList();
  }

  private List<Source> sound(Kind kind) {
    return sound().stream().filter(source -> source.kind() == kind).toList();
  }

  private Source source(Kind kind, String id) {
    return at(key(kind, id));
  }

  private Source at(String key) {
    Source source = sources.get(key);
    if (source == null) {
      throw new IllegalStateException("nothing was read as " + key);
    }
    return source;
  }

  static String key(Kind kind, String id) {
    return kind.word() + " " + id;
  }
}
