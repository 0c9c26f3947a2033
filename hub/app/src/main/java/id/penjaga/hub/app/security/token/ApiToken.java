package id.penjaga.hub.app.security.token;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A token by which a program acts for somebody.
///
/// @param account number of its owner's account
/// @param name what its owner calls it
/// @param keyHash of the secret, which is not kept
/// @param revoked when it was revoked, and by which account; null for not
public record ApiToken(
    long id,
    long account,
    String name,
    String keyHash,
    TokenScope scope,
    Instant created,
    Instant expires,
    @Nullable Revoked revoked,
    Use use) {

  public record Revoked(Instant at, String by) {}

  /// @param count of requests, a few of the last minute may not be in it
  /// @param last null while it was never used
  /// @param address from where it was used last
  public record Use(long count, @Nullable Instant last, @Nullable String address) {
    public static final Use NEVER = new Use(0, null, null);
  }

  public boolean live(Instant now) {
    return revoked == null && now.isBefore(expires);
  }

  ApiToken with(Use later) {
    return new ApiToken(id, account, name, keyHash, scope, created, expires, revoked, later);
  }

  ApiToken with(Revoked end) {
    return new ApiToken(id, account, name, keyHash, scope, created, expires, end, use);
  }
}
