package id.penjaga.device.app.year;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Position;
import id.penjaga.device.sim.SplitMix;
import id.penjaga.device.sim.year.Fault;
import id.penjaga.device.sim.year.Swarm;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A card loses what the hub does not hold yet. What is left reaches the hub, what is gone is
/// declared by the device and stored as a hole by the hub.
class HolesTest {
  private static final int PAGES = 8;

  /// How a card loses something.
  private enum Damage {
    ROTTEN_PAGE,
    UNREADABLE_PAGE,
    LOST_SEGMENT
  }

  @Test
  @DisplayName("SYS-06 ACC-18 records lost on the card are a declared hole; all others arrive")
  void whatIsLostOnTheCardIsDeclaredAndTheRestArrives() {
    for (long seed = 1; seed <= 12; seed++) {
      Swarm swarm =
          seed % 2 == 0
              ? Swarm.none()
              : new Swarm(Map.of(Fault.PROCESS_KILL, 20.0, Fault.LINK_DOWN, 20.0));
      Year year = new Year(seed, swarm, 0, Plant.NONE);
      Damage damage = Damage.values()[(int) (seed % 3)];
      SplitMix chance = new SplitMix(seed);
      year.kernel.after(Duration.ofDays(1), () -> year.hub(false));
      year.kernel.after(Duration.ofDays(4), () -> damage(year, damage, chance));
      year.kernel.after(Duration.ofHours(100), () -> year.hub(true));
      Story story = year.run(Duration.ofDays(6));
      String what = "seed " + seed + " " + damage + year.hub().journal().holes + story.damaged;
      assertEquals(List.of(), story.violations(), what);
      assertTrue(year.missing > 0, what + ": nothing was lost, the test proves nothing");
      assertTrue(
          story.declaredUnreadable >= year.missing,
          what + ": declared " + story.declaredUnreadable + ", lost " + year.missing);
      assertFalse(year.hub().journal().holes.isEmpty(), what);
    }
  }

  @Test
  @DisplayName("SYS-06 a page that can be read again in time is no hole")
  void aPageThatComesBackIsNoHole() {
    Year year = new Year(3, Swarm.none(), 0, Plant.NONE);
    year.kernel.after(Duration.ofDays(1), () -> year.hub(false));
    year.kernel.after(
        Duration.ofHours(100).minusSeconds(3),
        () -> {
          String name = name(year, 2);
          year.journalDisk.unreadable(name, 3, true);
          year.kernel.after(
              Duration.ofSeconds(11), () -> year.journalDisk.unreadable(name, 3, false));
        });
    year.kernel.after(Duration.ofHours(100), () -> year.hub(true));
    Story story = year.run(Duration.ofDays(6));
    assertEquals(List.of(), story.violations());
    assertEquals(0, story.declaredUnreadable);
  }

  private static void damage(Year year, Damage damage, SplitMix chance) {
    int segments = (int) year.journalDisk.list().stream().filter(n -> n.endsWith("pages")).count();
    for (int i = 0; i < 3; i++) {
      // Neither the segment being written nor what the hub may hold already.
      String name = name(year, segments / 2 + i);
      int page = chance.below(PAGES);
      if (damage == Damage.LOST_SEGMENT) {
        for (int each = 0; each < PAGES; each++) {
          remember(year, name, each);
        }
        year.journalDisk.delete(name);
        return;
      }
      remember(year, name, page);
      if (damage == Damage.ROTTEN_PAGE) {
        year.journalDisk.rot(name, page);
      } else {
        year.journalDisk.unreadable(name, page, true);
      }
    }
  }

  private static void remember(Year year, String name, int page) {
    ByteBuffer bytes = ByteBuffer.wrap(year.journalDisk.page(name, page));
    int epoch = bytes.getInt(16);
    long sequence = bytes.getLong(24);
    for (int i = 0; i < bytes.getShort(44); i++) {
      year.story.damaged.add(new Position(epoch, sequence + i));
    }
  }

  private static String name(Year year, int index) {
    return year.journalDisk.list().stream()
        .filter(name -> name.endsWith("pages"))
        .sorted()
        .skip(index)
        .findFirst()
        .orElseThrow();
  }
}
