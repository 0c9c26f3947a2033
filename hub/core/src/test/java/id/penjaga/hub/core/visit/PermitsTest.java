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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who gets in by a visit, and why not.
class PermitsTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final Instant NOW = Instant.parse("2026-09-10T03:00:00Z");
  private static final Instant FROM = Instant.parse("2026-09-10T02:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-09-10T05:00:00Z");
  private static final long ESCORT = 1;
  private static final long HOST = 2;
  private static final OfficeRole STAFF =
      new OfficeRole("staf", new Bilingual("Staf", "Staff"), "A.7", true, false);

  private People people = People.none(ZONE);
  private Rooms rooms = Rooms.NONE;
  private final List<HeldBadge> badges = new ArrayList<>();
  private final List<Passage> passages = new ArrayList<>();

  @BeforeEach
  void office() {
    book(new Fact.PersonAdded(ESCORT, Map.of("name", Value.of("Sari"))));
    book(new Fact.Granted(2, ESCORT, "staf", null, null));
    badges.add(badge("K-01", 1, ESCORT));
    badges.add(badge("T-01", 11, null));
    badges.add(badge("T-02", 12, null));
  }

  private void book(Fact fact) {
    Entry entry =
        new Entry(1, NOW, NOW, new By.House(), "c", Subject.parse("site/1"), List.of(fact), "", "");
    people = people.with(entry);
    rooms = rooms.with(entry);
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

  private static Visit.Guest guest(String item, String badge, boolean came, boolean told) {
    return new Visit.Guest(
        item,
        Integer.parseInt(item),
        "Tamu " + item,
        "Vendor",
        badge,
        came ? "Filter" : "",
        came,
        came ? FROM.plusSeconds(Long.parseLong(item)) : null,
        told ? NOW : null,
        false);
  }

  private static Visit visit(long about, List<Long> escorts, Visit.Guest... guests) {
    return visit(FROM, ESCORT, about, escorts, guests);
  }

  private static Visit visit(
      @Nullable Instant permitted,
      @Nullable Long host,
      long about,
      List<Long> escorts,
      Visit.Guest... guests) {
    return new Visit(
        about,
        "VISIT",
        "VIS/2026/09/%03d".formatted(about),
        "",
        "Vendor",
        "AC",
        FROM,
        host,
        FROM,
        UNTIL,
        null,
        permitted,
        false,
        false,
        null,
        escorts,
        List.of(guests),
        List.of(),
        null,
        null);
  }

  private List<VisitStanding> of(Visit... visits) {
    return new Permits(people, Map.of("staf", STAFF), rooms, Map.of(), badges, passages, NOW)
        .of(List.of(visits));
  }

  private void passes(String holder, @Nullable String permit, String time) {
    Instant at = Instant.parse("2026-09-10T" + time + "Z");
    passages.add(new Passage(holder, permit, permit != null, at, at.toEpochMilli()));
  }

  private static VisitPermit permit(VisitStanding standing) {
    assertNotNull(standing.permit(), standing.toString());
    return standing.permit();
  }

  @Test
  @DisplayName("ACC-02 ACC-04: an approved visit is a permit, and a badge opens with its purpose")
  void anApprovedVisitIsAPermit() {
    VisitPermit permit =
        permit(
            of(visit(
                    1,
                    List.of(ESCORT),
                    guest("1", "T-01", true, false),
                    guest("2", "T-02", false, false),
                    guest("3", "", false, false)))
                .getFirst());
    assertEquals("vis-2026-09-001", permit.id());
    assertEquals(FROM, permit.from());
    assertEquals(UNTIL, permit.until());
    assertTrue(permit.escorted());
    assertEquals(List.of(ESCORT), permit.escorts());
    assertEquals(
        List.of(
            new VisitPermit.Guest("T-01", true, true, false, 0),
            new VisitPermit.Guest("T-02", false, false, false, 0)),
        permit.guests(),
        "who has no badge is not at the door");
  }

  @Test
  @DisplayName("VIS-03: nobody enters by a permit whose escort holds no right of their own")
  void theEscortHoldsARight() {
    Visit visit = visit(1, List.of(ESCORT), guest("1", "T-01", true, false));
    badges.removeFirst();
    assertEquals(
        Set.of(Obstacle.ESCORT_WITHOUT_RIGHT, Obstacle.HOST_WITHOUT_RIGHT),
        of(visit).getFirst().obstacles());
    assertNull(of(visit).getFirst().permit());
    badges.add(badge("K-02", 2, ESCORT));
    permit(of(visit).getFirst());
    book(new Fact.Revoked(2, LocalDate.parse("2026-09-09"), Value.of("pindah")));
    assertEquals(
        Set.of(Obstacle.ESCORT_WITHOUT_RIGHT, Obstacle.HOST_WITHOUT_RIGHT),
        of(visit).getFirst().obstacles());
    assertEquals(
        Set.of(Obstacle.NO_ESCORT, Obstacle.HOST_WITHOUT_RIGHT),
        of(visit(1, List.of())).getFirst().obstacles());
  }

  @Test
  @DisplayName(
      "VIS-03: nobody enters while the host holds no right of their own; the official sees it"
          + " before they approve")
  void theHostHoldsARight() {
    book(new Fact.PersonAdded(HOST, Map.of("name", Value.of("Budi"))));
    book(new Fact.Granted(3, HOST, "staf", null, null));
    Visit asked = visit(null, HOST, 1, List.of(), guest("1", "T-01", false, false));
    Visit visit = visit(FROM, HOST, 1, List.of(ESCORT), guest("1", "T-01", true, false));
    assertEquals(Set.of(Obstacle.HOST_WITHOUT_RIGHT), of(asked).getFirst().obstacles());
    assertEquals(Set.of(Obstacle.HOST_WITHOUT_RIGHT), of(visit).getFirst().obstacles());
    assertNull(of(visit).getFirst().permit(), "the escort alone is not enough");
    badges.add(badge("K-03", 3, HOST));
    assertEquals(Set.of(), of(asked).getFirst().obstacles());
    permit(of(visit).getFirst());
    book(new Fact.Revoked(3, LocalDate.parse("2026-09-09"), Value.of("pindah")));
    assertEquals(Set.of(Obstacle.HOST_WITHOUT_RIGHT), of(visit).getFirst().obstacles());
    permit(of(visit(FROM, null, 1, List.of(ESCORT))).getFirst());
  }

  @Test
  @DisplayName("ACC-22: a visit that ends within a quarter of an hour is one to look into, inside")
  void theWindowEnds() {
    Visit visit = visit(1, List.of(ESCORT), guest("1", "T-01", true, false));
    Instant near = UNTIL.minus(VisitException.NEAR);
    assertEquals(List.of(), exceptions(visit, near), "nobody is inside");
    passes("t-01", "vis-2026-09-001", "02:10:00");
    assertEquals(List.of(), exceptions(visit, near.minusMillis(1)));
    assertEquals(List.of(VisitException.Kind.ENDING), exceptions(visit, near));
    assertEquals(List.of(VisitException.Kind.ENDING), exceptions(visit, UNTIL.minusMillis(1)));
    assertEquals(List.of(VisitException.Kind.OVERSTAY), exceptions(visit, UNTIL));
  }

  private List<VisitException.Kind> exceptions(Visit visit, Instant at) {
    return exceptions(of(visit), at);
  }

  private static List<VisitException.Kind> exceptions(List<VisitStanding> visits, Instant at) {
    return VisitException.of(visits, Duration.ofDays(1), at).stream()
        .map(VisitException::kind)
        .toList();
  }

  @Test
  @DisplayName(
      "ACC-05: who left without an account does not come back, not by another visit either")
  void anAccountIsOwed() {
    Visit open = visit(1, List.of(ESCORT), guest("1", "T-01", true, false));
    Visit later = visit(2, List.of(ESCORT), guest("1", "T-01", false, false));
    passes("t-01", "vis-2026-09-001", "02:10:00");
    assertTrue(of(open, later).getFirst().anyInside());
    passes("t-01", null, "02:40:00");
    List<VisitStanding> both = of(open, later);
    assertTrue(both.getFirst().stays().getFirst().unaccounted());
    assertTrue(permit(both.getFirst()).guests().getFirst().incomplete());
    assertTrue(permit(both.getLast()).guests().getFirst().incomplete());
    Visit told = visit(1, List.of(ESCORT), guest("1", "T-01", true, true));
    VisitPermit.Guest back = permit(of(told, later).getFirst()).guests().getFirst();
    assertFalse(back.incomplete());
    assertFalse(back.purpose(), "the badge was given back");
    assertEquals(
        Instant.parse("2026-09-10T02:40:00Z").toEpochMilli(),
        permit(of(told, later).getLast()).guests().getFirst().clearedMs());
  }

  @Test
  @DisplayName("ACC-14: a badge belongs to whoever got it first, until the stay is accounted for")
  void aBadgeIsBoundOnce() {
    Visit first = visit(1, List.of(ESCORT), guest("1", "T-01", true, false));
    Visit second = visit(2, List.of(ESCORT), guest("2", "T-01", true, false));
    List<VisitStanding> both = of(first, second);
    assertEquals(1, permit(both.getFirst()).guests().size());
    assertEquals(List.of(), permit(both.getLast()).guests());
    assertEquals(Set.of(Obstacle.BADGE_BOUND), both.getLast().obstacles());
    assertEquals(List.of(), exceptions(both, NOW), "the permit stands, without that visitor");
    List<VisitStanding> after =
        of(visit(1, List.of(ESCORT), guest("1", "T-01", true, true)), second);
    assertEquals(1, permit(after.getLast()).guests().size());
    Visit.Guest gave = guest("1", "T-01", true, false);
    Visit.Guest absent =
        new Visit.Guest(
            "1", 1, "Tamu 1", "Vendor", "T-01", "Filter", true, gave.registered(), null, true);
    assertEquals(
        Set.of(),
        of(visit(1, List.of(ESCORT), absent), second).getLast().obstacles(),
        "whoever did not go in after all has given it back");
  }

  @Test
  @DisplayName("ACC-05: a badge handed on within a visit does not shut out who has it next")
  void aBadgeIsHandedOn() {
    passes("t-01", "vis-2026-09-001", "02:10:00");
    passes("t-01", null, "02:40:00");
    Visit.Guest gave =
        new Visit.Guest(
            "1",
            1,
            "Tamu 1",
            "Vendor",
            "T-01",
            "Filter",
            true,
            Instant.parse("2026-09-10T02:05:00Z"),
            Instant.parse("2026-09-10T02:45:00Z"),
            false);
    Visit.Guest got =
        new Visit.Guest(
            "2",
            2,
            "Tamu 2",
            "Vendor",
            "T-01",
            "Kabel",
            true,
            Instant.parse("2026-09-10T02:50:00Z"),
            null,
            false);
    Visit visit = visit(1, List.of(ESCORT), gave, got);
    VisitStanding before = of(visit).getFirst();
    assertNull(before.stays().getLast().entered(), "the stay of the one before");
    assertFalse(permit(before).guests().getLast().incomplete());
    passes("t-01", "vis-2026-09-001", "02:55:00");
    VisitStanding after = of(visit).getFirst();
    assertEquals(
        Instant.parse("2026-09-10T02:40:00Z"), after.stays().getFirst().left(), "as it was");
    assertTrue(after.stays().getLast().inside());
    passes("t-01", null, "02:58:00");
    VisitStanding left = of(visit).getFirst();
    assertFalse(left.stays().getFirst().unaccounted());
    assertTrue(left.stays().getLast().unaccounted());
  }

  @Test
  @DisplayName("VIS-09: each member of a group has a stay of their own")
  void eachMemberIsLogged() {
    passes("t-01", "vis-2026-09-001", "02:10:00");
    passes("t-02", "vis-2026-09-001", "02:11:00");
    passes("t-02", null, "02:30:00");
    List<VisitStanding.Stay> stays =
        of(visit(
                1,
                List.of(ESCORT),
                guest("1", "T-01", true, false),
                guest("2", "T-02", true, false),
                guest("3", "", false, false)))
            .getFirst()
            .stays();
    assertTrue(stays.get(0).inside());
    assertEquals(Instant.parse("2026-09-10T02:30:00Z"), stays.get(1).left());
    assertNull(stays.get(2).entered());
  }

  @Test
  @DisplayName("A visit opens doors of its room only, and none while the room is not known")
  void theDoorsOfItsRoom() {
    book(new Fact.RoomSet("a", Map.of("name", Value.of("Ruang A"))));
    book(new Fact.RoomSet("b", Map.of("name", Value.of("Ruang B"))));
    book(new Fact.DevicePlaced("room-1", "a"));
    Visit visit = visit(1, List.of(ESCORT), guest("1", "T-01", true, false));
    assertEquals(List.of(), permit(of(visit).getFirst()).devices(), "all doors of one room");
    book(new Fact.DevicePlaced("room-2", "b"));
    assertEquals(Set.of(Obstacle.NO_DOOR), of(visit).getFirst().obstacles());
    assertNull(of(visit).getFirst().permit());
  }
}
