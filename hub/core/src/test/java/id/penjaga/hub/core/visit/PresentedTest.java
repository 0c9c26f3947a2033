package id.penjaga.hub.core.visit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Whose badge was held to a door.
@DisplayName("VIS-05 A badge that was held to the reader")
class PresentedTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final Instant NOW = Instant.parse("2026-09-10T03:00:00Z");
  private static final PointId DOOR = new PointId("door.main");
  private static final PointId READER = new PointId("reader.in");
  private static final BadgeId BADGE = new BadgeId("0".repeat(32));

  private static HeldBadge badge(String label) {
    return new HeldBadge(
        label,
        BADGE,
        1,
        BadgeState.ISSUED,
        null,
        label.toLowerCase(java.util.Locale.ROOT),
        false,
        false,
        List.of(),
        null,
        null);
  }

  /// @param came null for somebody who is still expected
  private static Visit visit(
      long about, String badge, @Nullable Instant came, @Nullable Instant told, Instant from) {
    return new Visit(
        about,
        "VISIT",
        "",
        "",
        "",
        "",
        from,
        null,
        from,
        from.plus(Duration.ofHours(2)),
        null,
        from,
        false,
        false,
        null,
        List.of(),
        List.of(new Visit.Guest("1", 1, "", "", badge, "", came != null, came, told, false)),
        List.of(),
        null,
        null);
  }

  private static Visit expected(long about) {
    return visit(about, " t-01", null, null, NOW.minusSeconds(60));
  }

  private static Visit bound(long about, Instant came) {
    return visit(about, "T-01", came, null, NOW.minusSeconds(60));
  }

  /// The numbers of the visits that are found for T-01.
  private static List<Long> found(Visit... visits) {
    return Presented.of(
            List.of(new Presented.Told("t-01", NOW)),
            List.of(badge("T-01")),
            List.of(visits),
            NOW,
            ZONE)
        .stream()
        .map(Presented::about)
        .toList();
  }

  @Test
  @DisplayName("is that of who has it and owes the account of their stay, the first of several")
  void whoHasIt() {
    assertEquals(List.of(7L), found(expected(5), bound(6, NOW), bound(7, NOW.minusSeconds(9))));
    assertEquals(List.of(), found(visit(5, "T-01", NOW, NOW, NOW.minusSeconds(60))), "given back");
  }

  @Test
  @DisplayName("else that of the only one who is expected with it now; of two nobody can tell")
  void whoIsExpected() {
    assertEquals(List.of(5L), found(expected(5)));
    assertEquals(List.of(), found(expected(5), expected(6)));
    Visit tomorrow = visit(6, "T-01", null, null, NOW.plus(Duration.ofDays(1)));
    Visit yesterday = visit(7, "T-01", null, null, NOW.minus(Duration.ofDays(1)));
    assertEquals(List.of(5L), found(expected(5), tomorrow, yesterday));
    assertEquals(List.of(), found(tomorrow));
    assertEquals(List.of(), found(visit(5, "T-02", null, null, NOW.minusSeconds(60))));
  }

  @Test
  @DisplayName("of two at once the newest comes first, each once")
  void twoAtOnce() {
    List<Presented> found =
        Presented.of(
            List.of(
                new Presented.Told("t-01", NOW.minusSeconds(3)),
                new Presented.Told("t-02", NOW.minusSeconds(2)),
                new Presented.Told("nobody", NOW),
                new Presented.Told("t-01", NOW.minusSeconds(1)),
                new Presented.Told("t-02", NOW.minusSeconds(4))),
            List.of(badge("T-01"), badge("T-02")),
            List.of(
                bound(5, NOW.minusSeconds(60)),
                visit(6, "T-02", NOW.minusSeconds(60), null, NOW.minusSeconds(60))),
            NOW,
            ZONE);
    assertEquals(
        List.of(
            new Presented(5, "1", "T-01", NOW.minusSeconds(1)),
            new Presented(6, "1", "T-02", NOW.minusSeconds(2))),
        found);
  }

  @Test
  @DisplayName("counts when it was refused for what is not written down, let in, or left")
  void whatCounts() {
    Set<DenialReason> counting = new TreeSet<>();
    for (DenialReason why : DenialReason.values()) {
      JournalEvent.AccessDenied denied =
          new JournalEvent.AccessDenied(DOOR, READER, Direction.IN, BADGE, "t-01", why);
      if (Presented.holder(denied, DOOR) != null) {
        counting.add(why);
      }
      assertNull(Presented.holder(denied, new PointId("door.rear")));
    }
    assertEquals(
        Set.of(DenialReason.INCOMPLETE_EXIT, DenialReason.NO_PURPOSE, DenialReason.NO_STATEMENT),
        counting);
    assertEquals(
        "t-01",
        Presented.holder(
            new JournalEvent.AccessGranted(DOOR, READER, Direction.IN, BADGE, "t-01"), DOOR));
    assertNull(
        Presented.holder(
            new JournalEvent.AccessGranted(DOOR, READER, Direction.OUT, BADGE, "t-01"), DOOR));
    assertEquals("t-01", Presented.holder(new JournalEvent.PersonLeft(DOOR, BADGE, "t-01"), DOOR));
    assertNull(Presented.holder(new JournalEvent.DoorOpened(DOOR, "t-01"), DOOR));
  }
}
