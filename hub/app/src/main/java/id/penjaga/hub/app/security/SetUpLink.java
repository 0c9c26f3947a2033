package id.penjaga.hub.app.security;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one-time token that lets the person at the console make the first administrator. It lives in
/// memory only: a restart makes a new one and revokes the old link.
final class SetUpLink {
  static final Duration LIFE = Duration.ofMinutes(15);

  private final LongSupplier nanos;
  private @Nullable String hash;
  private long made;

  SetUpLink(LongSupplier nanos) {
    this.nanos = nanos;
  }

  synchronized String make(Secrets secrets) {
    String token = secrets.next();
    hash = Secrets.hash(token);
    made = nanos.getAsLong();
    return token;
  }

  synchronized boolean opens(String token) {
    return hash != null
        && nanos.getAsLong() - made < LIFE.toNanos()
        && Secrets.same(hash, Secrets.hash(token));
  }

  synchronized void close() {
    hash = null;
  }
}
