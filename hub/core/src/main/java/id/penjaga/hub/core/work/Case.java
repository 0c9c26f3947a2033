package id.penjaga.hub.core.work;

import id.penjaga.hub.core.book.Value;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/// A case as its entries say. Immutable; [Cases] folds it.
///
/// @param id sequence number of the entry that opened it
/// @param definition hash of the definition it is pinned to
/// @param number empty while it has none
/// @param answers by form and field, of the whole case; those of an `each` item under
///     `form[item]`
/// @param openings all of them by number, the first is 1
/// @param open numbers of those that wait to be done
/// @param takers role to the person who took it over in this case
/// @param end `step/branch` that closed it, `cancelled`, or null while it is open
public record Case(
    long id,
    String procedure,
    String definition,
    String trigger,
    String key,
    String number,
    Map<String, Value> subject,
    @Nullable Long parent,
    Instant opened,
    @Nullable Long opener,
    Map<String, Map<String, Value>> answers,
    SortedMap<Integer, Opening> openings,
    Set<Integer> open,
    List<Deviation> deviations,
    Map<String, Long> takers,
    Map<String, Long> offers,
    Map<String, String> numbers,
    List<Paper> papers,
    List<Link> links,
    @Nullable Instant ended,
    @Nullable String end) {

  public boolean isOpen() {
    return end == null;
  }

  /// One run of one step.
  ///
  /// @param begun null while nobody began
  /// @param done null while it waits
  /// @param doneBy persons who filled or recorded it
  /// @param filled whether the form is filled in and signatures may come
  /// @param signed key of a signature to who gave it
  /// @param chain steps to run after it because of an amendment
  public record Opening(
      int number,
      String step,
      @Nullable String item,
      int run,
      Instant opened,
      @Nullable Instant begun,
      @Nullable Instant done,
      @Nullable String branch,
      boolean filled,
      boolean skipped,
      List<Long> doneBy,
      Map<String, List<Long>> signed,
      List<Long> via,
      List<String> chain) {}

  /// A departure from the standard (mutu baku), which its executor accounts for.
  ///
  /// @param kind `time`, `equipment` or `output`
  /// @param executors who must account
  /// @param account null until given
  public record Deviation(
      int id,
      int opening,
      String step,
      String kind,
      long seconds,
      long minutes,
      String what,
      List<Long> executors,
      @Nullable String account,
      @Nullable Long accountedBy,
      @Nullable Instant accountedAt) {}

  public record Paper(String paper, String number, String layout, String document, Instant at) {}

  public record Link(String what, String how, Instant at) {}
}
