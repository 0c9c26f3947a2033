package id.penjaga.device.sim.year;

import java.time.Duration;

/// A kind of trouble, with its usual distance and length in a rough year. Both are drawn, so single
/// ones may be far shorter or longer.
public enum Fault {
  /// The whole device loses its power: what was not forced to the disk may be gone.
  POWER_CUT(Duration.ofDays(4), Duration.ofSeconds(40)),
  /// The process dies; what it gave to the kernel survives.
  PROCESS_KILL(Duration.ofDays(3), Duration.ofSeconds(3)),
  /// The broker is away and comes back having forgotten its tail.
  BROKER_GONE(Duration.ofDays(2), Duration.ofMinutes(5)),
  /// The hub is away; the broker still takes messages.
  HUB_GONE(Duration.ofDays(2), Duration.ofMinutes(30)),
  /// The cable is out: connections end.
  LINK_DOWN(Duration.ofDays(3), Duration.ofHours(2)),
  /// Connections stay up and nothing arrives.
  LINK_BLACK_HOLE(Duration.ofDays(5), Duration.ofMinutes(20)),
  /// The wall clock jumps, forward or back. Momentary.
  CLOCK_STEP(Duration.ofDays(10), Duration.ZERO),
  /// The climate sensor does not answer.
  SENSOR_MUTE(Duration.ofDays(5), Duration.ofMinutes(10)),
  /// The climate sensor says wild but possible numbers.
  SENSOR_SPIKES(Duration.ofDays(2), Duration.ofMinutes(2)),
  /// No space is left for the journal.
  DISK_FULL(Duration.ofDays(20), Duration.ofMinutes(15));

  private final Duration every;
  private final Duration lasting;

  Fault(Duration every, Duration lasting) {
    this.every = every;
    this.lasting = lasting;
  }

  /// The mean time from the end of one to the next.
  public Duration every() {
    return every;
  }

  /// The mean length; zero for a momentary one.
  public Duration lasting() {
    return lasting;
  }
}
