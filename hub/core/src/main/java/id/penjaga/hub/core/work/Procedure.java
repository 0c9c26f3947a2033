package id.penjaga.hub.core.work;

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
/// @param start step that begins a case first of all
/// @param cancelRoles who may cancel; empty for the opener and the actors of open steps
/// @param note a remark on the sheet; empty for none
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
    List<String> cancelRoles,
    Bilingual note) {
  public static final String END = "END";

  public record Source(String seed, String clause) {}

  /// The identity block of the printed sheet; empty parts are printed as dots.
  ///
  /// @param related ids of procedures
  public record Sheet(
      String number,
      List<Bilingual> legalBasis,
      List<Bilingual> qualifications,
      List<Bilingual> equipment,
      List<String> related,
      List<Bilingual> warnings,
      List<Bilingual> records) {}

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
  /// @param on what triggers it: kinds of alarms, or `service`, `node`, `link` or `server` of a
  ///     monitor; empty where `by` says it all
  /// @param asks fields of the subject that this way in must have besides those always required
  /// @param during working hours in which it opens: `office`, `outside`, or null for both
  public record Opener(
      String id,
      String by,
      Bilingual text,
      String at,
      List<String> roles,
      List<String> on,
      List<String> asks,
      @Nullable String during) {}

  /// @param printed minutes printed in the seed; null for none
  /// @param computed sum of the standards as the file states it, for a check; null for not stated
  public record Totals(@Nullable Integer printed, @Nullable Integer computed, Bilingual note) {}

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
