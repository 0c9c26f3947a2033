package id.penjaga.hub.app.security;

/// What an account may do. Each role may do everything the ones before it may.
public enum Role {
  /// Looks.
  VIEWER,
  /// Looks, acknowledges alarms, silences the buzzer.
  OPERATOR,
  /// All of that, changes limits, and decides who has an account.
  ADMIN;

  public boolean covers(Role needed) {
    return compareTo(needed) >= 0;
  }
}
