package id.penjaga.device.app.roster;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.Roster;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes one object of what is equal, within a roster that is gathered and between it and the one
/// in force. A hub sends all badges again for one new permit: without this a device would hold two
/// offices at each change, and its heap would grow to hold them.
final class SharedValues {
  private final Map<BadgeId, Roster.Badge> badges;
  private final Map<String, Roster.Permit> permits = new HashMap<>();
  private final Map<BadgeId, BadgeId> ids = new HashMap<>();
  private final Map<List<?>, List<?>> lists = new HashMap<>();

  /// @param inForce null when there is none
  SharedValues(@Nullable Roster inForce) {
    badges = inForce == null ? Map.of() : inForce.badges();
    if (inForce != null) {
      inForce.permits().forEach(permit -> permits.put(permit.id(), permit));
    }
  }

  /// An equal part.
  Roster.Part in(Roster.Part part) {
    return new Roster.Part(
        part.device(),
        part.version(),
        part.part(),
        part.parts(),
        part.keyVersion(),
        part.issuedMs(),
        part.leaseMs(),
        part.lockdown(),
        part.key(),
        part.badges().stream().map(this::badge).toList(),
        part.permits().stream().map(this::permit).toList());
  }

  private Roster.Badge badge(Roster.Badge badge) {
    Roster.Badge before = badges.get(badge.id());
    return before != null && before.equals(badge)
        ? before
        : new Roster.Badge(
            id(badge.id()),
            badge.holder(),
            badge.state(),
            badge.visitor(),
            badge.escort(),
            badge.overridesLockdown(),
            list(badge.doors()),
            badge.from(),
            badge.until(),
            badge.pin());
  }

  private Roster.Permit permit(Roster.Permit permit) {
    Roster.Permit before = permits.get(permit.id());
    return before != null && before.equals(permit)
        ? before
        : new Roster.Permit(
            permit.id(),
            list(permit.doors()),
            permit.from(),
            permit.until(),
            permit.escorted(),
            list(permit.escorts()),
            permit.perEscort(),
            permit.members().stream().map(this::member).toList());
  }

  private Roster.Member member(Roster.Member member) {
    return new Roster.Member(
        id(member.badge()),
        member.purpose(),
        member.statement(),
        member.incomplete(),
        member.clearedMs());
  }

  private BadgeId id(BadgeId id) {
    Roster.Badge before = badges.get(id);
    return before != null ? before.id() : ids.computeIfAbsent(id, each -> each);
  }

  @SuppressWarnings("unchecked") // an equal list of names or of points
  private <T> List<T> list(List<T> list) {
    return (List<T>) lists.computeIfAbsent(list, each -> each);
  }
}
