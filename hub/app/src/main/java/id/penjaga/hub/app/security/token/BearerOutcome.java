package id.penjaga.hub.app.security.token;

import id.penjaga.hub.app.security.LoginSession;
import java.time.Duration;

/// What became of a token that a program showed.
public sealed interface BearerOutcome {

  /// @param session of its owner as the token lets it act; it is no browser's
  record Opens(ApiToken token, LoginSession session) implements BearerOutcome {}

  /// Unknown, revoked, expired, or its account is closed: the answer is the same.
  record Closed() implements BearerOutcome {}

  /// Too many wrong ones from there.
  record Wait(Duration left) implements BearerOutcome {}
}
