package id.penjaga.hub.app.store.rooms;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Position;
import id.penjaga.hub.app.store.ingest.StreamKind;
import org.jspecify.annotations.Nullable;

/// What the hub holds of a device. Its link, clock and backlog now are in the live picture.
///
/// @param log the log it writes now; null before its first birth certificate
/// @param journal of that log; null before the first message
/// @param trend of that log
/// @param logs how many logs it has had: more than one means a new card
/// @param holes stretches of messages that will never come, over all logs
/// @param retiredMs when it was taken away; null while it is in use
/// @param retiredBy who retired it
/// @param spokeMs when it was first heard again after that; null when it was not
public record DeviceLine(
    DeviceId device,
    @Nullable String log,
    int epoch,
    String version,
    String board,
    boolean simulated,
    long firstMs,
    @Nullable StreamLine journal,
    @Nullable StreamLine trend,
    int logs,
    long holes,
    @Nullable Long retiredMs,
    @Nullable String retiredBy,
    @Nullable Long spokeMs) {

  /// One stream of a log.
  ///
  /// @param highWater last message stored; null when there is none
  /// @param duplicates messages that came again
  /// @param gaps messages that came too early and were sent again later
  /// @param forks records that differ from what is held at their place
  /// @param breaks records that do not continue the hash chain
  public record StreamLine(
      @Nullable Position highWater,
      long stored,
      long duplicates,
      long gaps,
      long forks,
      long breaks) {}

  /// A stretch of messages that will never come.
  ///
  /// @param after the last message held before it; null when nothing was
  /// @param to the last message of it
  /// @param why NOT_KEPT: the device had no longer got it; UNREADABLE: this hub could not read it
  ///     and keeps its text
  public record Hole(
      DeviceId device,
      String log,
      StreamKind stream,
      @Nullable Position after,
      Position to,
      String why,
      long foundMs) {}
}
