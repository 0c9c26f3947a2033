package id.penjaga.hub.core.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.OfficeRole;
import id.penjaga.hub.core.people.People;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.text.Bilingual;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What a door is told (ACC-14, VIS-04).
class DoorRosterTest {
  private static final DeviceId DEVICE = new DeviceId("room-1");
  private static final Instant NOW = Instant.parse("2026-09-10T02:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final PointId DOOR = new PointId("door.main");

  @Test
  @DisplayName(
      "VIS-04: a permit names the digests of the badges that were handed out, and no others")
  void aPermitNamesTheBadgesHandedOut() {
    Roster roster =
        roster(List.of(badge("T-01", 1, null), badge("T-02", 2, null)), permit("t-01 ", "T-09"));
    assertEquals(Set.of(digest(1), digest(2)), roster.badges().keySet());
    assertTrue(roster.badges().values().stream().allMatch(Roster.Badge::visitor));
    assertEquals(
        List.of(new Roster.Member(digest(1), true, true, false, 17)),
        roster.permits().getFirst().members());
    assertEquals("vis-1", roster.permits().getFirst().id());
  }

  @Test
  @DisplayName(
      "VIS-11: a permit without a badge, for another device, or long over, goes to no door")
  void whatNobodyCanUseIsLeftOut() {
    List<HeldBadge> badges = List.of(badge("T-01", 1, null));
    assertEquals(List.of(), roster(badges, permit("T-09")).permits());
    VisitPermit elsewhere =
        new VisitPermit(
            "vis-2",
            List.of("room-2"),
            List.of(),
            NOW,
            NOW.plusSeconds(60),
            true,
            List.of(),
            0,
            List.of(guest("T-01")));
    assertEquals(List.of(), roster(badges, elsewhere).permits());
    VisitPermit over =
        new VisitPermit(
            "vis-3",
            List.of(),
            List.of(),
            NOW.minusSeconds(200_000),
            NOW.minusSeconds(90_000),
            true,
            List.of(),
            0,
            List.of(guest("T-01")));
    assertEquals(List.of(), roster(badges, over).permits());
  }

  @Test
  @DisplayName("ACC-03: escorts who hold no badge accompany nobody, and do not become everybody")
  void escortsWithoutABadgeAreNobody() {
    VisitPermit permit =
        new VisitPermit(
            "vis-1",
            List.of(),
            List.of(DOOR),
            NOW,
            NOW.plusSeconds(60),
            true,
            List.of(77L),
            0,
            List.of(guest("T-01")));
    Roster roster = roster(List.of(badge("T-01", 1, null)), permit);
    assertEquals(List.of("nobody"), roster.permits().getFirst().escorts());
  }

  @Test
  @DisplayName(
      "SEC-05 ACC-14: the badge of somebody the book does not know, or no more, is blocked")
  void aBadgeOfNobodyIsBlocked() {
    Roster.Badge badge = roster(List.of(badge("K-01", 1, 5L))).badges().get(digest(1));
    assertEquals(BadgeState.BLOCKED, badge == null ? null : badge.state());
    assertFalse(badge != null && badge.escort());
  }

  @Test
  @DisplayName(
      "ACC-14: an item of the register is read with its state, and refused with a sentence")
  void anItemIsABadge() {
    HeldBadge badge = HeldBadge.of(item("lost", digest(3).digest().toUpperCase(), "2"));
    assertEquals(BadgeState.LOST, badge.state());
    assertEquals(digest(3), badge.digest());
    assertEquals(2, badge.keyVersion());
    assertThrows(IllegalArgumentException.class, () -> HeldBadge.of(item("", "12345", "")));
  }

  private static Item item(String state, String digest, String version) {
    TreeMap<String, Value> fields = new TreeMap<>();
    fields.put("digest", Value.of(digest));
    fields.put("key_version", Value.of(version));
    return new Item("badge", "K-01", state, fields, NOW, NOW);
  }

  private static Roster roster(List<HeldBadge> badges, VisitPermit... permits) {
    DoorRoster maker =
        new DoorRoster(
            People.none(ZONE),
            Map.of(
                "staf_ruang_server",
                new OfficeRole(
                    "staf_ruang_server", new Bilingual("Staf", "Staff"), "A.7", true, false)),
            (digest, _) -> digest,
            Map.of(),
            NOW);
    return maker.roster(
        DEVICE,
        badges,
        List.of(permits),
        Set.of(),
        new DoorRoster.Terms(1, 1, NOW.plusSeconds(604_800)));
  }

  private static HeldBadge badge(String label, int number, @Nullable Long person) {
    return new HeldBadge(
        label,
        digest(number),
        1,
        BadgeState.ISSUED,
        person,
        "",
        false,
        false,
        List.of(),
        null,
        null);
  }

  private static VisitPermit permit(String... badges) {
    return new VisitPermit(
        "vis-1",
        List.of("room-1"),
        List.of(DOOR),
        NOW,
        NOW.plusSeconds(7_200),
        true,
        List.of(),
        0,
        java.util.Arrays.stream(badges).map(DoorRosterTest::guest).toList());
  }

  private static VisitPermit.Guest guest(String badge) {
    return new VisitPermit.Guest(badge, true, true, false, 17);
  }

  private static BadgeId digest(int number) {
    return new BadgeId("%032x".formatted(number));
  }
}
