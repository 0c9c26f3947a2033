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
      List<Entry> all = Records.all(journal.after(null));
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
      for (Entry entry : Records.all(journal.after(null))) {
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
    Verdict verdict = JournalVerify.of(folder);
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
}
