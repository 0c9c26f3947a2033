package id.penjaga.hub.core.visit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a visit stands in the answers of its case: the procedures of visits differ in their steps
/// and agree in what they tell. [VisitRules] refuses a procedure that does not tell it.
///
/// @param request step at which the visit is asked for, with the list of visitors
/// @param approval step and branch that permit it; null where recording an oral permission does
/// @param withdrawal step and branch that take the permission back; null for none
/// @param assignment form that names the escort
/// @param arrival step that registers one visitor, with badge, purpose and statement
/// @param statement field of the arrival
/// @param departure step at which one visitor tells what was done
/// @param from field of the request: beginning of the window
/// @param until field of the request: end of the window
/// @param days field of the request: on which days visitors come again; empty for none
/// @param organisation field of the request; empty for none
/// @param work field of the request
record VisitOutline(
    String procedure,
    String request,
    @Nullable Turn approval,
    @Nullable Turn withdrawal,
    String assignment,
    String arrival,
    String statement,
    String departure,
    String from,
    String until,
    String days,
    String organisation,
    String work) {

  static final String VISITORS = "visitors";
  static final String NAME = "name";
  static final String UNIT = "unit";
  static final String ESCORT = "escort";

  /// List of further escorts, each in a field [#ESCORT].
  static final String OTHERS = "others";

  static final String BADGE = "badge";
  static final String PURPOSE = "purpose";

  /// A step that came to a branch.
  record Turn(String step, String branch) {}

  private static final VisitOutline VISIT =
      new VisitOutline(
          "VISIT",
          "VIS-P1",
          new Turn("VIS-P2", "approved"),
          null,
          "ESCORT",
          "VIS-E6C",
          "prohibited",
          "VIS-E6D",
          "window_start",
          "window_end",
          "days",
          "requester_org",
          "target");

  private static final VisitOutline URGENT =
      new VisitOutline(
          "URGENT",
          "UP-1",
          null,
          new Turn("UP-2", "denied"),
          "URGENT_PERMIT",
          "UP-3",
          "prohibited_ack",
          "UP-4",
          "given_at",
          "until",
          "",
          "",
          "work");

  static final List<VisitOutline> ALL = List.of(VISIT, URGENT);

  /// Null for a procedure that is no visit.
  static @Nullable VisitOutline of(String procedure) {
    return ALL.stream().filter(one -> one.procedure().equals(procedure)).findFirst().orElse(null);
  }

  boolean urgent() {
    return approval == null;
  }
}
