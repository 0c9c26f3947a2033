package id.penjaga.hub.core.visit;

import id.penjaga.device.messages.PointId;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Rooms;
import id.penjaga.hub.core.visit.VisitStanding.Obstacle;
import id.penjaga.hub.core.visit.VisitStanding.Stay;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the visits of a site give their visitors at the doors (ACC-02, ACC-04, ACC-05, VIS-03).
///
/// A visit that is approved and open is a permit, for the devices of its room. It stands as long as
/// its host and somebody who is named as escort hold a right of their own to that room. A visitor
/// enters once purpose and statement are written down, as often as needed until they leave without
/// the account of their stay; with the account the badge is given back, and this visit lets them in
/// no more, unless they come again: then purpose and statement are written down anew, and the doors
/// know the window of the present or the next day only.
public final class Permits {
  private final People people;
  private final Rooms rooms;
  private final OwnRight rights;
  private final Map<String, Set<PointId>> doors;
  private final Map<String, HeldBadge> badges;
  private final Map<Long, List<HeldBadge>> own;
  private final List<Passage> passages;
  private final Instant now;

  /// @param roles by id: they say who counts as a visitor
  /// @param doors of each device, as far as they are known
  /// @param passages in the order the doors told them
  /// @param now decides rights and roles
  public Permits(
      People people,
      Map<String, OfficeRole> roles,
      Rooms rooms,
      Map<String, Set<PointId>> doors,
      Collection<HeldBadge> badges,
      List<Passage> passages,
      Instant now) {
    this.people = people;
    this.rooms = rooms;
    rights = new OwnRight(people, roles, now);
    this.doors = Map.copyOf(doors);
    this.badges = byLabel(badges);
    own =
        this.badges.values().stream()
            .filter(badge -> badge.person() != null)
            .collect(Collectors.groupingBy(badge -> Objects.requireNonNull(badge.person())));
    this.passages = List.copyOf(passages);
    this.now = now;
  }

  private static Map<String, HeldBadge> byLabel(Collection<HeldBadge> badges) {
    Map<String, HeldBadge> known = new HashMap<>();
    badges.forEach(badge -> known.put(key(badge.label()), badge));
    return known;
  }

  /// The holders whose passages say how these visits stand.
  public static Set<String> holders(Collection<Visit> visits, Collection<HeldBadge> badges) {
    Set<String> labels = new HashSet<>();
    visits.forEach(visit -> visit.guests().forEach(guest -> labels.add(key(guest.badge()))));
    Set<String> holders = new TreeSet<>();
    badges.stream()
        .filter(badge -> labels.contains(key(badge.label())))
        .forEach(badge -> holders.add(badge.holder()));
    return holders;
  }

  private static String key(String label) {
    return label.strip().toLowerCase(Locale.ROOT);
  }

