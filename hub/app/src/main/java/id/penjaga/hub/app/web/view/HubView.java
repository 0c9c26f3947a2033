package id.penjaga.hub.app.web.view;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the hub itself is doing (SYS-12).
///
/// @param brokerSince since when the line to the broker is as it is
/// @param recording whether what arrives is being stored
/// @param stored pieces of work made durable since the start
/// @param shed messages not taken because too many came at once; their devices send them again
/// @param strangers messages not kept because there are too many devices already
/// @param disk null while the file system does not answer
/// @param bad messages that could not be used, by whom
public record HubView(
    boolean broker,
    Instant brokerSince,
    boolean recording,
    long stored,
    long shed,
    long strangers,
    @Nullable Disk disk,
    List<BadFrom> bad) {
  public HubView {
    bad = List.copyOf(bad);
  }

  /// @param used bytes of the hub's data
  /// @param free bytes left for it
  /// @param low whether a person must make room soon
  public record Disk(long used, long free, boolean low) {}

  /// @param device name of the device; `?` for topics that name none
  /// @param count since the start
  /// @param last newest first
  public record BadFrom(String device, long count, List<Bad> last) {
    public BadFrom {
      last = List.copyOf(last);
    }
  }

  /// @param kind a key of the texts
  /// @param beginning of the payload, printable
  public record Bad(Instant at, String kind, String topic, String beginning) {}
}
