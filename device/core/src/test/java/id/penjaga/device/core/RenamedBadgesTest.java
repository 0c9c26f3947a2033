package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.access.DoorPolicy;
import id.penjaga.device.core.access.PinCheck;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BadgeState;
import id.penjaga.device.messages.Certainty;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Roster;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Badge keys are replaced while people come and go and the program dies (decision 0020): but for
/// the names everything is as if they had not been.
class RenamedBadgesTest {
  private static final int ESCORT = 1;
  private static final int GUEST = 2;
  private static final int STAFF = 3;
  private static final int PEOPLE = 3;

  /// One room, whose site replaces its keys or does not.
  private static final class Site {
    final Play play = Play.started(Rooms.withRoster(Rooms.rules(), DoorPolicy.USUAL));
    final boolean replaces;
    int key = 1;
    long version;

    Site(boolean replaces) {
      this.replaces = replaces;
      play.until(10_000);
      play.state(Rooms.DOOR, false);
      adopt();
    }

    BadgeId badge(int person) {
      return called(person, key);
    }

    void replaceKey() {
      Map<BadgeId, BadgeId> since = new HashMap<>();
      Map<BadgeId, BadgeId> ever = new HashMap<>();
      int next = replaces ? key + 1 : key;
      for (int person = 1; person <= PEOPLE && replaces; person++) {
        since.put(called(person, key), called(person, next));
        for (int older = 1; older < next; older++) {
          ever.put(called(person, older), called(person, next));
        }
      }
      key = next;
      play.names = ever;
      adopt(since);
    }

    private void adopt() {
      adopt(Map.of());
    }

    private void adopt(Map<BadgeId, BadgeId> since) {
      version++;
      Roster roster = roster();
      play.on(
          new Event.RosterArrived(play.moment(), roster, "00".repeat(32), Map.of(), false, since));
      play.stored = roster;
    }

    private Roster roster() {
      Map<BadgeId, Roster.Badge> badges = new HashMap<>();
      for (Roster.Badge each :
          List.of(
              Roster.Badge.staff(badge(ESCORT), "staff-1"),
              Roster.Badge.visitor(badge(GUEST), "visitor-1"),
              new Roster.Badge(
                  badge(STAFF),
                  "staff-2",
                  BadgeState.ISSUED,
                  false,
                  true,
                  false,
                  List.of(),
                  null,
                  null,
                  "1:00:00"))) {
        badges.put(each.id(), each);
      }
      return new Roster(
          play.room.rules().device(),
          version,
          1,
          Instant.ofEpochMilli(Play.EPOCH_WALL - 1_000),
          Instant.ofEpochMilli(Play.EPOCH_WALL + 864_000_000L),
          Set.of(),
          badges,
          List.of(
              new Roster.Permit(
                  "vis-1",
                  List.of(Rooms.DOOR),
                  Instant.ofEpochMilli(Play.EPOCH_WALL),
                  Instant.ofEpochMilli(Play.EPOCH_WALL + 864_000_000L),
                  true,
                  List.of("staff-1"),
                  0,
                  List.of(Visitors.member(badge(GUEST))))));
    }

    void show(PointId reader, int person, PinCheck pin) {
      play.pass(2_000);
      play.on(
          new Event.BadgePresented(
              play.moment(), reader, badge(person), Event.Proof.PROVEN, 0, pin));
    }

    void pass(PointId reader, int person) {
      show(reader, person, PinCheck.RIGHT);
      play.state(Rooms.DOOR, true);
      play.state(Rooms.DOOR, false);
    }

    void restart() {
      play.restart();
      play.until(10_000);
    }

    /// What was recorded, in the names of the first key. Who enters under a new name leaves under
    /// the old one first; that pair is one passage.
    List<String> records() {
      List<JournalEvent> events = play.recorded();
      List<String> records = new ArrayList<>();
      for (int i = 0; i < events.size(); i++) {
        JournalEvent next = i + 1 < events.size() ? events.get(i + 1) : null;
        boolean again =
            events.get(i) instanceof JournalEvent.PersonLeft left
                && left.certainty() == Certainty.PRESUMED
                && next instanceof JournalEvent.PersonEntered entered
                && entered.holder().equals(left.holder());
        if (!again) {
          records.add(first(events.get(i).toString()));
        }
      }
      return records;
    }

    List<String> inside() {
      return play.room.traffic().inside().keySet().stream()
          .map(badge -> first(badge.toString()))
          .sorted()
          .toList();
    }
  }

