package id.penjaga.hub.core.notice;

import id.penjaga.hub.core.alarm.SetAside;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a notice says of something that is set aside, without language: the reader's words are put
/// to it when it is shown or sent.
///
/// @param point as `device point`
/// @param kind of the alarm; empty for a whole point
/// @param until when it ends at the latest; null for a point out of service
public record AsideAbout(
    String point, String kind, Instant since, @Nullable Instant until, String by, String reason) {
  private static final String PART = " · ";

  public static AsideAbout of(SetAside aside) {
    return new AsideAbout(
        aside.device() + " " + aside.point(),
        aside.kind(),
        aside.since(),
        aside.planned(),
        aside.by().replace(PART, " "),
        aside.reason());
  }

  /// What a text says; empty for another text.
  public static Optional<AsideAbout> parse(String text) {
    String[] parts = text.split(PART, 6);
    if (parts.length < 6 || !parts[2].matches("[0-9]{1,15}") || !parts[3].matches("[0-9]{0,15}")) {
      return Optional.empty();
    }
    return Optional.of(
        new AsideAbout(
            parts[0],
            parts[1],
            Instant.ofEpochMilli(Long.parseLong(parts[2])),
            parts[3].isEmpty() ? null : Instant.ofEpochMilli(Long.parseLong(parts[3])),
            parts[4],
            parts[5]));
  }

  @Override
  public String toString() {
    return String.join(
        PART,
        point,
        kind,
        Long.toString(since.toEpochMilli()),
        until == null ? "" : Long.toString(until.toEpochMilli()),
        by,
        reason);
  }
}
