package id.penjaga.hub.app.security;

/// Why something about an account could not be done. A closed vocabulary: pages have words for
/// each.
public enum AccountProblem {
  /// The set-up link is used, too old, or was never one.
  LINK_DEAD,
  /// Two to forty letters, digits, dots, dashes or underscores.
  NAME_FORM,
  NAME_TAKEN,
  PASSWORD_SHORT,
  PASSWORD_LONG,
  /// The password contains the name.
  PASSWORD_HAS_NAME,
  /// The present password was wrong.
  PASSWORD_WRONG,
  /// The repetition is not the password.
  PASSWORDS_DIFFER,
  /// At least one account must remain that can manage accounts.
  LAST_ADMIN,
  UNKNOWN_ACCOUNT,
  /// Too many tries in a row.
  TOO_MANY_TRIES,
  /// Two passwords are being checked already.
  BUSY
}
