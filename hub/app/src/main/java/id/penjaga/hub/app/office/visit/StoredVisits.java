package id.penjaga.hub.app.office.visit;

import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.store.sql.Reads;
import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.visit.VisitRows;
import id.penjaga.hub.app.store.work.ItemRows;
import id.penjaga.hub.app.store.work.Pins;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import id.penjaga.hub.core.people.Rooms;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.visit.HeldBadge;
import id.penjaga.hub.core.visit.KeyAway;
import id.penjaga.hub.core.visit.Passage;
import id.penjaga.hub.core.visit.Permits;
import id.penjaga.hub.core.visit.Presented;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitStanding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Visits over the store. A case is read again only when the book has grown by an entry about it.
public final class StoredVisits implements VisitReads {
  /// Passages before that say nothing of a visit that is still open.
  private static final Duration PASSAGES = Duration.ofDays(400);

  /// A visit may be written down so much later than it was.
  private static final Duration LATE = Duration.ofDays(31);

  /// The clock of a door may be so far ahead.
  private static final Duration AHEAD = Duration.ofSeconds(30);

  private static final int MOST_KEPT = 2_000;

  private final Reads reads;
  private final Pins pins;
  private final Supplier<People> people;
  private final Supplier<Rooms> rooms;
  private final Map<String, OfficeRole> roles;
  private volatile Read read = new Read(0, Map.of());

  /// @param book number of the last entry
  /// @param visits by case, as they stand after that entry
  private record Read(long book, Map<Long, Visit> visits) {}

  /// @param pins the definitions that cases run on
  /// @param roles by id: they say who counts as a visitor
  public StoredVisits(
      Reads reads,
      Pins pins,
      Supplier<People> people,
      Supplier<Rooms> rooms,
      Map<String, OfficeRole> roles) {
    this.reads = reads;
    this.pins = pins;
    this.people = people;
    this.rooms = rooms;
    this.roles = roles;
  }

  @Override
  public List<VisitStanding> standing(Instant now, Instant endedAfter) {
    return reads.in(session -> standing(session, visits(session, endedAfter), now));
  }

  @Override
  public List<Long> open(Instant now) {
    return reads.in(session -> new VisitRows(session, pins).cases(now));
  }

  @Override
  public List<VisitStanding> during(Instant from, Instant until) {
    return reads.in(session -> {
      VisitRows rows = new VisitRows(session, pins);
      List<HeldBadge> badges = badges(session);
      List<Visit> visits = rows.visits(rows.cases(until.plus(LATE), from));
      Instant first =
          Stream.concat(visits.stream().map(Visit::opened), Stream.of(from))
              .min(Comparator.naturalOrder())
              .orElse(from)
              .minus(LATE);
      Instant longest = until.minus(PASSAGES);
      List<Passage> passages =
          rows.passages(
              Permits.holders(visits, badges),
              first.isBefore(longest) ? longest : first,
              until.plus(LATE));
      return permits(session, badges, passages, until).of(visits);
    });
  }

  private List<VisitStanding> standing(SqlSession session, List<Visit> visits, Instant now) {
    List<HeldBadge> badges = badges(session);
    Collection<String> holders = Permits.holders(visits, badges);
    List<Passage> passages = new VisitRows(session, pins).passages(holders, now.minus(PASSAGES));
    return permits(session, badges, passages, now).of(visits);
  }

  private Permits permits(
      SqlSession session, List<HeldBadge> badges, List<Passage> passages, Instant now) {
    Map<String, Set<PointId>> doors = new VisitRows(session, pins).doors();
    return new Permits(people.get(), roles, rooms.get(), doors, badges, passages, now);
  }

  @Override
  public Optional<VisitStanding> of(long about, Instant now) {
    return reads.in(session -> {
      List<Visit> visits = new ArrayList<>(visits(session, now));
      if (visits.stream().noneMatch(visit -> visit.about() == about)) {
        Visit ended = new VisitRows(session, pins).visit(about);
        if (ended == null) {
          return Optional.empty();
        }
        visits.add(ended);
      }
      return standing(session, visits, now).stream()
          .filter(one -> one.visit().about() == about)
          .findFirst();
    });
  }

