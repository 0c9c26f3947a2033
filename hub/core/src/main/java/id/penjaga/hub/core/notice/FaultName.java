package id.penjaga.hub.core.notice;

import id.penjaga.hub.core.alarm.SetAside;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How the book names a fault that no device raised: `fault:` with what it is, what it is of, and
/// since when in milliseconds since 1970.
///
/// @param kind one of [#KINDS]
/// @param of item of a register as `register/label`, name of a channel, duty and
///     item, number of a visit, or device, point and alarm that are set aside
public record FaultName(String kind, String of, Instant since) {
  /// A check of an item of a register fails (NET-08).
  public static final String CHECK_FAILED = "CHECK_FAILED";

  /// A channel of notices takes nothing any more.
  public static final String CHANNEL_DEAD = "CHANNEL_DEAD";

  /// The time in which a duty was to be done is over.
  public static final String DUTY_MISSED = "DUTY_MISSED";

  /// The window of a visit ends soon with visitors inside (ACC-22).
  public static final String VISIT_ENDING = "VISIT_ENDING";

  /// An approved visit does not reach the doors (VIS-04).
  public static final String VISIT_SUSPENDED = "VISIT_SUSPENDED";

  /// An alarm or a point is set aside for long (ENV-11); told once a day.
  public static final String SET_ASIDE = "SET_ASIDE";

  /// The last complete drill is too long ago (SYS-07).
  public static final String DUE_DRILL = "DUE_DRILL";

  /// What begins the kinds of a drill; the alarm that is acted follows.
  private static final String DRILL = "DRILL_";

  /// Every kind there is.
  public static final Set<String> KINDS =
      Set.of(
          CHECK_FAILED,
          CHANNEL_DEAD,
          DUTY_MISSED,
          VISIT_ENDING,
          VISIT_SUSPENDED,
          SET_ASIDE,
          DUE_DRILL,
          DRILL + "FORCED_DOOR",
          DRILL + "WATER_LEAK",
          DRILL + "UPS_ON_BATTERY");

  private static final Pattern FORM = Pattern.compile("fault:([A-Z_]{1,40}):([0-9]{1,15}):(.+)");

  /// The reminder of a day that something is set aside.
  ///
  /// @param at when those on duty are reminded
  public static FaultName aside(SetAside aside, Instant at) {
    String kind = aside.outOfService() ? "" : " " + aside.kind();
    return new FaultName(SET_ASIDE, aside.device() + " " + aside.point() + kind, at);
  }

  /// A condition that a drill acts.
  ///
  /// @param kind of its alarm
  public static FaultName drill(String kind, String device, Instant begun) {
    return new FaultName(DRILL + kind, device, begun);
  }

  /// Whether a kind is one of a drill.
  public static boolean isDrill(String kind) {
    return kind.startsWith(DRILL);
  }

  /// The kind of the alarm that a kind of a drill acts.
  public static String drilled(String kind) {
    return isDrill(kind) ? kind.substring(DRILL.length()) : kind;
  }

  /// What a text names; empty when it is no name of a fault.
  public static Optional<FaultName> parse(String text) {
    Matcher form = FORM.matcher(text);
    return form.matches()
        ? Optional.of(
            new FaultName(
                form.group(1), form.group(3), Instant.ofEpochMilli(Long.parseLong(form.group(2)))))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return "fault:" + kind + ":" + since.toEpochMilli() + ":" + of;
  }
}
