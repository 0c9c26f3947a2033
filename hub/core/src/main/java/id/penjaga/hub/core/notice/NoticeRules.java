package id.penjaga.hub.core.notice;

import java.time.Duration;

/// How patient notices are.
///
/// @param critical how long a critical notice that was taken over waits for a receipt before the
///     next channel of its person is tried
/// @param usual the same of others
/// @param expires after which a notice is over though nobody said that they saw it
/// @param most messages to a person by a channel within [#window]; what is more is told together
/// @param together how long those that are told together are gathered
/// @param sounding how long a critical alarm waits for any receipt before its room sounds
public record NoticeRules(
    Duration critical,
    Duration usual,
    Duration expires,
    int most,
    Duration window,
    Duration together,
    Duration sounding) {
  public static final NoticeRules USUAL =
      new NoticeRules(
          Duration.ofMinutes(5),
          Duration.ofMinutes(60),
          Duration.ofHours(24),
          10,
          Duration.ofMinutes(10),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5));

  /// The same with another patience before a room sounds.
  public NoticeRules sounding(Duration time) {
    return new NoticeRules(critical, usual, expires, most, window, together, time);
  }
}
