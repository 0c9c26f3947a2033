package id.penjaga.device.app.loop;

import id.penjaga.device.core.Effect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Records on their way to the journal: a bounded queue of steps, in their order and with their
/// moments. It is nearly empty while the journal keeps up, and holds at most 4,096 records and
/// 2 MiB while it does not. At 250 records a day that is more than two weeks.
///
/// The last quarter is reserved for records of steps that drive outputs: a storm of unknown badges
/// cannot evict the record of an entry. What finds no room is counted. Not safe for several
/// threads.
final class RecordQueue {
  static final int MOST_RECORDS = 4_096;
  static final int MOST_BYTES = 2 * 1024 * 1024;

  /// Records written down together, so that catching up costs few waits for the disk. A group fits
  /// into the smallest segment.
  private static final int GROUP_RECORDS = 32;

  private static final int GROUP_BYTES = 16 * 1024;

  private record Kept(List<Effect.Record> records, int bytes, long sinceMs) {}

  private final Deque<Kept> steps = new ArrayDeque<>();
  private int records;
  private int bytes;
  private long overflow;

  /// Takes the records of one step, all or none.
  ///
  /// @param size how many bytes they will take on disk, about
  /// @param moves whether the step drives a lock or another output
  /// @param nowMs on any clock; [#sinceMs] returns it
  /// @return whether there was room
  boolean add(List<Effect.Record> step, int size, boolean moves, long nowMs) {
    if (records + step.size() > room(MOST_RECORDS, moves)
        || bytes + size > room(MOST_BYTES, moves)) {
      overflow += step.size();
      return false;
    }
    steps.add(new Kept(step, size, nowMs));
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

  /// Since when the oldest step waits; the queue must not be empty.
  long sinceMs() {
    return steps.getFirst().sinceMs();
  }

  /// Records that found no room since the last {@link #takeOverflow}.
  long takeOverflow() {
    long count = overflow;
    overflow = 0;
    return count;
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

  /// Removes the records of {@link #group}, which are durable.
  ///
  /// @return how many steps they belong to
  int written(int count) {
    int left = count;
    int written = 0;
    while (left > 0) {
      Kept kept = steps.removeFirst();
      left -= kept.records().size();
      records -= kept.records().size();
      bytes -= kept.bytes();
      written++;
    }
    return written;
  }
}
