package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;

/// Records that were, or are about to be, given up to make room.
///
/// @param records how many there are from `first` to `last`, both included
public record Dropped(Position first, Position last, long records) {}
