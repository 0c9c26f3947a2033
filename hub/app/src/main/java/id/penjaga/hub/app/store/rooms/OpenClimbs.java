package id.penjaga.hub.app.store.rooms;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.ToldRows;
import id.penjaga.hub.core.alarm.Climb;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/// The alarms that may climb on.
public final class OpenClimbs {
  /// Longer than any chain takes; what was over before is not looked at every ten seconds.
  private static final Duration LOOK_BACK = Duration.ofDays(30);

  private OpenClimbs() {}

  /// An alarm that may climb.
  ///
  /// @param about its device and point, once where they are the same
  public record Open(Climb climb, String about) {}

  /// The alarms that nobody acknowledged with what was told of them, the oldest first.
  public static List<Open> of(SqlSession session, Instant now) throws SQLException {
    List<AlarmLine> lines =
        AlarmLine.unacknowledged(session, now.minus(LOOK_BACK).toEpochMilli(), now.toEpochMilli());
    List<Climb> climbs =
        new ToldRows(session).climbs(lines.stream().map(line -> line.climb(false)).toList());
    return IntStream.range(0, lines.size())
        .mapToObj(i -> new Open(climbs.get(i), about(lines.get(i))))
        .toList();
  }

  /// A device whose link is lost stands for itself.
  private static String about(AlarmLine line) {
    return line.device().name().equals(line.point())
        ? line.point()
        : line.device() + " " + line.point();
  }
}
