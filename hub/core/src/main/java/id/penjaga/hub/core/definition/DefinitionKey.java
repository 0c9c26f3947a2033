package id.penjaga.hub.core.definition;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;

/// Which definition: its kind and its id.
///
/// @param kind `procedure`, `form`, `checklist` or `register`
public record DefinitionKey(String kind, String id) {
  public static final String PROCEDURE = "procedure";
  public static final String FORM = "form";
  public static final String REGISTER = "register";

  public static DefinitionKey procedure(String id) {
    return new DefinitionKey(PROCEDURE, id);
  }

  static DefinitionKey of(Fact.DefinitionStored stored) {
    return new DefinitionKey(stored.kind(), stored.id());
  }

  static DefinitionKey of(Fact.DefinitionInForce force) {
    return new DefinitionKey(force.kind(), force.id());
  }

  public boolean isProcedure() {
    return kind.equals(PROCEDURE);
  }

  /// What entries about it are about: `definition/SRVSEC` for a procedure, `definition/form/F-01`
  /// for another kind, since a form may bear the id of a procedure.
  public Subject subject() {
    return new Subject(Subject.Kind.DEFINITION, isProcedure() ? id : kind + "/" + id);
  }

  @Override
  public String toString() {
    return kind + " " + id;
  }
}
