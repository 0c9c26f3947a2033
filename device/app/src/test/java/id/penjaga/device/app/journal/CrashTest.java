package id.penjaga.device.app.journal;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// SYS-06: a power cut at any moment loses no acknowledged record. The number of crash points may
/// be raised with `-Dpenjaga.crash.points=` (`.ci/slow` takes 20,000), the first seed chosen with
/// `-Dpenjaga.crash.seed=`.
class CrashTest {
  private static final int POINTS = Integer.getInteger("penjaga.crash.points", 4_000);
  private static final long SEED = Long.getLong("penjaga.crash.seed", 1);

  @Test
  @DisplayName("SYS-06: no power cut loses, alters, doubles or invents a journal record")
  void noPowerCutLosesAnAcknowledgedRecord() {
    CrashHarness harness = journals(new PageFormat(), UnaryOperator.identity());
    CrashHarness.Violation violation = harness.search(SEED, POINTS);
    assertNull(violation, () -> String.valueOf(violation));
    assertTrue(harness.points() >= POINTS && harness.twice() > POINTS / 5);
    System.out.println(
        harness.points() + " power cuts, " + harness.twice() + " of them twice, 0 violations");
  }

  private static CrashHarness journals(PageFormat format, UnaryOperator<Disk> card) {
    return new CrashHarness((disk, random) -> new JournalStory(disk, format, card, random));
  }

  @Test
  @DisplayName("SYS-06: no power cut loses, alters, doubles or invents readings that were flushed")
  void noPowerCutLosesFlushedReadings() {
    CrashHarness harness = new CrashHarness(TrendStory::new);
    CrashHarness.Violation violation = harness.search(SEED, POINTS / 4);
    assertNull(violation, () -> String.valueOf(violation));
    System.out.println(
        "trend store: " + harness.points() + " power cuts, " + harness.twice() + " of them twice");
  }

  @Test
  void aTrendStoreThatForgetsToForceIsCaught() {
    CrashHarness harness =
        new CrashHarness((disk, random) ->
            new TrendStory(disk, random, card -> new PlantedDisk(card, PlantedDisk.Bug.NO_FORCE)));
    assertNotNull(harness.search(SEED, POINTS / 4), "the harness is blind to this bug");
  }

  private static void assertCaught(PageFormat format, UnaryOperator<Disk> card) {
    CrashHarness harness = journals(format, card);
    CrashHarness.Violation violation = harness.search(SEED, POINTS);
    assertNotNull(violation, "the harness is blind to this bug");
  }

  @Test
  void aJournalThatForgetsToForceIsCaught() {
    assertCaught(new PageFormat(), disk -> new PlantedDisk(disk, PlantedDisk.Bug.NO_FORCE));
  }

  @Test
  void aJournalThatForgetsToForceTheFolderIsCaught() {
    assertCaught(new PageFormat(), disk -> new PlantedDisk(disk, PlantedDisk.Bug.NO_FOLDER_FORCE));
  }

  @Test
  void aJournalThatTrustsWhatAKilledProcessLeftInTheCacheIsCaught() {
    assertCaught(new PageFormat(), disk -> new PlantedDisk(disk, PlantedDisk.Bug.TRUSTS_CACHE));
  }

  @Test
  void aJournalThatWritesAcknowledgedPagesAgainIsCaught() {
    assertCaught(new PageFormat(), disk -> new PlantedDisk(disk, PlantedDisk.Bug.REWRITES));
  }

  @Test
  void aJournalThatTakesTornGroupsIsCaught() {
    assertCaught(
        new PageFormat() {
          @Override
          boolean continues(ByteBuffer head, ByteBuffer page, int index, long segment, int n) {
            return true;
          }
        },
        UnaryOperator.identity());
  }

  @Test
  void aJournalThatDoesNotCheckItsSumsIsCaught() {
    assertCaught(
        new PageFormat() {
          @Override
          boolean intact(ByteBuffer page, long segment, int number) {
            return plausible(page);
          }
        },
        UnaryOperator.identity());
  }

  @Test
  void aJournalThatTakesOldPagesForNewOnesIsCaught() {
    assertCaught(
        new PageFormat() {
          @Override
          int checksum(ByteBuffer page, long segment, int number) {
            return super.checksum(page, 0, 0);
          }
        },
        UnaryOperator.identity());
  }
}
