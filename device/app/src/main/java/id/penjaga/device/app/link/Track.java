package id.penjaga.device.app.link;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.app.journal.UnreadablePage;
import id.penjaga.device.messages.Position;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads a stream in order and notices what is missing in it. A page that the disk does not give,
/// or a step in what it gives, is tried four times in fifteen seconds; then the track steps over it
/// and counts what is lost, because one bad page must not keep everything after it from the hub.
final class Track {
  /// How often the disk is asked for the same thing.
  static final int TRIES = 4;

  static final long AGAIN_MS = 5_000;
  private static final int MOST_REMEMBERED = 10_000;
  private static final long UNKNOWN = -1;

  private final OutboundStream stream;
  private final Map<String, Integer> tries = new HashMap<>();
  private @Nullable Cursor cursor;
  private @Nullable Position before;
  private long number = UNKNOWN;
  private boolean hole;
  private long blockedMs;
  private @Nullable Position countedUpTo;
  private long missing;
  private long lost;

  Track(OutboundStream stream) {
    this.stream = stream;
  }

  /// The next message behind `held`; null when there is none, or when the disk is to be asked again
  /// later.
  @Nullable JournalEntry next(@Nullable Position held, long nowMs) throws DiskException {
    if (nowMs < blockedMs || !stream.ready()) {
      return null;
    }
    blockedMs = 0;
    try {
      return read(held, nowMs);
    } catch (DiskException e) {
      close(); // the cursor may be broken; the next call opens another
      throw e;
    }
  }

  private @Nullable JournalEntry read(@Nullable Position held, long nowMs) throws DiskException {
    Cursor from = cursor;
    if (from == null) {
      if (reaches(held, before)) {
        before = held;
        number = UNKNOWN;
      }
      from = stream.after(before);
      cursor = from;
    }
    boolean stepped = false;
    boolean again = false;
    JournalEntry entry = null;
    boolean more = true;
    while (more) {
      try {
        entry = from.next();
        more = entry != null && reaches(held, entry.position());
      } catch (UnreadablePage e) {
        stepped = true;
        again |= !givenUp(e.page());
      }
    }
    hole = false;
    if (entry != null) {
      before = reaches(held, before) ? held : before;
      Position after = follows(entry) ? null : stream.predecessor(entry);
      hole = !reaches(before, after);
      boolean damage = hole && (stepped || isDamage(entry, after));
      again |= damage && !givenUp("before " + entry.position());
      missing = damage && after != null ? missing(entry, after) : 0;
    }
    if (again) {
      close();
      blockedMs = nowMs + AGAIN_MS;
      return null;
    }
    if (entry != null && !hole) {
      advance(entry);
    }
    return entry;
  }

  /// The entry behind a hole is taken.
  void advance(JournalEntry entry) {
    before = entry.position();
    number = entry.number();
  }

  private boolean givenUp(String what) {
    if (tries.size() >= MOST_REMEMBERED) {
      tries.clear();
    }
    return tries.merge(what, 1, Integer::sum) >= TRIES;
  }

  private boolean follows(JournalEntry entry) {
    Position position = entry.position();
    return before != null
        && before.epoch() == position.epoch()
        && before.sequence() + 1 == position.sequence();
  }

  /// Whether what is missing before an entry was lost, and not given up on purpose.
  private boolean isDamage(JournalEntry entry, @Nullable Position after) throws DiskException {
    if (!entry.position().equals(first())) {
      return true;
    }
    return !stream.givesUp() && !reaches(stream.acknowledged(), after);
  }

  private @Nullable Position first() throws DiskException {
    try (Cursor all = stream.after(null)) {
      JournalEntry entry = all.next();
      return entry == null ? null : entry.position();
    } catch (UnreadablePage _) {
      return null;
    }
  }

  private long missing(JournalEntry entry, Position after) {
    if (before != null && before.epoch() == after.epoch()) {
      return after.sequence() - before.sequence();
    }
    return number == UNKNOWN ? 1 : Math.max(1, entry.number() - number - 1);
  }

  /// What is missing before an entry is not tried again: it is lost, and counted once.
  void lose(JournalEntry entry) {
    if (!reaches(countedUpTo, entry.position())) {
      countedUpTo = entry.position();
      lost += missing;
    }
  }

  private static boolean reaches(@Nullable Position held, @Nullable Position position) {
    return position == null || held != null && held.compareTo(position) >= 0;
  }

  /// Whether something is missing before the message that {@link #next} gave last.
  boolean hole() {
    return hole;
  }

  /// Whether the hub holds everything that is there before that hole.
  boolean heldUpToHole(@Nullable Position held) {
    return reaches(held, before);
  }

  /// Messages lost on the disk since this was last asked; at least so many.
  long takeLost() {
    long count = lost;
    lost = 0;
    return count;
  }

  /// When the disk is asked again; `Long.MAX_VALUE` when it need not be.
  long againMs() {
    return blockedMs == 0 ? Long.MAX_VALUE : blockedMs;
  }

  /// Begins again behind what the hub holds.
  void rewind() {
    before = null;
    close();
  }

  void close() {
    Cursor open = cursor;
    cursor = null;
    if (open != null) {
      open.close();
    }
  }
}
