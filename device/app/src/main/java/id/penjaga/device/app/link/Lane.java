package id.penjaga.device.app.link;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Entry;
import id.penjaga.device.messages.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The sending side of one stream: a window of messages under way, moved by the hub's acknowledgements and by nothing else (go-back-N).
///
/// When the hub says again what it said before while older messages are under way, it misses one: the lane goes back. When the hub says less than before,
/// it was restored from a backup: the lane goes back to there. When it says nothing, the lane goes back by itself, after 5 s and then twice as long each
/// time, up to 10 min. A message may therefore be sent several times; the hub stores it once.
final class Lane {
  private static final long FIRST_RESEND_MS = 5_000;
  private static final long LAST_RESEND_MS = 600_000;

  /// A repeated acknowledgement asks to go back only when something has been under way for longer than this.
  private static final long FIRST_HINT_MS = 1_000;

  private static final long LAST_HINT_MS = 60_000;

  private record Sent(Position position, long atMs) {}

  private final Stream stream;
  private final int window;
  private final Deque<Sent> underWay = new ArrayDeque<>();

  private @Nullable Position held;
  private @Nullable Cursor cursor;
  private long progressMs;
  private long resendMs = FIRST_RESEND_MS;
  private long hintMs = FIRST_HINT_MS;
  private long hintedMs = Long.MIN_VALUE / 2;
  private long rewinds;

  Lane(Stream stream, int window) {
    this.stream = stream;
    this.window = window;
    held = stream.acknowledged();
  }

  /// The next message to send; null when the window is full or nothing is left.
  @Nullable Entry next(long nowMs) throws DiskException {
    if (underWay.size() >= window || !stream.ready()) {
      return null;
    }
    Cursor from = cursor;
    if (from == null) {
      from = stream.after(held);
      cursor = from;
    }
    Entry entry;
    try {
      entry = from.next();
      while (entry != null && held != null && entry.position().compareTo(held) <= 0) {
        entry = from.next(); // acknowledged while we were going back to it
      }
    } catch (DiskException e) {
      rewind(nowMs); // the cursor may be broken; the next call opens another
      throw e;
    }
    if (entry != null) {
      if (underWay.isEmpty()) {
        progressMs = nowMs;
      }
      underWay.add(new Sent(entry.position(), nowMs));
    }
    return entry;
  }

  /// The hub holds everything up to `upTo`, nothing when null.
  void acknowledged(@Nullable Position upTo, long nowMs) {
    if (upTo != null && (held == null || upTo.compareTo(held) > 0)) {
      stream.acknowledge(upTo);
      held = upTo;
      while (!underWay.isEmpty() && underWay.getFirst().position().compareTo(upTo) <= 0) {
        underWay.removeFirst();
      }
      progressMs = nowMs;
      resendMs = FIRST_RESEND_MS;
      hintMs = FIRST_HINT_MS;
    } else if (!Objects.equals(upTo, held) || stalled(nowMs)) {
      if (nowMs - hintedMs >= hintMs) {
        hintedMs = nowMs;
        hintMs = Math.min(LAST_HINT_MS, hintMs * 2);
        held = upTo;
        rewind(nowMs);
      }
    }
  }

  private boolean stalled(long nowMs) {
    return !underWay.isEmpty() && nowMs - underWay.getFirst().atMs() >= hintMs;
  }

  /// Goes back when nothing was acknowledged for too long.
  void resendWhenDue(long nowMs) {
    if (nowMs >= resendAtMs()) {
      resendMs = Math.min(LAST_RESEND_MS, resendMs * 2);
      rewind(nowMs);
    }
  }

  long resendAtMs() {
    return underWay.isEmpty() ? Long.MAX_VALUE : progressMs + resendMs;
  }

  /// Begins again behind what the hub holds.
  void rewind(long nowMs) {
    if (!underWay.isEmpty()) {
      rewinds++;
    }
    underWay.clear();
    progressMs = nowMs;
    close();
  }

  void close() {
    Cursor open = cursor;
    cursor = null;
    if (open != null) {
      open.close();
    }
  }

  @Nullable Position held() {
    return held;
  }

  int underWay() {
    return underWay.size();
  }

  long rewinds() {
    return rewinds;
  }
}
