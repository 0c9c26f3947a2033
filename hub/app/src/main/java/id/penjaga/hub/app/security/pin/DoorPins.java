package id.penjaga.hub.app.security.pin;

import id.penjaga.device.shell.keys.PinHash;
import id.penjaga.hub.app.security.Account;
import id.penjaga.hub.app.security.AccountEvent.Action;
import id.penjaga.hub.app.security.AccountsUnavailable;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Security;
import id.penjaga.hub.core.visit.PinRule;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// The PINs of everybody who has an account, in memory: read once at the start, written through.
public final class DoorPins {
  private final Security security;
  private final PinBook book;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<Long, PinBook.Kept> byAccount = new ConcurrentHashMap<>();
  private volatile boolean loaded;
  private volatile Runnable changed = () -> {};

  public DoorPins(Security security, PinBook book, InstantSource clock) {
    this.security = security;
    this.book = book;
    this.clock = clock;
    try {
      load();
    } catch (AccountsUnavailable e) {
      Logger.warn("{}; no PIN goes to a door until they can be read", e.getMessage());
    }
  }

  private synchronized void load() {
    if (!loaded) {
      byAccount.putAll(book.pins());
      loaded = true;
    }
  }

  /// Who is told that a PIN changed; it must return at once.
  public void listen(Runnable listener) {
    changed = listener;
  }

  /// Sets somebody's own PIN.
  ///
  /// @return what speaks against it; null when it is set
  /// @throws AccountsUnavailable when it cannot be written
  public synchronized PinRule.@Nullable Objection set(
      LoginSession owner, String pin, String address) {
    PinRule.Objection objection = PinRule.objection(pin);
    if (objection != null) {
      return objection;
    }
    load();
    char[] digits = pin.toCharArray();
    PinBook.Kept kept = new PinBook.Kept(PinHash.of(digits, random), clock.instant());
    Arrays.fill(digits, '\0');
    book.set(owner.account(), kept);
    byAccount.put(owner.account(), kept);
    security.note(owner.name(), Action.PIN_SET, owner.name(), address);
    changed.run();
    return null;
  }

  /// Takes somebody's own PIN away.
  ///
  /// @return false when there was none
  /// @throws AccountsUnavailable when it cannot be written
  public synchronized boolean remove(LoginSession owner, String address) {
    load();
    if (!byAccount.containsKey(owner.account())) {
      return false;
    }
    book.remove(owner.account());
    byAccount.remove(owner.account());
    security.note(owner.name(), Action.PIN_REMOVED, owner.name(), address);
    changed.run();
    return true;
  }

  /// Since when an account has its PIN; empty when it has none.
  public Optional<Instant> since(long account) {
    return Optional.ofNullable(byAccount.get(account)).map(PinBook.Kept::since);
  }

  /// The hashes by the name of their account in small letters, as it is now.
  public Map<String, String> hashes() {
    if (!loaded) {
      load();
    }
    Map<String, String> hashes = new HashMap<>();
    for (Account account : security.accounts()) {
      PinBook.Kept kept = byAccount.get(account.id());
      if (kept != null) {
        hashes.put(account.name().toLowerCase(Locale.ROOT), kept.hash());
      }
    }
    return hashes;
  }
}
