package id.penjaga.hub.core.cases;

import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.procedure.Procedure.Counting;
import id.penjaga.hub.core.procedure.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What an open case waits for: a step to be filled in, or a signature. Comes from the case and its
/// definition alone, so that a list of it can be thrown away and made again.
///
/// @param key of the signature; empty for the step itself
/// @param roles any of which may do it; empty when it is up to one person
/// @param only the one person who may, by number; null for whoever holds a role
/// @param barred persons who must not: requesters of an approval, who is excepted, who signed
/// @param counted when the standard time began to count; null before the work begins
/// @param minutes null without a standard
/// @param due the promised moment of a step that has one
/// @param blocked whether steps of an amendment must be done first
public record Awaiting(
    int opening,
    String step,
    @Nullable String item,
    int run,
    String key,
    List<String> roles,
    @Nullable Long only,
    List<Long> barred,
    Instant opened,
    @Nullable Instant counted,
    @Nullable Integer minutes,
    Counting counts,
    @Nullable Instant due,
    boolean blocked) {

  /// All that a case waits for, in the order it was opened.
  public static List<Awaiting> of(Case state, Definition definition) {
    List<Awaiting> all = new ArrayList<>();
    for (int number : state.open()) {
      Case.Opening opening = state.openings().get(number);
      Step step = opening == null ? null : definition.procedure().step(opening.step());
      if (opening == null || step == null) {
        continue;
      }
      CasePaths paths = CasePaths.of(state, definition, null, null, opening);
      if (opening.filled() == null) {
        all.addAll(each(state, definition, opening, step, Claim.fill(opening, step, paths)));
      } else {
        for (Step.Sign sign : step.signs()) {
          if (Claim.awaits(opening, sign, paths)) {
            all.addAll(
                each(state, definition, opening, step, Claim.sign(opening, step, sign, paths)));
          }
        }
      }
    }
    return List.copyOf(all);
  }

  /// One for everybody who holds a role, and one for each person who took a role over or is named.
  private static List<Awaiting> each(
      Case state, Definition definition, Case.Opening opening, Step step, Claim claim) {
    List<Awaiting> all = new ArrayList<>();
    List<String> free = new ArrayList<>(claim.roles());
    TreeSet<Long> persons = new TreeSet<>(claim.only());
    for (String role : claim.roles()) {
      Case.Holder taker = state.takers().get(role);
      if (taker != null) {
        free.remove(role);
        persons.add(taker.person());
      }
    }
    persons.removeAll(claim.barred());
    if (!free.isEmpty()) {
      all.add(one(state, definition, opening, step, claim, free, null));
    }
    for (long person : persons) {
      all.add(one(state, definition, opening, step, claim, List.of(), person));
    }
    if (all.isEmpty()) {
      all.add(one(state, definition, opening, step, claim, claim.onBehalf(), null));
    }
    return all;
  }

  private static Awaiting one(
      Case state,
      Definition definition,
      Case.Opening opening,
      Step step,
      Claim claim,
      List<String> roles,
      @Nullable Long only) {
    return new Awaiting(
        opening.number(),
        opening.step(),
        opening.item(),
        opening.run(),
        claim.key(),
        List.copyOf(roles),
        only,
        claim.barred(),
        opening.opened(),
        StandardTime.start(step, opening),
        step.time().minutes(),
        StandardTime.counting(definition, step),
        StandardTime.promised(state, step),
        state.blocks(definition.procedure(), opening));
  }
}
