package id.penjaga.device.app.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// SYS-06 and ACC-18 on a real folder.
class JournalTest {
  private static final Journal.Options SMALL = new Journal.Options(8 * PageFormat.PAGE, 20);

  @TempDir Path folder;

  private Journal open() throws DiskException {
    return Journal.open(Disk.folder(folder), SMALL, new SecureRandom());
  }

  @Test
  @DisplayName("SYS-06: 1,000 records survive restarts, in order and once each")
  void aThousandRecordsSurviveRestarts() throws Exception {
    for (int start = 1; start <= 4; start++) {
      try (Journal journal = open()) {
        assertEquals(start, journal.epoch());
        for (int i = 1; i <= 250; i++) {
          assertEquals(new Position(start, i), journal.append(Records.body("record " + i)));
        }
      }
    }
    try (Journal journal = open()) {
      List<JournalEntry> all = Records.all(journal.after(null));
      assertEquals(1000, all.size());
      for (int i = 0; i < 1000; i++) {
        assertEquals(new Position(1 + i / 250, 1 + i % 250), all.get(i).position());
        assertEquals(i, all.get(i).number());
      }
      assertEquals(500, journal.countAfter(new Position(2, 250)));
      assertTrue(journal.verify().sound());
      assertNull(journal.damage());
    }
  }

  @Test
  void theBytesOnDiskAreTheMessageTheHubReads() throws Exception {
    try (Journal journal = open()) {
      DeviceId device = new DeviceId("room-1");
      JournalEvent event = new JournalEvent.MainsLost(new PointId("ups.main"));
      Moment at = new Moment(5, 6, ClockQuality.values()[0]);
      for (int i = 0; i < 3; i++) {
        journal.append((position, after, previous) ->
            Codec.journalBody(device, journal.log(), position, after, at, event, previous));
      }
      String previous = JournalRecord.GENESIS;
      Position after = null;
      for (JournalEntry entry : Records.all(journal.after(null))) {
        JournalRecord record = Codec.readJournal(entry.body());
        assertTrue(Codec.hashHolds(entry.body(), record));
        assertEquals(entry.position(), record.position());
        assertEquals(after, record.after());
        assertEquals(previous, record.previous());
        assertEquals(event, record.event());
        previous = record.hash();
        after = record.position();
      }
      assertEquals(previous, journal.lastHash());
    }
  }

  @Test
  void theLogKeepsItsNameAndAnotherCardHasAnother(@TempDir Path other) throws Exception {
    String name;
    try (Journal journal = open()) {
      name = journal.log();
      assertEquals(16, name.length());
    }
    try (Journal journal = open()) {
      assertEquals(name, journal.log());
    }
    try (Journal journal = Journal.open(Disk.folder(other), SMALL, new SecureRandom())) {
      assertNotEquals(name, journal.log());
    }
  }

  @Test
  void aStartWithoutRecordsStillUsesUpAnEpochAndKeepsTheChain() throws Exception {
    try (Journal journal = open()) {
      journal.append(List.of(Records.body("a"), Records.body("b")));
    }
    for (int i = 2; i < 20; i++) {
      open().close();
    }
    try (Journal journal = open()) {
      assertEquals(20, journal.epoch());
      assertEquals(new Position(1, 2), journal.last());
      journal.append(Records.body("c"));
      assertTrue(journal.verify().sound());
      assertEquals(new Position(20, 1), journal.last());
      assertEquals(new Position(1, 1), journal.oldest());
      assertEquals(3, journal.size());
    }
  }

  @Test
  void aRecordThatDoesNotNameItsPredecessorIsRefused() throws Exception {
    try (Journal journal = open()) {
      assertThrows(
          IllegalArgumentException.class, () -> journal.append((_, _, _) -> "{}".getBytes()));
      assertEquals(new Position(1, 1), journal.append(Records.body("a")));
    }
  }

