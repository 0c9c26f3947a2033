package id.penjaga.device.app.loop;

import id.penjaga.device.core.Effect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Records decided while the journal took none, in their order and with their moments, in bounded
/// memory: at most 4,096 records and 2 MiB. At 250 records a day that is more than two weeks.
///
/// The last quarter is kept for steps that moved something: whoever storms a reader with unknown
/// badges cannot push out the record of who was let in. What finds no room is counted.
final class Withheld {
  static final int MOST_RECORDS = 4_096;
  static final int MOST_BYTES = 2 * 1024 * 1024;

  /// Records written down together, so that catching up costs few waits for the disk and the
  /// control loop gets its turn in between.
  private static final int GROUP_RECORDS = 32;

  private static final int GROUP_BYTES = 16 * 1024;

  private record Kept(List<Effect.Record> records, int bytes) {}

  private final Deque<Kept> steps = new ArrayDeque<>();
  private int records;
  private int bytes;
  private long overflow;

  /// Takes the records of one step, all or none.
  ///
  /// @param size how many bytes they will take on disk, about
  /// @param moves whether the step moves a lock or another output
  /// @return whether there was room
  boolean add(List<Effect.Record> step, int size, boolean moves) {
    if (records + step.size() > room(MOST_RECORDS, moves)
        || bytes + size > room(MOST_BYTES, moves)) {
      overflow += step.size();
      return false;
    }
    steps.add(new Kept(step, size));
    records += step.size();
    bytes += size;
    return true;
  }

  private static int room(int most, boolean moves) {
    return moves ? most : most / 4 * 3;
  }

  boolean isEmpty() {
    return steps.isEmpty();
  }

  int size() {
    return records;
  }

  /// Records that found no room since the last {@link #forget}.
  long overflow() {
    return overflow;
  }

  void forget() {
    overflow = 0;
  }

  /// The oldest steps, as many as may be written down together.
  List<Effect.Record> group() {
    List<Effect.Record> group = new ArrayList<>();
    int sum = 0;
    for (Kept kept : steps) {
      sum += kept.bytes();
      boolean more = group.size() + kept.records().size() <= GROUP_RECORDS && sum <= GROUP_BYTES;
      if (!group.isEmpty() && !more) {
        break;
      }
      group.addAll(kept.records());
    }
    return group;
  }

  /// The records of {@link #group} are durable.
  void written(int count) {
    int left = count;
    while (left > 0) {
      Kept kept = steps.removeFirst();
      left -= kept.records().size();
      records -= kept.records().size();
      bytes -= kept.bytes();
    }
  }
}
