package id.penjaga.device.app.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.device.messages.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// SYS-06: what was appended is read back, whatever happened in between.
class PageLogTest {
  private static final int SEGMENT = 8 * PageFormat.PAGE;

  private final SimDisk disk = new SimDisk();

  private PageLog open() throws DiskException {
    return PageLog.open(disk, SEGMENT, new PageFormat(), () -> 0x1234L);
  }

  private static byte[] bytes(int length, long seed) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void groupsOfEverySizeComeBackByteForByte() throws Exception {
    List<byte[]> written = new ArrayList<>();
    int[] sizes = {0, 1, 4043, 4044, 4045, 4048, 8092, 8091, 0, 20_000, 4040, 3, 0, 0};
    try (PageLog log = open()) {
      long next = 1;
      for (int i = 0; i < sizes.length; i++) {
        List<byte[]> group = new ArrayList<>();
        for (int j = 0; j <= i % 4 && sizes[i] < 9000; j++) {
          group.add(bytes(sizes[(i + j) % 9], i * 31L + j));
        }
        group = group.isEmpty() ? List.of(bytes(sizes[i], i)) : group;
        log.append(new Position(1, next), group);
        next += group.size();
        written.addAll(group);
      }
      assertSame(written, Records.all(log.after(null)));
    }
    try (PageLog log = open()) {
      assertSame(written, Records.all(log.after(null)));
      assertEquals(written.size(), log.count());
    }
  }

  private static void assertSame(List<byte[]> written, List<JournalEntry> read) {
    assertEquals(written.size(), read.size());
    for (int i = 0; i < read.size(); i++) {
      assertEquals(new Position(1, i + 1), read.get(i).position());
      assertEquals(i, read.get(i).number());
      assertArrayEquals(written.get(i), read.get(i).body());
    }
  }

  @Test
  void readingStartsAfterAnyPosition() throws Exception {
    try (PageLog log = open()) {
      for (int i = 0; i < 40; i++) {
        log.append(new Position(1, 1 + 3L * i), List.of(bytes(9, i), bytes(8, i), bytes(5000, i)));
      }
      for (int i = 0; i <= 120; i++) {
        Position after = i == 0 ? null : new Position(1, i);
        assertEquals(120 - i, Records.all(log.after(after)).size());
      }
    }
  }

  @Test
  void aCursorAtTheEndSeesWhatIsAppendedLater() throws Exception {
    try (PageLog log = open();
        Cursor cursor = log.after(null)) {
      assertNull(cursor.next());
      for (int i = 1; i < 30; i++) {
        log.append(new Position(1, i), List.of(bytes(i, i)));
        JournalEntry entry = cursor.next();
        assertNotNull(entry);
        assertEquals(new Position(1, i), entry.position());
        assertNull(cursor.next());
      }
    }
  }

  @Test
  void aPageOfAnotherPlaceIsNoPage() throws Exception {
    try (PageLog log = open()) {
      log.append(new Position(1, 1), List.of(bytes(10, 1)));
      log.append(new Position(1, 2), List.of(bytes(10, 2)));
      log.append(new Position(1, 3), List.of(bytes(10, 3)));
    }
    SimDisk.Inode segment = disk.files.get(Segment.name(1));
    assertNotNull(segment);
    byte[] third = segment.page(2).clone();
    segment.write(3 * PageFormat.PAGE, third, 0, third.length);
    byte[] first = segment.page(0).clone();
    segment.write(1 * PageFormat.PAGE, first, 0, first.length);
    try (PageLog log = open()) {
      List<JournalEntry> left = Records.all(log.after(null));
      assertEquals(List.of(0L, 2L), left.stream().map(JournalEntry::number).toList());
    }
  }

  @Test
  void aDamagedPageCostsItsGroupAndNothingElse() throws Exception {
    try (PageLog log = open()) {
      for (int i = 1; i <= 30; i++) {
        log.append(new Position(1, i), List.of(bytes(10, i)));
      }
    }
    for (int page = 0; page < 8; page++) {
      SimDisk damaged = disk.copy();
      SimDisk.Inode segment = damaged.files.get(Segment.name(4));
      assertNotNull(segment);
      segment.write(page * PageFormat.PAGE + 50L, new byte[] {1, 2, 3}, 0, 3);
      try (PageLog log = PageLog.open(damaged, SEGMENT, new PageFormat(), () -> 7)) {
        assertEquals(page < 6 ? 29 : 30, Records.all(log.after(null)).size());
        log.append(new Position(2, 1), List.of(bytes(5, 5)));
        assertEquals(page < 6 ? 30 : 31, Records.all(log.after(null)).size());
      }
    }
  }

