package id.penjaga.hub.app.web.definition;

import id.penjaga.hub.app.web.work.desk.OfficeWords;
import id.penjaga.hub.app.web.work.flow.FlowLayout;
import id.penjaga.hub.app.web.work.flow.FlowPicture;
import id.penjaga.hub.core.definition.Difference.Change;
import id.penjaga.hub.core.definition.StepMark;
import id.penjaga.hub.core.procedure.Procedure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A version of a procedure as it is drawn, beside the one in force when the two differ.
///
/// @param flow this version
/// @param earlier the one in force; null when this is it, or when there is none
/// @param groups the steps by their mark, for a legend that can be read without the picture
public record DrawnVersion(FlowPicture flow, @Nullable FlowPicture earlier, List<Group> groups) {
  private static final List<StepMark> TOLD =
      List.of(StepMark.ADDED, StepMark.CHANGED, StepMark.REMOVED);

  /// The steps with one mark.
  public record Group(StepMark mark, List<Marked> steps) {}

  /// @param anchor where the page says what differs
  public record Marked(String id, String anchor) {}

  /// A version without another beside it.
  static DrawnVersion alone(Procedure shown, OfficeWords o) {
    return new DrawnVersion(FlowLayout.of(shown, null, o), null, List.of());
  }

  /// @param changes from `before` to `shown`
  static DrawnVersion beside(
      Procedure shown, Procedure before, List<Change> changes, OfficeWords o) {
    Map<String, StepMark> now = StepMark.of(shown, changes, false);
    Map<String, StepMark> then = StepMark.of(before, changes, true);
    Map<String, StepMark> all = new LinkedHashMap<>(then);
    all.putAll(now);
    List<Group> groups = new ArrayList<>();
    for (StepMark mark : TOLD) {
      groups.add(
          new Group(
              mark,
              all.entrySet().stream()
                  .filter(step -> step.getValue() == mark)
                  .map(step ->
                      new Marked(step.getKey(), place(step.getKey(), shown, before, changes)))
                  .toList()));
    }
    return new DrawnVersion(
        FlowLayout.compared(shown, new FlowLayout.Beside(before, now, false), o),
        FlowLayout.compared(before, new FlowLayout.Beside(shown, then, true), o),
        groups);
  }

  /// Whether a way out of a step is marked.
  public boolean ways() {
    return marked(flow) || earlier != null && marked(earlier);
  }

  private static boolean marked(FlowPicture picture) {
    return picture.nodes().stream()
        .anyMatch(node -> node.ports().stream().anyMatch(FlowPicture.Port::only));
  }

  /// Where the page says what differs in a step: at its first change, or at its form's.
  private static String place(
      String step, Procedure shown, Procedure before, List<Change> changes) {
    Procedure has = shown.step(step) == null ? before : shown;
    var filled = has.step(step);
    var form = filled == null || filled.form() == null ? "" : filled.form().form();
    return changes.stream()
        .filter(change -> change.part().equals("step") && change.id().equals(step))
        .findFirst()
        .or(() ->
            changes.stream()
                .filter(change -> change.part().equals("form") && change.id().equals(form))
                .findFirst())
        .map(DrawnVersion::anchor)
        .orElse("changes-title");
  }

  /// The name of a row of changes in its page.
  public static String anchor(Change change) {
    return "change-" + change.part() + "-" + change.id() + "-" + change.key();
  }
}
