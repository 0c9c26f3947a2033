package id.penjaga.device.messages;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Who may pass at one device, as the hub signed it: badges with their own right, and the permits
/// of visits. Immutable; joined from its [Part]s.
///
/// @param version grows with every change; a device takes nothing that is not newer
/// @param keyVersion which badge key the digests were made with, counted from 1
/// @param issued on the hub's clock
/// @param lease the first instant at which permits no longer count because the hub was not heard of
/// @param lockdown doors at which nobody enters but who may pass a lockdown
public record Roster(
    DeviceId device,
    long version,
    int keyVersion,
    Instant issued,
    Instant lease,
    Set<PointId> lockdown,
    Map<BadgeId, Badge> badges,
    List<Permit> permits) {
  public static final int MOST_BADGES = 50_000;
  public static final int MOST_PERMITS = 5_000;

  /// Badges in one part, or [#PERMITS_IN_PART] permits: the longest stay below [Codec#MOST_BYTES].
  public static final int BADGES_IN_PART = 200;

  public static final int PERMITS_IN_PART = 20;

  /// Doors that one badge or permit may name.
  public static final int MOST_DOORS = 12;

  /// @throws IllegalArgumentException when there is more than a device holds
  public Roster {
    require(version > 0, "version " + version + ": versions are counted from 1");
    require(keyVersion > 0, "keyVersion " + keyVersion + ": versions are counted from 1");
    require(badges.size() <= MOST_BADGES, "more than " + MOST_BADGES + " badges");
    require(permits.size() <= MOST_PERMITS, "more than " + MOST_PERMITS + " permits");
    lockdown = Set.copyOf(lockdown);
    badges = Map.copyOf(badges);
    permits = List.copyOf(permits);
  }

  /// A badge and the right of its holder.
  ///
  /// @param holder a pseudonym
  /// @param visitor whether the badge opens nothing by itself and needs a permit (ACC-01)
  /// @param escort whether its holder may accompany visitors
  /// @param overridesLockdown whether it opens in a lockdown
  /// @param doors the doors it opens by its own right; empty means every door of the device
  /// @param from null when always
  /// @param until null when always; the first instant at which it no longer holds
  /// @param pin slow hash of a PIN, `iterations:salt:hash`; null when none is asked for
  public record Badge(
      BadgeId id,
      String holder,
      BadgeState state,
      boolean visitor,
      boolean escort,
      boolean overridesLockdown,
      List<PointId> doors,
      @Nullable Instant from,
      @Nullable Instant until,
      @Nullable String pin) {
    public Badge {
      Names.require("holder", holder);
      require(doors.size() <= MOST_DOORS, "a badge names more than " + MOST_DOORS + " doors");
      require(pin == null || pin.length() <= 150, "a PIN's hash is longer than 150 characters");
      doors = List.copyOf(doors);
    }

    /// A badge of staff for every door.
    public static Badge staff(BadgeId id, String holder) {
      return new Badge(
          id, holder, BadgeState.ISSUED, false, true, false, List.of(), null, null, null);
    }

    /// A badge that needs a permit.
    public static Badge visitor(BadgeId id, String holder) {
      return new Badge(
          id, holder, BadgeState.ISSUED, true, false, false, List.of(), null, null, null);
    }

    public Badge in(BadgeState next) {
      return new Badge(
          id, holder, next, visitor, escort, overridesLockdown, doors, from, until, pin);
    }

    public Badge with(BadgeId digest) {
      return new Badge(
          digest, holder, state, visitor, escort, overridesLockdown, doors, from, until, pin);
    }
  }

  /// A right of visitors to enter, from a request that was approved (ACC-02).
  ///
  /// @param doors the doors it is for; empty means every door of the device
  /// @param until the first instant at which it no longer holds
  /// @param escorted whether somebody must accompany (ACC-03)
  /// @param escorts pseudonyms of who may; empty means everybody who may accompany
  /// @param perEscort visitors one escort may have inside; 0 when not limited
  public record Permit(
      String id,
      List<PointId> doors,
      Instant from,
      Instant until,
      boolean escorted,
      List<String> escorts,
      int perEscort,
      List<Member> members) {
    public static final int MOST_MEMBERS = 50;

    public Permit {
      Names.require("permit", id);
      require(from.isBefore(until), "permit " + id + " ends before it begins");
      require(perEscort >= 0, "perEscort cannot be negative");
      require(doors.size() <= MOST_DOORS, "permit " + id + " names more than 12 doors");
      require(
          members.size() <= MOST_MEMBERS && escorts.size() <= MOST_MEMBERS,
          "permit " + id + " names more than " + MOST_MEMBERS + " people");
      doors = List.copyOf(doors);
      escorts = List.copyOf(escorts);
      members = List.copyOf(members);
    }

    public boolean covers(Instant at) {
      return !at.isBefore(from) && at.isBefore(until);
    }

    public boolean leadsThrough(PointId door) {
      return doors.isEmpty() || doors.contains(door);
    }

    public @Nullable Member member(BadgeId badge) {
      for (Member member : members) {
        if (member.badge().equals(badge)) {
          return member;
        }
      }
      return null;
    }
  }

  /// One visitor of a permit.
  ///
  /// @param purpose whether the purpose of the visit was written down (ACC-04)
  /// @param statement whether all prohibited items were confirmed (ACC-07)
  /// @param incomplete whether the hub waits for the account of an earlier stay (ACC-05)
  /// @param clearedMs wall clock, as the device told it, of the latest leaving whose account is
  ///     complete; 0 when there is none
  public record Member(
      BadgeId badge, boolean purpose, boolean statement, boolean incomplete, long clearedMs) {}

  /// What travels in one message. Every part carries the head, so that parts of two rosters are
  /// never mixed.
  ///
  /// @param part counted from 1
  /// @param key the badge key of `keyVersion`, wrapped for the device; null in all parts but the
  ///     first, and where the device has it already
  public record Part(
      DeviceId device,
      long version,
      int part,
      int parts,
      int keyVersion,
      long issuedMs,
      long leaseMs,
      List<PointId> lockdown,
      @Nullable String key,
      List<Badge> badges,
      List<Permit> permits) {
    public static final int MOST_PARTS = 500;

    public Part {
      require(parts >= 1 && parts <= MOST_PARTS, "parts " + parts + ": 1 to " + MOST_PARTS);
      require(part >= 1 && part <= parts, "part " + part + " of " + parts);
      lockdown = List.copyOf(lockdown);
      badges = List.copyOf(badges);
      permits = List.copyOf(permits);
    }

    /// Whether both are pieces of one roster.
    public boolean belongsTo(Part other) {
      return device.equals(other.device)
          && version == other.version
          && parts == other.parts
          && keyVersion == other.keyVersion
          && issuedMs == other.issuedMs
          && leaseMs == other.leaseMs;
    }
  }

  /// The permits that name a badge, by badge.
  public Map<BadgeId, List<Permit>> permitsByBadge() {
    Map<BadgeId, List<Permit>> byBadge = new HashMap<>();
    for (Permit permit : permits) {
      List<Permit> alone = List.of(permit);
      for (Member member : permit.members()) {
        byBadge.merge(member.badge(), alone, Roster::both);
      }
    }
    return byBadge;
  }

  private static List<Permit> both(List<Permit> before, List<Permit> more) {
    return Stream.concat(before.stream(), more.stream()).toList();
  }

  /// The pieces to send.
  ///
  /// @param key the wrapped badge key, see [Part]
  public List<Part> parts(@Nullable String key) {
    List<Badge> all =
        badges.values().stream().sorted(Comparator.comparing(each -> each.id().digest())).toList();
    int badgeParts = pieces(all.size(), BADGES_IN_PART);
    int count = Math.max(1, badgeParts + pieces(permits.size(), PERMITS_IN_PART));
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      boolean head = i == 0;
      parts.add(
          new Part(
              device,
              version,
              i + 1,
              count,
              keyVersion,
              issued.toEpochMilli(),
              lease.toEpochMilli(),
              head ? lockdown.stream().sorted().toList() : List.of(),
              head ? key : null,
              piece(all, i, BADGES_IN_PART),
              i < badgeParts ? List.of() : piece(permits, i - badgeParts, PERMITS_IN_PART)));
    }
    return parts;
  }

  private static int pieces(int size, int most) {
    return (size + most - 1) / most;
  }

  private static <T> List<T> piece(List<T> all, int index, int most) {
    int from = Math.min(all.size(), index * most);
    return all.subList(from, Math.min(all.size(), from + most));
  }

  /// Joins all pieces.
  ///
  /// @param parts in any order
  /// @throws IllegalArgumentException when one is missing, twice, or of another roster, or when a
  ///     badge stands twice
  public static Roster join(Collection<Part> parts) {
    TreeMap<Integer, Part> ordered = new TreeMap<>();
    Part first = parts.iterator().next();
    Map<BadgeId, Badge> badges = new HashMap<>();
    List<Permit> permits = new ArrayList<>();
    Set<PointId> lockdown = new HashSet<>();
    for (Part part : parts) {
      require(part.belongsTo(first), "its parts are of two rosters");
      require(ordered.put(part.part(), part) == null, "part " + part.part() + " stands twice");
    }
    require(ordered.size() == first.parts(), ordered.size() + " of " + first.parts() + " parts");
    for (Part part : ordered.values()) {
      lockdown.addAll(part.lockdown());
      permits.addAll(part.permits());
      for (Badge badge : part.badges()) {
        require(badges.put(badge.id(), badge) == null, "a badge stands twice");
      }
    }
    return new Roster(
        first.device(),
        first.version(),
        first.keyVersion(),
        Instant.ofEpochMilli(first.issuedMs()),
        Instant.ofEpochMilli(first.leaseMs()),
        lockdown,
        badges,
        permits);
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
