package id.penjaga.device.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.journal.SimDisk.Inode;
import id.penjaga.device.messages.Position;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// ACC-18: somebody with the card in hand who knows the file format, repairs every check sum and
/// still cannot change the past unseen. Only cutting off the newest records leaves no trace here;
/// that the hub sees, which has them.
class TamperTest {
  private static final int RECORDS = 60;

  private final SimDisk disk = new SimDisk();
  private final SplittableRandom random = new SplittableRandom(18);

  @BeforeEach
  void aJournal() throws Exception {
    try (Journal journal = Journal.open(disk, JournalStory.OPTIONS, random)) {
      for (int i = 1; i <= RECORDS; i++) {
        journal.append(Records.body("guard " + i + " passed"));
      }
    }
    assertTrue(verify(disk).sound());
  }

  private static ChainReport verify(Disk disk) throws DiskException {
    try (PageLog log = PageLog.look(disk, new PageFormat())) {
      return ChainReport.of(log, JournalStory.OPTIONS.keptRecords(), null, null);
    }
  }

  private static <T> T there(@Nullable T value) {
    assertNotNull(value);
    return value;
  }

  private static Inode segment(SimDisk disk, long number) {
    return there(disk.files.get(Segment.name(number)));
  }

  /// The page of a record: the first page of the first segment is the mark of the epoch, then there
  /// is one record on each.
  private static ByteBuffer page(SimDisk disk, int record) {
    byte[] page = segment(disk, 1 + record / 8).page(record % 8);
    return ByteBuffer.wrap(page.clone());
  }

  private static void put(SimDisk disk, int record, ByteBuffer page) {
    new PageFormat().seal(page, 1 + record / 8, record % 8);
    segment(disk, 1 + record / 8)
        .write((long) record % 8 * PageFormat.PAGE, page.array(), 0, PageFormat.PAGE);
  }

  @Test
  @DisplayName("ACC-18: each of 1,000 changed bytes is found, and the record it stands in is named")
  void everyChangedByteIsFound() throws Exception {
    for (int i = 0; i < 1000; i++) {
      SimDisk forged = disk.copy();
      int record = 1 + random.nextInt(RECORDS);
      ByteBuffer page = page(forged, record);
      int length = page.getInt(PageFormat.HEADER);
      int at = PageFormat.HEADER + Integer.BYTES + random.nextInt(length);
      page.put(at, (byte) (page.get(at) ^ (1 + random.nextInt(255))));
      put(forged, record, page);
      ChainReport verdict = verify(forged);
      assertFalse(verdict.sound(), () -> "record " + record + ", byte " + at);
      assertEquals(new Position(1, record), verdict.firstBad());
    }
  }

  @Test
  void recordsThatChangedPlacesAreFound() throws Exception {
    for (int i = 0; i < 200; i++) {
      SimDisk forged = disk.copy();
      int one = 1 + random.nextInt(RECORDS);
      int other = 1 + random.nextInt(RECORDS);
      if (one != other) {
        ByteBuffer first = page(forged, one);
        ByteBuffer second = page(forged, other);
        copyPlace(page(forged, one), second);
        copyPlace(page(forged, other), first);
        put(forged, one, second);
        put(forged, other, first);
        assertEquals(new Position(1, Math.min(one, other)), verify(forged).firstBad());
      }
    }
  }

  private static void copyPlace(ByteBuffer from, ByteBuffer to) {
    to.putLong(PageFormat.SEQUENCE_AT, from.getLong(PageFormat.SEQUENCE_AT));
    to.putLong(PageFormat.NUMBER_AT, from.getLong(PageFormat.NUMBER_AT));
  }

  @Test
  void recordsThatWereTakenOutAreFoundEvenWhenTheRestIsRenumbered() throws Exception {
    for (int gone = 1; gone < RECORDS; gone++) {
      SimDisk forged = disk.copy();
      for (int record = gone; record < RECORDS; record++) {
        ByteBuffer next = page(disk, record + 1);
        copyPlace(page(disk, record), next);
        put(forged, record, next);
      }
      ChainReport verdict = verify(forged);
      assertEquals(new Position(1, gone), verdict.firstBad(), verdict::toString);
    }
  }

  @Test
  void segmentsThatAreMissingOrChangedPlacesAreFound() throws Exception {
    for (long one = 2; one < 8; one++) {
      SimDisk forged = disk.copy();
      forged.delete(Segment.name(one));
      assertFalse(verify(forged).sound());
      for (long other = one + 1; other < 8; other++) {
        SimDisk swapped = disk.copy();
        List<Inode> pair = new ArrayList<>();
        pair.add(segment(swapped, one));
        pair.add(segment(swapped, other));
        swapped.files.put(Segment.name(one), pair.getLast());
        swapped.files.put(Segment.name(other), pair.getFirst());
        assertFalse(verify(swapped).sound());
      }
    }
  }

  @Test
  void aForgedPastDoesNotStopTheJournal() throws Exception {
    ByteBuffer page = page(disk, RECORDS - 1);
    page.put(PageFormat.HEADER + 20, (byte) '!');
    put(disk, RECORDS - 1, page);
    try (Journal journal = Journal.open(disk, JournalStory.OPTIONS, random)) {
      assertNotNull(journal.damage());
      journal.append(Records.body("goes on"));
      assertEquals(new Position(1, RECORDS - 1), journal.verify().firstBad());
    }
  }

  @Test
  void aReaderIsToldOfAPageItCannotHaveAndMayGoOnBehindIt() throws Exception {
    try (Journal journal = Journal.open(disk, JournalStory.OPTIONS, random);
        Cursor cursor = journal.after(new Position(1, 20))) {
      assertEquals(new Position(1, 21), there(cursor.next()).position());
      disk.failBy((call, what) -> call < 3 ? new DiskException("unreadable") : null);
      assertThrows(UnreadablePage.class, cursor::next);
      JournalEntry next = there(cursor.next());
      assertEquals(new Position(1, 23), next.position());
      assertEquals(22, next.number());
    }
  }
}
