package id.penjaga.hub.app.security;

import java.time.Instant;

/// What was done to an account.
///
/// @param actor name of the account that did it, [#CONSOLE] or [#HUB]
/// @param subject name of the account it was done to
/// @param address where the request came from
public record AccountEvent(
    Instant at, String actor, Action action, String subject, String address) {
  /// The actor of what a person at the machine itself did.
  public static final String CONSOLE = "console";

  /// The actor of what the hub does by itself.
  public static final String HUB = "hub";

  /// A closed vocabulary: the names stand in the database.
  public enum Action {
    LOGIN,
    /// With a wrong password, or to an account that is closed or is not there.
    LOGIN_FAILED,
    ADDED_VIEWER,
    ADDED_OPERATOR,
    ADDED_ADMIN,
    ROLE_VIEWER,
    ROLE_OPERATOR,
    ROLE_ADMIN,
    ENABLED,
    DISABLED,
    /// The person changed it, knowing the present one.
    PASSWORD,
    /// A one-time link to a new password was made.
    RESET_LINK,
    /// The password was set through such a link.
    PASSWORD_RESET,
    /// A token for a program was made; the subject of these three is its name.
    TOKEN_MADE,
    TOKEN_REVOKED,
    /// It was used for the first time of a day, or from another address than before.
    TOKEN_USED,
    /// The person set a PIN for doors with a keypad.
    PIN_SET,
    PIN_REMOVED,
    /// The badge key of the site was replaced; the subject is its version.
    BADGE_KEY,
    /// A screen at a door was announced; the subject of these three is its name.
    KIOSK_MADE,
    /// A browser took its place.
    KIOSK_PAIRED,
    KIOSK_REVOKED;

    static Action added(Role role) {
      return valueOf("ADDED_" + role);
    }

    static Action role(Role role) {
      return valueOf("ROLE_" + role);
    }
  }
}
