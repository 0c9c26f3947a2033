package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.definition.Difference.Change;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How a step of one version stands to the same step of another.
public enum StepMark {
  SAME,
  /// It, or the form that it fills in, is another one.
  CHANGED,
  /// The other version has no such step, and this is the later one.
  ADDED,
  /// The other version has no such step, and this is the earlier one.
  REMOVED;

  /// The marks of the steps of one version, in their order.
  ///
  /// @param shown the version whose steps are marked
  /// @param changes from the earlier version to the later one
  /// @param earlier whether `shown` is the earlier one
  public static Map<String, StepMark> of(Procedure shown, List<Change> changes, boolean earlier) {
    Set<String> whole = new HashSet<>();
    Set<String> inside = new HashSet<>();
    Set<String> forms = new HashSet<>();
    for (Change change : changes) {
      switch (change.part()) {
        case "step" -> (change.key().isEmpty() ? whole : inside).add(change.id());
        case "form" -> forms.add(change.id());
        default -> {
          // What is not a step's is told in words beside the drawing.
        }
      }
    }
    Map<String, StepMark> marks = new LinkedHashMap<>();
    for (Step step : shown.steps()) {
      boolean filled = step.form() != null && forms.contains(step.form().form());
      StepMark mark =
          whole.contains(step.id())
              ? earlier ? REMOVED : ADDED
              : inside.contains(step.id()) || filled ? CHANGED : SAME;
      marks.put(step.id(), mark);
    }
    return marks;
  }
}
