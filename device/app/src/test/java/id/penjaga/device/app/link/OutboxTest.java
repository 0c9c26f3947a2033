package id.penjaga.device.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.app.journal.UnreadablePage;
import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.mqtt.Publication;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// SYS-06: what is sent, what is sent again, and what is forgotten.
class OutboxTest {
  private static final DeviceId DEVICE = new DeviceId("room-1");
  private static final String LOG = "00000000000000aa";

  private final Memory journal = new Memory("j");
  private final Memory trend = new Memory("t");
  private final Outbox outbox = new Outbox(DEVICE, LOG, journal, trend);

  @Test
  void theJournalGoesBeforeTheReadings() throws DiskException {
    trend.grow(2);
    journal.grow(2);
    outbox.connected(0);
    assertEquals(List.of("j1", "j2", "t1", "t2"), sent(0));
  }

  @Test
  void noMoreThanTheWindowsAreUnderWay() throws DiskException {
    journal.grow(200);
    trend.grow(200);
    outbox.connected(0);
    assertEquals(Outbox.JOURNAL_WINDOW + Outbox.TREND_WINDOW, sent(0).size());
    confirm(66, 1);
    assertEquals(List.of(), sent(1));
    ack(10, 0, 2);
    assertEquals(10, sent(2).size());
  }

  @Test
  @DisplayName("SYS-06 a PUBACK frees nothing")
  void aPubackFreesNothing() throws DiskException {
    journal.grow(3);
    outbox.connected(0);
    sent(0);
    confirm(3, 100);
    assertEquals(null, journal.acknowledged);
    outbox.lost(200);
    outbox.connected(300);
    assertEquals(List.of("j1", "j2", "j3"), sent(300));
  }

  @Test
  void onlyTheHubsAcknowledgementFrees() throws DiskException {
    journal.grow(3);
    outbox.connected(0);
    sent(0);
    ack(2, 0, 10);
    assertEquals(at(2), journal.acknowledged);
    outbox.connected(20);
    assertEquals(List.of("j3"), sent(20));
  }

  @Test
  void anAcknowledgementOfAnotherLogIsIgnored() throws DiskException {
    journal.grow(1);
    outbox.connected(0);
    sent(0);
    assertFalse(
        outbox.acknowledged(new Acknowledgement(DEVICE, "00000000000000bb", at(1), null), 10));
    assertEquals(null, journal.acknowledged);
  }

  @Test
  void silenceIsAnsweredByResendingAfterFiveSecondsThenTwiceAsLongUpToTenMinutes()
      throws DiskException {
    journal.grow(1);
    outbox.connected(0);
    List<Long> sentAt = new ArrayList<>();
    for (long now = 0; now < 3_600_000; now += 1_000) {
      outbox.pass(now);
      if (!sent(now).isEmpty()) {
        sentAt.add(now / 1_000);
        confirm(1, now);
      }
    }
    assertEquals(
        List.of(0L, 5L, 15L, 35L, 75L, 155L, 315L, 635L, 1235L, 1835L, 2435L, 3035L), sentAt);
  }

  @Test
  void progressMakesThePatienceShortAgain() throws DiskException {
    journal.grow(2);
    outbox.connected(0);
    sent(0);
    outbox.pass(5_000);
    sent(5_000);
    ack(1, 0, 6_000);
    confirm(4, 6_000);
    assertEquals(11_000, outbox.wakeUpMs());
  }

  @Test
  @DisplayName("a repeated acknowledgement means that the hub misses something: go back")
  void aRepeatedAcknowledgementRewindsOnceInAWhile() throws DiskException {
    journal.grow(3);
    outbox.connected(0);
    sent(0);
    ack(1, 0, 100);
    ack(1, 0, 200);
    assertEquals(List.of(), sent(200), "that is the other stream's progress");
    ack(1, 0, 2_000);
    assertEquals(List.of("j2", "j3"), sent(2_000));
    ack(1, 0, 2_100);
    assertEquals(List.of(), sent(2_100), "they have only just left");
  }

  @Test
  @DisplayName("SYS-06 a hub restored from a backup gets again what it has lost")
  void anAcknowledgementThatGoesBackIsFollowed() throws DiskException {
    journal.grow(5);
    outbox.connected(0);
    sent(0);
    ack(5, 0, 100);
    ack(2, 0, 5_000);
    assertEquals(List.of("j3", "j4", "j5"), sent(5_000));
    assertEquals(at(5), journal.acknowledged, "what was freed stays freed");
  }

