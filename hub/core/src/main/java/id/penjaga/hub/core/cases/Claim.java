package id.penjaga.hub.core.cases;

import id.penjaga.hub.core.procedure.Step;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Who may do one thing of an opening: fill it in, or give one signature.
///
/// @param key of the signature; empty for the step itself
/// @param roles any of which may do it
/// @param person whether it is up to persons that a field names, instead of roles
/// @param only those persons; empty when the field names nobody with a number
/// @param excepted who must never do it
/// @param requesters who asked for it and must not approve it; empty where nothing is approved
/// @param signed who signed this opening already
/// @param approving whether it is an approval or decides as a signature
public record Claim(
    String key,
    List<String> roles,
    boolean person,
    List<Long> only,
    List<Long> excepted,
    List<Long> requesters,
    List<Long> signed,
    List<String> onBehalf,
    boolean approving) {

  /// Of anybody who holds one of these roles.
  public static Claim of(List<String> roles) {
    return new Claim(
        "", roles, false, List.of(), List.of(), List.of(), List.of(), List.of(), false);
  }

  public static Claim fill(Case.Opening opening, Step step, CasePaths paths) {
    boolean approving =
        step.mode() == Step.Mode.APPROVAL && step.signs().stream().noneMatch(Step.Sign::decides);
    Step.ActorRule actor = step.actor();
    return new Claim(
        "",
        roles(actor),
        actor.person() != null,
        paths.persons(actor.person()),
        paths.persons(actor.except()),
        approving ? opening.via() : List.of(),
        List.of(),
        step.onBehalf(),
        approving);
  }

  public static Claim sign(Case.Opening opening, Step step, Step.Sign sign, CasePaths paths) {
    List<Long> signed =
        opening.signed().values().stream()
            .flatMap(List::stream)
            .filter(person -> person != 0)
            .toList();
    List<Long> only = new ArrayList<>(paths.persons(sign.each()));
    only.removeAll(signed);
    return new Claim(
        sign.key(),
        sign.roles(),
        sign.each() != null,
        only,
        paths.persons(step.actor().except()),
        sign.decides() ? opening.doneBy() : List.of(),
        signed,
        sign.onBehalf(),
        sign.decides());
  }

  /// The same for somebody who only records that it did not take place.
  public Claim orRecorder(Step step) {
    List<String> more = new ArrayList<>(roles);
    more.addAll(step.onBehalf());
    more.addAll(step.participants());
    return new Claim(key, more, person, only, excepted, List.of(), List.of(), onBehalf, false);
  }

  public static List<String> roles(Step.ActorRule actor) {
    Set<String> roles = new LinkedHashSet<>(actor.roles());
    if (actor.duty() != null) {
      roles.add(actor.duty());
    }
    return List.copyOf(roles);
  }

  /// Whether a signature of a filled opening is still missing.
  public static boolean awaits(Case.Opening opening, Step.Sign sign, CasePaths paths) {
    List<Long> given = opening.signed().getOrDefault(sign.key(), List.of());
    return sign.each() == null ? given.isEmpty() : !given.containsAll(paths.persons(sign.each()));
  }

  /// Everybody who must not do it.
  public List<Long> barred() {
    Set<Long> barred = new LinkedHashSet<>(excepted);
    barred.addAll(requesters);
    barred.addAll(signed);
    return List.copyOf(barred);
  }
}
