package id.penjaga.hub.app.security.token;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of tokens. A write is on the disk when the call returns.
///
/// Every method may throw [id.penjaga.hub.app.security.AccountsUnavailable].
public interface TokenBook {
  /// Every token there ever was, the oldest first.
  List<ApiToken> tokens();

  /// @return the new token
  ApiToken add(
      long account,
      String name,
      String keyHash,
      TokenScope scope,
      Instant created,
      Instant expires);

  /// Revokes a token; the first time counts.
  void revoke(long id, ApiToken.Revoked end);

  void setUse(long id, ApiToken.Use use);

  /// Spends the idempotency key of a request that no book keeps, before it is done.
  ///
  /// @param key of its sender, a UUID
  /// @param digest of what is asked for, SHA-256 in hex
  /// @param forget keys spent before are free again
  /// @return the digest it was spent for before; null for the first time
  @Nullable String spend(String key, String digest, Instant now, Instant forget);

  /// Gives a key back whose request was not done.
  void giveBack(String key);
}
