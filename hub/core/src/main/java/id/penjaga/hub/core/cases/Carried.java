package id.penjaga.hub.core.cases;

import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.procedure.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// What an earlier checklist found and nobody has closed since: it stands beside its item when the
/// list is filled in again (INS-05).
///
/// @param item of the checklist, such as `A8`
/// @param about the case that follows it up
public record Carried(String item, long about, String number, Instant opened) {
  private static final String ID = "item.id";

  /// The findings of a step's checklist that are still open.
  ///
  /// @param open cases that may follow one up, of any procedure
  public static List<Carried> of(Step step, Collection<Case> open) {
    List<Carried> all = new ArrayList<>();
    for (Step.Start start : step.starts()) {
      for (Map.Entry<String, String> carry : start.carry().entrySet()) {
        if (carry.getValue().equals(ID)) {
          open.stream()
              .filter(one -> one.isOpen() && one.procedure().equals(start.procedure()))
              .filter(one -> one.subject().get(carry.getKey()) instanceof Value.Text)
              .map(one ->
                  new Carried(
                      one.subject().get(carry.getKey()).plain(),
                      one.id(),
                      one.number(),
                      one.opened()))
              .forEach(all::add);
        }
      }
    }
    return List.copyOf(all);
  }
}
