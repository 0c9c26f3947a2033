package id.penjaga.device.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Position;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// SYS-06 for readings: grouped, at most a minute at risk, freed when the hub has them, thinned
/// only with a word about it.
class TrendStoreTest {
  private static final TrendStore.Options SMALL =
      new TrendStore.Options(8 * PageFormat.PAGE, 4L * 8 * PageFormat.PAGE, 20_000, 60_000);

  private final SimDisk disk = new SimDisk();
  private final Told told = new Told();

  private static final class Told implements TrendStore.Losses {
    final List<Dropped> dropped = new ArrayList<>();
    long refused;
    boolean fails;

    @Override
    public void dropping(Dropped batches) throws DiskException {
      if (fails) {
        throw new DiskException("no journal");
      }
      dropped.add(batches);
    }

    @Override
    public void refused(long batches) {
      refused += batches;
    }
  }

  private TrendStore open(int epoch) throws DiskException {
    return TrendStore.open(disk, SMALL, 0xABCDL, epoch, told, new PageFormat());
  }

  private long writes() {
    return disk.ops.stream().filter(op -> op instanceof SimDisk.Op.Write).count();
  }

  @Test
  void aBatchIsReadableAtOnceAndOnDiskWithinAMinute() throws Exception {
    TrendStore store = open(1);
    assertEquals(new Position(1, 1), store.add(Records.batch("a"), 0));
    store.add(Records.batch("b"), 30_000);
    store.tick(59_999);
    assertEquals(0, writes());
    assertEquals(2, Records.all(store.after(null)).size());
    store.tick(60_000);
    assertTrue(writes() > 0);
    store.add(Records.batch("c"), 61_000);
    List<JournalEntry> all = Records.all(store.after(null));
    assertEquals(3, all.size());
    assertTrue(Records.text(all.get(2)).contains("\"after\":\"1/2\""));

    // The power goes: the last minute is lost, no more.
    TrendStore next = open(2);
    assertEquals(2, Records.all(next.after(null)).size());
    assertEquals(new Position(2, 1), next.add(Records.batch("d"), 0));
    assertEquals(
        List.of(new Position(1, 1), new Position(1, 2), new Position(2, 1)),
        Records.positions(next.after(null)));
    assertTrue(Records.text(Records.all(next.after(null)).get(2)).contains("\"after\":\"1/2\""));
  }

  @Test
  void whileTheHubAnswersTheCardIsNotWritten() throws Exception {
    TrendStore store = open(1);
    for (int second = 0; second < 100_000; second += 10) {
      Position position = store.add(Records.batch("x"), second * 1000L);
      assertNotNull(position);
      store.acknowledge(position);
      store.tick(second * 1000L);
    }
    assertTrue(writes() < 200, () -> writes() + " writes"); // the checkpoint, every ten minutes
    assertNull(store.oldest());
    assertEquals(0, store.countAfter(store.acknowledged()));
  }

  @Test
  void aReaderCrossesFromDiskToMemoryWithoutAGapOrARepeat() throws Exception {
    TrendStore store = open(1);
    Cursor early = store.after(null);
    List<Position> read = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      store.add(Records.batch("x".repeat(i * 20)), i * 7000L);
      if (i % 3 == 0) {
        JournalEntry entry = early.next();
        assertNotNull(entry);
        read.add(entry.position());
      }
      store.tick(i * 7000L);
    }
    read.addAll(Records.positions(early));
    assertEquals(60, read.size());
    assertEquals(read, Records.positions(store.after(null)));
    assertEquals(60, read.stream().distinct().count());
    assertEquals(List.of(), told.dropped);
  }

  @Test
  void acknowledgedSegmentsAreFreedAndNotTalkedAbout() throws Exception {
    TrendStore store = open(1);
    for (int i = 0; i < 20; i++) {
      store.add(Records.batch("x".repeat(3900)), i);
      store.flush();
    }
    long before = store.bytes();
    store.acknowledge(new Position(1, 20));
    store.tick(1000);
    assertTrue(store.bytes() < before);
    assertNull(store.oldest());
    assertEquals(List.of(), told.dropped);
    store.close();
    assertEquals(new Position(1, 20), open(2).acknowledged());
  }

  @Test
  void aboveTheQuotaTheOldestGoAndAreDeclaredFirst() throws Exception {
    TrendStore store = open(1);
    int added = 0;
    while (told.dropped.isEmpty()) {
      store.add(Records.batch("x".repeat(3900)), 0);
      added++;
      store.flush();
    }
    assertEquals(List.of(new Dropped(new Position(1, 1), new Position(1, 8), 8)), told.dropped);
    assertEquals(new Position(1, 9), store.oldest());
    assertTrue(store.bytes() <= SMALL.quotaBytes());
    told.fails = true;
    assertThrows(
        DiskException.class,
        () -> {
          while (true) {
            store.add(Records.batch("x".repeat(3900)), 0);
            store.flush();
          }
        });
    assertEquals(new Position(1, 9), store.oldest(), "what could not be declared stays");
    assertTrue(added > 20);
  }

  @Test
  void aFullDiskGivesUpOldReadingsForNewOnes() throws Exception {
    TrendStore store = open(1);
    for (int i = 0; i < 16; i++) {
      store.add(Records.batch("x".repeat(3900)), 0);
      store.flush();
    }
    int[] creates = {0};
    disk.failBy(
        (_, what) -> what.equals("create") && creates[0]++ == 0 ? new DiskFull("full") : null);
    store.add(Records.batch("new"), 0);
    store.flush();
    assertEquals(1, told.dropped.size());
    assertEquals(new Position(1, 9), store.oldest());
    assertEquals(new Position(1, 17), store.last());
  }

  @Test
  void aDeadDiskBoundsTheMemoryAndTheLossIsCounted() throws Exception {
    TrendStore store = open(1);
    disk.failBy((_, what) -> what.equals("write") ? new DiskException("dead") : null);
    int taken = 0;
    for (int i = 0; i < 100; i++) {
      taken += store.add(Records.batch("x".repeat(900)), i) == null ? 0 : 1;
      try {
        store.tick(i);
      } catch (DiskException _) {
        // The link shows it; the readings go on.
      }
    }
    assertTrue(taken > 15 && taken < 30, "taken " + taken);
    assertEquals(taken, Records.all(store.after(null)).size());
    disk.failBy((_, _) -> null);
    store.tick(200);
    assertEquals(100 - taken, told.refused);
    assertEquals(new Position(1, taken + 1), store.add(Records.batch("again"), 300));
    assertEquals(taken + 1, Records.all(store.after(null)).size());
  }

  @Test
  void theReadingsOfAnotherLogAreDeclaredAndDropped() throws Exception {
    TrendStore store = open(5);
    store.add(Records.batch("a"), 0);
    store.add(Records.batch("b"), 0);
    store.close();
    TrendStore other = TrendStore.open(disk, SMALL, 0xBEEFL, 1, told, new PageFormat());
    assertEquals(List.of(new Dropped(new Position(5, 1), new Position(5, 2), 2)), told.dropped);
    assertNull(other.oldest());
    assertEquals(new Position(1, 1), other.add(Records.batch("c"), 0));
    other.close();
    TrendStore again = TrendStore.open(disk, SMALL, 0xBEEFL, 2, told, new PageFormat());
    assertEquals(new Position(1, 1), again.oldest());
  }
}
