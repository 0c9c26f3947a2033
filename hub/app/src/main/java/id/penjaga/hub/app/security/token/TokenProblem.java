package id.penjaga.hub.app.security.token;

/// Why a token was not made. A closed vocabulary: pages have words for each.
public enum TokenProblem {
  /// One to forty characters.
  NAME_FORM,
  /// Another living token of the same person is called so.
  NAME_TAKEN,
  /// One day to a year.
  DAYS,
  /// It would do more than its owner may.
  ABOVE_OWNER,
  /// Roles or rooms are to be chosen, and none is.
  NOTHING_CHOSEN,
  /// Too many living ones.
  TOO_MANY
}
