package id.penjaga.hub.app.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.mqtt.BrokerSettings;
import id.penjaga.device.peers.Mosquitto;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.NewTables;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.rooms.RoomQueries;
import id.penjaga.hub.core.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HubLinkTest {
  private static final DeviceId ROOM = new DeviceId("room-1");
  private static final String LOG = "00000000000000aa";

  private static final String OPEN =
      """
      allow_anonymous true
      persistence false
      max_queued_messages 100000
      set_tcp_nodelay true
      """;

  @TempDir Path folder;
  private final CompletableFuture<Throwable> bug = new CompletableFuture<>();
  private final Threads threads = new Threads(bug::complete);
  private Mosquitto broker;
  private Store store;
  private HubLink link;
  private Talker talker;
  private String previous = JournalRecord.GENESIS;

  @BeforeEach
  void connect() throws Exception {
    broker = new Mosquitto(folder, "", OPEN);
    open();
    talker = new Talker(broker.url(), ROOM);
  }

  private void open() {
    store = Store.open(NewTables.in(folder), HubClock.SYSTEM, threads);
    link = new HubLink(BrokerSettings.plain(broker.url(), "hub"), store, threads);
    link.start();
    await("connected", () -> link.stats().connected());
  }

  @AfterEach
  void close() {
    talker.close();
    link.close();
    store.close();
    broker.close();
  }

  @Test
  @DisplayName(
      "SYS-06 F79: broker killed, frozen and cut, hub restarted: the hub has every record once and"
          + " in order")
  void whateverHappensOnTheWayEveryRecordIsStoredOnce() throws Exception {
    records(1000);
    Thread delivery =
        Thread.ofPlatform()
            .start(() -> {
              try {
                talker.deliver(60_000);
              } catch (Exception e) {
                throw new AssertionError(e);
              }
            });
    for (int round = 0; round < 1; round++) {
      awaitStored(round * 600 + 200);
      broker.kill();
      Thread.sleep(200);
      broker.start();
      awaitStored(round * 600 + 400);
      broker.freeze();
      Thread.sleep(400);
      broker.thaw();
      awaitStored(round * 600 + 600);
      link.close();
      store.close();
      open();
    }
    delivery.join();
    List<JournalLine> held =
        store.queries().journal(JournalLine.Filter.newest(null, 5000)).reversed();
    assertEquals(1000, held.size());
    for (int i = 0; i < held.size(); i++) {
      assertEquals(new Position(1, i + 1), held.get(i).position());
      assertEquals(Verdict.Chain.HOLDS, held.get(i).chain(), "record " + (i + 1));
    }
    assertEquals(0, store.queries().holes(ROOM, 10).size());
  }

  @Test
  @DisplayName("Bad input: each kind is counted and shown, and nothing after it is lost")
  void badMessagesAreCountedAndStopNothing() throws Exception {
    records(2);
    talker.deliver(10_000);
    String journal = Topics.journal(ROOM);
    talker.publish(journal, bytes("{not json"), false);
    talker.publish(journal, new byte[0], false);
    talker.publish(journal, bytes("{\"v\":9}"), false);
    talker.publish(Topics.trend(ROOM), new byte[Codec.MOST_BYTES + 1], false);
    talker.publish(Topics.trend(ROOM), bytes("{\"v\":1,\"device\":\"room-1\"}"), false);
    talker.publish("penjaga/v1/room-1/up/gossip", bytes("{}"), false);
    talker.publish("penjaga/v1/Room_1/up/journal", bytes("{}"), false);
    talker.publish("penjaga/v1/room-2/up/journal", record(9), false);
    talker.publish(Topics.status(ROOM), bytes("{\"v\":1,\"type\":\"Status\"}"), false);
    records(3);
    talker.deliver(10_000);
    assertEquals(5, stored());
    BadMessages.Of mine = link.badMessages().all().get("room-1");
    assertNotNull(mine);
    assertEquals(
        Map.of(
            BadMessages.Kind.BROKEN, 2L,
            BadMessages.Kind.VERSION, 1L,
            BadMessages.Kind.OVERSIZE, 1L,
            BadMessages.Kind.FIELD, 2L,
            BadMessages.Kind.FOREIGN, 1L),
        mine.counts());
    assertEquals(7, mine.last().size());
    assertTrue(link.badMessages().all().containsKey(BadMessages.NOBODY));
    BadMessages.Of other = link.badMessages().all().get("room-2");
    assertNotNull(other);
    assertEquals(1L, other.counts().get(BadMessages.Kind.WRONG_DEVICE));
  }

  @Test
  @DisplayName("Bad input: an event this hub does not know is kept as text and the stream goes on")
  void anEventFromANewerDeviceIsNoGap() throws Exception {
    records(1);
    byte[] body =
        Codec.journalBody(
            ROOM, LOG, new Position(1, 2), new Position(1, 1), at(2), opened(), previous);
    byte[] newer =
        new String(body, StandardCharsets.UTF_8)
            .replace("DoorOpened", "DoorPainted")
            .getBytes(StandardCharsets.UTF_8);
    previous = Codec.sha256(newer, newer.length);
    talker.add(Codec.seal(newer, previous));
    sequence++;
    records(1);
    talker.deliver(10_000);
    List<JournalLine> held =
        store.queries().journal(JournalLine.Filter.newest(null, 10)).reversed();
    assertEquals(3, held.size());
    assertEquals("DoorPainted", held.get(1).type());
    assertTrue(held.stream().allMatch(line -> line.chain() == Verdict.Chain.HOLDS));
  }

  @Test
  @DisplayName(
      "SYS-12: a birth is answered at once, the last will raises DEVICE_OFFLINE, a birth clears it")
  void birthsAreAnsweredAndWillsAreAlarms() throws Exception {
    talker.listen();
    talker.publish(Topics.status(ROOM), Codec.write(status(true)), true);
    await("an answer", () -> !talker.heard().isEmpty());
    talker.publish(Topics.status(ROOM), Codec.write(status(false)), true);
    RoomQueries queries = store.queries();
    await(
        "the alarm",
        () ->
            queries.alarms(AlarmLine.Filter.attention()).stream()
                .anyMatch(alarm -> alarm.kind().equals("DEVICE_OFFLINE") && alarm.standing()));
    talker.publish(Topics.status(ROOM), Codec.write(status(true)), true);
    await(
        "the alarm cleared",
        () -> queries.alarms(AlarmLine.Filter.attention()).stream().noneMatch(AlarmLine::standing));
  }

  @Test
  @DisplayName("F73 An empty retained message on an alarm's topic takes it out of the picture")
  void aClearedTopicIsForgotten() throws Exception {
    StateMessage.Alarm alarm =
        new StateMessage.Alarm(
            ROOM,
            AlarmKind.DOOR_HELD_OPEN,
            new PointId("door.gone"),
            Severity.WARNING,
            StateMessage.AlarmPhase.RAISED,
            false,
            at(1),
            null,
            null);
    talker.publish(Topics.status(ROOM), Codec.write(status(true)), true);
    talker.publish(Topics.state(alarm), Codec.write(alarm), true);
    await("the alarm", () -> store.live().alarms().equals(List.of(alarm)));
    talker.publish(Topics.state(alarm), new byte[0], true);
    await("its end", () -> store.live().alarms().isEmpty());
  }

  @Test
  void commandsReachTheDevice() throws Exception {
    talker.listen();
    CommandMessage command =
        new CommandMessage(ROOM, "c-1", 1000, 2000, new DeviceCommand.SilenceBuzzer("Sari"));
    assertTrue(link.send(command));
    await("the command", () -> !talker.commands().isEmpty());
    assertEquals(command, Codec.readCommand(talker.commands().remove()));
    broker.kill();
    await("the loss", () -> !link.stats().connected());
    assertFalse(link.send(command), "nobody is told later");
    assertTrue(
        link.stats().trouble().contains("broker") || link.stats().trouble().contains("lost"));
  }

  private int sequence;

  private void records(int count) {
    for (int i = 0; i < count; i++) {
      talker.add(record(++sequence));
    }
  }

  private byte[] record(int number) {
    byte[] body =
        Codec.journalBody(
            ROOM,
            LOG,
            new Position(1, number),
            number == 1 ? null : new Position(1, number - 1),
            at(number),
            opened(),
            previous);
    previous = Codec.sha256(body, body.length);
    return Codec.seal(body, previous);
  }

  private static JournalEvent opened() {
    return new JournalEvent.DoorOpened(new PointId("door.main"), null);
  }

  private static Moment at(long seconds) {
    return new Moment(seconds * 1000, 1_700_000_000_000L + seconds * 1000, ClockQuality.NTP);
  }

  private static StateMessage status(boolean online) {
    return new StateMessage.Status(
        ROOM, online, "0.1", "sim", true, LOG, 1, at(0), null, null, List.of());
  }

  private int stored() {
    return store.queries().journal(JournalLine.Filter.newest(null, 5000)).size();
  }

  private void awaitStored(int least) {
    await(least + " records", () -> stored() >= least);
  }

  private static void await(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited in vain for " + what);
      }
      try {
        Thread.sleep(10);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
