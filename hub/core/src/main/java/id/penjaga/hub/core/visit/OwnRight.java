package id.penjaga.hub.core.visit;

import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

/// Who may enter by a right of their own: whoever holds a role of the server room's staff and a
/// badge that is good (ACC-01).
public final class OwnRight {
  private final People people;
  private final Map<String, OfficeRole> roles;
  private final Instant now;

  /// @param roles by id: they say who counts as a visitor
  public OwnRight(People people, Map<String, OfficeRole> roles, Instant now) {
    this.people = people;
    this.roles = Map.copyOf(roles);
    this.now = now;
  }

  /// Whether somebody has a role that is no visitor's.
  public boolean staff(long person) {
    for (String role : people.roles(person, now)) {
      OfficeRole known = roles.get(role);
      if (known != null && !known.visitor()) {
        return true;
      }
    }
    return false;
  }

  /// Whether a badge opens one of some doors for its holder now.
  ///
  /// @param doors those of a room; empty when they are not known
  boolean opens(HeldBadge badge, Set<PointId> doors) {
    Long holder = badge.person();
    Person person = holder == null ? null : people.person(holder);
    LocalDate today = people.day(now);
    LocalDate from = badge.from();
    LocalDate until = badge.until();
    return person != null
        && person.here(today)
        && badge.state() == BadgeState.ISSUED
        && (from == null || !today.isBefore(from))
        && (until == null || !today.isAfter(until))
        && (badge.doors().isEmpty()
            || doors.isEmpty()
            || badge.doors().stream().anyMatch(doors::contains))
        && staff(person.id());
  }
}
