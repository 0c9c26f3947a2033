package id.penjaga.hub.core;

import id.penjaga.device.messages.Moment;

/// What the wall clock of one epoch of a device was worth, learnt afterwards (SYS-09): uptime runs
/// evenly within an epoch, so one believed moment dates all the others.
///
/// @param offsetMs wall clock minus uptime
/// @param believed true when the device itself trusted its clock then; false when it is the hub's
///     time of arrival
public record EpochClock(long offsetMs, boolean believed) {

  /// From a moment the device believed.
  public static EpochClock of(Moment moment) {
    if (!moment.clock().trusted()) {
      throw new IllegalArgumentException("an untrusted moment dates nothing");
    }
    return new EpochClock(moment.wallMs() - moment.uptimeMs(), true);
  }

  /// From a message that arrived as it was sent, not retained, not sent again.
  public static EpochClock arrived(Moment moment, long hubNowMs) {
    return new EpochClock(hubNowMs - moment.uptimeMs(), false);
  }

  /// The wall clock at `moment`: the device's own where it was trusted, else reckoned from uptime.
  public long wallMs(Moment moment) {
    return moment.clock().trusted() ? moment.wallMs() : moment.uptimeMs() + offsetMs;
  }
}
