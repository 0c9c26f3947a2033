package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.json.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What changes from one canonical text of a definition to another, by part and key.
public final class Difference {
  /// Keys by which entries of a list are told apart.
  private static final List<String> NAMES =
      List.of("id", "key", "when", "fact", "register", "procedure");

  private static final Map<String, String> PARTS =
      Map.of(
          "procedure", "procedure",
          "steps", "step",
          "forms", "form",
          "checklists", "checklist",
          "registers", "register");

  private final List<Change> changes = new ArrayList<>();

  /// One change.
  ///
  /// @param part `procedure`, `step`, `form`, `checklist` or `register`
  /// @param id of the step, form or checklist; empty for the procedure
  /// @param key path of the key in it, such as `time.minutes`; empty for the whole part
  /// @param before null when it is new
  /// @param after null when it is gone
  public record Change(
      String part, String id, String key, @Nullable String before, @Nullable String after) {}

  private Difference() {}

  /// @throws IllegalArgumentException when one of them is no canonical text
  public static List<Change> of(String before, String after) {
    Difference difference = new Difference();
    Map<?, ?> old = map(CanonicalJson.parse(before));
    Map<?, ?> fresh = map(CanonicalJson.parse(after));
    Map<String, Object> procedure = split(map(old.get("procedure")));
    Map<String, Object> next = split(map(fresh.get("procedure")));
    difference.compare("procedure", "", "", procedure, next);
    difference.parts("steps", steps(old), steps(fresh));
    difference.parts("forms", map(old.get("forms")), map(fresh.get("forms")));
    difference.parts("checklists", map(old.get("checklists")), map(fresh.get("checklists")));
    difference.parts("registers", map(old.get("registers")), map(fresh.get("registers")));
    return List.copyOf(difference.changes);
  }

  /// What changes between the own texts of a form, a checklist or a register.
  ///
  /// @param before empty for a new one
  public static List<Change> of(DefinitionKey key, String before, String after) {
    return of(alone(key, before), alone(key, after));
  }

  private static String alone(DefinitionKey key, String own) {
    return own.isEmpty()
        ? "{}"
        : CanonicalJson.write(Map.of(key.kind() + "s", Map.of(key.id(), CanonicalJson.parse(own))));
  }

  private void parts(String kind, Map<?, ?> before, Map<?, ?> after) {
    String part = PARTS.getOrDefault(kind, kind);
    for (String id : keys(before, after)) {
      Object old = before.get(id);
      Object fresh = after.get(id);
      if (old == null || fresh == null) {
        changes.add(new Change(part, id, "", name(old), name(fresh)));
      } else {
        compare(part, id, "", old, fresh);
      }
    }
  }

  private void compare(
      String part, String id, String key, @Nullable Object before, @Nullable Object after) {
    if (before instanceof Map<?, ?> old && after instanceof Map<?, ?> fresh) {
      for (String inner : keys(old, fresh)) {
        compare(
            part, id, key.isEmpty() ? inner : key + "." + inner, old.get(inner), fresh.get(inner));
      }
    } else if (before instanceof List<?> old && after instanceof List<?> fresh) {
      Map<String, Object> named = named(old);
      Map<String, Object> renamed = named(fresh);
      if (named.isEmpty() || renamed.isEmpty()) {
        add(part, id, key, plain(before), plain(after));
      } else {
        compare(part, id, key, named, renamed);
        order(part, id, key, List.copyOf(named.keySet()), List.copyOf(renamed.keySet()));
      }
    } else {
      add(part, id, key, plain(before), plain(after));
    }
  }

  private void order(String part, String id, String key, List<String> before, List<String> after) {
    List<String> old = before.stream().filter(after::contains).toList();
    List<String> fresh = after.stream().filter(before::contains).toList();
    add(part, id, key, String.join(", ", old), String.join(", ", fresh));
  }

  private void add(
      String part, String id, String key, @Nullable String before, @Nullable String after) {
    if (!java.util.Objects.equals(before, after)) {
      changes.add(new Change(part, id, key, before, after));
    }
  }

  /// The procedure without its steps.
  private static Map<String, Object> split(Map<?, ?> procedure) {
    Map<String, Object> rest = new LinkedHashMap<>();
    procedure.forEach((key, value) -> {
      if (!key.equals("steps")) {
        rest.put(String.valueOf(key), value);
      }
    });
    return rest;
  }

  private static Map<String, Object> steps(Map<?, ?> whole) {
    return map(whole.get("procedure")).get("steps") instanceof List<?> steps
        ? named(steps)
        : Map.of();
  }

  /// Entries of a list by what names them; empty when they have no names, or share one.
  private static Map<String, Object> named(List<?> list) {
    Map<String, Object> named = new LinkedHashMap<>();
    for (Object entry : list) {
      String name = entry instanceof Map<?, ?> map ? nameOf(map) : null;
      if (name == null || named.put(name, entry) != null) {
        return Map.of();
      }
    }
    return named;
  }

  private static @Nullable String nameOf(Map<?, ?> entry) {
    for (String key : NAMES) {
      if (entry.get(key) instanceof String name) {
        return name;
      }
    }
    return null;
  }

  private static Set<String> keys(Map<?, ?> one, Map<?, ?> other) {
    Set<String> keys = new TreeSet<>();
    one.keySet().forEach(key -> keys.add(String.valueOf(key)));
    other.keySet().forEach(key -> keys.add(String.valueOf(key)));
    return keys;
  }

  /// What a whole part is called when it comes or goes: its Indonesian text or name.
  private static @Nullable String name(@Nullable Object part) {
    if (part == null) {
      return null;
    }
    Map<?, ?> map = map(part);
    Object text = map.containsKey("text") ? map.get("text") : map.get("name");
    return String.valueOf(map(text).get("id"));
  }

  private static @Nullable String plain(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      default -> CanonicalJson.write(value);
    };
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }
}