  @Override
  public List<Occupancy> inside(Instant now) {
    return reads.in(session -> {
      List<VisitStanding> visits = standing(session, visits(session, now), now);
      List<HeldBadge> badges = badges(session);
      return new VisitRows(session, pins)
          .inside().stream().map(inside -> occupancy(inside, visits, badges)).toList();
    });
  }

  private static Occupancy occupancy(
      VisitRows.Inside inside, List<VisitStanding> visits, List<HeldBadge> badges) {
    HeldBadge badge =
        badges.stream()
            .filter(one -> one.holder().equals(inside.holder()))
            .findFirst()
            .orElse(null);
    VisitStanding visit = null;
    Visit.Guest guest = null;
    for (VisitStanding one : visits) {
      for (VisitStanding.Stay stay : one.stays()) {
        if (stay.inside() && stay.holder().equals(inside.holder())) {
          visit = one;
          guest = stay.guest();
        }
      }
    }
    return new Occupancy(
        inside.device(),
        inside.badge(),
        inside.door(),
        inside.holder(),
        badge == null ? "" : badge.label(),
        inside.since(),
        inside.certainty(),
        inside.known(),
        badge == null ? null : badge.person(),
        visit,
        guest);
  }

  @Override
  public List<Presented> presented(String device, PointId door, Instant after, Instant now) {
    return reads.in(session -> {
      List<Presented.Told> told =
          new VisitRows(session, pins).presented(device, door, after, now.plus(AHEAD));
      return told.isEmpty()
          ? List.of()
          : Presented.of(told, badges(session), visits(session, now), now, people.get().zone());
    });
  }

  @Override
  public List<Long> entitled(Instant now) {
    return reads.in(session -> permits(session, badges(session), List.of(), now).entitled());
  }

  @Override
  public List<KeyAway> keysAway(Instant now) {
    return reads.in(session -> {
      ItemRows items = new ItemRows(session);
      Set<Long> holders = new HashSet<>();
      Map<Item, Instant> handed = new LinkedHashMap<>();
      for (Item key : items.of(KeyAway.REGISTER)) {
        Long holder = KeyAway.holder(key);
        if (holder != null) {
          holders.add(holder);
          handed.put(
              key,
              KeyAway.handed(key, items.log(KeyAway.REGISTER, key.label(), Integer.MAX_VALUE)));
        }
      }
      List<HeldBadge> badges =
          badges(session).stream().filter(badge -> holders.contains(badge.person())).toList();
      List<String> names = badges.stream().map(HeldBadge::holder).distinct().toList();
      return KeyAway.of(
          handed, badges, new VisitRows(session, pins).passages(names, now.minus(PASSAGES)));
    });
  }

  @Override
  public Map<String, String> called() {
    People known = people.get();
    Map<String, String> called = new HashMap<>();
    for (HeldBadge badge : reads.in(StoredVisits::badges)) {
      Long holder = badge.person();
      Person person = holder == null ? null : known.person(holder);
      called.put(badge.holder(), person == null ? badge.label() : person.name());
    }
    return called;
  }

  private List<Visit> visits(SqlSession session, Instant endedAfter) {
    VisitRows rows = new VisitRows(session, pins);
    Read before = read;
    long book = rows.lastEntry();
    Map<Long, Visit> known =
        new HashMap<>(before.visits().size() > MOST_KEPT ? Map.of() : before.visits());
    if (book != before.book()) {
      known.keySet().removeAll(rows.changed(before.book()));
    }
    List<Visit> visits = new ArrayList<>();
    for (long about : rows.cases(endedAfter)) {
      Visit visit = known.get(about);
      if (visit == null) {
        visit = rows.visit(about);
      }
      if (visit != null) {
        known.put(about, visit);
        visits.add(visit);
      }
    }
    read = new Read(book, Map.copyOf(known));
    return visits;
  }

  private static List<HeldBadge> badges(SqlSession session) {
    List<HeldBadge> badges = new ArrayList<>();
    Collection<Item> items = new ItemRows(session).of(HeldBadge.REGISTER);
    for (Item item : items) {
      try {
        badges.add(HeldBadge.of(item));
      } catch (IllegalArgumentException _) {
        // It goes to no door either; whoever sends the roster says so.
      }
    }
    return badges;
  }
}
