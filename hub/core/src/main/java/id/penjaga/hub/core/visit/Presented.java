package id.penjaga.hub.core.visit;

import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A visitor whose badge was held to the reader of a door, and who may have something to write
/// down there (ACC-04, ACC-05).
///
/// @param about number of the visit's case
/// @param item number of the visitor in its list, from 1
/// @param badge its label
/// @param at when it was held there last
public record Presented(long about, String item, String badge, Instant at) {
  private static final Set<DenialReason> NOT_WRITTEN =
      Set.of(DenialReason.NO_PURPOSE, DenialReason.NO_STATEMENT, DenialReason.INCOMPLETE_EXIT);

  /// A badge that a door told of.
  ///
  /// @param holder as the doors call them
  public record Told(String holder, Instant at) {}

  /// Whose badge an event tells of, where they stand before the door and may have to write
  /// something down: refused for what is not written down, let in, or gone. Null for any other.
  public static @Nullable String holder(JournalEvent event, PointId door) {
    return switch (event) {
      case JournalEvent.AccessDenied denied
          when denied.door().equals(door) && NOT_WRITTEN.contains(denied.reason()) ->
          denied.holder();
      case JournalEvent.AccessGranted granted
          when granted.door().equals(door) && granted.direction() == Direction.IN ->
          granted.holder();
      case JournalEvent.PersonLeft left when left.door().equals(door) -> left.holder();
      default -> null;
    };
  }

  /// The visitors of badges that a door told of, the newest first and each once.
  ///
  /// @param visits that are open
  /// @param zone in which their hours are meant
  public static List<Presented> of(
      List<Told> told,
      Collection<HeldBadge> badges,
      Collection<Visit> visits,
      Instant now,
      ZoneId zone) {
    List<Presented> all = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Told one : told.stream().sorted(Comparator.comparing(Told::at).reversed()).toList()) {
      if (seen.add(one.holder())) {
        badges.stream()
            .filter(badge -> badge.holder().equals(one.holder()))
            .map(badge -> visitor(badge, one.at(), visits, now, zone))
            .flatMap(Stream::ofNullable)
            .forEach(all::add);
      }
    }
    return List.copyOf(all);
  }

  private record Place(Visit visit, Visit.Guest guest) {}

  /// Who got the badge first and owes the account of their stay has it; else the only one who is
  /// expected with it now. Of several nobody can tell.
  private static @Nullable Presented visitor(
      HeldBadge badge, Instant at, Collection<Visit> visits, Instant now, ZoneId zone) {
    List<Place> places =
        visits.stream()
            .filter(Visit::isOpen)
            .flatMap(visit ->
                visit.guests().stream()
                    .filter(guest -> key(guest.badge()).equals(key(badge.label())))
                    .filter(guest -> visit.isNewest(guest) && !guest.absent())
                    .map(guest -> new Place(visit, guest)))
            .toList();
    List<Place> expected =
        places.stream()
            .filter(place -> place.guest().registered() == null)
            .filter(place -> place.visit().permitted() != null && covers(place.visit(), now, zone))
            .toList();
    Place found =
        places.stream()
            .filter(place -> place.guest().bound())
            .min(
                Comparator.comparing(
                    place -> place.guest().registered(), Comparator.nullsLast(Instant::compareTo)))
            .orElse(expected.size() == 1 ? expected.getFirst() : null);
    return found == null
        ? null
        : new Presented(found.visit().about(), found.guest().item(), badge.label(), at);
  }

  private static boolean covers(Visit visit, Instant now, ZoneId zone) {
    VisitWindow window = visit.window(now, zone);
    return window != null && !now.isBefore(window.from()) && now.isBefore(window.until());
  }

  private static String key(String label) {
    return label.strip().toLowerCase(Locale.ROOT);
  }
}
