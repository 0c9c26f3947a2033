package id.penjaga.hub.app.roster;

import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.shell.files.FileWords;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.AccountsUnavailable;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.visit.DoorRoster;
import id.penjaga.hub.core.visit.HeldBadge;
import id.penjaga.hub.core.visit.VisitPermit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/// Keeps every device's roster up to date: looks once a second whether the book has grown, and
/// sends what differs from what the device has in force, again and again with growing pauses until
/// its status names that version.
///
/// A version is the hub's wall clock in milliseconds, or one more than the device has: so a hub
/// that was restored from an old backup still goes on upwards.
public final class RosterSender {
  /// How long the permits of a roster last while the hub is not heard of.
  public static final Duration LEASE = Duration.ofDays(7);

  /// Time alone changes rosters: roles begin and end, permits end.
  private static final Duration RECOMPUTE = Duration.ofMinutes(1);

  private static final Duration AGAIN = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
  private static final int MOST_IN_PAGE = 500;

  private final RosterKeys keys;
  private final Office office;
  private final StandingPermits permits;
  private final Supplier<Map<String, String>> pins;
  private final Supplier<List<StateMessage.Status>> online;
  private final BiPredicate<DeviceId, byte[]> send;
  private final BiConsumer<DeviceId, Boolean> contest;
  private final Map<DeviceId, Boolean> contested = new ConcurrentHashMap<>();
  private final Set<DeviceId> renewing = ConcurrentHashMap.newKeySet();
  private final Map<DeviceId, Sent> sent = new ConcurrentHashMap<>();
  private final Set<String> refused = new HashSet<>();
  private long entry = -1;
  private long generation;
  private Instant computed = Instant.MIN;
  private volatile boolean asked;
  private List<HeldBadge> badges = List.of();
  private List<VisitPermit> standing = List.of();
  private Map<String, String> hashes = Map.of();
  private boolean pinsKnown;

  /// What was last sent to a device.
  ///
  /// @param confirmed whether the device has said that it is in force
  /// @param generation of badges and permits that it was compared with last
  private record Sent(
      Roster roster,
      Instant at,
      Duration pause,
      boolean confirmed,
      List<byte[]> payloads,
      long generation) {
    Sent confirm() {
      return new Sent(roster, at, pause, true, payloads, generation);
    }

    Sent compared(long with) {
      return new Sent(roster, at, pause, confirmed, payloads, with);
    }

    boolean halfOver(Instant now) {
      return !now.isBefore(roster.issued().plus(LEASE.dividedBy(2)));
    }
  }

  /// How far a device is.
  ///
  /// @param wanted version that was sent last
  /// @param inForce whether the device has said that it is in force
  /// @param contested whether the device has a newer one, which another hub must have sent
  /// @param permits ids of the permits in that version
  public record Standing(
      long wanted, boolean inForce, boolean contested, Instant since, Set<String> permits) {}

  /// @param online the births of the devices that are online
  /// @param pins hashes of PINs, by login in small letters; may throw [AccountsUnavailable], then
  ///     those of before count, and without any no roster is sent
  /// @param send a part to a device; false when it could not be handed to the broker
  /// @param contest is told when another hub begins or ends to send to a device
  public RosterSender(
      RosterKeys keys,
      Office office,
      StandingPermits permits,
      Supplier<Map<String, String>> pins,
      Supplier<List<StateMessage.Status>> online,
      BiPredicate<DeviceId, byte[]> send,
      BiConsumer<DeviceId, Boolean> contest) {
    this.keys = keys;
    this.office = office;
    this.permits = permits;
    this.pins = pins;
    this.online = online;
    this.send = send;
    this.contest = contest;
  }

  /// How far a device is with what was sent to it; null while nothing was (VIS-04).
  public @Nullable Standing standing(DeviceId device) {
    Sent last = sent.get(device);
    if (last == null) {
      return null;
    }
    Set<String> ids = new HashSet<>();
    last.roster().permits().forEach(permit -> ids.add(permit.id()));
    return new Standing(
        last.roster().version(),
        last.confirmed(),
        contested.getOrDefault(device, false),
        last.at(),
        ids);
  }

  /// Looks at badges and permits at the next turn, although the book has not grown.
  public void ask() {
    asked = true;
  }

  /// Sends a new one at the next turn, whatever the device has.
  public void renew(DeviceId device) {
    renewing.add(device);
    asked = true;
  }

