package id.penjaga.hub.core.tuning;

/// What one deadband and delay would have made of the same past.
///
/// @param alarms how many there would have been
/// @param vanishedShare of those then, 0 to 1
/// @param longestSilentMs how long the longest stood that nobody would have been told of
/// @param latestMs how much later the longest of those that stay would have been raised, at worst
/// @param standsMs how long alarms would have stood in all: one that never ends is no better than
///     many
/// @param best the fewest alarms for no alarm of weight lost or late; one at most
public record Suggestion(
    double deadband,
    long raiseAfterMs,
    int alarms,
    double vanishedShare,
    long longestSilentMs,
    long latestMs,
    long standsMs,
    boolean best) {
  Suggestion asBest() {
    return new Suggestion(
        deadband, raiseAfterMs, alarms, vanishedShare, longestSilentMs, latestMs, standsMs, true);
  }
}
