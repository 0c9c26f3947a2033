package id.penjaga.hub.app.security;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where accounts and sessions are kept. What it is told is on the disk when the call returns.
public interface AccountBook extends AutoCloseable {

  record Kept(Account account, String passwordHash) {}

  boolean empty();

  /// @param name in any case
  Optional<Kept> find(String name);

  List<Account> all();

  /// @return false when the name is taken
  boolean add(String name, Role role, String passwordHash, Instant at);

  void setPassword(long id, String passwordHash);

  void setRole(long id, Role role);

  void setEnabled(long id, boolean enabled);

  void setLastLogin(long id, Instant at);

  void addSession(LoginSession session);

  void removeSession(String key);

  /// The sessions of enabled accounts.
  List<LoginSession> sessions();

  /// Notes what was done to an account, by whom and from where.
  void note(Instant at, String actor, String action, String subject, String address);

  @Override
  void close();
}