  @Test
  void anAcknowledgementDuringAResendSkipsWhatIsHeld() throws DiskException {
    journal.grow(4);
    outbox.connected(0);
    sent(0);
    outbox.pass(5_000);
    outbox.next(5_000);
    ack(3, 0, 5_100);
    assertEquals(List.of("j4"), sent(5_100));
  }

  @Test
  void aConnectionOnWhichNothingIsConfirmedIsStuck() throws DiskException {
    journal.grow(1);
    outbox.connected(0);
    assertFalse(outbox.stuck(100_000), "nothing is under way");
    sent(100_000);
    assertFalse(outbox.stuck(100_000 + Outbox.STUCK_MS - 1));
    assertTrue(outbox.stuck(100_000 + Outbox.STUCK_MS));
    confirm(1, 108_000);
    assertFalse(outbox.stuck(200_000));
  }

  @Test
  void recordsThatComeLaterAreSentLater() throws DiskException {
    outbox.connected(0);
    assertEquals(List.of(), sent(0));
    journal.grow(1);
    assertEquals(List.of("j1"), sent(1));
    ack(1, 0, 2);
    journal.grow(1);
    assertEquals(List.of("j2"), sent(3));
  }

  @Test
  @DisplayName("SYS-06 ACC-18 a hole is asked for again, then declared before what is behind it")
  void aHoleIsDeclaredBeforeWhatIsBehindItIsSent() throws DiskException {
    journal.grow(5);
    journal.gone.add(3L);
    outbox.connected(0);
    assertEquals(List.of("j1", "j2"), sent(0));
    ack(2, 0, 100);
    for (long now = 0; now < 15_000; now += 1_000) {
      assertEquals(List.of(), sent(now), "the disk may give it yet");
    }
    assertEquals(List.of(), sent(15_000), "the hub must be told first");
    assertTrue(outbox.undeclared());
    assertEquals(at(4), outbox.firstRecord());
    outbox.declared();
    assertEquals(List.of("j4", "j5"), sent(15_000));
    assertEquals(1, outbox.takeLostRecords());
    assertEquals(0, outbox.takeLostRecords());
    ack(5, 0, 15_100);
    assertTrue(outbox.undeclared(), "the birth certificate forgets the hole again");
    assertEquals(null, outbox.firstRecord());
  }

  @Test
  @DisplayName("SYS-06 an unreadable page holds up neither the readings nor, for long, the journal")
  void anUnreadablePageIsSteppedOver() throws DiskException {
    journal.grow(4);
    trend.grow(1);
    journal.bad.add(2L);
    outbox.connected(0);
    assertEquals(List.of("j1", "t1"), sent(0));
    ack(1, 1, 100);
    assertEquals(Track.AGAIN_MS, outbox.wakeUpMs());
    for (long now = 0; now <= 15_000; now += 1_000) {
      assertEquals(List.of(), sent(now));
    }
    outbox.declared();
    assertEquals(List.of("j3", "j4"), sent(15_000));
    assertEquals(1, outbox.takeLostRecords());
  }

  @Test
  void aPageThatCanBeReadAgainIsNoHole() throws DiskException {
    journal.grow(4);
    journal.bad.add(2L);
    outbox.connected(0);
    assertEquals(List.of("j1"), sent(0));
    assertEquals(List.of(), sent(5_000));
    journal.bad.clear();
    assertEquals(List.of("j2", "j3", "j4"), sent(10_000));
    assertFalse(outbox.undeclared());
    assertEquals(0, outbox.takeLostRecords());
  }

  @Test
  void whatTheHubMayHoldAlreadyIsNotCalledAHole() throws DiskException {
    journal.grow(5);
    journal.gone.addAll(List.of(1L, 2L));
    outbox.connected(0);
    assertEquals(List.of(), sent(0), "the hub is asked first");
    ack(2, 0, 100);
    assertEquals(List.of("j3", "j4", "j5"), sent(5_000));
    assertFalse(outbox.undeclared());
    assertEquals(0, outbox.takeLostRecords(), "given up on purpose, and held");
  }

  @Test
  void aNewHubIsToldWhereTheJournalBegins() throws DiskException {
    journal.grow(5);
    journal.gone.addAll(List.of(1L, 2L));
    journal.acknowledge(at(2)); // by the hub before
    outbox.connected(0);
    ack(0, 0, 1_000);
    assertEquals(List.of(), sent(1_000));
    assertEquals(at(3), outbox.firstRecord());
    outbox.declared();
    assertEquals(List.of("j3", "j4", "j5"), sent(1_000));
    assertEquals(0, outbox.takeLostRecords());
  }

