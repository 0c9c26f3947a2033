package id.penjaga.device.app.config;

import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.yaml.Amount;
import id.penjaga.device.yaml.Section;
import org.jspecify.annotations.Nullable;

/// Reads `alarm` of a point that is on or off: what is bad about its kind, with its own severity
/// and delays, so that each flag of a UPS has its own debounce.
final class StateAlarmReader {
  private StateAlarmReader() {}

  /// What is bad about a two-valued point of a kind, unless the file says otherwise; null when
  /// nothing is.
  private static RoomRules.@Nullable Condition usual(PointId point, PointKind kind) {
    return switch (kind) {
      case LEAK ->
          new RoomRules.Condition(AlarmKind.WATER_LEAK, point, true, Severity.CRITICAL, 0, 0, true);
      case EMERGENCY_RELEASE ->
          new RoomRules.Condition(
              AlarmKind.EMERGENCY_RELEASE, point, true, Severity.CRITICAL, 0, 0, true);
      case TAMPER ->
          new RoomRules.Condition(AlarmKind.TAMPER, point, true, Severity.CRITICAL, 0, 0, true);
      case MAINS ->
          new RoomRules.Condition(
              AlarmKind.MAINS_LOST, point, false, Severity.CRITICAL, 0, 0, false);
      case UPS_ON_BATTERY ->
          new RoomRules.Condition(
              AlarmKind.UPS_ON_BATTERY, point, true, Severity.WARNING, 0, 0, false);
      case UPS_LOW_BATTERY ->
          new RoomRules.Condition(
              AlarmKind.UPS_LOW_BATTERY, point, true, Severity.CRITICAL, 0, 0, false);
      case UPS_FAULT ->
          new RoomRules.Condition(AlarmKind.UPS_FAULT, point, true, Severity.CRITICAL, 0, 0, false);
      default -> null;
    };
  }

  /// @return null when nothing is bad about it
  static RoomRules.@Nullable Condition read(
      PointId point, PointKind kind, Section section, @Nullable Amount period) {
    Section given = section.optionalSection("alarm");
    RoomRules.Condition usual = usual(point, kind);
    if (usual == null) {
      if (given != null) {
        section.wrong(
            "alarm",
            "only leak, emergency-release, tamper, mains, ups-on-battery, ups-low-battery and"
                + " ups-fault raise an alarm of their own; use limits for measured points and doors"
                + " for doors");
      }
      return null;
    }
    if (given == null) {
      return usual;
    }
    Severity severity = given.word("severity", Severity.class);
    LimitsReader delays = new LimitsReader(period, null, null);
    RoomRules.Condition condition =
        new RoomRules.Condition(
            usual.kind(),
            point,
            usual.when(),
            severity == null ? usual.severity() : severity,
            delays.delay(given, "raise-after", usual.raiseAfterMs() + " ms").whole(),
            delays.delay(given, "clear-after", usual.clearAfterMs() + " ms").whole(),
            given.flag("latch", usual.latch()));
    given.end();
    return condition;
  }
}
