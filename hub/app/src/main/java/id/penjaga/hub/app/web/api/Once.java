package id.penjaga.hub.app.web.api;

import id.penjaga.hub.app.security.token.Tokens;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Answers by their idempotency key, so that a request sent again is answered again and not done
/// again. These answers are kept for a day, and until the hub stops. What goes into the book is
/// kept there under an id that follows from the key, for good; of all else it is kept for a day
/// that the key is spent, so that after a restart it is refused rather than done twice.
final class Once {
  private static final int MOST = 5_000;
  private static final Duration LIFE = Duration.ofDays(1);

  private final Supplier<Instant> clock;
  private final Tokens tokens;
  private final Map<String, Kept> known =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Kept> eldest) {
          return size() > MOST;
        }
      };

  /// @param answer null while it is being done
  private record Kept(String digest, Instant at, @Nullable Answer answer) {}

  /// @param body JSON
  record Answer(int status, @Nullable String place, String body) {}

  /// What is known of a request.
  sealed interface Known {
    /// Nothing: it may be done now.
    record Fresh() implements Known {}

    record Answered(Answer answer) implements Known {}

    record Running() implements Known {}

    /// The key belongs to another request.
    record Other() implements Known {}

    /// It was begun before the hub stopped; how it ended is not known.
    record Spent() implements Known {}
  }

  /// @param tokens keeps which keys are spent
  Once(Supplier<Instant> clock, Tokens tokens) {
    this.clock = clock;
    this.tokens = tokens;
  }

  /// @param key of its sender
  /// @param digest of what is asked for
  /// @param booked whether the book knows by the key what was done
  Known begin(String key, String digest, boolean booked) {
    Known known = begin(key, digest);
    if (booked || !(known instanceof Known.Fresh)) {
      return known;
    }
    try {
      String before = tokens.spend(key, digest);
      if (before == null) {
        return known;
      }
      end(key, digest, null);
      return before.equals(digest) ? new Known.Spent() : new Known.Other();
    } catch (RuntimeException e) {
      end(key, digest, null); // nothing was done, and it may be tried again
      throw e;
    }
  }

  private synchronized Known begin(String key, String digest) {
    Instant now = clock.get();
    Kept entry = known.get(key);
    if (entry != null && now.isAfter(entry.at.plus(LIFE))) {
      known.remove(key);
      entry = null;
    }
    if (entry == null) {
      known.put(key, new Kept(digest, now, null));
      return new Known.Fresh();
    }
    return !entry.digest.equals(digest)
        ? new Known.Other()
        : entry.answer == null ? new Known.Running() : new Known.Answered(entry.answer);
  }

  /// As [#end(String, String, Answer)], with the key given back where it was spent for nothing.
  void end(String key, String digest, @Nullable Answer answer, boolean booked) {
    if (!booked && answer == null) {
      tokens.giveBack(key);
    }
    end(key, digest, answer);
  }

  /// @param answer null when it was not done and may be tried again
  private synchronized void end(String key, String digest, @Nullable Answer answer) {
    if (answer == null) {
      known.remove(key);
    } else {
      known.put(key, new Kept(digest, clock.get(), answer));
    }
  }
}
