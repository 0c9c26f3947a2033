package id.penjaga.device.core.access;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.PointId;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Who is inside and who has left, from the passages that were recorded. Immutable.
///
/// @param inside by badge
/// @param left wall clock of the latest leaving of badges that entered by a permit, or of whose
///     entering nothing is known; the latest [#MOST_LEFT] of them
/// @param led uptime at which an escort, or a visitor with that escort, was last let in
public record Traffic(
    Map<BadgeId, Inside> inside, Map<BadgeId, Long> left, Map<BadgeId, Long> led) {
  /// A device that sees more visitors than this between two reports of the hub forgets the oldest.
  public static final int MOST_LEFT = 2_000;

  public static final Traffic NONE = new Traffic(Map.of(), Map.of(), Map.of());

  /// Somebody inside.
  ///
  /// @param door by which they entered
  /// @param sinceMs uptime; [#EARLIER] when a restart lay between
  /// @param doubtful whether they may have left unseen
  /// @param formerly what their badge is called in the record of their entering, which the record
  ///     of their leaving must repeat; null when it is still called so
  public record Inside(
      String holder,
      PointId door,
      String area,
      long sinceMs,
      @Nullable String permit,
      @Nullable BadgeId escort,
      boolean doubtful,
      @Nullable BadgeId formerly) {
    public static final long EARLIER = -1;

    /// Whose badge is called as in the record of their entering.
    public Inside(
        String holder,
        PointId door,
        String area,
        long sinceMs,
        @Nullable String permit,
        @Nullable BadgeId escort,
        boolean doubtful) {
      this(holder, door, area, sinceMs, permit, escort, doubtful, null);
    }

    Inside doubted() {
      return new Inside(holder, door, area, sinceMs, permit, escort, true, formerly);
    }

    private Inside renamed(BadgeId from, BadgeId to, @Nullable BadgeId escortNow) {
      boolean same = from.equals(to) && formerly == null;
      BadgeId entry = same ? null : formerly == null ? from : formerly;
      return new Inside(holder, door, area, sinceMs, permit, escortNow, doubtful, entry);
    }
  }

  public Traffic {
    inside = Map.copyOf(inside);
    led = Map.copyOf(led);
  }

  /// Whoever was let in again had given account of the leaving before.
  public Traffic entered(BadgeId badge, Inside person) {
    Map<BadgeId, Inside> next = new HashMap<>(inside);
    next.put(badge, person);
    if (!left.containsKey(badge)) {
      return new Traffic(next, left, led);
    }
    Map<BadgeId, Long> gone = new LinkedHashMap<>(left);
    gone.remove(badge);
    return new Traffic(next, gone, led);
  }

  /// @param wallMs as the record of the leaving says
  public Traffic left(BadgeId badge, long wallMs) {
    Map<BadgeId, Inside> next = new HashMap<>(inside);
    Inside was = next.remove(badge);
    boolean ofStaff = was != null && was.permit() == null;
    return new Traffic(next, ofStaff ? left : remembering(badge, wallMs), led);
  }

  /// Somebody of whom only the leaving is remembered.
  public Traffic remembered(BadgeId badge, long wallMs) {
    return new Traffic(inside, remembering(badge, wallMs), led);
  }

  private Map<BadgeId, Long> remembering(BadgeId badge, long wallMs) {
    Map<BadgeId, Long> next = new LinkedHashMap<>(left);
    next.remove(badge);
    next.put(badge, wallMs);
    if (next.size() > MOST_LEFT) {
      next.remove(next.keySet().iterator().next());
    }
    return next;
  }

  /// An escort was let in, or a visitor with that escort.
  public Traffic leading(BadgeId escort, long nowMs) {
    Map<BadgeId, Long> next = new HashMap<>(led);
    next.put(escort, nowMs);
    return new Traffic(inside, left, next);
  }

  /// Whoever entered an area may have left unseen: a door was opened from inside without a badge.
  public Traffic doubted(String area) {
    Map<BadgeId, Inside> next = new HashMap<>(inside);
    next.replaceAll((_, p) -> p.area().equals(area) ? p.doubted() : p);
    return new Traffic(next, left, led);
  }

  /// The badge may enter again; it still counts as inside.
  public Traffic forgiven(BadgeId badge) {
    Inside p = inside.get(badge);
    return p == null ? this : entered(badge, p.doubted());
  }

  /// What the records call somebody who is inside; the badge itself when that did not change, or
  /// when they are not.
  public BadgeId recorded(BadgeId badge) {
    Inside person = inside.get(badge);
    BadgeId formerly = person == null ? null : person.formerly();
    return formerly == null ? badge : formerly;
  }

  /// With badges as they are called from now on.
  ///
  /// @param names what they are called now, by what they were called
  public Traffic renamed(Map<BadgeId, BadgeId> names) {
    Map<BadgeId, Inside> here = new HashMap<>();
    inside.forEach((badge, p) -> {
      BadgeId now = names.getOrDefault(badge, badge);
      BadgeId escort = p.escort() == null ? null : names.getOrDefault(p.escort(), p.escort());
      here.put(now, p.renamed(badge, now, escort));
    });
    Map<BadgeId, Long> gone = new LinkedHashMap<>();
    left.forEach((badge, at) -> gone.put(names.getOrDefault(badge, badge), at));
    Map<BadgeId, Long> leading = new HashMap<>();
    led.forEach((badge, at) -> leading.put(names.getOrDefault(badge, badge), at));
    return new Traffic(here, gone, leading);
  }

  int count(String area) {
    int count = 0;
    for (Inside each : inside.values()) {
      if (each.area().equals(area)) {
        count++;
      }
    }
    return count;
  }

  boolean holds(BadgeId badge, String area) {
    Inside person = inside.get(badge);
    return person != null && person.area().equals(area);
  }
}
