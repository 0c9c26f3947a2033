package id.penjaga.device.messages;

import java.util.Comparator;

/// The place of a message in one of a device's two streams. The epoch is raised durably at every
/// start before anything is sent, so a position is never used twice for different content, whatever
/// a power cut erased.
///
/// @param epoch start counter of the log, from 1
/// @param sequence number within the epoch, from 1
public record Position(int epoch, long sequence) implements Comparable<Position> {
  private static final Comparator<Position> ORDER =
      Comparator.comparingInt(Position::epoch).thenComparingLong(Position::sequence);

  public Position {
    if (epoch < 1 || sequence < 1) {
      throw new IllegalArgumentException(
          "position " + epoch + "/" + sequence + ": both count from 1");
    }
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return epoch + "/" + sequence;
  }
}