  @Test
  void anAcknowledgementSurvivesACleanStopAndNonsenseIsIgnored() throws Exception {
    try (Journal journal = open()) {
      journal.append(List.of(Records.body("a"), Records.body("b")));
      journal.acknowledge(new Position(1, 3));
      journal.acknowledge(new Position(9, 1));
      assertNull(journal.acknowledged());
      journal.acknowledge(new Position(1, 2));
      journal.acknowledge(new Position(1, 1));
    }
    try (Journal journal = open()) {
      assertEquals(new Position(1, 2), journal.acknowledged());
      assertNull(journal.firstAfter(journal.acknowledged()));
    }
  }

  @Test
  void onlyAcknowledgedRecordsBeyondTheKeptOnesAreDropped() throws Exception {
    try (Journal journal = open()) {
      for (int i = 0; i < 60; i++) {
        journal.append(Records.body("x"));
      }
      assertNull(journal.retain());
      journal.acknowledge(new Position(1, 16));
      assertEquals(new Dropped(new Position(1, 1), new Position(1, 15), 15), journal.retain());
      journal.acknowledge(new Position(1, 60));
      assertNotNull(journal.retain());
      assertTrue(journal.size() >= 20 && journal.size() < 28);
      assertTrue(journal.verify().sound());
    }
    try (Journal journal = open()) {
      assertEquals(new Position(1, 60), journal.last());
    }
  }

  @Test
  void anInterruptCostsOneRecordNotTheJournal() throws Exception {
    try (Journal journal = open()) {
      journal.append(Records.body("a"));
      Thread.currentThread().interrupt();
      assertThrows(DiskException.class, () -> journal.append(Records.body("b")));
      assertTrue(Thread.interrupted());
      assertEquals(new Position(1, 2), journal.append(Records.body("c")));
      assertEquals(2, journal.verify().records());
    }
  }

  @Test
  @DisplayName("ACC-18: the verifier names the first record that was changed")
  void theVerifierNamesTheFirstChangedRecord() throws Exception {
    try (Journal journal = open()) {
      for (int i = 0; i < 20; i++) {
        journal.append(Records.body("guard"));
      }
    }
    StringBuilder sound = new StringBuilder();
    assertEquals(0, JournalVerify.run(folder, sound));
    assertTrue(sound.toString().contains("20 records, 1/1 to 1/20, all sound"), sound.toString());

    // A forger who knows the format repairs the page's check sum, but not the chain.
    try (Stream<Path> files = Files.list(folder)) {
      assertTrue(files.anyMatch(file -> file.endsWith("00000002.pages")));
    }
    Forger.replace(folder.resolve("00000002.pages"), 2, 3, "guard", "thief");
    StringBuilder forged = new StringBuilder();
    assertEquals(1, JournalVerify.run(folder, forged));
    assertTrue(
        forged.toString().contains("record 1/11 is bad: its hash is not that of its content"),
        forged.toString());

    // One who does not leaves a hole.
    byte[] page = Files.readAllBytes(folder.resolve("00000002.pages"));
    page[2 * PageFormat.PAGE + 60] ^= 1;
    Files.write(folder.resolve("00000002.pages"), page);
    ChainReport verdict = JournalVerify.of(folder);
    assertFalse(verdict.sound());
    assertEquals(new Position(1, 11), verdict.firstBad());
    assertEquals("1 records between 1/9 and it are lost", verdict.why());
  }

  @Test
  void theVerifierChangesNothingAndSaysWhenThereIsNoJournal() throws Exception {
    StringBuilder text = new StringBuilder();
    assertEquals(2, JournalVerify.run(folder, text));
    assertTrue(text.toString().contains("there is no log in"), text.toString());
    assertEquals(2, JournalVerify.run(folder.resolve("missing"), text));
    assertFalse(Files.exists(folder.resolve("missing")));
  }

