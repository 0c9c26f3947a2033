package id.penjaga.hub.app.security.secret;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// One-time tokens with which a person sets a new password. At most one for each account; only
/// their hashes are kept, in memory: a restart ends them.
public final class ResetLinks {
  public static final Duration LIFE = Duration.ofHours(1);

  private final LongSupplier nanos;
  private final Map<String, Link> byName = new HashMap<>();

  private record Link(String hash, long made) {}

  /// @param nanos monotonic clock
  public ResetLinks(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Makes the link of an account; the one before is revoked.
  ///
  /// @param name of the account, as a key
  public synchronized String make(String name, Secrets secrets) {
    String token = secrets.next();
    byName.put(name, new Link(Secrets.hash(token), nanos.getAsLong()));
    return token;
  }

  /// The name, as a key, of the account whose link this is.
  public synchronized Optional<String> name(String token) {
    long now = nanos.getAsLong();
    byName.values().removeIf(link -> now - link.made > LIFE.toNanos());
    String hash = Secrets.hash(token);
    return byName.entrySet().stream()
        .filter(entry -> Secrets.same(entry.getValue().hash, hash))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /// @param name of the account, as a key
  public synchronized void end(String name) {
    byName.remove(name);
  }
}
