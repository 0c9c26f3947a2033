package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.Waiting;
import id.penjaga.hub.app.web.view.Waiting.For;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a standing alarm waits for when the value of its point is good again.
final class AlarmWaits {
  private AlarmWaits() {}

  /// @param value of the point now
  /// @param phases of all alarms, as the devices say
  /// @return null while the value is what the alarm is about
  static @Nullable Waiting of(
      AlarmView alarm, PointInfo info, double value, List<StateMessage.Alarm> phases) {
    if (!good(alarm, info, value)) {
      return null;
    }
    StateMessage.@Nullable Alarm said =
        phases.stream()
            .filter(phase -> phase.device().equals(alarm.device()))
            .filter(phase -> phase.kind().name().equals(alarm.kind()))
            .filter(phase -> phase.point().name().equals(alarm.point()))
            .findFirst()
            .orElse(null);
    if (said == null) {
      return new Waiting(For.RECORD, null, null);
    }
    if (said.phase() == StateMessage.AlarmPhase.LATCHED) {
      return new Waiting(For.ACKNOWLEDGEMENT, null, null);
    }
    Limits limits = info.limits();
    return limits == null || info.unit() == Unit.STATE
        ? new Waiting(For.DELAY, null, null)
        : ofLimits(alarm.kind(), limits, value);
  }

  private static Waiting ofLimits(String kind, Limits limits, double value) {
    boolean critical = critical(kind) && limits.critical() != null;
    double low = critical ? limits.critical().low() : limits.low();
    double high = critical ? limits.critical().high() : limits.high();
    double below = high - limits.deadband();
    double above = low + limits.deadband();
    if (high(kind) && value > below) {
      return new Waiting(For.BELOW, below, null);
    }
    if (low(kind) && value < above) {
      return new Waiting(For.ABOVE, above, null);
    }
    long delay =
        !high(kind) && !low(kind)
            ? -1
            : critical ? limits.critical().clearAfterMs() : limits.clearAfterMs();
    return new Waiting(For.DELAY, null, delay <= 0 ? null : Duration.ofMillis(delay));
  }

  private static boolean good(AlarmView alarm, PointInfo info, double value) {
    if (info.unit() == Unit.STATE) {
      boolean on = value != 0;
      boolean goodWhenOn = info.kind() == PointKind.MAINS;
      return on == goodWhenOn || alarm.kind().equals("SENSOR_FAULT");
    }
    Limits limits = info.limits();
    if (limits == null || alarm.kind().equals("SENSOR_FAULT")) {
      return true;
    }
    boolean critical = critical(alarm.kind()) && limits.critical() != null;
    double low = critical ? limits.critical().low() : limits.low();
    double high = critical ? limits.critical().high() : limits.high();
    return high(alarm.kind()) ? value <= high : low(alarm.kind()) ? value >= low : true;
  }

  private static boolean critical(String kind) {
    return kind.endsWith("_HIGH_HIGH") || kind.endsWith("_LOW_LOW");
  }

  private static boolean high(String kind) {
    return kind.endsWith("_HIGH");
  }

  private static boolean low(String kind) {
    return kind.endsWith("_LOW");
  }
}
