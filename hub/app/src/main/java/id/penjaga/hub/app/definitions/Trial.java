package id.penjaga.hub.app.definitions;

import id.penjaga.device.yaml.Problem;
import id.penjaga.hub.core.definition.DefinitionKey;
import id.penjaga.hub.core.procedure.Definition;
import java.util.ArrayList;
import java.util.List;

/// What came of a new text for a definition, before anybody keeps it.
///
/// @param problems of this text, and of the definitions that would break by it; it may be kept when
///   there are none
/// @param own the own canonical text; empty when it is refused
/// @param become the procedures that become other ones by it
public record Trial(
    List<Problem> problems, List<Problem> warnings, String own, List<Became> become) {

  /// A procedure as it would be.
  ///
  /// @param text canonical, with the forms and checklists it uses
  public record Became(Definition definition, String text) {}

  static Trial refused(List<Problem> problems) {
    return new Trial(problems, List.of(), "", List.of());
  }

  static Trial of(
      DefinitionKey key,
      String own,
      Definitions before,
      Definitions after,
      List<Problem> warnings) {
    List<Problem> broken =
        after.problems().stream().filter(problem -> !before.problems().contains(problem)).toList();
    if (!broken.isEmpty()) {
      return refused(broken);
    }
    List<Became> become = new ArrayList<>();
    for (Definition definition : after.procedures().values()) {
      Definition old = before.procedures().get(definition.id());
      boolean itself = DefinitionKey.procedure(definition.id()).equals(key);
      if (itself || old == null || !old.hash().equals(definition.hash())) {
        become.add(new Became(definition, after.texts().getOrDefault(definition.hash(), "")));
      }
    }
    return new Trial(List.of(), warnings, own, become);
  }

  /// Whether it may be kept.
  public boolean sound() {
    return problems.isEmpty();
  }
}
