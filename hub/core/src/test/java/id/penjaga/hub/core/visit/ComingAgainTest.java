package id.penjaga.hub.core.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.people.Rooms;
import id.penjaga.hub.core.text.Bilingual;
import id.penjaga.hub.core.visit.VisitStanding.Obstacle;
import id.penjaga.hub.core.visit.VisitStanding.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A vendor who comes every working day of December 2026, from eight to four.
@DisplayName("VIS-04: a permit of several days")
class ComingAgainTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final long ESCORT = 1;
  private static final OfficeRole STAFF =
      new OfficeRole("staf", new Bilingual("Staf", "Staff"), "A.7", true, false);

  private People people = People.none(ZONE);
  private final List<HeldBadge> badges = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();
  private final List<Visit.Guest> guests = new ArrayList<>();
  private VisitWindow.Days days = VisitWindow.Days.WORKDAYS;
  private @Nullable Instant ended;

  @BeforeEach
  void office() {
    book(new Fact.PersonAdded(ESCORT, Map.of("name", Value.of("Sari"))));
    book(new Fact.Granted(2, ESCORT, "staf", null, null));
    badges.add(badge("K-01", 1, ESCORT));
    badges.add(badge("T-01", 11, null));
    badges.add(badge("T-02", 12, null));
  }

  private void book(Fact fact) {
    Instant now = at("11-30T08:00");
    people =
        people.with(
            new Entry(
                1, now, now, new By.House(), "c", Subject.parse("site/1"), List.of(fact), "", ""));
  }

  private static HeldBadge badge(String label, int number, @Nullable Long person) {
    return new HeldBadge(
        label,
        new BadgeId("%032x".formatted(number)),
        1,
        BadgeState.ISSUED,
        person,
        label.toLowerCase(java.util.Locale.ROOT),
        false,
        false,
        List.of(),
        null,
        null);
  }

  private static Instant at(String time) {
    return LocalDateTime.parse("2026-" + time).atZone(ZONE).toInstant();
  }

  /// The next coming of the one visitor.
  private void coming(String badge, @Nullable String registered, @Nullable String accounted) {
    guests.add(
        new Visit.Guest(
            "1",
            2 * guests.size() + 3,
            "Tamu",
            "Vendor",
            badge,
            registered == null ? "" : "Filter",
            registered != null,
            registered == null ? null : at(registered),
            accounted == null ? null : at(accounted),
            false));
  }

  private void passes(String holder, boolean in, String time) {
    Instant at = at(time);
    passages.add(new Passage(holder, in ? "vis-2026-12-001" : null, in, at, at.toEpochMilli()));
  }

  private VisitStanding at(Instant now) {
    Visit visit =
        new Visit(
            7,
            "VISIT",
            "VIS/2026/12/001",
            "",
            "Vendor",
            "AC",
            at("11-30T08:00"),
            ESCORT,
            at("12-01T08:00"),
            at("12-31T16:00"),
            days,
            at("11-30T09:00"),
            false,
            false,
            null,
            List.of(ESCORT),
            List.copyOf(guests),
            List.of(),
            ended,
            ended == null ? null : "cancelled");
    return new Permits(people, Map.of("staf", STAFF), Rooms.NONE, Map.of(), badges, passages, now)
        .of(List.of(visit))
        .getFirst();
  }

  private static VisitPermit permit(VisitStanding standing) {
    assertNotNull(standing.permit(), standing.toString());
    return standing.permit();
  }

  private void window(VisitStanding standing, String from, String until) {
    assertEquals(at(from), permit(standing).from());
    assertEquals(at(until), permit(standing).until());
  }

  private static List<VisitException.Kind> exceptions(VisitStanding standing, Instant now) {
    return VisitException.of(List.of(standing), Duration.ofDays(1), now).stream()
        .map(VisitException::kind)
        .toList();
  }

  @Test
  @DisplayName("the doors know the window of the present or the next day only")
  void oneDayAtATheDoor() {
    coming("T-01", null, null);
    window(at(at("11-30T12:00")), "12-01T08:00", "12-01T16:00");
    window(at(at("12-01T12:00")), "12-01T08:00", "12-01T16:00");
    window(at(at("12-04T16:00")), "12-07T08:00", "12-07T16:00");
    ended = at("12-04T17:00");
    assertNull(at(at("12-04T17:00")).permit(), "cancelled, it is gone at once");
  }

  @Test
  @DisplayName("a permit without one of its days goes to no door, and says so")
  void noDay() {
    days = VisitWindow.Days.WEEKLY;
    coming("T-01", null, null);
    assertEquals(Set.of(), at(at("12-01T07:00")).obstacles());
    Visit weekend =
        new Visit(
            8,
            "VISIT",
            "",
            "",
            "",
            "",
            at("12-01T08:00"),
            null,
            at("12-05T08:00"),
            at("12-06T16:00"),
            VisitWindow.Days.WORKDAYS,
            at("12-01T09:00"),
            false,
            false,
            null,
            List.of(ESCORT),
            List.of(),
            List.of(),
            null,
            null);
    VisitStanding standing =
        new Permits(
                people,
                Map.of("staf", STAFF),
                Rooms.NONE,
                Map.of(),
                badges,
                passages,
                at("12-01T10:00"))
            .of(List.of(weekend))
            .getFirst();
    assertEquals(Set.of(Obstacle.NO_DAY), standing.obstacles());
    assertNull(standing.permit());
  }

  @Test
  @DisplayName("ACC-05: each coming has a stay of its own; one that is accounted for owes nothing")
  void eachComingIsAStay() {
    coming("T-01", "12-01T08:05", "12-01T15:30");
    passes("t-01", true, "12-01T08:10");
    passes("t-01", false, "12-01T15:20");
    coming("", null, null);
    VisitStanding between = at(at("12-01T17:00"));
    assertEquals(Stage.APPROVED, between.stage(), "they come again");
    assertEquals(List.of(), permit(between).guests(), "the badge was given back");
    window(between, "12-02T08:00", "12-02T16:00");

    guests.removeLast();
    coming("T-02", "12-02T08:02", null);
    passes("t-02", true, "12-02T08:03");
    VisitStanding second = at(at("12-02T09:00"));
    assertEquals(Stage.INSIDE, second.stage());
    assertEquals(at("12-01T15:20"), second.stays().getFirst().left());
    assertTrue(second.stays().getLast().inside());
    assertEquals(
        List.of(new VisitPermit.Guest("T-02", true, true, false, 0)), permit(second).guests());

    passes("t-02", false, "12-02T10:00");
    VisitStanding left = at(at("12-02T10:01"));
    assertFalse(left.stays().getFirst().unaccounted());
    assertTrue(left.stays().getLast().unaccounted());
    assertTrue(permit(left).guests().getFirst().incomplete());
    assertEquals(List.of(VisitException.Kind.UNACCOUNTED), exceptions(left, at("12-02T10:01")));
  }

  @Test
  @DisplayName("the same badge on another day is another stay")
  void theSameBadge() {
    coming("T-01", "12-01T08:05", "12-01T15:30");
    passes("t-01", true, "12-01T08:10");
    passes("t-01", false, "12-01T15:20");
    coming("T-01", "12-02T08:05", null);
    assertNull(at(at("12-02T08:06")).stays().getLast().entered());
    VisitPermit.Guest comes = permit(at(at("12-02T08:06"))).guests().getFirst();
    assertEquals(
        new VisitPermit.Guest("T-01", true, true, false, at("12-01T15:20").toEpochMilli()), comes);
    passes("t-01", true, "12-02T08:10");
    VisitStanding now = at(at("12-02T08:11"));
    assertEquals(1, permit(now).guests().size());
    assertEquals(at("12-01T08:10"), now.stays().getFirst().entered());
    assertEquals(at("12-02T08:10"), now.stays().getLast().entered());
  }

  @Test
  @DisplayName(
      "ACC-22: who stays over the end of a day is not hidden by the window of the next one")
  void overstays() {
    coming("T-01", "12-01T08:05", null);
    passes("t-01", true, "12-01T08:10");
    Instant near = at("12-01T15:50");
    Instant over = at("12-01T16:00");
    assertEquals(List.of(VisitException.Kind.ENDING), exceptions(at(near), near));
    assertEquals(List.of(VisitException.Kind.OVERSTAY), exceptions(at(over), over));
    window(at(over), "12-01T08:00", "12-01T16:00");
    passes("t-01", false, "12-01T16:30");
    window(at(at("12-01T16:31")), "12-02T08:00", "12-02T16:00");
  }

  @Test
  @DisplayName("VIS-11: when the last day is over, who is still expected is one to look into")
  void theLastDay() {
    coming("T-01", "12-01T08:05", "12-01T15:30");
    coming("", null, null);
    assertEquals(List.of(), exceptions(at(at("12-30T18:00")), at("12-30T18:00")));
    assertEquals(
        List.of(VisitException.Kind.STILL_EXPECTED),
        exceptions(at(at("12-31T16:00")), at("12-31T16:00")));
    Visit visit = at(at("12-31T16:00")).visit();
    VisitWindow last = new VisitWindow(at("12-31T08:00"), at("12-31T16:00"));
    assertEquals(last, visit.next(at("12-30T15:00"), ZONE));
    assertEquals(last, visit.next(at("12-30T17:00"), ZONE));
    assertNull(visit.next(at("12-31T09:00"), ZONE), "nobody comes again after the last day");
  }
}
