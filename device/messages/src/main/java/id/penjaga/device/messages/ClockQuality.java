package id.penjaga.device.messages;

/// How far the wall clock can be believed (SYS-09). A Raspberry Pi up to the 4 has no battery
/// clock.
public enum ClockQuality {
  /// Nothing is known: the clock shows the build date or 1970.
  NONE,
  /// Restored from the last saved time at boot: behind by the length of the power cut.
  RESTORED,
  /// A battery-backed clock answered.
  RTC,
  /// Synchronised by NTP.
  NTP;

  /// Whether calendars (permits, working hours) may be decided with it.
  public boolean trusted() {
    return this == RTC || this == NTP;
  }
}
