package id.penjaga.hub.core.visit;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What one device must know of badges and permits at a moment. Everybody who holds no role of the
/// server room's staff is a visitor (ACC-01); whoever has left the office opens nothing.
public final class DoorRoster {
  /// A permit stays on the device for so long after its end, so that whoever is still inside is
  /// known by it.
  static final Duration AFTER = Duration.ofDays(1);

  /// In place of a PIN's hash: a PIN is asked for, none was set, and nothing that is typed is
  /// right.
  public static final String PIN_UNSET = "0:00:00";

  private final People people;
  private final Digests digests;
  private final Map<String, String> pins;
  private final Instant now;
  private final OwnRight rights;

  /// What a badge is called under the newest badge key.
  @FunctionalInterface
  public interface Digests {
    /// @throws IllegalArgumentException when that version of the key is not known
    BadgeId newest(BadgeId digest, int version);
  }

  /// @param roles by id: they say who counts as a visitor
  /// @param pins slow hashes of PINs by the login of their holder in small letters
  /// @param now decides rights and roles
  public DoorRoster(
      People people,
      Map<String, OfficeRole> roles,
      Digests digests,
      Map<String, String> pins,
      Instant now) {
    this.people = people;
    rights = new OwnRight(people, roles, now);
    this.digests = digests;
    this.pins = pins;
    this.now = now;
  }

  /// The roster without its version, which whoever sends it gives.
  ///
  /// @param lockdown doors at which nobody enters
  public Roster roster(
      DeviceId device,
      Collection<HeldBadge> badges,
      Collection<VisitPermit> permits,
      Set<PointId> lockdown,
      Terms terms) {
    Map<BadgeId, Roster.Badge> known = new HashMap<>();
    Map<String, BadgeId> byLabel = new HashMap<>();
    Map<Long, Set<String>> pseudonyms = new HashMap<>();
    for (HeldBadge badge : badges) {
      BadgeId digest = digests.newest(badge.digest(), badge.keyVersion());
      Roster.Badge row = row(badge, digest);
      // Two items with one digest: the one that opens less counts.
      known.merge(digest, row, (a, b) -> a.state() == BadgeState.ISSUED ? b : a);
      byLabel.put(key(badge.label()), digest);
      Long person = badge.person();
      if (person != null) {
        pseudonyms.computeIfAbsent(person, _ -> new TreeSet<>()).add(row.holder());
      }
    }
    List<Roster.Permit> standing = new ArrayList<>();
    for (VisitPermit permit : permits) {
      Roster.Permit row = row(permit, device, byLabel, pseudonyms);
      if (row != null) {
        standing.add(row);
      }
    }
    return new Roster(
        device, terms.version(), terms.keyVersion(), now, terms.lease(), lockdown, known, standing);
  }

  /// What whoever sends a roster decides.
  ///
  /// @param lease when its permits end unless it is renewed
  public record Terms(long version, int keyVersion, Instant lease) {}

  private static String key(String label) {
    return label.strip().toLowerCase(Locale.ROOT);
  }

  private Roster.Badge row(HeldBadge badge, BadgeId digest) {
    Long holder = badge.person();
    Person person = holder == null ? null : people.person(holder);
    boolean gone = holder != null && (person == null || !person.here(people.day(now)));
    boolean staff = person != null && !gone && rights.staff(person.id());
    LocalDate until = badge.until();
    LocalDate from = badge.from();
    return new Roster.Badge(
        digest,
        badge.holder(),
        gone && badge.state() == BadgeState.ISSUED ? BadgeState.BLOCKED : badge.state(),
        !staff,
        staff,
        staff && badge.overridesLockdown(),
        badge.doors(),
        from == null ? null : from.atStartOfDay(people.zone()).toInstant(),
        until == null ? null : until.plusDays(1).atStartOfDay(people.zone()).toInstant(),
        pin(badge, person));
  }

  /// What a reader with keys asks for. A PIN that is asked for and was never set is nobody's: else
  /// the badge alone would be enough.
  private @Nullable String pin(HeldBadge badge, @Nullable Person holder) {
    String login = holder == null ? null : holder.login();
    String hash = login == null ? null : pins.get(login.toLowerCase(Locale.ROOT));
    return hash == null && badge.pin() ? PIN_UNSET : hash;
  }

  private Roster.@Nullable Permit row(
      VisitPermit permit,
      DeviceId device,
      Map<String, BadgeId> byLabel,
      Map<Long, Set<String>> pseudonyms) {
    boolean elsewhere = !permit.devices().isEmpty() && !permit.devices().contains(device.name());
    if (elsewhere || permit.until().plus(AFTER).isBefore(now)) {
      return null;
    }
    List<Roster.Member> members = new ArrayList<>();
    for (VisitPermit.Guest guest : permit.guests()) {
      BadgeId badge = byLabel.get(key(guest.badge()));
      if (badge != null) {
        members.add(
            new Roster.Member(
                badge, guest.purpose(), guest.statement(), guest.incomplete(), guest.clearedMs()));
      }
    }
    if (members.isEmpty()) {
      return null;
    }
    List<String> escorts =
        permit.escorts().stream()
            .flatMap(person -> pseudonyms.getOrDefault(person, Set.of()).stream())
            .distinct()
            .toList();
    // Named escorts of whom none has a badge: then nobody accompanies, not everybody.
    return new Roster.Permit(
        permit.id(),
        permit.doors(),
        permit.from(),
        permit.until(),
        permit.escorted(),
        escorts.isEmpty() && !permit.escorts().isEmpty() ? List.of("nobody") : escorts,
        permit.perEscort(),
        members);
  }
}
