package id.penjaga.hub.core.cases;

import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Flow;
import id.penjaga.hub.core.procedure.Procedure;
import id.penjaga.hub.core.procedure.Step;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A case as its entries say. Immutable; [Cases] folds it.
///
/// @param id sequence number of the entry that opened it
/// @param definition hash of the definition it is pinned to
/// @param number empty while it has none
/// @param answers newest answers by place and field: a place is a form or a step, with `[item]`
///   behind it for an entry of an `each` stretch, see [#place]; `case` holds what branches set
/// @param laps what an entry of an `each` stretch answered to a form before it went through the
///     stretch again, by place of the form
/// @param given when each step was last answered or amended, by place
/// @param openings all of them by number, the first is 1
/// @param last the highest number that an opening ever had; none is given twice
/// @param open numbers of those that wait to be done
/// @param runs how often each step was opened, by place
/// @param amendment the one whose chain still runs; null for none
/// @param takers role to the person who took it over in this case
/// @param numbers form to the number it got
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
    Map<String, List<Lap>> laps,
    Map<String, Instant> given,
    SortedMap<Integer, Opening> openings,
    int last,
    SortedSet<Integer> open,
    Map<String, Integer> runs,
    @Nullable Amendment amendment,
    List<Deviation> deviations,
    Map<String, Holder> takers,
    Map<String, Holder> offers,
    Map<String, String> numbers,
    List<FrozenPaper> papers,
    List<Link> links,
    @Nullable Instant ended,
    @Nullable String end) {
  public static final String CANCELLED = "cancelled";

  public boolean isOpen() {
    return end == null;
  }

  /// The last run of a step that was done; null while there is none.
  public @Nullable Opening done(String step) {
    return openings.values().stream()
        .filter(one -> one.step().equals(step) && one.done() != null && !one.skipped())
        .reduce((_, later) -> later)
        .orElse(null);
  }

  /// Whether an opening must wait until the chain of an amendment has run: those of the main
  /// stretch that are no part of it.
  public boolean blocks(Procedure procedure, Opening opening) {
    return amendment != null
        && opening.chain().isEmpty()
        && opening.item() == null
        && !Flow.side(procedure).contains(opening.step());
  }

  /// What was answered in an earlier lap of an `each` stretch; null for an opening of the present
  /// one, whose answers stand in [#answers].
  public @Nullable Map<String, Value> earlier(int opening) {
    return laps.values().stream()
        .flatMap(List::stream)
        .filter(lap -> lap.openings().contains(opening))
        .map(Lap::answers)
        .findFirst()
        .orElse(null);
  }

  /// What was answered to a form at a place, lap after lap.
  public List<Map<String, Value>> told(String place) {
    return Stream.concat(
            laps.getOrDefault(place, List.of()).stream().map(Lap::answers),
            Stream.ofNullable(answers.get(place)))
        .toList();
  }

  /// Key of [#answers], [#given] and [#runs].
  ///
  /// @param of a form or a step
  /// @param item of an `each` stretch; null outside
  public static String place(String of, @Nullable String item) {
    return item == null ? of : of + "[" + item + "]";
  }

  /// One way of an entry through an `each` stretch that it went through again later.
  ///
  /// @param openings that were answered in it
  /// @param answers to the form, of all of them
  public record Lap(SortedSet<Integer> openings, Map<String, Value> answers) {}

  /// One run of one step.
  ///
  /// @param item number of the entry in the list of an `each` stretch, from 1; null outside
  /// @param begun null while nobody began
  /// @param filled when the form was filled in and signatures may come; null before
  /// @param done null while it waits
  /// @param late whether it was done by an entry made later than what it tells
  /// @param doneBy persons who filled or recorded it
  /// @param signed key of a signature to who gave it; 0 for somebody without a number
  /// @param via persons who filled, signed or recorded what opened it
  /// @param chain this step and those to run again after it because of an amendment; empty for the
  ///   ordinary way
  public record Opening(
      int number,
      String step,
      @Nullable String item,
      int run,
      Instant opened,
      @Nullable Instant begun,
      @Nullable Instant filled,
      @Nullable Instant done,
      @Nullable String branch,
      Value reason,
      boolean skipped,
      boolean late,
      List<Long> doneBy,
      Map<String, List<Long>> signed,
      List<Long> via,
      List<String> chain,
      int from) {}

  /// A change of the answers of a done step, provisional until its chain has run.
  ///
  /// @param before the answers that stand again when the chain rejects it
  /// @param given when those were given
  public record Amendment(
      String step,
      String form,
      Map<String, Value> answers,
      Map<String, Value> before,
      @Nullable Instant given) {}

  /// What somebody said in their own words, and where it lies beside the book.
  ///
  /// @param text personal data of new entries; text of those that held it themselves
  /// @param entry sequence number of the entry
  /// @param path of the text in it, as a JSON pointer
  public record Said(Value text, long entry, String path) {
    /// Empty for nothing said, and for what was erased.
    public String plain() {
      return text.plain();
    }

    /// Whether it lies beside the book.
    public boolean beside() {
      return !(text instanceof Value.Text);
    }
  }

  /// Who took a role over in this case, and by which right of their own.
  public record Holder(long person, String as) {}

  /// A departure from the standard (mutu baku), which its executor accounts for.
  ///
  /// @param kind `time`, `equipment` or `output`
  /// @param executors who must account
  /// @param what why the need is not at hand, or the output that lacks; empty for time
  /// @param need key of the need of the step; null for time and output
  /// @param account null until given
  public record Deviation(
      int id,
      int opening,
      String step,
      String kind,
      long seconds,
      long minutes,
      Said what,
      @Nullable String need,
      Instant at,
      List<Long> executors,
      @Nullable Said account,
      @Nullable Long accountedBy,
      @Nullable Instant accountedAt) {

    /// What lacks, and why, in the words of the definition and of who said it; empty for time.
    public Bilingual lacks(@Nullable Definition definition) {
      return lacks(definition, step, need, what.plain());
    }

    /// The same of a deviation that a list holds.
    public static Bilingual lacks(
        @Nullable Definition definition, String step, @Nullable String need, String what) {
      Step of = definition == null ? null : definition.procedure().step(step);
      if (of == null || need == null) {
        return Bilingual.same(what);
      }
      Bilingual text =
          of.needs().stream()
              .filter(one -> one.key().equals(need))
              .map(Step.Need::text)
              .findFirst()
              .orElse(Bilingual.same(need));
      return what.isBlank()
          ? text
          : new Bilingual(text.id() + ": " + what, text.en() + ": " + what);
    }

    /// Whether it turned out to be none: a second person confirmed the time of a late entry.
    public boolean takenBack() {
      return kind.equals(TIME) && seconds == 0;
    }

    public boolean awaitsAccount() {
      return account == null && !takenBack();
    }

    public static final String TIME = "time";
    public static final String EQUIPMENT = "equipment";
    public static final String OUTPUT = "output";
  }

  /// @param paper its layout
  /// @param number empty for none
  /// @param document SHA-256 of the file
  /// @param code of its check page; empty for none
  /// @param withdrawn whether it holds no longer
  /// @param language of its words, `id` or `en`
  public record FrozenPaper(
      String paper,
      String number,
      String document,
      String code,
      Instant at,
      boolean withdrawn,
      String language) {
    static FrozenPaper of(Fact.Frozen frozen, Instant at) {
      String code = frozen.code();
      return new FrozenPaper(
          frozen.paper(),
          frozen.number(),
          frozen.document(),
          code == null ? "" : code,
          at,
          false,
          frozen.words());
    }

    FrozenPaper withdrawn(boolean now) {
      return new FrozenPaper(paper, number, document, code, at, now, language);
    }
  }

  public record Link(String what, String how, Instant at) {}
}
