package id.penjaga.hub.core.procedure;

import id.penjaga.hub.core.form.Field;
import id.penjaga.hub.core.form.NumberRule;
import id.penjaga.hub.core.text.Bilingual;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A procedure (SOP) as data.
///
/// @param kind `flow` for a flow of a seed, `clause` for a clause made a flow
/// @param group of the catalogue of requirements, such as `INC`
/// @param subject what a case is about, prefilled by what opens it
/// @param key field of the subject of which one case is open at a time; null for no such rule
/// @param number null for cases without a number
/// @param counts which minutes count where a step says nothing else
/// @param start step that begins a case where an opener says nothing else
/// @param leaver field of the subject with the person whose rights end as a case opens; null for
///   nobody
/// @param cancelRoles who may cancel; empty for the opener and the actors of open steps
/// @param visit where doors and lists read a visit; null for a procedure of something else
public record Procedure(
    String id,
    Bilingual title,
    Source source,
    String kind,
    String group,
    Sheet sheet,
    List<Field> subject,
    @Nullable String key,
    @Nullable NumberRule number,
    Counting counts,
    List<Opener> opens,
    String start,
    Totals totals,
    List<Step> steps,
    List<Obligation> obligations,
    @Nullable String leaver,
    List<String> cancelRoles,
    @Nullable VisitOutline visit) {
  public static final String END = "END";

  public record Source(String seed, String clause) {}

  /// The identity block of the printed sheet; empty parts are printed as dots.
  public record Sheet(
      String number,
      List<Bilingual> legalBasis,
      List<Bilingual> qualifications,
      List<Bilingual> equipment,
      List<Bilingual> related,
      Bilingual warning) {}

  /// Which minutes count against a standard time.
  public enum Counting {
    /// Inside working hours.
    OFFICE,
    /// All of them.
    CLOCK
  }

  /// A way in.
  ///
  /// @param by `person`, `public`, `monitor`, `alarm`, `obligation` or `case`
  /// @param at step that begins
  /// @param roles of a person who may; empty for every person with a role of the first step
  /// @param on what triggers it, such as kinds of alarms; empty where `by` says it all
  public record Opener(
      String id, String by, Bilingual text, String at, List<String> roles, List<String> on) {}

  /// @param printed minutes printed in the seed; null for none
  public record Totals(@Nullable Integer printed, Bilingual note) {}

  /// A duty that falls due again and again for the whole site; those of register items stand in the
  /// register.
  ///
  /// @param opens id of the procedure
  public record Obligation(
      String id,
      Bilingual text,
      @Nullable Integer days,
      @Nullable Integer months,
      String basis,
      boolean lateAllowed,
      String source,
      String opens) {}

  public @Nullable Step step(String id) {
    return steps.stream().filter(step -> step.id().equals(id)).findFirst().orElse(null);
  }

  /// Sum of the printed standards in minutes; steps without one are left out.
  public int minutes() {
    return steps.stream()
        .map(step -> step.time().minutes())
        .filter(java.util.Objects::nonNull)
        .mapToInt(Integer::intValue)
        .sum();
  }
}
