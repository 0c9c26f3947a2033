package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.core.people.PeopleAnswer.Remark;
import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A form as it comes back to its sender: what was typed, what is wrong, what looks odd.
///
/// @param form which of the page's forms it is; empty for none
/// @param command id under which the form is sent; a new one for each form that is drawn
/// @param done key of the text that says what was stored; empty for nothing
public record Sent(
    String form,
    String command,
    Map<String, List<String>> typed,
    List<Remark> problems,
    List<Remark> warnings,
    String done) {

  static Sent fresh(String done) {
    return new Sent("", UUID.randomUUID().toString(), Map.of(), List.of(), List.of(), done);
  }

  static Sent refused(String form, FormFields fields, List<Remark> problems) {
    return new Sent(form, UUID.randomUUID().toString(), fields.values(), problems, List.of(), "");
  }

  /// What was typed into a field of a form; else a first answer.
  public String value(String of, String field, String first) {
    return of.equals(form) ? typed.getOrDefault(field, List.of(first)).getFirst() : first;
  }

  public boolean ticked(String of, String field, String value) {
    return of.equals(form) && typed.getOrDefault(field, List.of()).contains(value);
  }

  /// Whether a form should stand open.
  public boolean open(String of) {
    return of.equals(form);
  }

  public List<Bilingual> problemsOf(String of) {
    return of.equals(form) ? problems.stream().map(Remark::text).distinct().toList() : List.of();
  }
}
