package id.penjaga.hub.app.security;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.security.AccountBook.Kept;
import id.penjaga.hub.app.security.AccountEvent.Action;
import id.penjaga.hub.app.security.secret.Passwords;
import id.penjaga.hub.app.security.secret.ResetLinks;
import id.penjaga.hub.app.security.secret.ResetTickets;
import id.penjaga.hub.app.security.secret.Secrets;
import id.penjaga.hub.app.security.secret.SetUpLink;
import id.penjaga.hub.app.security.secret.Throttle;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Accounts, logins and sessions of the hub.
///
/// Reads come from memory; only a change of an account waits for the disk. Names of people and what
/// was done to their accounts are kept; passwords and ids are not. A change of an account holds
/// this object's lock, and a login reads the account again under it, so that a session never
/// outlives the account it was checked against.
public final class Security implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(3);
  private static final int FREE_PER_ACCOUNT = 5;
  private static final int FREE_PER_ADDRESS = 20;

  /// Behind a proxy that names no address every guess seems to come from one place: the wait of
  /// that place stays short, or one guesser would lock out the house.
  private static final Duration LONGEST_UNKNOWN = Duration.ofSeconds(1);

  /// The address of a request whose origin is not known.
  public static final String UNKNOWN_ADDRESS = "?";

  private static final Duration LONGEST_PER_ACCOUNT = Duration.ofMinutes(1);
  private static final Duration LONGEST_PER_ADDRESS = Duration.ofMinutes(15);
  private static final Duration FORGET = Duration.ofHours(1);
  private static final int KNOWN_PLACES = 2_000;

  private final InstantSource clock;
  private final AccountBook book;
  private final LateWrites late;
  private final Accounts accounts;
  private final Secrets secrets;
  private final Sessions sessions;
  private final Passwords passwords;
  private final SetUpLink setUp;
  private final ResetLinks resets;
  private final ResetTickets tickets;
  private final FailedLogins failures = new FailedLogins();
  private final Throttle names;
  private final Throttle addresses;
  private final Throttle unknown;
  private volatile Predicate<String> left = _ -> false;

  /// Account and address that logged in together: guesses from elsewhere do not slow them down.
  private final Set<String> knownPlaces = ConcurrentHashMap.newKeySet();

  /// Reads the accounts and the sessions that were open.
  ///
  /// @param book closed with this
  /// @param tickets resets asked for at the console
  /// @param clock wall clock, for what is shown and kept; waits are told by `nanos`
  /// @throws AccountsUnavailable when the database cannot be read
  Security(
      AccountBook book,
      ResetTickets tickets,
      InstantSource clock,
      LongSupplier nanos,
      Passwords passwords,
      Threads threads) {
    this.clock = clock;
    this.book = book;
    this.tickets = tickets;
    this.late = new LateWrites(book, threads);
    this.accounts = new Accounts(book, late);
    this.secrets = new Secrets(new SecureRandom());
    this.sessions = new Sessions(book.sessions(), late, secrets, clock);
    this.passwords = passwords;
    this.setUp = new SetUpLink(nanos);
    this.resets = new ResetLinks(nanos);
    this.names = new Throttle(nanos, FREE_PER_ACCOUNT, LONGEST_PER_ACCOUNT, FORGET);
    this.addresses = new Throttle(nanos, FREE_PER_ADDRESS, LONGEST_PER_ADDRESS, FORGET);
    this.unknown = new Throttle(nanos, FREE_PER_ADDRESS, LONGEST_UNKNOWN, FORGET);
  }

  public static Security open(
      AccountBook book,
      Path folder,
      InstantSource clock,
      LongSupplier nanos,
      Passwords.Cost cost,
      Threads threads) {
    ResetTickets tickets = new ResetTickets(folder);
    return new Security(book, tickets, clock, nanos, new Passwords(PATIENCE, cost), threads);
  }

  /// A fresh one-time token for the first administrator, good for 15 minutes, while there is no
  /// account; empty once there is one. To be shown on the console and nowhere else.
  public Optional<String> setUpToken() {
    return needsSetUp() ? Optional.of(setUp.make(secrets)) : Optional.empty();
  }

  public boolean needsSetUp() {
    return accounts.empty();
  }

  public boolean setUpOpens(String token) {
    return setUp.opens(token) && needsSetUp();
  }

  /// @return empty when the administrator now exists and the link is used up
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

  /// @param address [#UNKNOWN_ADDRESS] when it is not known
  /// @param wall asks for the session of a wall display
  public LoginOutcome logIn(String name, String password, String address, boolean wall) {
    String key = AccountRules.key(name.strip());
    String place = key + "@" + address;
    String gate = knownPlaces.contains(place) ? place : key;
    Throttle origin = address.equals(UNKNOWN_ADDRESS) ? unknown : addresses;
    Duration wait = longer(origin.attempt(address), names.attempt(gate));
    if (!wait.isZero()) {
      return new LoginOutcome.Wait(wait);
    }
    @Nullable Kept stored = accounts.find(name).orElse(null);
    Passwords.Answer answer =
        passwords.check(
            cut(password),
            stored == null || !stored.account().enabled() ? null : stored.passwordHash());
    if (answer == Passwords.Answer.BUSY) {
      return new LoginOutcome.Busy();
    }
    if (answer == Passwords.Answer.WRONG || stored == null) {
      String known = stored == null ? "?" : stored.account().name(); // not what was typed
      failures.tell(
          known + "@" + address,
          clock.instant(),
          () -> note(known, Action.LOGIN_FAILED, known, address));
      return new LoginOutcome.Refused();
    }
    names.succeeded(gate);
    origin.succeeded(address);
    if (knownPlaces.size() < KNOWN_PLACES && origin == addresses) {
      knownPlaces.add(place);
    }
    return begin(stored, address, wall);
  }

  /// Starts the session of an account that is still the one whose password was checked.
  private synchronized LoginOutcome begin(Kept checked, String address, boolean wall) {
    Optional<Kept> now = accounts.find(checked.account().name());
    if (now.filter(kept -> same(kept, checked)).isEmpty() || gone(checked.account().name())) {
      return new LoginOutcome.Refused();
    }
    Account account = now.get().account();
    Sessions.Started started = sessions.start(account, wall);
    accounts.loggedIn(account, clock.instant());
    note(account.name(), Action.LOGIN, account.name(), address);
    return new LoginOutcome.Welcome(started.id(), started.session());
  }

  private static boolean same(Kept now, Kept checked) {
    return now.account().enabled()
        && now.account().id() == checked.account().id()
        && now.account().role() == checked.account().role()
        && now.passwordHash().equals(checked.passwordHash());
  }

  /// @param activity false for requests that a page makes by itself
  public Optional<LoginSession> session(String id, boolean activity) {
    return sessions.find(id, activity).filter(session -> !gone(session.name()));
  }

  public boolean alive(LoginSession session) {
    return sessions.alive(session) && !gone(session.name());
  }

  /// Tells who has left by the book. From the moment it says so the account opens nothing, whatever
  /// became of its own row; the last administrator stays, or nobody could let anybody in.
  ///
  /// @param left whether the person of an account has left
  public void leavers(Predicate<String> left) {
    this.left = left;
  }

  private boolean gone(String name) {
    return left.test(name) && account(name).filter(one -> !accounts.lastAdmin(one)).isPresent();
  }

  /// Disables the accounts of those who have left, so that they stay closed when the book forgets
  /// whose they were.
  ///
  /// @throws AccountsUnavailable when it cannot be written
  public synchronized void closeLeft() {
    for (Account account : accounts.all()) {
      if (account.enabled() && gone(account.name())) {
        accounts.setEnabled(account, false);
        sessions.endAll(account.id());
        note(AccountEvent.HUB, Action.DISABLED, account.name(), UNKNOWN_ADDRESS);
      }
    }
  }

  public void logOut(LoginSession session) {
    sessions.end(session);
  }

  public List<Account> accounts() {
    return accounts.all();
  }

  /// @return empty when done
  public Optional<AccountProblem> addAccount(
      LoginSession admin, String name, Role role, String password, String address) {
    return add(admin.name(), name, role, password, address);
  }

  /// Ends every session of the account.
  ///
  /// @return empty when done
  /// @throws AccountsUnavailable when it cannot be written
  public synchronized Optional<AccountProblem> setRole(
      LoginSession admin, String name, Role role, String address) {
    Optional<Account> account = account(name);
    if (account.isEmpty()) {
      return Optional.of(AccountProblem.UNKNOWN_ACCOUNT);
    }
    if (role != Role.ADMIN && accounts.lastAdmin(account.get())) {
      return Optional.of(AccountProblem.LAST_ADMIN);
    }
    accounts.setRole(account.get(), role);
    sessions.endAll(account.get().id());
    note(admin.name(), Action.role(role), account.get().name(), address);
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
    if (!enabled && accounts.lastAdmin(account.get())) {
      return Optional.of(AccountProblem.LAST_ADMIN);
    }
    accounts.setEnabled(account.get(), enabled);
    sessions.endAll(account.get().id());
    Action action = enabled ? Action.ENABLED : Action.DISABLED;
    note(admin.name(), action, account.get().name(), address);
    return Optional.empty();
  }

  /// Ends every session of the account, this one too; the caller logs in anew.
  ///
  /// @return empty when done
  public Optional<AccountProblem> changePassword(
      LoginSession session, String present, String next, String address) {
    if (!names.attempt("change " + session.account()).isZero()) {
      return Optional.of(AccountProblem.TOO_MANY_TRIES);
    }
    Optional<Kept> stored = accounts.find(session.name());
    Passwords.Answer answer =
        passwords.check(cut(present), stored.map(Kept::passwordHash).orElse(null));
    if (answer != Passwords.Answer.RIGHT || stored.isEmpty()) {
      boolean busy = answer == Passwords.Answer.BUSY;
      return Optional.of(busy ? AccountProblem.BUSY : AccountProblem.PASSWORD_WRONG);
    }
    names.succeeded("change " + session.account());
    Optional<AccountProblem> problem = AccountRules.judgePassword(session.name(), next);
    if (problem.isPresent()) {
      return problem;
    }
    String hash = passwords.hash(next);
    if (hash == null) {
      return Optional.of(AccountProblem.BUSY);
    }
    synchronized (this) {
      if (accounts.find(session.name()).filter(now -> same(now, stored.get())).isEmpty()) {
        return Optional.of(AccountProblem.PASSWORD_WRONG);
      }
      setPassword(stored.get().account(), hash);
      note(session.name(), Action.PASSWORD, session.name(), address);
    }
    return Optional.empty();
  }

  /// Makes the one-time link with which another person sets a new password, good for an hour.
  ///
  /// @return the token of the link, to be shown once; empty when there is no such enabled account,
  ///   or it is the administrator's own, who must know the present password
  public synchronized Optional<String> resetLink(LoginSession admin, String name, String address) {
    Optional<Account> account = account(name).filter(Account::enabled);
    if (account.isEmpty() || account.get().id() == admin.account()) {
      return Optional.empty();
    }
    note(admin.name(), Action.RESET_LINK, account.get().name(), address);
    return Optional.of(resets.make(AccountRules.key(account.get().name()), secrets));
  }

  /// The name of the account whose password the link resets; empty when the link is not valid.
  public Optional<String> resetOpens(String token) {
    return resettable(token).map(Account::name);
  }

  /// Sets the password through a link. The link is used up, every session of the account ends.
  ///
  /// @return empty when done
  /// @throws AccountsUnavailable when it cannot be written
  public Optional<AccountProblem> resetPassword(String token, String password, String address) {
    Optional<Account> account = resettable(token);
    if (account.isEmpty()) {
      return Optional.of(AccountProblem.LINK_DEAD);
    }
    Optional<AccountProblem> problem = AccountRules.judgePassword(account.get().name(), password);
    if (problem.isPresent()) {
      return problem;
    }
    String hash = passwords.hash(password);
    if (hash == null) {
      return Optional.of(AccountProblem.BUSY);
    }
    synchronized (this) {
      boolean console = ticket(token).isPresent();
      Optional<Account> now = resettable(token);
      if (now.isEmpty()) {
        return Optional.of(AccountProblem.LINK_DEAD);
      }
      String name = now.get().name();
      setPassword(now.get(), hash);
      resets.end(AccountRules.key(name));
      if (console) {
        tickets.delete();
      }
      names.succeeded(AccountRules.key(name));
      note(console ? AccountEvent.CONSOLE : name, Action.PASSWORD_RESET, name, address);
    }
    return Optional.empty();
  }

  /// What was done to accounts lately, newest first.
  public List<AccountEvent> events(int most) {
    return events(clock.instant().plus(Duration.ofDays(1)), most);
  }

  /// @throws AccountsUnavailable when it cannot be read
  public List<AccountEvent> events(Instant before, int most) {
    late.settle(PATIENCE);
    return book.events(before, most);
  }

  /// How many changes wait for a disk that refuses them.
  public int unwritten() {
    return late.size();
  }

  @Override
  public void close() {
    late.close();
    book.close();
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
    if (!accounts.add(clean, role, hash, clock.instant())) {
      return Optional.of(AccountProblem.NAME_TAKEN);
    }
    note(actor.isEmpty() ? clean : actor, Action.added(role), clean, address);
    return Optional.empty();
  }

  private Optional<Account> account(String name) {
    return accounts.find(name).map(Kept::account);
  }

  private void setPassword(Account account, String hash) {
    accounts.setPassword(account, hash);
    sessions.endAll(account.id());
  }

  private Optional<Account> resettable(String token) {
    return resets
        .name(token)
        .or(() -> ticket(token).map(ResetTickets.Ticket::name))
        .flatMap(this::account)
        .filter(Account::enabled);
  }

  private Optional<ResetTickets.Ticket> ticket(String token) {
    return tickets.read().filter(ticket -> ticket.opens(token, clock.instant()));
  }

  /// The account of a number, while it may be used.
  public Optional<Account> open(long id) {
    return accounts.all().stream()
        .filter(one -> one.id() == id && one.enabled() && !gone(one.name()))
        .findFirst();
  }

  /// Writes something of an account when the disk allows it; nobody waits for it.
  public void later(Runnable write) {
    late.add(_ -> write.run());
  }

  /// Keeps an event of an account.
  public void note(String actor, Action action, String subject, String address) {
    AccountEvent event = new AccountEvent(clock.instant(), actor, action, subject, address);
    late.add(to -> to.note(event));
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
