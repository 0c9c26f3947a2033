package id.penjaga.hub.app.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.ingest.StreamKind;
import id.penjaga.hub.app.store.sql.Database;
import id.penjaga.hub.app.store.sql.StoreException;
import id.penjaga.hub.core.Arrival;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("SYS-06: the store keeps every message once")
class StoreTest {
  private static final PointId DOOR = new PointId("door.main");

  @TempDir Path folder;
  private Store store;
  private final ConcurrentLinkedDeque<Acknowledgement> answers = new ConcurrentLinkedDeque<>();
  private final Teller room = new Teller("room-1", "00000000000000aa");

  @BeforeEach
  void open() {
    store =
        Store.open(NewTables.in(folder), HubClock.SYSTEM, new Threads(Throwable::printStackTrace));
    store.answerTo(answers::addAll);
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void theSameRecordTwiceIsStoredOnce() {
    Message.Journal first = room.journal(0, opened());
    Message.Journal second = room.journal(1000, opened());
    give(first, second, first, second, second);
    assertEquals(2, count("SELECT COUNT(*) FROM journal"));
    assertEquals(position(1, 2), answers.getLast().journal());
    assertEquals(3, count("SELECT duplicates FROM stream WHERE kind = 1"));
  }

  @Test
  @DisplayName("F68 Who asks a closed store hears so, and not of a pool of threads")
  void aClosedStoreSaysSo() {
    store.close();
    StoreException told =
        assertThrows(StoreException.class, () -> store.reads().in(_ -> Boolean.TRUE));
    assertEquals("the store is closed", told.getMessage());
  }

  @Test
  void aRecordBehindAGapWaitsUntilTheMissingOneCame() {
    Message.Journal first = room.journal(0, opened());
    Message.Journal second = room.journal(1000, opened());
    Message.Journal third = room.journal(2000, opened());
    give(first, third);
    assertEquals(position(1, 1), answers.getLast().journal(), "the answer makes it rewind");
    give(second, third);
    assertEquals(position(1, 3), answers.getLast().journal());
    assertEquals(3, count("SELECT COUNT(*) FROM journal WHERE chain = 0"));
    assertEquals(0, count("SELECT COUNT(*) FROM hole"));
  }

  @Test
  void whatTheDeviceCanNoLongerSendIsWrittenDownAsAHole() {
    room.journal(0, opened());
    Message.Journal second = room.journal(1000, opened());
    Message.Journal third = room.journal(2000, opened());
    give(room.born(second.record().position(), null), second, third);
    assertEquals(2, count("SELECT COUNT(*) FROM journal"));
    assertEquals(1, count("SELECT COUNT(*) FROM hole WHERE why = 'NOT_KEPT' AND to_sequence = 1"));
    assertEquals(1, count("SELECT COUNT(*) FROM journal WHERE chain = 2"), "chain not checkable");
  }

  @Test
  @DisplayName(
      "SYS-06 ACC-18 records lost on the device in the middle are a hole with both its ends")
  void aHoleInTheMiddleIsStoredOnceTheDeviceNamesWhatComesAfterIt() {
    Message.Journal first = room.journal(0, opened());
    room.journal(1000, opened());
    room.journal(2000, opened());
    Message.Journal fourth = room.journal(3000, opened());
    Message.Journal fifth = room.journal(4000, opened());
    give(room.born(first.record().position(), null), first, fourth);
    assertEquals(position(1, 1), answers.getLast().journal());
    give(room.born(fourth.record().position(), null), fourth, fourth, fifth);
    give(room.born(first.record().position(), null), fourth);
    assertEquals(position(1, 5), answers.getLast().journal());
    assertEquals(3, count("SELECT COUNT(*) FROM journal"));
    assertEquals(
        1,
        count(
            "SELECT COUNT(*) FROM hole WHERE why = 'NOT_KEPT' AND from_sequence = 1"
                + " AND to_sequence = 3"));
    assertEquals(1, count("SELECT COUNT(*) FROM hole"));
    assertEquals(1, count("SELECT COUNT(*) FROM journal WHERE chain = 2"));
    assertEquals(2, count("SELECT COUNT(*) FROM journal WHERE chain = 0"));
  }

  @Test
  void aRolledBackCardShowsAsAFork() {
    give(room.journal(0, opened()), room.journal(1000, opened()));
    Teller copy = new Teller("room-1", room.log);
    give(copy.journal(0, opened()), copy.journal(1500, new JournalEvent.DoorClosed(DOOR, 7)));
    assertEquals(1, count("SELECT forks FROM stream WHERE kind = 1"));
    assertEquals(2, count("SELECT COUNT(*) FROM journal"));
  }

  @Test
  void aRecordThatDoesNotContinueTheChainIsKeptAndMarked() {
    Message.Journal first = room.journal(0, opened());
    Message.Journal second = room.journal(1000, opened());
    give(first, new Message.Journal(second.record(), second.payload(), false));
    assertEquals(1, count("SELECT COUNT(*) FROM journal WHERE chain = 1"));
    assertEquals(1, count("SELECT breaks FROM stream WHERE kind = 1"));
  }

  @Test
  @DisplayName(
      "a message whose content this hub cannot read is kept as text and the stream goes on")
  void anUnreadableMessageIsNoGap() {
    Message.Journal first = room.journal(0, opened());
    Message.Journal second = room.journal(1000, opened());
    Message.Journal third = room.journal(2000, opened());
    give(
        first,
        new Message.Unreadable(
            room.device,
            room.log,
            StreamKind.JOURNAL,
            Arrival.of(second.record()),
            second.record().at(),
            "SomethingNewer",
            second.payload()),
        third);
    assertEquals(3, count("SELECT COUNT(*) FROM journal WHERE chain = 0"));
    assertEquals(1, count("SELECT COUNT(*) FROM journal WHERE type = 'SomethingNewer'"));

    Message.Trend trend = room.trend(room.celsius(0, 21));
    give(
        new Message.Unreadable(
            room.device,
            room.log,
            StreamKind.TREND,
            Arrival.of(trend.batch()),
            Teller.at(0, ClockQuality.NTP),
            "",
            "{?}".getBytes(StandardCharsets.UTF_8)));
    assertEquals(
        1, count("SELECT COUNT(*) FROM hole WHERE why = 'UNREADABLE' AND payload = '{?}'"));
    assertEquals(position(1, 1), answers.getLast().trend());
  }

  @Test
  void readingsAreKeptOncePerPositionOverRestartAndFolding() {
    Message.Trend first = room.trend(room.everyTenSeconds(0, 400, 21));
    Message.Trend second = room.trend(room.everyTenSeconds(4_000_000, 400, 23.45));
    give(room.born(null, null), first, first);
    store.close();
    open();
    give(first, second);
    store.actions().fold().join();
    give(first, second, room.trend(room.celsius(8_000_000, 21), room.missed(8_010_000)));
    assertEquals(2, count("SELECT SUM(count) FROM pending"));
    store.actions().fold().join();
    assertEquals(0, count("SELECT COUNT(*) FROM pending"));
    assertEquals(802, count("SELECT SUM(count) FROM series"));
    assertEquals(801, count("SELECT SUM(count) FROM tally_hour"));
    assertEquals(1, count("SELECT SUM(missed) FROM tally_hour"));
    assertEquals(8_010_000, count("SELECT SUM(measured_ms) FROM tally_hour"));
    assertEquals(8_010_000 - 4_000_000, count("SELECT SUM(band_ms) FROM tally_hour"));
  }

  @Test
  void aNewEpochMayContinueBehindReadingsThatWereLostWithThePower() {
    give(room.trend(room.celsius(0, 21)));
    Position durable = room.lastTrend;
    give(room.trend(room.celsius(1000, 21)), room.trend(room.celsius(2000, 21)));
    room.restart();
    room.lastTrend = durable;
    give(room.trend(room.celsius(3000, 21)));
    assertEquals(4, count("SELECT SUM(count) FROM pending"));
    assertEquals(position(2, 1), answers.getLast().trend());
  }

  @Test
  @DisplayName(
      "SYS-09: a record from before the clock was set gets its true time from the birth message")
  void timesBeforeTheClockWasSetAreCorrected() {
    room.clock = ClockQuality.NONE;
    Message.Journal early = room.journal(60_000, opened());
    room.clock = ClockQuality.NTP;
    give(room.born(null, null), early);
    assertEquals(Teller.START_MS + 60_000, count("SELECT at_ms FROM journal"));
    assertEquals(ClockQuality.NONE.ordinal(), count("SELECT clock FROM journal"));
  }

  @Test
  @DisplayName("ENV-11: an alarm wants attention until it has cleared and somebody took note")
  void anAlarmIsRaisedClearedAndAcknowledged() {
    give(
        room.journal(
            0,
            new JournalEvent.AlarmRaised(
                AlarmKind.TEMP_HIGH, Teller.TEMPERATURE, Severity.WARNING, Measure.celsius(23.4))));
    assertEquals(1, count("SELECT COUNT(*) FROM alarm WHERE standing AND attention"));
    give(
        room.journal(
            60_000,
            new JournalEvent.AlarmCleared(AlarmKind.TEMP_HIGH, Teller.TEMPERATURE, 60_000)));
    assertEquals(1, count("SELECT COUNT(*) FROM alarm WHERE NOT standing AND attention"));
    int noted =
        store.actions().acknowledge(count("SELECT MAX(id) FROM alarm"), "Sari", "AC reset").join();
    assertEquals(1, noted);
    assertEquals(
        1,
        count(
            "SELECT COUNT(*) FROM alarm WHERE NOT attention AND note = 'AC reset'"
                + " AND stood_ms = 60000"));
  }

  @Test
  void whoEnteredIsInsideUntilTheyLeave() {
    BadgeId badge = new BadgeId("0123456789abcdef0123456789abcdef");
    give(room.journal(0, new JournalEvent.PersonEntered(DOOR, badge, "P-7")));
    give(room.journal(10, new JournalEvent.PersonEntered(DOOR, badge, "P-7")));
    assertEquals(1, count("SELECT COUNT(*) FROM occupant WHERE holder = 'P-7'"));
    give(room.journal(20, new JournalEvent.PersonLeft(DOOR, badge, "P-7")));
    assertEquals(0, count("SELECT COUNT(*) FROM occupant"));
  }

  @Test
  void anInterruptOfTheWriterStopsNothing() {
    Thread writer = store.actions().write(_ -> Thread.currentThread()).join();
    for (int i = 0; i < 50; i++) {
      Message.Journal message = room.journal(i * 1000L, opened());
      writer.interrupt();
      give(message);
    }
    assertEquals(50, count("SELECT COUNT(*) FROM journal WHERE chain = 0"));
    assertTrue(store.stats().recording());
  }

  @Test
  void aDatabaseThatWasClosedUnderneathIsOpenedAgain() throws Exception {
    give(room.journal(0, opened()));
    try (var connection = new Database(folder).connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SHUTDOWN IMMEDIATELY");
    }
    give(room.journal(1000, opened()), room.trend(room.celsius(0, 21)));
    assertEquals(2, count("SELECT COUNT(*) FROM journal"));
    assertEquals(position(1, 2), answers.getLast().journal());
  }

  @Test
  void aWriteOfAnotherPartThatFailsTakesNothingWithIt() {
    Message.Journal message = room.journal(0, opened());
    assertTrue(store.offer(message));
    var bad =
        store
            .actions()
            .write(connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.executeUpdate("INSERT INTO hole (why) VALUES (NULL)");
              }
            });
    assertThrows(Exception.class, bad::join);
    give();
    assertEquals(1, count("SELECT COUNT(*) FROM journal"));
    assertTrue(store.stats().recording());
  }

  @Test
  void aDatabaseThatVanishedIsNotReplacedByAnEmptyOne() throws IOException {
    store.close();
    Files.delete(folder.resolve("penjaga.mv.db"));
    StoreException refusal =
        assertThrows(
            StoreException.class,
            () -> Store.open(folder, HubClock.SYSTEM, new Threads(Throwable::printStackTrace)));
    assertNotNull(refusal.getMessage());
    assertTrue(refusal.getMessage().contains("Restore it from a backup"));
  }

  /// Offers messages and waits until they are durable.
  private void give(Message... messages) {
    for (Message message : List.of(messages)) {
      assertTrue(store.offer(message));
    }
    store.actions().write(_ -> true).join();
  }

  private long count(String sql) {
    @Nullable Long count =
        store
            .reads()
            .ask(connection -> {
              try (Statement statement = connection.createStatement();
                  ResultSet rows = statement.executeQuery(sql)) {
                return rows.next() ? rows.getLong(1) : -1;
              }
            });
    return count == null ? -1 : count;
  }

  private static Position position(int epoch, long sequence) {
    return new Position(epoch, sequence);
  }

  private static JournalEvent opened() {
    return new JournalEvent.DoorOpened(DOOR, null);
  }
}
