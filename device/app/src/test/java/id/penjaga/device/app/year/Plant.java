package id.penjaga.device.app.year;

/// A bug planted on purpose. An oracle that cannot find it proves nothing.
enum Plant {
  NONE,
  /// The journal's disk says that it forced and did not: the lock moves before its record is
  /// durable.
  UNLOCK_BEFORE_FORCE,
  /// The device forgets a record when the broker confirms it.
  FREE_ON_PUBACK,
  /// The hub takes sequences of different epochs for the same.
  DEDUP_WITHOUT_EPOCH,
  /// Uptime is taken from the wall clock.
  WALL_CLOCK_TIMERS,
  /// The hub acknowledges before its commit.
  ACK_BEFORE_COMMIT,
  /// Ids of commands are forgotten at a restart and repeated by the network.
  COMMANDS_FORGOTTEN
}
