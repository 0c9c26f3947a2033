package id.penjaga.hub.app.security;

import java.time.Duration;

/// What became of an attempt to log in.
public sealed interface LoginOutcome {

  /// @param id the session's id, for the cookie and for nothing else
  record Welcome(String id, LoginSession session) implements LoginOutcome {}

  /// Unknown name, wrong password or disabled account: the answer is the same.
  record Refused() implements LoginOutcome {}

  /// Too many tries; nothing was checked.
  record Wait(Duration left) implements LoginOutcome {}

  /// Two passwords are being checked already.
  record Busy() implements LoginOutcome {}
}