  private static BadgeId called(int person, int key) {
    return new BadgeId("%02x".formatted(key) + ("0" + person).repeat(15));
  }

  private static String first(String text) {
    return text.replaceAll("\\b[0-9a-f]{2}((?:0[123]){15})\\b", "01$1");
  }

  @Test
  @DisplayName("ACC-06 VIS-04 replaced, restarted, left, restarted: nobody is inside any more")
  void whoLeavesUnderANewNameHasLeft() {
    Site site = new Site(true);
    site.pass(Rooms.IN, ESCORT);
    site.pass(Rooms.IN, GUEST);
    site.replaceKey();
    site.restart();
    site.play.state(Rooms.DOOR, false);
    site.play.pass(5_000);
    assertEquals(
        AlarmPhase.CLEARED, site.play.alarm(AlarmKind.OVERSTAY, Rooms.DOOR).phase(), "no phantom");
    site.replaceKey();
    site.pass(Rooms.OUT, GUEST);
    site.restart();
    site.play.state(Rooms.DOOR, false);
    site.pass(Rooms.OUT, ESCORT);
    site.restart();
    assertEquals(List.of(), site.inside());
    assertEquals(
        List.of(called(GUEST, 1), called(ESCORT, 1)),
        site.play.events(JournalEvent.PersonLeft.class).stream()
            .map(JournalEvent.PersonLeft::badge)
            .toList(),
        "as their entering was recorded");
  }

  @Test
  @DisplayName("A grant that lapsed under its new name is not open after a restart")
  void aGrantThatLapsedIsOver() {
    Site site = new Site(true);
    site.show(Rooms.IN, ESCORT, PinCheck.RIGHT);
    site.replaceKey();
    site.play.pass(60_000);
    assertEquals(1, site.play.events(JournalEvent.AccessNotTaken.class).size());
    site.restart();
    site.play.state(Rooms.DOOR, true);
    assertEquals(List.of(), site.play.events(JournalEvent.PersonEntered.class));
    assertEquals(1, site.play.events(JournalEvent.AccessNotTaken.class).size());
  }

  @Test
  @DisplayName("ACC-16 a new name brings no new tries, not after a restart either")
  void wrongPinsCountOn() {
    for (boolean restarts : new boolean[] {false, true}) {
      Site site = new Site(true);
      for (int i = 0; i < 5; i++) {
        site.show(Rooms.IN, STAFF, PinCheck.WRONG);
      }
      site.replaceKey();
      if (restarts) {
        site.restart();
      }
      site.show(Rooms.IN, STAFF, PinCheck.RIGHT);
      assertEquals(List.of(), site.play.events(JournalEvent.AccessGranted.class));
    }
  }

  @Test
  @DisplayName("Whatever happens between, the records are those of a site that kept its key")
  void aReplacedKeyChangesNothingElse() {
    int passages = 0;
    for (int seed = 0; seed < 400; seed++) {
      Site replaces = new Site(true);
      Site keeps = new Site(false);
      StringBuilder story = new StringBuilder("seed " + seed);
      Random random = new Random(seed);
      for (int i = 0; i < 40; i++) {
        int what = random.nextInt(14);
        int person = 1 + random.nextInt(PEOPLE);
        PointId reader = random.nextBoolean() ? Rooms.IN : Rooms.OUT;
        boolean open = random.nextBoolean();
        story.append(", ").append(what).append(' ').append(person).append(reader).append(open);
        for (Site site : List.of(replaces, keeps)) {
          switch (what) {
            case 0, 1, 2, 3 -> site.pass(reader, person);
            case 4, 5, 6 -> site.show(reader, person, PinCheck.RIGHT);
            case 7 -> site.show(Rooms.IN, STAFF, PinCheck.WRONG);
            case 8 -> site.play.state(Rooms.DOOR, open);
            case 9 -> site.play.pass(open ? 8_000 : 700_000);
            case 10, 11 -> site.replaceKey();
            case 12 -> site.restart();
            default ->
                site.play.restartWithALateJournal(() -> {
                  site.play.until(10_000);
                  if (open) {
                    site.replaceKey();
                  } else {
                    site.play.state(Rooms.DOOR, false);
                  }
                });
          }
        }
        assertEquals(keeps.inside(), replaces.inside(), story.toString());
        assertEquals(keeps.records(), replaces.records(), story.toString());
      }
      passages += keeps.play.events(JournalEvent.PersonEntered.class).size();
    }
    assertTrue(passages > 400, "" + passages);
  }
}
