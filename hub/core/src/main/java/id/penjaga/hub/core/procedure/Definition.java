package id.penjaga.hub.core.procedure;

import id.penjaga.hub.core.form.Checklist;
import id.penjaga.hub.core.form.Form;
import java.util.Map;

/// A procedure with everything it uses, as cases are pinned to it.
///
/// @param hash SHA-256 of its canonical text
/// @param forms by id
/// @param checklists by id
public record Definition(
    String hash, Procedure procedure, Map<String, Form> forms, Map<String, Checklist> checklists) {
  public Definition {
    forms = Map.copyOf(forms);
    checklists = Map.copyOf(checklists);
  }

  public String id() {
    return procedure.id();
  }

  public Step step(String id) {
    Step step = procedure.step(id);
    if (step == null) {
      throw new IllegalArgumentException(procedure.id() + " has no step " + id);
    }
    return step;
  }
}
