package id.penjaga.device.app.parts;

import id.penjaga.device.app.parts.PinEntry.Attempt;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.access.Credentials;
import id.penjaga.device.core.access.PinCheck;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Compares PINs with what the roster keeps of them, on a thread of its own: the slow hash takes
/// half a second on a small computer, and neither the next badge nor an alarm waits for it. So few
/// wait, and one that has waited too long is not looked at any more, so a person who hammers on a
/// keypad keeps one core busy and nothing else.
public final class PinDesk {
  /// PINs that wait.
  static final int MOST = 4;

  /// A PIN that waited longer than this would be told to the room too late to open.
  static final Duration PATIENCE = Duration.ofMillis(1_200);

  /// Says whether a PIN is the one that is kept as a slow hash.
  @FunctionalInterface
  public interface Verifier {
    /// @param stored as the roster has it
    /// @param digits what was typed; cleared by the caller
    boolean holds(String stored, char[] digits);
  }

  private record Asked(PointId reader, Attempt attempt) {}

  private final RoomRules rules;
  private final Supplier<Credentials> known;
  private final Verifier verifier;
  private final Timing timing;
  private final Reporter reporter;
  private final BlockingQueue<Asked> waiting = new ArrayBlockingQueue<>(MOST);

  /// @param known the badges of now
  PinDesk(
      RoomRules rules,
      Supplier<Credentials> known,
      Verifier verifier,
      Timing timing,
      Reporter reporter) {
    this.rules = rules;
    this.known = known;
    this.verifier = verifier;
    this.timing = timing;
    this.reporter = reporter;
  }

  /// What is kept of the PIN that a badge is asked for at a reader; null when it is asked for none.
  /// On the way out nobody is asked.
  @Nullable String asked(PointId reader, BadgeId badge) {
    RoomRules.ReaderRule rule = rules.readers().get(reader);
    if (rule == null || rule.direction() == Direction.OUT) {
      return null;
    }
    Roster.Badge holder = known.get().badge(badge);
    return holder == null ? null : holder.pin();
  }

  /// Takes a PIN to be compared; never waits.
  void check(PointId reader, Attempt attempt) {
    if (attempt.digits() == null) {
      tell(reader, attempt, PinCheck.NONE_TYPED);
    } else if (!waiting.offer(new Asked(reader, attempt))) {
      done(reader, attempt, PinCheck.NOT_CHECKED);
    }
  }

  /// The work of the thread `pin`.
  void run() throws InterruptedException {
    while (true) {
      Asked next = waiting.take();
      done(next.reader(), next.attempt(), compare(next.attempt()));
    }
  }

  private PinCheck compare(Attempt attempt) {
    char[] digits = attempt.digits();
    if (timing.nanos() - attempt.nanos() > PATIENCE.toNanos()) {
      return PinCheck.NOT_CHECKED;
    }
    boolean right = digits != null && digits.length > 0 && verifier.holds(attempt.stored(), digits);
    return right ? PinCheck.RIGHT : PinCheck.WRONG;
  }

  private void done(PointId reader, Attempt attempt, PinCheck result) {
    char[] digits = attempt.digits();
    if (digits != null) {
      Arrays.fill(digits, '\0');
    }
    tell(reader, attempt, result);
  }

  /// The presentation is complete with the PIN: its age counts from then.
  private void tell(PointId reader, Attempt attempt, PinCheck result) {
    long ageMs = Math.max(0, (timing.nanos() - attempt.nanos()) / 1_000_000);
    reporter.tell(
        new Event.BadgePresented(
            reporter.clocks().at(attempt.nanos()),
            reader,
            attempt.badge(),
            attempt.proof(),
            ageMs,
            result));
  }
}
