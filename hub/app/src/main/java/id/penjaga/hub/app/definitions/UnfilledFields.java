package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.Sentence;
import id.penjaga.hub.core.form.Form;
import id.penjaga.hub.core.procedure.Procedure;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Fields of forms that no step of any procedure fills in.
final class UnfilledFields {
  private UnfilledFields() {}

  /// Warns at each.
  ///
  /// @param sources of the forms, by id
  static void warn(
      Collection<Procedure> procedures, Map<String, Form> forms, Function<String, Source> sources) {
    Map<String, Set<String>> filled = new HashMap<>();
    for (Procedure procedure : procedures) {
      for (var step : procedure.steps()) {
        Form form = step.form() == null ? null : forms.get(step.form().form());
        if (form != null && step.form() != null) {
          filled
              .computeIfAbsent(form.id(), _ -> new HashSet<>())
              .addAll(
                  step.form().fields().isEmpty()
                      ? form.fields().stream().map(field -> field.key()).toList()
                      : step.form().fields());
        }
      }
    }
    filled.forEach((id, keys) -> {
      Source source = sources.apply(id);
      for (Section field : source.root().sections("fields")) {
        String key = field.text("key", "");
        if (!keys.contains(key)) {
          source.warn(
              field,
              "key",
              Sentence.of(
                  "\"{}\" tidak diisi oleh langkah mana pun; tambahkan pada sebuah langkah, atau"
                      + " keluarkan",
                  "\"{}\" is filled in by no step; add it to one, or take it out",
                  key));
        }
      }
    });
  }
}