  /// Whoever may accompany visitors by a right of their own, by number.
  public List<Long> entitled() {
    return own.entrySet().stream()
        .filter(each -> each.getValue().stream().anyMatch(badge -> rights.opens(badge, Set.of())))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /// How each visit stands, in the order they were opened.
  public List<VisitStanding> of(Collection<Visit> visits) {
    List<Visit> ordered = new ArrayList<>(visits);
    ordered.sort(Comparator.comparingLong(Visit::about));
    Map<String, String> bound = bound(ordered);
    Set<String> owing = new HashSet<>();
    Map<String, List<Stay>> stays = new HashMap<>();
    for (Visit visit : ordered) {
      List<Stay> mine = told(visit, badges, passages);
      stays.put(visit.permit(), mine);
      mine.stream().filter(Stay::unaccounted).forEach(stay -> owing.add(stay.holder()));
    }
    List<VisitStanding> all = new ArrayList<>();
    for (Visit visit : ordered) {
      List<Stay> mine = stays.getOrDefault(visit.permit(), List.of());
      Set<Obstacle> obstacles = EnumSet.noneOf(Obstacle.class);
      VisitWindow window = window(visit, mine);
      VisitPermit permit = permit(visit, window, mine, bound, owing, obstacles);
      all.add(new VisitStanding(visit, window, permit, Set.copyOf(obstacles), mine));
    }
    return all;
  }

  /// While somebody is inside it stays that in which they came, or they would stay too long unseen.
  private @Nullable VisitWindow window(Visit visit, List<Stay> stays) {
    Instant at =
        stays.stream()
            .filter(Stay::inside)
            .map(Stay::entered)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(now);
    return visit.window(at, people.zone());
  }

  /// Which visitor each badge is bound to: the first who got it and has not accounted yet.
  private static Map<String, String> bound(List<Visit> visits) {
    Map<String, String> bound = new HashMap<>();
    visits.stream()
        .filter(Visit::isOpen)
        .flatMap(visit ->
            visit.guests().stream()
                .filter(Visit.Guest::bound)
                .map(guest -> Map.entry(guest, name(visit, guest))))
        .sorted(
            Comparator.comparing(
                each -> each.getKey().registered(), Comparator.nullsLast(Instant::compareTo)))
        .forEach(each -> bound.putIfAbsent(key(each.getKey().badge()), each.getValue()));
    return bound;
  }

  private static String name(Visit visit, Visit.Guest guest) {
    return visit.about() + "/" + guest.item();
  }

  /// Its visitors with what the doors told of them, in their order.
  public static List<Stay> stays(
      Visit visit, Collection<HeldBadge> badges, List<Passage> passages) {
    return told(visit, byLabel(badges), passages);
  }

  private static List<Stay> told(
      Visit visit, Map<String, HeldBadge> badges, List<Passage> passages) {
    return visit.guests().stream().map(guest -> stay(visit, guest, badges, passages)).toList();
  }

  private static Stay stay(
      Visit visit, Visit.Guest guest, Map<String, HeldBadge> badges, List<Passage> passages) {
    HeldBadge badge = badges.get(key(guest.badge()));
    String holder = badge == null ? "" : badge.holder();
    List<Visit.Guest> shared = sharing(visit, guest);
    Instant entered = null;
    Instant left = null;
    for (Passage passage : passages) {
      if (!passage.holder().equals(holder)) {
        continue;
      }
      if (passage.in()) {
        boolean mine =
            visit.permit().equals(passage.permit()) && had(shared, passage.at()).equals(guest);
        // Whoever enters by another permit, or has the badge after them, has ended this stay.
        left = mine ? null : entered == null || left != null ? left : passage.at();
        entered = mine ? passage.at() : entered;
      } else if (entered != null && left == null) {
        left = passage.at();
      }
    }
    boolean owes = visit.isOpen() && left != null && guest.accounted() == null && !guest.absent();
    return new Stay(guest, holder, entered, left, owes);
  }

  /// Everybody of a visit who got the badge of a guest, in the order they got it.
  private static List<Visit.Guest> sharing(Visit visit, Visit.Guest guest) {
    return visit.guests().stream()
        .filter(one -> key(one.badge()).equals(key(guest.badge())))
        .sorted(
            Comparator.comparing(Visit.Guest::registered, Comparator.nullsLast(Instant::compareTo)))
        .toList();
  }

  /// Whose a badge was at a moment: the first one's who had it and had not given it back; between
  /// two, the one's who gave it back last.
  private static Visit.Guest had(List<Visit.Guest> shared, Instant at) {
    Visit.Guest last = shared.getFirst();
    for (Visit.Guest one : shared) {
      Instant registered = one.registered();
      Instant accounted = one.accounted();
      if (registered == null || registered.isAfter(at)) {
        break;
      }
      last = one;
      if (!one.absent() && (accounted == null || accounted.isAfter(at))) {
        break;
      }
    }
    return last;
  }

  private @Nullable VisitPermit permit(
      Visit visit,
      @Nullable VisitWindow window,
      List<Stay> stays,
      Map<String, String> bound,
      Set<String> owing,
      Set<Obstacle> obstacles) {
    if (!visit.isOpen()) {
      return null;
    }
    List<String> devices = devices(visit.room());
    Long host = visit.host();
    if (host != null && !entitled(host, devices == null ? List.of() : devices)) {
      obstacles.add(
          Obstacle.HOST_WITHOUT_RIGHT); // also before it is approved: the official sees it
    }
    if (visit.days() != null && window == null) {
      obstacles.add(Obstacle.NO_DAY);
    }
    if (visit.permitted() == null || visit.from() == null || visit.until() == null) {
      return null;
    }
    if (devices == null) {
      obstacles.add(Obstacle.NO_DOOR);
    }
    if (visit.escorts().isEmpty()) {
      obstacles.add(Obstacle.NO_ESCORT);
    } else if (visit.escorts().stream()
        .noneMatch(escort -> entitled(escort, devices == null ? List.of() : devices))) {
      obstacles.add(Obstacle.ESCORT_WITHOUT_RIGHT);
    }
    List<VisitPermit.Guest> guests = new ArrayList<>();
    for (Stay stay : stays) {
      Visit.Guest guest = stay.guest();
      String other = bound.get(key(guest.badge()));
      if (guest.badge().isEmpty() || guest.absent() || !visit.isNewest(guest)) {
        continue;
      }
      if (guest.bound() && other != null && !other.equals(name(visit, guest))) {
        obstacles.add(Obstacle.BADGE_BOUND);
        continue;
      }
      guests.add(member(stay, owing));
    }
    boolean waits = obstacles.stream().anyMatch(one -> one != Obstacle.BADGE_BOUND);
    return devices == null || window == null || waits || !window.from().isBefore(window.until())
        ? null
        : new VisitPermit(
            visit.permit(),
            devices,
            List.of(),
            window.from(),
            window.until(),
            true,
            visit.escorts(),
            0,
            guests);
  }

  /// Whoever has accounted for a stay has given the badge back: the purpose that was written down
  /// opens no second time.
  private VisitPermit.Guest member(Stay stay, Set<String> owing) {
    Visit.Guest guest = stay.guest();
    boolean comes = guest.registered() != null && guest.accounted() == null;
    return new VisitPermit.Guest(
        guest.badge(),
        comes && !guest.purpose().isEmpty(),
        comes && guest.statement(),
        owing.contains(stay.holder()),
        owing.contains(stay.holder()) ? 0 : lastLeft(stay.holder()));
  }

  private long lastLeft(String holder) {
    return passages.stream()
        .filter(passage -> !passage.in() && passage.holder().equals(holder))
        .mapToLong(Passage::wallMs)
        .max()
        .orElse(0);
  }

  private boolean entitled(long escort, List<String> devices) {
    Set<PointId> known = new HashSet<>();
    (devices.isEmpty() ? doors.keySet() : devices)
        .forEach(device -> known.addAll(doors.getOrDefault(device, Set.of())));
    return people.person(escort) != null
        && own.getOrDefault(escort, List.of()).stream()
            .anyMatch(badge -> rights.opens(badge, known));
  }

  /// The devices of a room; empty for all of a site that has one room; null when that cannot be
  /// told.
  private @Nullable List<String> devices(String room) {
    Set<String> named = room.isEmpty() ? null : rooms.devices(room);
    if (named != null) {
      return named.isEmpty() ? null : List.copyOf(named);
    }
    return new HashSet<>(rooms.places().values()).size() <= 1 ? List.of() : null;
  }
}
