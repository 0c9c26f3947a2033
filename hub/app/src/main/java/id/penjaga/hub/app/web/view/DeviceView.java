package id.penjaga.hub.app.web.view;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device as the hub knows it (SYS-09, SYS-12).
///
/// @param seen when it last said anything; null when it never did since the hub began
/// @param clock how far its clock can be believed; null until its first heartbeat
/// @param astray how far its clock is ahead of the hub's, negative when behind; null until its
///     first heartbeat
/// @param health null until its first heartbeat
/// @param mark `epoch/sequence:hash` of the newest stored record; empty when there is none
/// @param retired when it was taken out of service; null while it is in service
/// @param remarks what is wrong with it in words: keys of the texts with their values
/// @param holds what of its past is kept from deletion
public record DeviceView(
    DeviceId device,
    boolean online,
    boolean simulated,
    String version,
    String board,
    @Nullable Instant seen,
    @Nullable ClockQuality clock,
    @Nullable Duration astray,
    @Nullable Health health,
    Stream journal,
    Stream trend,
    String mark,
    @Nullable Instant retired,
    List<Remark> remarks,
    List<Hold> holds) {
  private static final Duration MUCH = Duration.ofSeconds(5);

  public DeviceView {
    remarks = List.copyOf(remarks);
    holds = List.copyOf(holds);
  }

  /// Whether the clocks differ so much that orders may expire on their way.
  public boolean clocksDiffer() {
    return astray != null && astray.abs().compareTo(MUCH) > 0;
  }

  /// A stretch of its past that is kept from deletion (F41).
  ///
  /// @param to the last moment, itself included
  /// @param actor who asked for it
  public record Hold(long id, Instant from, Instant to, String actor, String reason) {}

  /// @param key of the text
  /// @param values name and value of each placeholder in turn
  public record Remark(String key, List<String> values) {
    public Remark {
      values = List.copyOf(values);
    }
  }

  /// @param up since the program started
  /// @param backlogAge how old the oldest thing is that the hub has not acknowledged
  public record Health(
      Duration up,
      long journalBacklog,
      long trendBacklog,
      Duration backlogAge,
      long diskFreeBytes,
      boolean recording,
      long reconnects,
      long refused,
      long lost) {}

  /// @param position what the hub has, as `epoch.sequence`; empty when it has nothing
  /// @param gaps times the hub had to ask again
  /// @param forks same position, different content
  /// @param breaks records whose chain did not hold
  /// @param holes messages that will never come
  public record Stream(
      String position,
      long stored,
      long duplicates,
      long gaps,
      long forks,
      long breaks,
      long holes) {}
}
