package id.penjaga.hub.app.web.room;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.CriticalBand;
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

  /// The band that an alarm of this kind is about.
  private record Band(double low, double high, long clearAfterMs) {
    static Band of(String kind, Limits limits) {
      CriticalBand critical = limits.critical();
      return critical != null && (kind.endsWith("_HIGH_HIGH") || kind.endsWith("_LOW_LOW"))
          ? new Band(critical.low(), critical.high(), critical.clearAfterMs())
          : new Band(limits.low(), limits.high(), limits.clearAfterMs());
    }
  }

  private static Waiting ofLimits(String kind, Limits limits, double value) {
    Band band = Band.of(kind, limits);
    double below = band.high() - limits.deadband();
    double above = band.low() + limits.deadband();
    if (high(kind) && value > below) {
      return new Waiting(For.BELOW, below, null);
    }
    if (low(kind) && value < above) {
      return new Waiting(For.ABOVE, above, null);
    }
    long delay = high(kind) || low(kind) ? band.clearAfterMs() : 0;
    return new Waiting(For.DELAY, null, delay <= 0 ? null : Duration.ofMillis(delay));
  }

  private static boolean good(AlarmView alarm, PointInfo info, double value) {
    String kind = alarm.kind();
    if (info.unit() == Unit.STATE) {
      boolean goodWhenOn = info.kind() == PointKind.MAINS;
      return (value != 0) == goodWhenOn || kind.equals("SENSOR_FAULT");
    }
    Limits limits = info.limits();
    if (limits == null) {
      return true;
    }
    Band band = Band.of(kind, limits);
    return high(kind) ? value <= band.high() : !low(kind) || value >= band.low();
  }

  private static boolean high(String kind) {
    return kind.endsWith("_HIGH") && !kind.equals(AlarmKind.RATE_HIGH.name());
  }

  private static boolean low(String kind) {
    return kind.endsWith("_LOW");
  }
}
