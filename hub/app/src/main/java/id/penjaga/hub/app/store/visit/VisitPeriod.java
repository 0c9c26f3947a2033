package id.penjaga.hub.app.store.visit;

import id.penjaga.hub.app.store.sql.SqlSession;
import id.penjaga.hub.app.store.work.Pins;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.Items;
import id.penjaga.hub.core.visit.HeldBadge;
import id.penjaga.hub.core.visit.Passage;
import id.penjaga.hub.core.visit.Permits;
import id.penjaga.hub.core.visit.Visit;
import id.penjaga.hub.core.visit.VisitStanding;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From when to when a visit was in its room: by the doors, and by what people wrote down where no
/// door told of it (VIS-06).
///
/// @param stretches one from the first to the last, or one for each day of those who come again
/// @param from when the first visitor entered
/// @param left when the last one left; null while somebody is inside or still expected
/// @param after how long the room is watched after that
public record VisitPeriod(
    Visit visit, List<Stretch> stretches, Instant from, @Nullable Instant left, Duration after) {
  private static final Duration BEFORE = Duration.ofDays(1);
  private static final Duration USUAL = Duration.ofMinutes(60);
  private static final String MINUTES = "after_minutes";

  /// Somebody was inside from one moment to another.
  ///
  /// @param left null while somebody is inside or still expected
  public record Stretch(Instant from, @Nullable Instant left) {}

  /// When the room is watched no longer; null while that is not known.
  public @Nullable Instant end() {
    return left == null ? null : left.plus(after);
  }

  /// Null for a case that is no visit, and while nobody has come.
  ///
  /// @param pins the definitions that cases run on
  /// @param about number of the case
  public static @Nullable VisitPeriod of(SqlSession session, Pins pins, Items items, long about)
      throws SQLException {
    VisitRows rows = new VisitRows(session, pins);
    Visit visit = rows.visit(about);
    if (visit == null) {
      return null;
    }
    List<HeldBadge> badges = badges(items);
    Instant since = visit.from() == null ? visit.opened() : visit.from().minus(BEFORE);
    List<Passage> passages = rows.passages(Permits.holders(List.of(visit), badges), since);
    List<VisitStanding.Stay> stays =
        Permits.stays(visit, badges, passages).stream()
            .filter(stay -> stay.entered() != null || !stay.guest().absent())
            .toList(); // who came and did not go in was never in the room
    Instant from = first(stays);
    if (from == null) {
      return null;
    }
    Duration after = after(items, visit.room());
    List<Stretch> stretches =
        visit.days() == null ? List.of(new Stretch(from, last(stays))) : stretches(stays, after);
    return new VisitPeriod(visit, stretches, from, last(stays), after);
  }

  /// What lies so near to each other that the room is watched without a break is one.
  private static List<Stretch> stretches(List<VisitStanding.Stay> stays, Duration after) {
    List<Stretch> each = new ArrayList<>();
    for (VisitStanding.Stay stay : stays) {
      Instant from = first(List.of(stay));
      if (from != null) {
        each.add(new Stretch(from, last(List.of(stay))));
      }
    }
    each.sort(Comparator.comparing(Stretch::from));
    List<Stretch> all = new ArrayList<>();
    for (Stretch one : each) {
      Stretch before = all.isEmpty() ? null : all.getLast();
      Instant left = before == null ? null : before.left();
      if (before == null || left != null && one.from().isAfter(left.plus(after))) {
        all.add(one);
      } else {
        Instant later = left == null || one.left() == null ? null : later(left, one.left());
        all.set(all.size() - 1, new Stretch(before.from(), later));
      }
    }
    return all;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static @Nullable Instant first(List<VisitStanding.Stay> stays) {
    return stays.stream()
        .map(stay -> stay.entered() == null ? stay.guest().registered() : stay.entered())
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static @Nullable Instant last(List<VisitStanding.Stay> stays) {
    boolean more =
        stays.stream()
            .anyMatch(stay ->
                stay.inside()
                    || stay.left() == null
                        && stay.guest().accounted() == null
                        && !stay.guest().absent());
    return more
        ? null
        : stays.stream()
            .flatMap(
                stay -> Stream.of(stay.left() == null ? stay.guest().accounted() : stay.left()))
            .filter(Objects::nonNull)
            .max(Comparator.naturalOrder())
            .orElse(null);
  }

  /// As the register of rooms says.
  private static Duration after(Items items, String room) {
    Item item = room.isEmpty() ? null : items.find("room", room);
    String typed =
        item == null || item.fields().get(MINUTES) == null
            ? ""
            : Objects.requireNonNull(item.fields().get(MINUTES)).plain();
    return typed.matches("[0-9]{1,4}")
        ? Duration.ofMinutes(new BigDecimal(typed).longValue())
        : USUAL;
  }

  private static List<HeldBadge> badges(Items items) {
    List<HeldBadge> badges = new ArrayList<>();
    for (Item item : items.of(HeldBadge.REGISTER)) {
      try {
        badges.add(HeldBadge.of(item));
      } catch (IllegalArgumentException _) {
        // It opens no door, so no door told of it.
      }
    }
    return badges;
  }
}