  /// To be called every second, and whenever the book has grown.
  ///
  /// @param now on the hub's clock
  public void turn(Instant now) {
    try {
      look(now);
      if (!pinsKnown) {
        return; // a door would ask nobody for a PIN
      }
      for (StateMessage.Status status : online.get()) {
        serve(status, now);
      }
    } catch (StoreException e) {
      Logger.debug("no roster is made: {}", e.getMessage());
    } catch (IOException e) {
      Logger.error("A key of the roster cannot be used. {}", FileWords.of(keys.folder(), e));
    }
  }

  private void look(Instant now) {
    long last = office.lastEntry();
    boolean due = asked || last != entry || !now.isBefore(computed.plus(RECOMPUTE));
    if (!due) {
      return;
    }
    asked = false;
    badges = badges();
    standing = permits.permits(now);
    try {
      hashes = pins.get();
      pinsKnown = true;
    } catch (AccountsUnavailable e) {
      Logger.warn("PINs of doors stay as they were: {}", e.getMessage());
    }
    entry = last;
    computed = now;
    generation++;
  }

  private List<HeldBadge> badges() {
    List<HeldBadge> all = new ArrayList<>();
    String after = "";
    List<Item> page;
    do {
      page = office.holdings().page(HeldBadge.REGISTER, after, MOST_IN_PAGE, false);
      for (Item item : page) {
        badge(item, all);
        after = item.label();
      }
    } while (page.size() == MOST_IN_PAGE);
    return all;
  }

  private void badge(Item item, List<HeldBadge> all) {
    try {
      HeldBadge badge = HeldBadge.of(item);
      keys.newest(badge.digest(), badge.keyVersion());
      all.add(badge);
    } catch (IllegalArgumentException e) {
      if (refused.add(item.label())) {
        Logger.warn("The badge {} goes to no door: {}", item.label(), e.getMessage());
      }
    }
  }

  private void serve(StateMessage.Status status, Instant now) throws IOException {
    DeviceId device = status.device();
    Sent last = sent.get(device);
    if (last != null && status.roster() == last.roster().version() && !last.confirmed()) {
      last = last.confirm();
      sent.put(device, last);
      Logger.info("{} has roster {} in force", device, status.roster());
    }
    boolean other = last != null && status.roster() > last.roster().version();
    if (!Boolean.valueOf(other).equals(contested.put(device, other))) {
      contest.accept(device, other);
    }
    boolean forced = renewing.remove(device);
    if (last == null || forced || last.halfOver(now) || last.generation() != generation) {
      Roster wanted = roster(device, 1, now);
      if (last == null || forced || last.halfOver(now) || !sameRights(last.roster(), wanted)) {
        long before = Math.max(status.roster(), last == null ? 0 : last.roster().version());
        renew(device, roster(device, Math.max(now.toEpochMilli(), before + 1), now), now);
        return;
      }
      last = last.compared(generation);
      sent.put(device, last);
    }
    // What another hub sent is newer: ours would be refused, again and again.
    boolean waiting = status.roster() < last.roster().version();
    if (waiting && !now.isBefore(last.at().plus(last.pause()))) {
      Duration pause = last.pause().multipliedBy(2);
      again(device, last, pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause, now);
    }
  }

  private Roster roster(DeviceId device, long version, Instant now) {
    DoorRoster maker = new DoorRoster(office.people(), office.roles(), keys::newest, hashes, now);
    return maker.roster(
        device,
        badges,
        standing,
        permits.lockdown(device),
        new DoorRoster.Terms(version, keys.version(), now.plus(LEASE)));
  }

  private static boolean sameRights(Roster a, Roster b) {
    return a.keyVersion() == b.keyVersion()
        && a.lockdown().equals(b.lockdown())
        && a.badges().equals(b.badges())
        && a.permits().equals(b.permits());
  }

  private void renew(DeviceId device, Roster roster, Instant now) throws IOException {
    List<byte[]> payloads = new ArrayList<>();
    for (Roster.Part part : roster.parts(keys.wrapped(device))) {
      byte[] body = Codec.rosterBody(part);
      payloads.add(Codec.sign(body, keys.sign(body)));
    }
    again(device, new Sent(roster, now, AGAIN, false, payloads, generation), AGAIN, now);
  }

  private void again(DeviceId device, Sent what, Duration pause, Instant now) {
    boolean handedOver = what.payloads().stream().allMatch(part -> send.test(device, part));
    sent.put(
        device,
        new Sent(
            what.roster(), now, handedOver ? pause : AGAIN, false, what.payloads(), generation));
  }
}
