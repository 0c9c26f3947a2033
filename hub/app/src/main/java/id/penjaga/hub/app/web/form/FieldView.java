package id.penjaga.hub.app.web.form;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One field as a page draws it.
///
/// @param name of the posted value; a part of a list as `f.parts.0.part`
/// @param kind which drawing: `text`, `area`, `number`, `duration`, `time`, `date`, `month`,
///     `boolean`, `choice`, `item`, `person`, `list`, `notice`, `checklist`, `signature`, `photo`,
///     `file`, `readings`
/// @param hint how to write it, or when it is required; empty for none
/// @param value what stands in it now, as it is posted
/// @param shown what stands in it now, for people
/// @param fixed shown and not asked
/// @param known whether the hub filled it in first
/// @param problem null while nothing is wrong
/// @param options of a choice, or the proposals of a text
/// @param rows entries of a list, the spare ones included
/// @param blank an entry to copy, its number written as `__n__`; empty for others than lists
/// @param parts of a notice or a checklist
public record FieldView(
    String name,
    String kind,
    String label,
    String hint,
    boolean required,
    boolean personal,
    String unit,
    String value,
    String shown,
    boolean fixed,
    boolean known,
    @Nullable String problem,
    List<Option> options,
    List<List<FieldView>> rows,
    List<FieldView> blank,
    List<FieldView> parts) {

  /// @param value as it is posted
  public record Option(String value, String label) {}

  /// Unique on its page when no other form has the prefix.
  public String id(String prefix) {
    return prefix + "-" + name.replace('.', '-');
  }

  public boolean on(String option) {
    return value.equals(option);
  }

  /// The part with this end of its name.
  public FieldView part(String key) {
    return parts.stream()
        .filter(part -> part.name.endsWith("." + key))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(name + " has no part " + key));
  }

  /// Whether anything in it is wrong.
  public boolean troubled() {
    return problem != null
        || parts.stream().anyMatch(FieldView::troubled)
        || rows.stream().flatMap(List::stream).anyMatch(FieldView::troubled);
  }
}