  @Test
  @DisplayName("SYS-06 a hub restored from a backup is not told that what we still have is lost")
  void aHoleIsForgottenWhenTheHubGoesBack() throws DiskException {
    journal.grow(5);
    journal.gone.add(4L);
    outbox.connected(0);
    sent(0);
    ack(3, 0, 100);
    for (long now = 0; now <= 15_000; now += 5_000) {
      sent(now);
    }
    outbox.declared();
    assertEquals(at(5), outbox.firstRecord());
    ack(1, 0, 20_000);
    assertEquals(null, outbox.firstRecord());
    assertTrue(outbox.undeclared());
    outbox.declared();
    assertEquals(List.of("j2", "j3"), sent(20_000), "what is behind the hole waits again");
    ack(3, 0, 20_100);
    sent(20_100);
    assertEquals(at(5), outbox.firstRecord());
  }

  @Test
  @DisplayName("SYS-06 nothing of an epoch is sent before the epoch is durable")
  void aStreamThatIsNotReadyIsNotSent() throws DiskException {
    journal.grow(1);
    journal.ready = false;
    outbox.connected(0);
    assertEquals(List.of(), sent(0));
    journal.ready = true;
    assertEquals(List.of("j1"), sent(1));
  }

  @Test
  @DisplayName("F19 what the broker ends connections for waits, and the other stream goes on")
  void aMessageThatIsTooLargeIsHeldBack() throws DiskException {
    journal.grow(2);
    trend.grow(12); // from the tenth on a letter longer
    outbox.connected(0);
    outbox.holdBack(3, 600_000);
    assertEquals(
        List.of("j1", "j2", "t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9"), sent(0));
    journal.grow(1);
    assertEquals(List.of("j3"), sent(1_000), "the journal goes on");
    ack(3, 9, 2_000);
    assertEquals(List.of(), sent(2_000));
    assertTrue(outbox.wakeUpMs() <= 600_000);
    assertEquals(List.of("t10", "t11", "t12"), sent(600_000), "it is tried again");
  }

  private List<String> sent(long now) throws DiskException {
    List<String> sent = new ArrayList<>();
    for (Publication p = outbox.next(now); p != null; p = outbox.next(now)) {
      sent.add(new String(p.payload(), StandardCharsets.US_ASCII));
    }
    return sent;
  }

  private void confirm(int count, long now) {
    for (int i = 0; i < count; i++) {
      outbox.confirmed(now);
    }
  }

  private void ack(int journalUpTo, int trendUpTo, long now) {
    outbox.acknowledged(
        new Acknowledgement(
            DEVICE,
            LOG,
            journalUpTo == 0 ? null : at(journalUpTo),
            trendUpTo == 0 ? null : at(trendUpTo)),
        now);
  }

  private static Position at(long sequence) {
    return new Position(1, sequence);
  }

  /// A stream in memory.
  private static final class Memory implements OutboundStream {
    private final String name;
    private final List<JournalEntry> all = new ArrayList<>();
    @Nullable Position acknowledged;
    boolean ready = true;

    /// Sequences that are passed over silently.
    final Set<Long> gone = new HashSet<>();

    /// Sequences the disk does not give.
    final Set<Long> bad = new HashSet<>();

    Memory(String name) {
      this.name = name;
    }

    void grow(int count) {
      for (int i = 0; i < count; i++) {
        long n = all.size() + 1L;
        all.add(new JournalEntry(at(n), n - 1, (name + n).getBytes(StandardCharsets.US_ASCII)));
      }
    }

    @Override
    public @Nullable Position predecessor(JournalEntry entry) {
      long sequence = entry.position().sequence();
      return sequence == 1 ? null : at(sequence - 1);
    }

    @Override
    public boolean givesUp() {
      return name.equals("t");
    }

    @Override
    public boolean ready() {
      return ready;
    }

    @Override
    public Cursor after(@Nullable Position position) {
      return new Cursor() {
        private int next = position == null ? 0 : (int) position.sequence();

        @Override
        public @Nullable JournalEntry next() throws DiskException {
          while (gone.contains(next + 1L)) {
            next++;
          }
          if (bad.contains(next + 1L)) {
            throw new UnreadablePage("page " + ++next);
          }
          return next < all.size() ? all.get(next++) : null;
        }

        @Override
        public void close() {}
      };
    }

    @Override
    public @Nullable Position acknowledged() {
      return acknowledged;
    }

    @Override
    public void acknowledge(Position upTo) {
      if (acknowledged == null || upTo.compareTo(acknowledged) > 0) {
        acknowledged = upTo;
      }
    }
  }
}
