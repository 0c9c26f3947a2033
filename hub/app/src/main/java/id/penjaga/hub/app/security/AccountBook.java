package id.penjaga.hub.app.security;

import java.time.Instant;
import java.util.List;

/// The database of accounts and sessions. A write is fsynced when the call returns.
///
/// Every method may throw [AccountsUnavailable], such as on a full disk.
public interface AccountBook extends AutoCloseable {

  record Kept(Account account, String passwordHash) {}

  /// Every account with its password hash, by name.
  List<Kept> accounts();

  /// The open sessions of enabled accounts.
  List<LoginSession> sessions();

  /// @return the new account
  Account add(String name, Role role, String passwordHash, Instant at);

  /// Changes the password and ends every session of the account, in one transaction.
  void setPassword(long id, String passwordHash);

  /// Changes the role and ends every session of the account, in one transaction.
  void setRole(long id, Role role);

  /// Enables or disables, and ends every session of the account, in one transaction.
  void setEnabled(long id, boolean enabled);

  void setLastLogin(long id, Instant at);

  void addSession(LoginSession session);

  void removeSession(String key);

  /// Records what was done to an account, by whom and from where.
  void note(AccountEvent event);

  /// The latest events before a moment, newest first.
  List<AccountEvent> events(Instant before, int most);

  @Override
  void close();
}
