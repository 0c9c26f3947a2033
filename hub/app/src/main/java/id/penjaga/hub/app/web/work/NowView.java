package id.penjaga.hub.app.web.work;

import id.penjaga.hub.app.office.TaskLine;
import id.penjaga.hub.app.web.form.FieldView;
import id.penjaga.hub.core.procedure.Step;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is to be done now at one step, with its form.
///
/// @param task the step, or the signature it waits for
/// @param place of the form and its draft
/// @param command id under which it is sent
/// @param form name of the form with its source; empty for none
/// @param fields what is filled in
/// @param filled what was filled in already, for who signs it
/// @param branches what is decided here; empty when nothing is
/// @param roles among which somebody with several must choose
/// @param behalf roles for which this person may record it
/// @param behalfOnly whether they may do it for others only
/// @param begins whether the standard time waits for the work to begin
/// @param drafted when the draft that stands in it was kept; null for no draft
/// @param raw what was typed beside the fields, by name
/// @param problem the sentence for the whole; null for none
public record NowView(
    TaskLine task,
    Step step,
    String place,
    String command,
    String form,
    List<FieldView> fields,
    List<Filled> filled,
    List<NeedView> needs,
    List<Step.Branch> branches,
    String signature,
    List<Role> roles,
    List<Role> behalf,
    boolean behalfOnly,
    boolean begins,
    boolean skippable,
    @Nullable String drafted,
    Map<String, String> raw,
    @Nullable String problem) {

  public record Filled(String label, String value) {}

  /// @param lacks why it is not at hand; empty when it is
  /// @param checked whether the hub looks itself: `yes`, `no`, or empty when a person says
  public record NeedView(
      String key,
      String text,
      boolean at,
      String lacks,
      String checked,
      @Nullable String problem) {}

  public record Role(String id, String name) {}

  public String raw(String name) {
    return raw.getOrDefault(name, "");
  }

  /// Whether it is a signature instead of the step itself.
  public boolean signs() {
    return !task.awaited().isEmpty();
  }

  public boolean reasonWanted() {
    return branches.stream().anyMatch(Step.Branch::reason);
  }

  public String id() {
    return "o" + task.opening() + (task.awaited().isEmpty() ? "" : "-" + task.awaited());
  }
}
