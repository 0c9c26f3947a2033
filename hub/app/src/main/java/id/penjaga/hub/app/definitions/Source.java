package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Problem;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.form.Condition;
import id.penjaga.hub.core.register.Register;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One definition while it is read: where it stands, what it names, and what is wrong with it.
final class Source {
  private final Kind kind;
  private final String id;
  private final Section root;
  private final List<Reference> references = new ArrayList<>();
  private final List<RoleUse> roles = new ArrayList<>();
  private final List<PathUse> paths = new ArrayList<>();
  private final Map<String, Section> steps = new LinkedHashMap<>();
  private final List<Derives> derived = new ArrayList<>();
  private final List<Serves> duties = new ArrayList<>();
  private final List<Problem> warnings = new ArrayList<>();

  /// Another definition that this one names.
  record Reference(Kind kind, String id, Section at, String key) {}

  /// A role that this one names.
  record RoleUse(String role, Section at, String key) {}

  /// A dotted path that this one names.
  ///
  /// @param step id of the step at which it stands; empty in forms and in the subject
  /// @param values what a condition compares it with; empty outside conditions
  record PathUse(String path, String step, List<String> values, Section at, String key) {}

  /// What a register tells of another one.
  record Derives(Register.Derived derived, Section at) {}

  /// A case that an obligation opens, about an item that stands in a field of its subject.
  record Serves(String procedure, String subject, Section at) {}

  /// @param id as the file or the key before it names it
  Source(Kind kind, String id, Section root) {
    this.kind = kind;
    this.id = id;
    this.root = root;
  }

  Kind kind() {
    return kind;
  }

  String id() {
    return id;
  }

  Section root() {
    return root;
  }

  boolean broken() {
    return root.problems().any();
  }

  void uses(Kind other, String name, Section at, String key) {
    references.add(new Reference(other, name, at, key));
  }

  void role(String role, Section at, String key) {
    roles.add(new RoleUse(role, at, key));
  }

  void path(String path, String step, Section at, String key) {
    paths.add(new PathUse(path, step, List.of(), at, key));
  }

  void condition(@Nullable Condition condition, Section at, String key) {
    if (condition != null) {
      condition
          .terms()
          .forEach(term -> paths.add(new PathUse(term.field(), "", term.values(), at, key)));
    }
  }

  void derived(Register.Derived told, Section at) {
    derived.add(new Derives(told, at));
  }

  void serves(String procedure, String subject, Section at) {
    duties.add(new Serves(procedure, subject, at));
  }

  void step(String step, Section at) {
    steps.putIfAbsent(step, at);
  }

  /// The section of a step; of the whole definition when there is none.
  Section at(String step) {
    return steps.getOrDefault(step, root);
  }

  /// Says what is odd and works all the same.
  void warn(Section at, String key, Sentence what) {
    warnings.add(new Problem(at.problems().name(), at.line(key), at.at(key), what));
  }

  List<Reference> references() {
    return references;
  }

  List<RoleUse> roles() {
    return roles;
  }

  List<PathUse> paths() {
    return paths;
  }

  List<Derives> derived() {
    return derived;
  }

  List<Serves> duties() {
    return duties;
  }

  List<Problem> warnings() {
    return warnings;
  }
}
