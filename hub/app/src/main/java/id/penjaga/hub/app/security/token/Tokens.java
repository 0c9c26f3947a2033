package id.penjaga.hub.app.security.token;

import id.penjaga.hub.app.security.Account;
import id.penjaga.hub.app.security.AccountEvent.Action;
import id.penjaga.hub.app.security.AccountsUnavailable;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.app.security.secret.Secrets;
import id.penjaga.hub.app.security.secret.Throttle;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// All tokens, in memory: read once at the start, written through. Making and revoking wait for the
/// disk; how often a token was used is written once a minute, and the first use of a day from an
/// address is an event of its account.
public final class Tokens {
  /// What every token begins with, so that it is recognised where it should not lie.
  public static final String PREFIX = "pjg_";

  public static final int USUAL_DAYS = 90;
  public static final int MOST_DAYS = 365;
  static final int MOST_LIVING = 20;

  private static final Duration NOTED = Duration.ofMinutes(1);
  private static final int FREE = 20;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);
  private static final Duration FORGET = Duration.ofHours(1);

  private final Security security;
  private final TokenBook book;
  private final InstantSource clock;
  private final Secrets secrets = new Secrets(new SecureRandom());
  private final Throttle wrong;
  private final Map<String, ApiToken> byKey = new ConcurrentHashMap<>();

  private volatile boolean loaded;

  /// When the use of a token was last written down.
  private final Map<Long, ApiToken.Use> noted = new ConcurrentHashMap<>();

  /// What came of making one.
  public sealed interface Made {
    /// @param secret to be shown once
    record Token(String secret, ApiToken token) implements Made {}

    record Refused(TokenProblem why) implements Made {}
  }

  /// @param clock wall clock
  /// @param nanos monotonic clock, for waits
  public Tokens(Security security, TokenBook book, InstantSource clock, LongSupplier nanos) {
    this.security = security;
    this.book = book;
    this.clock = clock;
    wrong = new Throttle(nanos, FREE, LONGEST_WAIT, FORGET);
    try {
      load();
    } catch (AccountsUnavailable e) {
      Logger.warn("{}; tokens open nothing until they can be read", e.getMessage());
    }
  }

  /// See [TokenBook#spend]. A key is spent for a day.
  public @Nullable String spend(String key, String digest) {
    Instant now = clock.instant();
    return book.spend(key, digest, now, now.minus(Duration.ofDays(1)));
  }

  /// See [TokenBook#giveBack].
  public void giveBack(String key) {
    book.giveBack(key);
  }

  /// Reads the table if that is still to be done: a hub starts on a disk that is full.
  private synchronized void load() {
    if (!loaded) {
      book.tokens().forEach(token -> byKey.put(token.keyHash(), token));
      loaded = true;
    }
  }

  /// Makes a token of somebody who is logged in.
  ///
  /// @throws id.penjaga.hub.app.security.AccountsUnavailable when it cannot be written
  public synchronized Made make(
      LoginSession owner, String name, TokenScope scope, int days, String address) {
    load();
    String clean = name.strip();
    Instant now = clock.instant();
    List<ApiToken> living = of(owner.account()).stream().filter(one -> one.live(now)).toList();
    TokenProblem problem =
        !clean.matches("[^\\p{Cc}\\p{Cf}]{1,40}")
            ? TokenProblem.NAME_FORM
            : living.stream().anyMatch(one -> one.name().equalsIgnoreCase(clean))
                ? TokenProblem.NAME_TAKEN
                : days < 1 || days > MOST_DAYS
                    ? TokenProblem.DAYS
                    : !owner.role().covers(scope.level())
                        ? TokenProblem.ABOVE_OWNER
                        : chosen(scope)
                            ? living.size() >= MOST_LIVING ? TokenProblem.TOO_MANY : null
                            : TokenProblem.NOTHING_CHOSEN;
    if (problem != null) {
      return new Made.Refused(problem);
    }
    String secret = PREFIX + secrets.next();
    ApiToken token =
        book.add(
            owner.account(),
            clean,
            Secrets.hash(secret),
            scope,
            now,
            now.plus(Duration.ofDays(days)));
    byKey.put(token.keyHash(), token);
    security.note(owner.name(), Action.TOKEN_MADE, clean, address);
    return new Made.Token(secret, token);
  }

  private static boolean chosen(TokenScope scope) {
    return (scope.roles() == null || !scope.roles().isEmpty())
        && (scope.rooms() == null || !scope.rooms().isEmpty());
  }

  /// Revokes a token of one's own, or as an administrator anybody's.
  ///
  /// @return false when there is no such token of theirs
  /// @throws id.penjaga.hub.app.security.AccountsUnavailable when it cannot be written
  public synchronized boolean revoke(LoginSession by, long id, String address) {
    load();
    Optional<ApiToken> found =
        byKey.values().stream()
            .filter(one -> one.id() == id)
            .filter(one -> one.account() == by.account() || by.role().covers(Role.ADMIN))
            .findFirst();
    found
        .filter(one -> one.revoked() == null)
        .ifPresent(one -> {
          ApiToken.Revoked end = new ApiToken.Revoked(clock.instant(), by.name());
          book.revoke(id, end);
          byKey.computeIfPresent(one.keyHash(), (_, now) -> now.with(end));
          security.note(by.name(), Action.TOKEN_REVOKED, one.name(), address);
        });
    return found.isPresent();
  }

  /// The tokens of an account, the newest first.
  public List<ApiToken> of(long account) {
    return all().stream().filter(one -> one.account() == account).toList();
  }

  /// All tokens, the newest first.
  public List<ApiToken> all() {
    return byKey.values().stream().sorted(Comparator.comparing(ApiToken::id).reversed()).toList();
  }

  /// Looks at a token that a program shows. A right one is never slowed by wrong ones of its
  /// neighbours: it cannot be guessed, so only wrong ones cost.
  public BearerOutcome bearer(String secret, String address) {
    if (!loaded) {
      load();
    }
    Instant now = clock.instant();
    ApiToken token = byKey.get(Secrets.hash(secret));
    Account account =
        token == null || !token.live(now) ? null : security.open(token.account()).orElse(null);
    if (token == null || account == null) {
      Duration wait = wrong.attempt(address);
      return wait.isPositive() ? new BearerOutcome.Wait(wait) : new BearerOutcome.Closed();
    }
    ApiToken used =
        Objects.requireNonNullElse(
            byKey.computeIfPresent(
                token.keyHash(),
                (_, one) -> one.with(new ApiToken.Use(one.use().count() + 1, now, address))),
            token);
    note(used, account, now, address);
    return new BearerOutcome.Opens(
        used,
        new LoginSession(
            "token/" + used.id(),
            account.id(),
            account.name(),
            used.scope().level(account.role()),
            false,
            "",
            used.created()));
  }

  private void note(ApiToken token, Account account, Instant now, String address) {
    ApiToken.Use before = noted.getOrDefault(token.id(), token.use());
    Instant last = before.last();
    boolean elsewhere = !address.equals(before.address()) || !noted.containsKey(token.id());
    if (!elsewhere && last != null && now.isBefore(last.plus(NOTED))) {
      return;
    }
    boolean newDay =
        last == null
            || !now.truncatedTo(java.time.temporal.ChronoUnit.DAYS)
                .equals(last.truncatedTo(java.time.temporal.ChronoUnit.DAYS));
    noted.put(token.id(), token.use());
    security.later(() -> book.setUse(token.id(), token.use()));
    if (elsewhere || newDay) {
      security.note(account.name(), Action.TOKEN_USED, token.name(), address);
    }
  }
}
