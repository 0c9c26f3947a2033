package id.penjaga.device.app.journal;

import id.penjaga.device.messages.Position;
import org.jspecify.annotations.Nullable;

/// A place in the order of a log. Sequence 0 stands at the beginning of an epoch, before its first
/// record; `START` before everything.
record Place(int epoch, long sequence) implements Comparable<Place> {
  static final Place START = new Place(0, 0);

  static Place of(@Nullable Position position) {
    return position == null ? START : new Place(position.epoch(), position.sequence());
  }

  /// The position of a record; only for places that are one.
  Position position() {
    return new Position(epoch, sequence);
  }

  boolean after(Place other) {
    return compareTo(other) > 0;
  }

  @Override
  public int compareTo(Place other) {
    int byEpoch = Integer.compare(epoch, other.epoch);
    return byEpoch != 0 ? byEpoch : Long.compare(sequence, other.sequence);
  }
}
