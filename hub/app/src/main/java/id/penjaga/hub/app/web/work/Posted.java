package id.penjaga.hub.app.web.work;

import id.penjaga.hub.core.form.FormProblem;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A form that came back: what was typed stands in it again, with what is wrong.
///
/// @param place of the form, such as `case/17/3`
/// @param raw what was typed, by name
/// @param problem the sentence for the whole; null for none
/// @param uncertain whether nobody knows if it was stored, so that it must be sent again under the
///     same id
public record Posted(
    String place,
    Map<String, String> raw,
    @Nullable String problem,
    List<FormProblem> problems,
    boolean uncertain) {
  static final Posted NOTHING = new Posted("", Map.of(), null, List.of(), false);

  public boolean isFor(String other) {
    return place.equals(other);
  }

  public String raw(String name) {
    return raw.getOrDefault(name, "");
  }
}
