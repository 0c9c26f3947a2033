package id.penjaga.hub.app.security;

import id.penjaga.hub.app.security.AccountBook.Kept;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// All accounts, in memory: read once at the start, written through.
///
/// A login reads here and never waits for a disk. A change is durable in the database before it is
/// made here.
final class Accounts {
  private final AccountBook book;
  private final LateWrites late;
  private final Map<String, Kept> byKey = new TreeMap<>();

  /// @throws AccountsUnavailable when the database cannot be read
  Accounts(AccountBook book, LateWrites late) {
    this.book = book;
    this.late = late;
    for (Kept kept : book.accounts()) {
      byKey.put(AccountRules.key(kept.account().name()), kept);
    }
  }

  synchronized boolean empty() {
    return byKey.isEmpty();
  }

  /// @param name in any case
  synchronized Optional<Kept> find(String name) {
    return Optional.ofNullable(byKey.get(AccountRules.key(name.strip())));
  }

  synchronized List<Account> all() {
    return byKey.values().stream().map(Kept::account).toList();
  }

  /// Whether it is the only enabled administrator.
  synchronized boolean lastAdmin(Account account) {
    Collection<Kept> all = byKey.values();
    return manages(account) && all.stream().filter(kept -> manages(kept.account())).count() == 1;
  }

  /// @return false when the name is taken
  /// @throws AccountsUnavailable when it cannot be written
  synchronized boolean add(String name, Role role, String passwordHash, Instant at) {
    if (find(name).isPresent()) {
      return false;
    }
    Account added = book.add(name, role, passwordHash, at);
    byKey.put(AccountRules.key(name), new Kept(added, passwordHash));
    return true;
  }

  /// @throws AccountsUnavailable when it cannot be written
  synchronized void setPassword(Account account, String hash) {
    book.setPassword(account.id(), hash);
    replace(now(account), hash);
  }

  /// @throws AccountsUnavailable when it cannot be written
  synchronized void setRole(Account account, Role role) {
    book.setRole(account.id(), role);
    replace(now(account).with(role));
  }

  /// @throws AccountsUnavailable when it cannot be written
  synchronized void setEnabled(Account account, boolean enabled) {
    book.setEnabled(account.id(), enabled);
    replace(now(account).with(enabled));
  }

  synchronized void loggedIn(Account account, Instant at) {
    replace(now(account).with(at));
    late.add(to -> to.setLastLogin(account.id(), at));
  }

  private Account now(Account account) {
    return find(account.name()).map(Kept::account).orElse(account);
  }

  private void replace(Account account) {
    replace(account, find(account.name()).map(Kept::passwordHash).orElse(""));
  }

  private void replace(Account account, String hash) {
    byKey.put(AccountRules.key(account.name()), new Kept(account, hash));
  }

  private static boolean manages(Account account) {
    return account.enabled() && account.role() == Role.ADMIN;
  }
}
