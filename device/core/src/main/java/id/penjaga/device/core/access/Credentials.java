package id.penjaga.device.core.access;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Roster;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is known. A badge of the roster wins over the same badge in the device's configuration, so
/// that the hub can block what the file allows. Immutable.
public final class Credentials {
  private final Map<BadgeId, Roster.Badge> local;
  private final Set<BadgeId> revoked;
  private final @Nullable Roster roster;
  private final long floor;
  private final Map<BadgeId, List<Roster.Permit>> permits;

  /// The badges of the roster that may accompany, by their holder: a visitor waits at the door
  /// while they are looked for, and an office has thousands of others.
  private final Map<String, List<Roster.Badge>> escorts;

  private Credentials(
      Map<BadgeId, Roster.Badge> local,
      Set<BadgeId> revoked,
      @Nullable Roster roster,
      long floor,
      Map<BadgeId, List<Roster.Permit>> permits,
      Map<String, List<Roster.Badge>> escorts) {
    this.local = local;
    this.revoked = revoked;
    this.roster = roster;
    this.floor = floor;
    this.permits = permits;
    this.escorts = escorts;
  }

  /// The badges of the configuration alone.
  ///
  /// @param revoked those of them that are revoked there
  public static Credentials local(Map<BadgeId, Roster.Badge> local, Set<BadgeId> revoked) {
    return new Credentials(Map.copyOf(local), Set.copyOf(revoked), null, 0, Map.of(), Map.of());
  }

  /// With a roster in force, and the configuration's badges as they are called under its key.
  public Credentials with(
      Roster next, Map<BadgeId, Roster.Badge> nextLocal, Set<BadgeId> nextRevoked) {
    return new Credentials(
        Map.copyOf(nextLocal),
        Set.copyOf(nextRevoked),
        next,
        Math.max(floor, next.version()),
        Map.copyOf(next.permitsByBadge()),
        escortsByHolder(next));
  }

  private static Map<String, List<Roster.Badge>> escortsByHolder(Roster roster) {
    Map<String, List<Roster.Badge>> byHolder = new HashMap<>();
    for (Roster.Badge badge : roster.badges().values()) {
      if (badge.escort()) {
        byHolder.computeIfAbsent(badge.holder(), _ -> new ArrayList<>(1)).add(badge);
      }
    }
    return byHolder;
  }

  /// Knowing that a version was in force once: an older one is never taken again.
  public Credentials notBelow(long version) {
    return new Credentials(local, revoked, roster, Math.max(floor, version), permits, escorts);
  }

  public @Nullable Roster roster() {
    return roster;
  }

  /// Version of the roster in force; 0 when there is none.
  public long version() {
    return roster == null ? 0 : roster.version();
  }

  /// No older version is taken.
  public long floor() {
    return floor;
  }

  public Roster.@Nullable Badge badge(BadgeId id) {
    Roster.Badge known = roster == null ? null : roster.badges().get(id);
    return known != null ? known : local.get(id);
  }

  /// Whether the configuration revokes it and the roster does not know it.
  boolean revoked(BadgeId id) {
    return revoked.contains(id) && (roster == null || !roster.badges().containsKey(id));
  }

  /// Whether it is no visitor's. The configuration does not say so; there it is a badge whose right
  /// has no end.
  boolean ofTheHouse(Roster.Badge badge) {
    boolean listed = roster != null && roster.badges().containsKey(badge.id());
    return listed ? !badge.visitor() : badge.from() == null && badge.until() == null;
  }

  /// The permits that name a badge.
  List<Roster.Permit> permits(BadgeId id) {
    return permits.getOrDefault(id, List.of());
  }

  /// A permit that names the badge; null when the roster has it no more.
  public Roster.@Nullable Permit permit(String id, BadgeId member) {
    for (Roster.Permit permit : permits(member)) {
      if (permit.id().equals(id)) {
        return permit;
      }
    }
    return null;
  }

  /// Every badge that may accompany, by badge.
  Map<BadgeId, Roster.Badge> escorts(Roster.Permit permit) {
    Map<BadgeId, Roster.Badge> found = new HashMap<>();
    for (Roster.Badge badge : candidates(permit)) {
      if (mayAccompany(badge, permit)) {
        found.put(badge.id(), badge);
      }
    }
    return found;
  }

  /// The badges that are looked at for a permit: of the roster those of its escorts alone.
  List<Roster.Badge> candidates(Roster.Permit permit) {
    List<Roster.Badge> candidates = new ArrayList<>();
    for (Roster.Badge badge : local.values()) {
      if (roster == null || !roster.badges().containsKey(badge.id())) {
        candidates.add(badge);
      }
    }
    Collection<String> holders = permit.escorts().isEmpty() ? escorts.keySet() : permit.escorts();
    for (String holder : holders) {
      candidates.addAll(escorts.getOrDefault(holder, List.of()));
    }
    return candidates;
  }

  /// Whether its holder may accompany the visitors of a permit.
  public static boolean mayAccompany(Roster.Badge badge, Roster.Permit permit) {
    return badge.escort()
        && (permit.escorts().isEmpty() || permit.escorts().contains(badge.holder()));
  }
}
