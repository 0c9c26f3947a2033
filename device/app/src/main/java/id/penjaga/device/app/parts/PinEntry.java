package id.penjaga.device.app.parts;

import id.penjaga.device.core.Event;
import id.penjaga.device.drivers.part.badge.KeyPress;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.shell.keys.PinHash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Joins the keys of one reader with the badge they belong to: first the badge and then the PIN, or
/// the other way round, the PIN ended by `#`, begun anew by `*`. Pure: it is told times. Digits are
/// overwritten as soon as they are of no use.
final class PinEntry {
  /// More digits than this are no PIN of anybody.
  static final int MOST_DIGITS = PinHash.MOST_DIGITS;

  /// What was typed is forgotten when the next key does not come within this.
  static final Duration BETWEEN_KEYS = Duration.ofSeconds(5);

  /// A badge waits so long for its PIN, and a PIN for its badge.
  static final Duration WAIT = Duration.ofSeconds(15);

  private final char[] digits = new char[MOST_DIGITS];
  private int length;
  private boolean tooLong;
  private long keyNanos;

  private @Nullable Waiting waiting;
  private char @Nullable [] typed;
  private long typedNanos;

  /// A badge whose PIN is awaited.
  private record Waiting(BadgeId badge, Event.Proof proof, String stored, long sinceNanos) {}

  /// A badge with what was typed for it.
  ///
  /// @param stored what the roster keeps of its PIN
  /// @param digits empty for something that is no PIN; null when nothing was typed in time
  /// @param nanos when it was complete
  record Attempt(
      BadgeId badge, Event.Proof proof, String stored, char @Nullable [] digits, long nanos) {
    /// Without the digits.
    @Override
    public String toString() {
      return "a PIN of " + badge;
    }
  }

  /// A badge for which a PIN is asked. One that waited before gives its place up; the same badge
  /// shown again waits anew.
  List<Attempt> badge(BadgeId badge, Event.Proof proof, String stored, long nanos) {
    List<Attempt> ended = new ArrayList<>(later(nanos));
    Waiting before = waiting;
    if (before != null && !before.badge().equals(badge)) {
      ended.add(given(before, null, nanos));
    }
    Waiting now = new Waiting(badge, proof, stored, nanos);
    char[] pin = typed;
    if (pin == null) {
      waiting = now;
    } else {
      typed = null;
      waiting = null;
      ended.add(given(now, pin, nanos));
    }
    return List.copyOf(ended);
  }

  /// A badge that needs no PIN was shown: what was typed was not for it.
  void plain() {
    forget();
    wipe(typed);
    typed = null;
  }

  List<Attempt> key(KeyPress key) {
    List<Attempt> ended = later(key.uptimeNanos());
    keyNanos = key.uptimeNanos();
    if (key.digit()) {
      if (length < MOST_DIGITS) {
        digits[length++] = key.key();
      } else {
        tooLong = true;
      }
    } else if (key.key() == KeyPress.CLEAR) {
      forget();
    } else if (length > 0) {
      Attempt attempt = entered(key.uptimeNanos());
      return attempt == null ? ended : Stream.concat(ended.stream(), Stream.of(attempt)).toList();
    }
    return ended;
  }

  /// Null while no badge waits.
  private @Nullable Attempt entered(long nanos) {
    char[] pin = tooLong ? new char[0] : Arrays.copyOf(digits, length);
    forget();
    Waiting badge = waiting;
    if (badge != null) {
      waiting = null;
      return given(badge, pin, nanos);
    }
    wipe(typed);
    typed = pin;
    typedNanos = nanos;
    return null;
  }

  /// Time has passed.
  ///
  /// @return a badge that has waited too long
  List<Attempt> later(long nanos) {
    if (length > 0 && nanos - keyNanos > BETWEEN_KEYS.toNanos()) {
      forget();
    }
    if (typed != null && nanos - typedNanos > WAIT.toNanos()) {
      wipe(typed);
      typed = null;
    }
    Waiting badge = waiting;
    if (badge != null && nanos - badge.sinceNanos() > WAIT.toNanos()) {
      waiting = null;
      return List.of(given(badge, null, nanos));
    }
    return List.of();
  }

  /// Whether a badge waits for its PIN.
  boolean waits() {
    return waiting != null;
  }

  private void forget() {
    Arrays.fill(digits, '\0');
    length = 0;
    tooLong = false;
  }

  private static void wipe(char @Nullable [] secret) {
    if (secret != null) {
      Arrays.fill(secret, '\0');
    }
  }

  private static Attempt given(Waiting badge, char @Nullable [] pin, long nanos) {
    return new Attempt(badge.badge(), badge.proof(), badge.stored(), pin, nanos);
  }
}
