package id.penjaga.hub.app.security.token;

import java.time.Instant;
import java.util.List;

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
}
