package id.penjaga.hub.app.security;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// The hub's door: accounts, logins, sessions. Names of people and what was done to their accounts
/// are kept; passwords and ids are not.
public final class Security implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int FREE_PER_ACCOUNT = 5;
  private static final int FREE_PER_ADDRESS = 20;
  private static final Duration LONGEST_PER_ACCOUNT = Duration.ofMinutes(1);
  private static final Duration LONGEST_PER_ADDRESS = Duration.ofMinutes(15);
  private static final Duration FORGET = Duration.ofHours(1);
  private static final int KNOWN_PLACES = 2_000;

  private final InstantSource clock;
  private final AccountBook store;
  private final Secrets secrets;
  private final Sessions sessions;
  private final Passwords passwords;
  private final SetUpLink setUp;
  private final Throttle accounts;
  private final Throttle addresses;

  /// Account and address that have logged in together: somebody else's guesses at the account do
  /// not slow them down.
  private final Set<String> knownPlaces = ConcurrentHashMap.newKeySet();

  Security(AccountBook store, InstantSource clock, LongSupplier nanos, Passwords passwords) {
    this.clock = clock;
    this.store = store;
    this.secrets = new Secrets(new SecureRandom());
    this.sessions = new Sessions(store, secrets, clock);
    this.passwords = passwords;
    this.setUp = new SetUpLink(nanos);
    this.accounts = new Throttle(nanos, FREE_PER_ACCOUNT, LONGEST_PER_ACCOUNT, FORGET);
    this.addresses = new Throttle(nanos, FREE_PER_ADDRESS, LONGEST_PER_ADDRESS, FORGET);
  }

  /// Reads the sessions that were open.
  ///
  /// @param store closed with this
  /// @param clock wall clock, for what is shown and kept
  /// @param nanos monotonic clock, for waits
  public static Security open(AccountBook store, InstantSource clock, LongSupplier nanos) {
    return new Security(store, clock, nanos, new Passwords(PATIENCE, Passwords.MEMORY_KIB));
  }

  /// A fresh one-time token for the first administrator, good for 15 minutes, while there is no
  /// account; empty once there is one. To be shown on the console and nowhere else.
  public Optional<String> setUpToken() {
    return needsSetUp() ? Optional.of(setUp.make(secrets)) : Optional.empty();
  }

  public boolean needsSetUp() {
    return store.empty();
  }

  public boolean setUpOpens(String token) {
    return setUp.opens(token) && needsSetUp();
  }

  /// @return empty when the administrator now exists and the link is dead
  public synchronized Optional<AccountProblem> createFirstAdmin(
      String token, String name, String password, String address) {
    if (!setUpOpens(token)) {
      return Optional.of(AccountProblem.LINK_DEAD);
    }
    Optional<AccountProblem> problem = add("", name, Role.ADMIN, password, address);
    if (problem.isEmpty()) {
      setUp.close();
    }
    return problem;
  }

  /// @param wall asks for the session of a wall display
  public LoginOutcome logIn(String name, String password, String address, boolean wall) {
    String key = AccountRules.key(name.strip());
    String place = key + "@" + address;
    String gate = knownPlaces.contains(place) ? place : key;
    Duration wait = longer(addresses.attempt(address), accounts.attempt(gate));
    if (!wait.isZero()) {
      return new LoginOutcome.Wait(wait);
    }
    AccountBook.@Nullable Kept stored = store.find(name.strip()).orElse(null);
    Passwords.Answer answer =
        passwords.check(
            cut(password),
            stored == null || !stored.account().enabled() ? null : stored.passwordHash());
    if (answer == Passwords.Answer.BUSY) {
      return new LoginOutcome.Busy();
    }
    if (answer == Passwords.Answer.WRONG || stored == null) {
      return new LoginOutcome.Refused();
    }
    accounts.succeeded(gate);
    addresses.succeeded(address);
    if (knownPlaces.size() < KNOWN_PLACES) {
      knownPlaces.add(place);
    }
    Account account = stored.account();
    store.setLastLogin(account.id(), clock.instant());
    store.note(clock.instant(), account.name(), "LOGIN", account.name(), address);
    Sessions.Started started = sessions.start(account, wall);
    return new LoginOutcome.Welcome(started.id(), started.session());
  }

  /// @param activity false for requests that a page makes by itself
  public Optional<LoginSession> session(String id, boolean activity) {
    return sessions.find(id, activity);
  }

  public boolean alive(LoginSession session) {
    return sessions.alive(session);
  }

  public void logOut(LoginSession session) {
    sessions.end(session);
  }

  public List<Account> accounts() {
    return store.all();
  }

  /// @return empty when done
  public Optional<AccountProblem> addAccount(
      LoginSession admin, String name, Role role, String password, String address) {
    return add(admin.name(), name, role, password, address);
  }

  /// Ends every session of the account.
  ///
  /// @return empty when done
  public synchronized Optional<AccountProblem> setRole(
      LoginSession admin, String name, Role role, String address) {
    Optional<Account> account = account(name);
    if (account.isEmpty()) {
      return Optional.of(AccountProblem.UNKNOWN_ACCOUNT);
    }
    if (role != Role.ADMIN && lastAdmin(account.get())) {
      return Optional.of(AccountProblem.LAST_ADMIN);
    }
    store.setRole(account.get().id(), role);
    store.note(clock.instant(), admin.name(), "ROLE_" + role, account.get().name(), address);
    sessions.endAll(account.get().id());
    return Optional.empty();
  }

  /// Disabling ends every session of the account.
  ///
  /// @return empty when done
  public synchronized Optional<AccountProblem> setEnabled(
      LoginSession admin, String name, boolean enabled, String address) {
    Optional<Account> account = account(name);
    if (account.isEmpty()) {
      return Optional.of(AccountProblem.UNKNOWN_ACCOUNT);
    }
    if (!enabled && lastAdmin(account.get())) {
      return Optional.of(AccountProblem.LAST_ADMIN);
    }
    store.setEnabled(account.get().id(), enabled);
    String action = enabled ? "ENABLED" : "DISABLED";
    store.note(clock.instant(), admin.name(), action, account.get().name(), address);
    sessions.endAll(account.get().id());
    return Optional.empty();
  }

  /// Ends every session of the account, this one too; the caller logs in anew.
  ///
  /// @return empty when done
  public Optional<AccountProblem> changePassword(
      LoginSession session, String present, String next, String address) {
    if (!accounts.attempt("change " + session.account()).isZero()) {
      return Optional.of(AccountProblem.TOO_MANY_TRIES);
    }
    Optional<AccountBook.Kept> stored = store.find(session.name());
    Passwords.Answer answer =
        passwords.check(cut(present), stored.map(AccountBook.Kept::passwordHash).orElse(null));
    if (answer != Passwords.Answer.RIGHT) {
      boolean busy = answer == Passwords.Answer.BUSY;
      return Optional.of(busy ? AccountProblem.BUSY : AccountProblem.PASSWORD_WRONG);
    }
    accounts.succeeded("change " + session.account());
    Optional<AccountProblem> problem = AccountRules.judgePassword(session.name(), next);
    if (problem.isPresent()) {
      return problem;
    }
    String hash = passwords.hash(next);
    if (hash == null) {
      return Optional.of(AccountProblem.BUSY);
    }
    store.setPassword(session.account(), hash);
    store.note(clock.instant(), session.name(), "PASSWORD", session.name(), address);
    sessions.endAll(session.account());
    return Optional.empty();
  }

  @Override
  public void close() {
    store.close();
  }

  private Optional<AccountProblem> add(
      String actor, String name, Role role, String password, String address) {
    String clean = name.strip();
    Optional<AccountProblem> problem = AccountRules.judge(clean, password);
    if (problem.isPresent()) {
      return problem;
    }
    String hash = passwords.hash(password);
    if (hash == null) {
      return Optional.of(AccountProblem.BUSY);
    }
    if (!store.add(clean, role, hash, clock.instant())) {
      return Optional.of(AccountProblem.NAME_TAKEN);
    }
    store.note(clock.instant(), actor.isEmpty() ? clean : actor, "ADDED_" + role, clean, address);
    return Optional.empty();
  }

  private Optional<Account> account(String name) {
    return store.find(name.strip()).map(AccountBook.Kept::account);
  }

  private boolean lastAdmin(Account account) {
    return account.role() == Role.ADMIN
        && account.enabled()
        && store.all().stream().filter(a -> a.enabled() && a.role() == Role.ADMIN).count() == 1;
  }

  private static String cut(String password) {
    return password.length() > AccountRules.LONGEST_PASSWORD
        ? password.substring(0, AccountRules.LONGEST_PASSWORD)
        : password;
  }

  private static Duration longer(Duration a, Duration b) {
    return a.compareTo(b) > 0 ? a : b;
  }
}
