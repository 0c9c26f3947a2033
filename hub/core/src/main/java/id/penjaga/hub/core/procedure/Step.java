package id.penjaga.hub.core.procedure;

import id.penjaga.hub.core.procedure.Procedure.Counting;
import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One step of a procedure.
///
/// @param basis `seed`, or `implied` for a step that no seed prints
/// @param participants roles that take part and do not complete it
/// @param onBehalf roles that may record it for an actor without a login
/// @param counts null for what the procedure says
/// @param form what is filled in; null for nothing
/// @param each where the list lies of which every entry has an opening of its own, such as
///   `VIS-P1.visitors`; null for one opening
/// @param beside side stretches opened together with `next`
/// @param next null where branches decide
/// @param papers layouts that may be frozen once it is done
public record Step(
    String id,
    String clause,
    String basis,
    Bilingual text,
    Mode mode,
    ActorRule actor,
    List<String> participants,
    List<String> onBehalf,
    List<Need> needs,
    TimeStandard time,
    @Nullable Counting counts,
    Bilingual output,
    @Nullable FormUse form,
    List<Ready> ready,
    List<Branch> branches,
    List<Sign> signs,
    @Nullable String each,
    List<String> beside,
    @Nullable Amend amend,
    List<Start> starts,
    List<Effect> effects,
    List<String> papers,
    Bilingual auto,
    @Nullable String next) {

  /// Symbol on the sheet and words on the page. An approval may not be given by a requester.
  public enum Mode {
    TASK,
    DECISION,
    APPROVAL,
    FORM,
    NOTIFY
  }

  /// Who does it: any of several roles, the person a field names, the officer on duty, a device.
  ///
  /// @param person path of a field that names the only person; null for roles
  /// @param except path of a field that names who must not; null for nobody
  /// @param duty role of the roster; null for none
  /// @param device whether a device or a monitor may do it
  /// @param anyone whether somebody without a login does it by a public form, as the first step
  public record ActorRule(
      List<String> roles,
      @Nullable String person,
      @Nullable String except,
      @Nullable String duty,
      boolean device,
      boolean anyone,
      String basis) {}

  /// What must be at hand (kelengkapan).
  ///
  /// @param form asked of the hub instead of a person; null for what a person says
  public record Need(String key, Bilingual text, @Nullable String form) {}

  /// @param minutes null for a step without a standard: measured, never late, in no total
  /// @param fromBegun counted from the beginning of the work instead of the opening
  /// @param until due at a promised moment: answer of a field, in minutes, after it was given
  /// @param note what stands in the place of minutes, such as "not printed"
  public record TimeStandard(
      @Nullable Integer minutes, boolean fromBegun, @Nullable Until until, Bilingual note) {}

  public record Until(String step, String field) {}

  /// @param fields those of the form that this step fills; empty for all
  public record FormUse(String form, List<String> fields) {}

  /// A condition on something outside the case.
  ///
  /// @param fact its name, such as `service.answers`
  /// @param of path of what it is asked of; null for the whole case
  /// @param unlessReason whether a reason lets the step go on without it
  public record Ready(String fact, @Nullable String of, boolean unlessReason) {}

  /// @param when id of the branch
  /// @param reason whether a reason must be given
  /// @param sets values for the answers of the case, such as who is responsible
  /// @param papers those of the step that are made where it went this way only
  public record Branch(
      String when,
      Bilingual text,
      String basis,
      String next,
      boolean reason,
      List<String> beside,
      Map<String, String> sets,
      List<String> papers) {}

  /// A signature that is awaited once the step is filled in.
  ///
  /// @param decides whether the signer chooses the branch
  /// @param each path of a list of persons who all sign; null for one signature
  public record Sign(
      String key,
      Bilingual text,
      List<String> roles,
      boolean decides,
      @Nullable String each,
      List<String> onBehalf) {}

  /// The answers may change after the step is done; the named steps run again.
  public record Amend(List<String> reopens) {}

  /// Another case that this step opens.
  ///
  /// @param when branch at which; null for always
  /// @param offer whether a person is asked first
  /// @param each path of a list of which every entry opens a case of its own; of a checklist, every
  ///   item found not good; null for one case
  /// @param carry subject of the other case: its field to a path of this case, where `item` is the
  ///   entry of `each`
  public record Start(
      String procedure,
      @Nullable String when,
      boolean offer,
      @Nullable String each,
      Map<String, String> carry) {}

  /// A change of a register item.
  ///
  /// @param when branch at which; null for always
  /// @param item path of its label, or of a list of labels, such as `REPAIR.parts.part`
  /// @param add whether the item is made when it is not there
  /// @param state the state it gets; null for the same
  /// @param change fields to paths, words, or numbers, which are added to the old value
  /// @param log line of its log, with `{path}` placeholders; empty for none
  public record Effect(
      String register,
      @Nullable String when,
      String item,
      boolean add,
      @Nullable String state,
      Map<String, String> change,
      String log) {}

  /// Whether a paper of the step is made where it went a way: one that no branch names always is.
  ///
  /// @param way id of the branch; null for none
  public boolean makes(String paper, @Nullable String way) {
    Branch taken = way == null ? null : branch(way);
    return papers.contains(paper)
        && (taken != null && taken.papers().contains(paper)
            || branches.stream().noneMatch(branch -> branch.papers().contains(paper)));
  }

  public @Nullable Branch branch(String when) {
    return branches.stream().filter(branch -> branch.when().equals(when)).findFirst().orElse(null);
  }
}
