package id.penjaga.hub.app.security.secret;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The one-time token that lets the person at the console make the first administrator. It lives in
/// memory only: a restart makes a new one and revokes the old link.
public final class SetUpLink {
  public static final Duration LIFE = Duration.ofMinutes(15);

  private final LongSupplier nanos;
  private @Nullable String hash;
  private long made;

  public SetUpLink(LongSupplier nanos) {
    this.nanos = nanos;
  }

  public synchronized String make(Secrets secrets) {
    String token = secrets.next();
    hash = Secrets.hash(token);
    made = nanos.getAsLong();
    return token;
  }

  public synchronized boolean opens(String token) {
    return hash != null
        && nanos.getAsLong() - made < LIFE.toNanos()
        && Secrets.same(hash, Secrets.hash(token));
  }

  public synchronized void close() {
    hash = null;
  }
}
