package id.penjaga.hub.app.kiosk;

import id.penjaga.hub.app.security.AccountEvent.Action;
import id.penjaga.hub.app.security.AccountsUnavailable;
import id.penjaga.hub.app.security.LoginSession;
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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/// The screens at doors: announced, paired with a browser, revoked.
public final class Kiosks {
  /// How long a pairing code helps.
  public static final Duration PAIRING = Duration.ofMinutes(15);

  private static final int MOST = 50;
  private static final int FREE = 5;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);
  private static final Duration FORGET = Duration.ofHours(1);
  private static final Duration NOTED = Duration.ofMinutes(5);

  private final Security security;
  private final KioskBook book;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Secrets secrets = new Secrets(random);
  private final Throttle guesses;
  private final Throttle visits;
  private final Map<Long, Kiosk> byId = new ConcurrentHashMap<>();
  private boolean loaded;

  /// What came of announcing a screen.
  public sealed interface Made {
    /// @param code for the browser, told once
    record Announced(String code, Kiosk kiosk) implements Made {}

    record Refused(Problem problem) implements Made {}
  }

  /// Why a screen is not announced.
  public enum Problem {
    NAME_FORM,
    NAME_TAKEN,
    NO_DOOR,
    TOO_MANY
  }

  /// What came of pairing.
  public sealed interface Pairing {
    /// @param token for the browser, told once
    record Paired(String token, Kiosk kiosk) implements Pairing {}

    record Wrong() implements Pairing {}

    record Wait(Duration time) implements Pairing {}
  }

  /// @param clock wall clock
  /// @param nanos monotonic clock, for waits
  public Kiosks(Security security, KioskBook book, InstantSource clock, LongSupplier nanos) {
    this.security = security;
    this.book = book;
    this.clock = clock;
    guesses = new Throttle(nanos, FREE, LONGEST_WAIT, FORGET);
    visits = new Throttle(nanos, FREE, LONGEST_WAIT, FORGET);
    try {
      load();
    } catch (AccountsUnavailable e) {
      Logger.warn("{}; screens at doors are unknown until they can be read", e.getMessage());
    }
  }

  /// Reads the table if that is still to be done: a hub starts on a disk that is full.
  private synchronized void load() {
    if (!loaded) {
      book.kiosks().forEach(kiosk -> byId.put(kiosk.id(), kiosk));
      loaded = true;
    }
  }

  /// All screens, the newest first.
  public List<Kiosk> all() {
    load();
    return byId.values().stream().sorted(Comparator.comparing(Kiosk::id).reversed()).toList();
  }

  /// Announces a screen.
  ///
  /// @param device whose door it stands at; [Kiosk#NO_DEVICE] for one that none watches
  /// @throws AccountsUnavailable when it cannot be written
  public synchronized Made make(
      LoginSession by, String name, String device, String door, String address) {
    load();
    Instant now = clock.instant();
    String clean = name.strip();
    List<Kiosk> living = all().stream().filter(one -> one.isPaired() || one.waits(now)).toList();
    Problem problem =
        !clean.matches("[^\\p{Cc}\\p{Cf}]{1,40}")
            ? Problem.NAME_FORM
            : living.stream().anyMatch(one -> one.name().equalsIgnoreCase(clean))
                ? Problem.NAME_TAKEN
                : device.isEmpty() || door.isEmpty()
                    ? Problem.NO_DOOR
                    : living.size() >= MOST ? Problem.TOO_MANY : null;
    if (problem != null) {
      return new Made.Refused(problem);
    }
    String code = VisitCodes.digits(random.nextLong() >>> 1, 10);
    Kiosk kiosk =
        book.add(clean, device, door, Secrets.hash(code), now.plus(PAIRING), now, by.name());
    byId.put(kiosk.id(), kiosk);
    security.note(by.name(), Action.KIOSK_MADE, clean, address);
    return new Made.Announced(code, kiosk);
  }

  /// Makes the browser that knows a pairing code the screen it was made for. Wrong codes cost their
  /// address longer and longer waits.
  ///
  /// @throws AccountsUnavailable when it cannot be written
  public synchronized Pairing pair(String code, String address) {
    load();
    Duration wait = guesses.attempt(address);
    if (wait.isPositive()) {
      return new Pairing.Wait(wait);
    }
    Instant now = clock.instant();
    String hash = Secrets.hash(code);
    Kiosk found =
        byId.values().stream()
            .filter(one -> one.waits(now) && Secrets.same(one.pairingHash(), hash))
            .findFirst()
            .orElse(null);
    if (found == null) {
      return new Pairing.Wrong();
    }
    guesses.succeeded(address);
    String token = secrets.next();
    book.pair(found.id(), Secrets.hash(token), now, address);
    Kiosk paired = found.paired(Secrets.hash(token), now, address);
    byId.put(paired.id(), paired);
    security.note(found.madeBy(), Action.KIOSK_PAIRED, found.name(), address);
    return new Pairing.Paired(token, paired);
  }

  /// The screen that a browser is, by its token.
  public Optional<Kiosk> of(String token, String address) {
    load();
    String hash = Secrets.hash(token);
    Optional<Kiosk> found =
        byId.values().stream()
            .filter(one -> one.isPaired() && Secrets.same(String.valueOf(one.keyHash()), hash))
            .findFirst();
    found.ifPresent(one -> seen(one, address));
    return found;
  }

  private void seen(Kiosk kiosk, String address) {
    Instant now = clock.instant();
    Instant last = kiosk.seen();
    if (last != null && now.isBefore(last.plus(NOTED)) && address.equals(kiosk.address())) {
      return;
    }
    byId.computeIfPresent(kiosk.id(), (_, one) -> one.seen(now, address));
    security.later(() -> book.setSeen(kiosk.id(), now, address));
  }

  /// Asks for one attempt at the code of a visit and counts it. A right code begins anew.
  ///
  /// @return zero when it may; otherwise how long to wait
  public Duration attempt(Kiosk kiosk) {
    return visits.attempt(Long.toString(kiosk.id()));
  }

  /// The last code of a visit was right.
  public void right(Kiosk kiosk) {
    visits.succeeded(Long.toString(kiosk.id()));
  }

  /// Revokes a screen: its browser is a stranger at the next thing it asks for.
  ///
  /// @return false when there is none
  /// @throws AccountsUnavailable when it cannot be written
  public synchronized boolean revoke(LoginSession by, long id, String address) {
    load();
    Kiosk found = byId.get(id);
    if (found == null) {
      return false;
    }
    if (found.lives()) {
      Kiosk.Revoked end = new Kiosk.Revoked(clock.instant(), by.name());
      book.revoke(id, end);
      byId.put(id, found.revoked(end));
      security.note(by.name(), Action.KIOSK_REVOKED, found.name(), address);
    }
    return true;
  }
}
