package id.penjaga.hub.core.outage;

import java.time.Duration;

/// How the power of a room is judged.
///
/// @param seesMains whether an input of the room sees the mains; else a UPS on its battery opens an
///     outage, and only a person ends it
/// @param dip a loss shorter than this is a dip (kedip)
/// @param settle mains that are back for less than this are not back
public record PowerRules(boolean seesMains, Duration dip, Duration settle) {
  public static final Duration DIP = Duration.ofSeconds(10);
  public static final Duration SETTLE = Duration.ofSeconds(60);

  public PowerRules(boolean seesMains) {
    this(seesMains, DIP, SETTLE);
  }
}