  @Test
  void aFullDiskRefusesTheRecordAndTakesTheNextOneOnceThereIsSpace() throws Exception {
    try (PageLog log = open()) {
      for (int i = 1; i <= 8; i++) {
        log.append(new Position(1, i), List.of(bytes(10, i)));
      }
      disk.failBy((_, what) -> what.equals("write") ? new DiskFull("full") : null);
      assertThrows(DiskFull.class, () -> log.append(new Position(1, 9), List.of(bytes(9, 9))));
      assertThrows(DiskFull.class, () -> log.append(new Position(1, 9), List.of(bytes(9, 9))));
      disk.failBy((_, _) -> null);
      assertEquals(8, Records.all(log.after(null)).size());
      log.append(new Position(1, 9), List.of(bytes(3, 9)));
      assertEquals(9, Records.all(log.after(null)).size());
    }
  }

  @Test
  void aSegmentMadeAheadTakesRecordsOnAFullDisk() throws Exception {
    try (PageLog log = open()) {
      log.append(new Position(1, 1), List.of(bytes(10, 1)));
      while (log.prepare()) {}
      disk.failBy((_, what) -> what.equals("create") ? new DiskFull("full") : null);
      for (int i = 2; i <= 16; i++) {
        log.append(new Position(1, i), List.of(bytes(10, i)));
      }
      assertThrows(DiskFull.class, () -> log.append(new Position(1, 17), List.of(bytes(1, 1))));
      assertEquals(16, Records.all(log.after(null)).size());
    }
  }

  @Test
  void aFailedGroupIsNeverReadThoughTheDiskMayHaveIt() throws Exception {
    try (PageLog log = open()) {
      log.append(new Position(1, 1), List.of(bytes(10, 1)));
      disk.failBy((_, what) -> what.equals("force") ? new DiskException("no") : null);
      byte[] failed = bytes(9000, 2);
      assertThrows(DiskException.class, () -> log.append(new Position(1, 2), List.of(failed)));
      disk.failBy((_, _) -> null);
      assertEquals(1, Records.all(log.after(null)).size());
      log.append(new Position(1, 2), List.of(bytes(7, 7)));
      assertEquals(7, Records.all(log.after(null)).getLast().body().length);
    }
    try (PageLog log = open()) {
      List<JournalEntry> read = Records.all(log.after(null));
      assertEquals(2, read.size());
      assertEquals(7, read.getLast().body().length);
    }
  }

  @Test
  void aPageTheDiskDoesNotGiveIsNeverWrittenOver() throws Exception {
    try (PageLog log = open()) {
      log.append(new Position(1, 1), List.of(bytes(10, 1)));
      log.append(new Position(1, 2), List.of(bytes(10, 2)));
    }
    SimDisk.Inode segment = disk.files.get(Segment.name(1));
    assertNotNull(segment);
    byte[] second = segment.page(1);
    int[] reads = {0};
    // The second page of the segment fails, however often it is asked for.
    disk.failBy((_, what) -> {
      reads[0] += what.equals("read") ? 1 : 0;
      return what.equals("read") && reads[0] >= 2 && reads[0] <= 4
          ? new DiskException("unreadable")
          : null;
    });
    try (PageLog log = open()) {
      assertEquals(new Place(1, 1), log.last());
      assertEquals(1, log.hidden());
      log.append(new Position(3, 1), List.of(bytes(10, 3)));
    }
    disk.failBy((_, _) -> null);
    assertArrayEquals(second, segment.page(1));
    try (PageLog log = open()) {
      assertEquals(3, Records.all(log.after(null)).size());
    }
  }

  @Test
  void anUnreadableLogIsNotTakenForAnEmptyOne() throws Exception {
    try (PageLog log = open()) {
      log.append(new Position(1, 1), List.of(bytes(10, 1)));
    }
    disk.failBy((_, what) -> what.equals("read") ? new DiskException("unreadable") : null);
    assertThrows(DiskException.class, this::open);
  }

  @Test
  void whatIsDroppedIsToldAndTheRestStays() throws Exception {
    try (PageLog log = open();
        Cursor slow = log.after(null)) {
      assertNull(log.oldest());
      for (int i = 1; i <= 30; i++) {
        log.append(new Position(1, i), List.of(bytes(10, i)));
      }
      slow.next();
      assertEquals(new Dropped(new Position(1, 1), new Position(1, 8), 8), log.oldest());
      log.dropOldest();
      assertEquals(22, log.size());
      assertEquals(new Position(1, 9), Records.positions(log.after(null)).getFirst());
      JournalEntry next = slow.next();
      assertNotNull(next);
      assertEquals(new Position(1, 9), next.position());
    }
    assertEquals(22, Records.all(open().after(new Position(1, 3))).size());
  }
}
