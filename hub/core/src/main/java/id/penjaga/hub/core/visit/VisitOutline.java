package id.penjaga.hub.core.visit;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a visit stands in the answers of its case: the procedures of visits differ in their steps
/// and agree in what they tell.
///
/// @param request step at which the visit is asked for, and its form
/// @param approval step and branch that permit it; null where recording an oral permission does
/// @param withdrawal step and branch that take the permission back; null for none
/// @param assignment form that names the escort
/// @param arrival step and form that register one visitor, with `badge`, `purpose` and `statement`
/// @param departure step at which one visitor tells what was done
record VisitOutline(
    String procedure,
    Place request,
    @Nullable Turn approval,
    @Nullable Turn withdrawal,
    String assignment,
    Place arrival,
    String statement,
    String departure,
    String from,
    String until,
    String organisation,
    String work) {

  /// @param form whose answers the step gives
  record Place(String step, String form) {}

  /// A step that came to a branch.
  record Turn(String step, String branch) {}

  private static final VisitOutline VISIT =
      new VisitOutline(
          "VISIT",
          new Place("VIS-P1", "VISIT_REQUEST"),
          new Turn("VIS-P2", "approved"),
          null,
          "ESCORT",
          new Place("VIS-E6C", "LOGBOOK"),
          "prohibited",
          "VIS-E6D",
          "window_start",
          "window_end",
          "requester_org",
          "target");

  private static final VisitOutline URGENT =
      new VisitOutline(
          "URGENT",
          new Place("UP-1", "URGENT_PERMIT"),
          null,
          new Turn("UP-2", "denied"),
          "URGENT_PERMIT",
          new Place("UP-3", "VISIT_REGISTER"),
          "prohibited_ack",
          "UP-4",
          "given_at",
          "until",
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