  @Test
  @DisplayName(
      "F20 a cut end is found by what the hub acknowledged and by its mark, at every length")
  void aCutEndIsFound() throws Exception {
    String hash = tenRecordsAcknowledgedUpTo(8);
    for (int left = 9; left >= 1; left--) {
      cut(left + 1, 10);
      StringBuilder said = new StringBuilder();
      HubMark mark = HubMark.of("1/10:" + hash);
      assertEquals(1, JournalVerify.run(folder, mark, said));
      assertTrue(
          said.toString()
              .contains(
                  "the records after 1/" + left + " up to 1/10, held by the hub, are missing"),
          said.toString());
      assertEquals(left < 8 ? 1 : 0, JournalVerify.run(folder, said), said::toString);
    }
    cut(1, 10);
    StringBuilder gone = new StringBuilder();
    assertEquals(1, JournalVerify.run(folder, gone), gone::toString);
    assertTrue(gone.toString().contains("1/8"), gone.toString());
  }

  @Test
  @DisplayName("F20 a cut beginning is found as long as retention cannot have freed it")
  void aCutBeginningIsFound() throws Exception {
    tenRecordsAcknowledgedUpTo(8);
    cut(1, 3);
    StringBuilder said = new StringBuilder();
    assertEquals(1, JournalVerify.run(folder, said));
    assertTrue(
        said.toString().contains("the first 3 records, before 1/4, are missing"), said.toString());
    Files.delete(folder.resolve("00000001.pages"));
    assertEquals(1, JournalVerify.run(folder, said), "a whole segment");
  }

  @Test
  @DisplayName("F20 a record that is not the one the hub holds is found by its hash")
  void anotherRecordThanTheHubsIsFound() throws Exception {
    String hash = tenRecordsAcknowledgedUpTo(8);
    StringBuilder said = new StringBuilder();
    assertEquals(0, JournalVerify.run(folder, HubMark.of("1/10:" + hash), said));
    assertTrue(said.toString().endsWith("all sound, anchored at 1/10\n"), said.toString());
    assertEquals(1, JournalVerify.run(folder, HubMark.of("1/9:" + hash), said));
    assertTrue(said.toString().contains("1/9 is not the one the hub holds"), said.toString());
    for (String text : List.of("10", "1/10:abc", "1-10", "", "-1/3")) {
      assertThrows(IllegalArgumentException.class, () -> HubMark.of(text));
    }
  }

  @Test
  @DisplayName("F63 the data folder is understood as well, and a refusal says where was looked")
  void theDataFolderIsUnderstood() throws Exception {
    Path journal = folder.resolve("data/journal");
    try (Journal open = Journal.open(Disk.folder(journal), SMALL, new SecureRandom())) {
      open.append(Records.body("a"));
    }
    StringBuilder said = new StringBuilder();
    assertEquals(0, JournalVerify.run(journal, said));
    assertEquals(0, JournalVerify.run(journal.getParent(), said));
    assertEquals(2, JournalVerify.run(folder, said));
    assertTrue(
        said.toString()
            .contains("there is no log in " + folder + " and " + folder.resolve("journal")),
        said.toString());
  }

  /// @return the hash of the last record
  private String tenRecordsAcknowledgedUpTo(int sequence) throws Exception {
    try (Journal journal = open()) {
      for (int i = 0; i < 10; i++) {
        journal.append(Records.body("guard"));
      }
      journal.acknowledge(new Position(1, sequence));
      return journal.lastHash();
    }
  }

  /// Blanks the pages of some records: the first page of all is the mark of the epoch, then there
  /// is one record on each.
  private void cut(int first, int last) throws Exception {
    int pages = SMALL.segmentBytes() / PageFormat.PAGE;
    for (int record = first; record <= last; record++) {
      Path segment = folder.resolve("%08d.pages".formatted(1 + record / pages));
      byte[] bytes = Files.readAllBytes(segment);
      int from = record % pages * PageFormat.PAGE;
      java.util.Arrays.fill(bytes, from, from + PageFormat.PAGE, (byte) 0);
      Files.write(segment, bytes);
    }
  }
}
