package id.penjaga.hub.core.procedure;

import org.jspecify.annotations.Nullable;

/// Where a visit stands in the answers of its case: the procedures of visits differ in their steps
/// and agree in what they tell doors, lists, papers and the screen of a door. What these read and a
/// procedure does not have is refused with it.
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
public record VisitOutline(
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

  public static final String VISITORS = "visitors";
  public static final String NAME = "name";
  public static final String UNIT = "unit";
  public static final String ESCORT = "escort";

  /// List of further escorts, each in a field [#ESCORT].
  public static final String OTHERS = "others";

  public static final String BADGE = "badge";
  public static final String PURPOSE = "purpose";

  /// Whether identity and permit agree: staff says that, so the screen of a door asks nobody.
  public static final String IDENTITY = "identity_checked";

  /// The role in which visitors act themselves, at the screen of a door.
  public static final String VISITOR = "pengunjung";

  /// A step that came to a branch.
  public record Turn(String step, String branch) {}

  /// Procedures of visits that were put in force before a definition said this itself; cases are
  /// pinned to them.
  ///
  /// @return null for a procedure that was no visit
  public static @Nullable VisitOutline released(String procedure) {
    return switch (procedure) {
      case "VISIT" ->
          new VisitOutline(
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
      case "URGENT" ->
          new VisitOutline(
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
      default -> null;
    };
  }

  public boolean urgent() {
    return approval == null;
  }

  /// Whether visitors do a step themselves, one by one: the screen of a door asks them its fields.
  public boolean asks(Step step) {
    return (step.id().equals(arrival) || step.id().equals(departure))
        && step.each() != null
        && step.actor().roles().contains(VISITOR);
  }
}
