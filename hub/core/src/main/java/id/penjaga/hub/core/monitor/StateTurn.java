package id.penjaga.hub.core.monitor;

import java.time.Instant;

/// A monitor stands another way since a moment.
///
/// @param monitor its name
/// @param why the last check as a line without language; empty for none
public record StateTurn(String monitor, WatchState.Stand stand, Instant since, String why) {}
