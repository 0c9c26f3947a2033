package id.penjaga.device.app.link;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.messages.Position;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The sending side of one stream: a window of messages under way, moved by the hub's
/// acknowledgements and by nothing else (go-back-N).
///
/// When the hub says again what it said before while older messages are under way, it misses one:
/// the lane goes back. When the hub says less than before, it was restored from a backup: the lane
/// goes back to there. When it says nothing, the lane goes back by itself, after 5 s and then twice
/// as long each time, up to 10 min. A message may therefore be sent several times; the hub stores
/// it once.
final class Lane {
  private static final long FIRST_RESEND_MS = 5_000;
  private static final long LAST_RESEND_MS = 600_000;

  /// A repeated acknowledgement asks to go back only when something has been under way for longer
  /// than this.
  private static final long FIRST_HINT_MS = 1_000;

  private static final long LAST_HINT_MS = 60_000;

  private record Sent(Position position, long atMs) {}

  private final OutboundStream stream;
  private final int window;
  private final Deque<Sent> underWay = new ArrayDeque<>();

  private @Nullable Position held;
  private final Track track;
  private @Nullable JournalEntry behindHole;
  private @Nullable JournalEntry heldBack;
  private int tooLarge = Integer.MAX_VALUE;
  private long heldBackUntilMs;
  private boolean heard;
  private @Nullable Position first;
  private @Nullable Position declared;
  private long progressMs;
  private long resendMs = FIRST_RESEND_MS;
  private long hintMs = FIRST_HINT_MS;
  private long hintedMs = Long.MIN_VALUE / 2;
  private long rewinds;

  Lane(OutboundStream stream, int window) {
    this.stream = stream;
    this.window = window;
    track = new Track(stream);
    held = stream.acknowledged();
  }

  /// The next message to send; null when the window is full, nothing is left, or the hub must first
  /// be told of a hole.
  @Nullable JournalEntry next(long nowMs) throws DiskException {
    if (underWay.size() >= window || !stream.ready()) {
      return null;
    }
    JournalEntry entry = heldBack == null ? following(nowMs) : heldBack;
    if (entry == null || holdsBack(entry, nowMs)) {
      heldBack = entry;
      return null;
    }
    heldBack = null;
    if (underWay.isEmpty()) {
      progressMs = nowMs;
    }
    underWay.add(new Sent(entry.position(), nowMs));
    return entry;
  }

  private @Nullable JournalEntry following(long nowMs) throws DiskException {
    JournalEntry entry = behindHole;
    if (entry == null) {
      entry = track.next(held, nowMs);
      behindHole = entry != null && track.hole() ? entry : null;
    }
    if (entry == null || entry == behindHole && !maySend(entry)) {
      return null;
    }
    if (entry == behindHole) {
      behindHole = null;
      track.advance(entry);
    }
    return entry;
  }

  private boolean holdsBack(JournalEntry entry, long nowMs) {
    return entry.body().length >= tooLarge && nowMs < heldBackUntilMs;
  }

  /// Messages of at least so many bytes wait until `untilMs`, and what comes after them too.
  void holdBack(int bytes, long untilMs) {
    tooLarge = bytes;
    heldBackUntilMs = untilMs;
  }

  /// What is behind a hole is sent once the hub holds everything before the hole and was told that
  /// this message is the first it can get. As long as the hub has said nothing since we connected,
  /// it is sent all the same: the hub may hold more than we know.
  private boolean maySend(JournalEntry entry) {
    if (!track.heldUpToHole(held)) {
      return false;
    }
    if (heard) {
      first = entry.position();
      track.lose(entry);
    }
    return !undeclared();
  }

  /// Whether the hub must be told, before anything is sent, where this stream goes on for it.
  boolean undeclared() {
    return !Objects.equals(first, declared);
  }

  /// The first message after what the hub holds, when those between are lost; null when nothing is
  /// missing.
  @Nullable Position first() {
    return first;
  }

  /// The birth certificate with {@link #first} went out.
  void declared() {
    declared = first;
  }

  /// Messages found to be lost on the disk since this was last asked.
  long takeLost() {
    return track.takeLost();
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
      first = null;
    } else if (!Objects.equals(upTo, held) || stalled(nowMs)) {
      if (nowMs - hintedMs >= hintMs) {
        hintedMs = nowMs;
        hintMs = Math.min(LAST_HINT_MS, hintMs * 2);
        first = Objects.equals(upTo, held) ? first : null;
        held = upTo;
        rewind(nowMs);
      }
    }
    heard = Objects.equals(upTo, held);
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

  /// When there is something to do although nothing happened.
  long wakeUpMs() {
    long again = Math.min(resendAtMs(), track.againMs());
    return heldBack == null ? again : Math.min(again, heldBackUntilMs);
  }

  /// The connection changed: the hub has said nothing yet, and the next birth certificate names the
  /// beginning of the stream.
  void begin(long nowMs) {
    heard = false;
    first = null;
    declared = null;
    rewind(nowMs);
  }

  /// Begins again behind what the hub holds.
  void rewind(long nowMs) {
    if (!underWay.isEmpty()) {
      rewinds++;
    }
    underWay.clear();
    behindHole = null;
    heldBack = null;
    declared =
        first == null ? declared : null; // what the hub was told may have been lost on the way
    progressMs = nowMs;
    track.rewind();
  }

  void close() {
    track.close();
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
