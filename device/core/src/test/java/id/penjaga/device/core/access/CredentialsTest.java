package id.penjaga.device.core.access;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who may accompany by a permit, of the badges of the roster and of the configuration.
class CredentialsTest {
  private static BadgeId badge(int number) {
    return new BadgeId("%032x".formatted(number));
  }

  private static Roster roster(Map<BadgeId, Roster.Badge> badges) {
    return new Roster(
        new DeviceId("room-1"), 1, 1, Instant.EPOCH, Instant.MAX, Set.of(), badges, List.of());
  }

  private static Roster.Permit permit(List<String> escorts) {
    return new Roster.Permit(
        "vis-1", List.<PointId>of(), Instant.EPOCH, Instant.MAX, true, escorts, 0, List.of());
  }

  @Test
  @DisplayName("ACC-03 who may accompany is found as by asking every badge")
  void whoMayAccompanyIsFoundAsByAskingEveryBadge() {
    Random random = new Random(1);
    for (int i = 0; i < 300; i++) {
      Map<BadgeId, Roster.Badge> local = some(random);
      Map<BadgeId, Roster.Badge> inRoster = some(random);
      Credentials known = Credentials.local(local, Set.of());
      Map<BadgeId, Roster.Badge> all = new HashMap<>(local);
      if (random.nextInt(4) > 0) {
        known = known.with(roster(inRoster), local, Set.of()).notBelow(random.nextInt(3));
        all.putAll(inRoster);
      }
      for (List<String> named :
          List.of(List.<String>of(), List.of("h-1"), List.of("h-3", "h-2", "h-3", "h-9"))) {
        Map<BadgeId, Roster.Badge> expected = new HashMap<>(all);
        expected.values().removeIf(each -> !Credentials.mayAccompany(each, permit(named)));
        assertEquals(expected, known.escorts(permit(named)));
      }
    }
  }

  private static Map<BadgeId, Roster.Badge> some(Random random) {
    Map<BadgeId, Roster.Badge> badges = new HashMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      BadgeId id = badge(random.nextInt(8));
      String holder = "h-" + random.nextInt(4);
      badges.put(
          id,
          random.nextBoolean() ? Roster.Badge.staff(id, holder) : Roster.Badge.visitor(id, holder));
    }
    return badges;
  }

  @Test
  @DisplayName("ACC-03 a visitor does not wait until ten thousand badges were looked at")
  void aVisitorWaitsForTheBadgesOfTheirEscortsAlone() {
    Map<BadgeId, Roster.Badge> office = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      office.put(badge(i), Roster.Badge.staff(badge(i), "staff-" + i));
    }
    Credentials known =
        Credentials.local(Map.of(), Set.of()).with(roster(office), Map.of(), Set.of());
    assertEquals(
        Set.of(badge(1), badge(2)),
        known.candidates(permit(List.of("staff-1", "staff-2"))).stream()
            .map(Roster.Badge::id)
            .collect(Collectors.toSet()));
  }
}
