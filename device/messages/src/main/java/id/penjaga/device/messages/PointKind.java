package id.penjaga.device.messages;

/// What a point stands for, so that a page can find words and a picture for it.
public enum PointKind {
  TEMPERATURE,
  HUMIDITY,
  DEW_POINT,
  /// 1 = open.
  DOOR,
  /// 1 = wet.
  LEAK,
  /// 1 = present.
  MAINS,
  /// 1 = the UPS feeds from its battery.
  UPS_ON_BATTERY,
  UPS_LOW_BATTERY,
  UPS_FAULT,
  UPS_VALUE,
  /// 1 = released.
  LOCK,
  /// 1 = sounding.
  BUZZER,
  /// 1 = sounding; a sound of its own that is switched on and off.
  SIREN,
  /// 1 = flashing; a lamp that no silence puts out.
  BEACON,
  /// 1 = switched on.
  RELAY,
  /// 1 = pressed.
  EXIT_BUTTON,
  /// 1 = reads badges.
  READER,
  /// 1 = pulled: the break glass or the fire panel lets everybody out.
  EMERGENCY_RELEASE,
  /// 1 = opened: a box, a reader or a cable is being tampered with.
  TAMPER,
  /// 1 = pressed: silences the buzzer, acknowledges nothing.
  MUTE_BUTTON,
  /// 1 = pressed: together with a badge of staff it acknowledges what stands at this device.
  ACKNOWLEDGE_BUTTON,
  OTHER
}
