package id.penjaga.hub.app.web.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.BandVerdict;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.DenialReason;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Direction;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.OccurrenceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.Quality;
import id.penjaga.device.messages.TrendBatch;
import id.penjaga.hub.app.papers.RoomLog;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.web.view.AccessLine;
import id.penjaga.hub.app.web.view.AlarmView;
import id.penjaga.hub.app.web.view.Freshness;
import id.penjaga.hub.app.web.view.PersonInside;
import id.penjaga.hub.app.web.view.PointView;
import id.penjaga.hub.app.web.view.RoomReads.AccessLogFilter;
import id.penjaga.hub.app.web.view.RoomReads.AlarmFilter;
import id.penjaga.hub.app.web.view.RoomReads.Topic;
import id.penjaga.hub.app.web.view.RoomStanding;
import id.penjaga.hub.app.web.view.RoomView;
import id.penjaga.hub.app.web.view.Sample;
import id.penjaga.hub.app.web.view.Span;
import id.penjaga.hub.app.web.view.TileView;
import id.penjaga.hub.app.web.view.Waiting;
import id.penjaga.hub.app.web.view.Waiting.For;
import id.penjaga.hub.app.web.words.Texts;
import id.penjaga.hub.core.paper.Logbook;
import id.penjaga.hub.core.paper.Speech;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class StoredRoomTest extends RoomFixture {
  @Test
  @DisplayName(
      "ENV-04: fresh, one failed reading, stale, offline: only what is young is shown as current")
  void aTileSaysHowFreshItIs() {
    assertEquals(Freshness.NEVER, temperature().freshness());
    hear(Quality.GOOD, Measure.celsius(21.4), null);
    assertEquals(Freshness.FRESH, temperature().freshness());
    assertEquals(21.4, temperature().value());
    assertEquals(RoomStanding.GOOD, temperature().standing());
    Instant read = Instant.ofEpochMilli(START + ms.get());
    pass(Duration.ofSeconds(10));
    hear(Quality.UNCERTAIN, null, MissReason.CHECKSUM);
    assertEquals(Freshness.UNCERTAIN, temperature().freshness());
    assertTrue(temperature().current(), "still young");
    assertEquals(read, temperature().at(), "with its true age");
    pass(Duration.ofSeconds(25));
    hear(Quality.UNCERTAIN, null, MissReason.CHECKSUM);
    assertFalse(temperature().current(), "older than the stale time");
    hear(Quality.STALE, null, MissReason.CHECKSUM);
    assertEquals(Freshness.STALE, temperature().freshness());
    assertEquals(MissReason.CHECKSUM, temperature().why());
    assertEquals(RoomStanding.UNKNOWN, temperature().standing());
    pass(Duration.ofSeconds(120));
    assertEquals(Freshness.OFFLINE, temperature().freshness());
    assertEquals(RoomView.Answer.Kind.DEVICE_OFFLINE, room.room().answer().kind());
  }

  @Test
  @DisplayName("ENV-01: a value nearer to a limit than the sensor is exact is marginal, no alarm")
  void aValueNearALimitIsMarginal() {
    hear(Quality.GOOD, Measure.celsius(21.6), null);
    assertEquals(BandVerdict.IN, temperature().band());
    hear(Quality.GOOD, Measure.celsius(21.8), null);
    assertEquals(BandVerdict.MARGINAL, temperature().band());
    hear(Quality.GOOD, Measure.celsius(22.3), null);
    assertEquals(BandVerdict.MARGINAL, temperature().band());
    assertEquals(RoomStanding.GOOD, temperature().standing());
    hear(Quality.GOOD, Measure.celsius(22.4), null);
    assertEquals(BandVerdict.OUT, temperature().band());
    pass(Duration.ofSeconds(120));
    assertEquals(null, temperature().band(), "an old value says nothing of now");
  }

  @Test
  @DisplayName("ENV-01, ENV-11: an alarm is answered on top, and a note makes it handled, durably")
  void anAlarmIsShownAndHandled() throws Exception {
    hear(Quality.GOOD, Measure.celsius(23), null);
    journal(
        new JournalEvent.AlarmRaised(
            AlarmKind.TEMP_HIGH, TEMPERATURE, Severity.WARNING, Measure.celsius(22.6)));
    RoomView view = room.room();
    assertEquals(RoomView.Answer.Kind.ALARMS, view.answer().kind());
    assertEquals(RoomStanding.WARNING, view.answer().standing());
    assertEquals("TEMP_HIGH", temperature().alarm());
    assertEquals("Suhu ruang", view.alarms().getFirst().label().indonesian());

    StoredOrders orders = new StoredOrders(store, sent::add, cleared::add);
    assertTrue(orders.acknowledge(view.alarms().getFirst(), "budi", "AC 2 dinyalakan").kept());
    assertEquals(
        List.of(
            new DeviceCommand.AcknowledgeAlarm(
                AlarmKind.TEMP_HIGH,
                TEMPERATURE,
                "budi",
                "AC 2 dinyalakan",
                OccurrenceId.parse("00000000000000aa/1/1"))),
        sent.stream().map(CommandMessage::command).toList(),
        "F36 the order names the occurrence");
    assertEquals("AC 2 dinyalakan", room.openAlarms().getFirst().handled().note());
    journal(new JournalEvent.AlarmCleared(AlarmKind.TEMP_HIGH, TEMPERATURE, 5_000));
    assertEquals(List.of(), room.openAlarms());
    assertEquals(1, room.alarms(new AlarmFilter(null, false, 0)).rows().size());
    assertEquals(0, room.alarms(new AlarmFilter(Severity.CRITICAL, false, 0)).rows().size());
    assertEquals(1, room.point(DEVICE, TEMPERATURE, Span.DAY).orElseThrow().alarms().size());
  }

  @Test
  @DisplayName(
      "ENV-11: acknowledged at the device by a badge: the person is named, the note is asked")
  void acknowledgedAtTheDevice() throws Exception {
    journal(
        new JournalEvent.AlarmRaised(AlarmKind.WATER_LEAK, DOOR, Severity.CRITICAL, Measure.ON));
    journal(
        new JournalEvent.AlarmAcknowledged(
            AlarmKind.WATER_LEAK,
            DOOR,
            "p-7",
            "",
            OccurrenceId.parse("00000000000000aa/1/1"),
            new PointId("button.acknowledge")));
    AlarmView alarm = room.openAlarms().getFirst();
    assertTrue(alarm.noteMissing());
    assertTrue(alarm.waits());
    assertTrue(alarm.climb().acknowledged(), "nobody more is called");
    StoredOrders orders = new StoredOrders(store, sent::add, cleared::add);
    assertTrue(orders.acknowledge(alarm, "budi", "Lantai dikeringkan").kept());
    assertEquals(List.of(), sent, "the device knows already");
    assertEquals("Lantai dikeringkan (budi)", room.openAlarms().getFirst().handled().note());
    assertEquals("Sari Dewi", room.openAlarms().getFirst().handled().by());
  }

  @Test
  @DisplayName("ENV-11: a note is kept although the device cannot be told")
  void aNoteIsKeptWhileTheDeviceIsAway() throws Exception {
    journal(
        new JournalEvent.AlarmRaised(AlarmKind.WATER_LEAK, DOOR, Severity.CRITICAL, Measure.ON));
    pass(Duration.ofMinutes(5));
    StoredOrders orders = new StoredOrders(store, sent::add, cleared::add);
    AlarmView alarm = room.openAlarms().getFirst();
    assertFalse(orders.acknowledge(alarm, "budi", "Lantai dikeringkan").kept());
    assertEquals(Optional.empty(), orders.silence(DEVICE, "budi"));
    assertEquals(
        Optional.empty(), orders.changeLimits(DEVICE, TEMPERATURE, 19, 25, "sari", "percobaan"));
    assertEquals(List.of(), sent);
    assertEquals("budi", room.openAlarms().getFirst().handled().by());
  }

  @Test
  @DisplayName("ACC-15, ACC-16, ACC-17: the access log with reasons and names, and who is inside")
  void theDoorIsTold() throws Exception {
    journal(
        new JournalEvent.AccessDenied(
            DOOR, new PointId("reader.in"), Direction.IN, BADGE, null, DenialReason.UNKNOWN_BADGE));
    journal(
        new JournalEvent.AccessGranted(
            DOOR,
            new PointId("reader.in"),
            Direction.IN,
            BADGE,
            "p-7",
            null,
            null,
            DenialReason.ANTI_PASSBACK));
    journal(new JournalEvent.DoorOpened(DOOR, "p-7"));
    journal(new JournalEvent.PersonEntered(DOOR, BADGE, "p-7"));
    journal(new JournalEvent.DoorClosed(DOOR, 14_000));
    List<AccessLine> log = room.access(new AccessLogFilter(false, 0)).rows();
    assertEquals(
        List.of(
            AccessLine.What.DOOR_CLOSED,
            AccessLine.What.ENTERED,
            AccessLine.What.DOOR_OPENED,
            AccessLine.What.GRANTED,
            AccessLine.What.DENIED),
        log.stream().map(AccessLine::what).toList());
    assertEquals(Duration.ofSeconds(14), log.getFirst().open());
    assertEquals("Sari Dewi", log.get(1).holder());
    assertEquals(DenialReason.ANTI_PASSBACK, log.get(3).reason());
    assertEquals("012345", log.getLast().badge());
    List<AccessLine> denied = room.access(new AccessLogFilter(true, 0)).rows();
    assertEquals(1, denied.size());
    assertEquals(DenialReason.UNKNOWN_BADGE, denied.getFirst().reason());
    assertEquals("Sari Dewi", room.inside().getFirst().holder());
    journal(new JournalEvent.PersonLeft(DOOR, BADGE, "p-7"));
    assertEquals(List.of(), room.inside());
  }

  @Test
  @DisplayName("VIS-11: who was refused at a door is told with door and reason, and nobody else")
  void theRefusalIsTold() throws Exception {
    PointId reader = new PointId("reader.in");
    journal(
        new JournalEvent.AccessDenied(
            DOOR, reader, Direction.IN, BADGE, null, DenialReason.UNKNOWN_BADGE, 3));
    journal(
        new JournalEvent.AccessDenied(
            DOOR, reader, Direction.IN, BADGE, "p-7", DenialReason.EXPIRED));
    journal(new JournalEvent.AccessGranted(DOOR, reader, Direction.IN, BADGE, "p-7"));
    RoomLog log = new RoomLog(() -> store, names, Texts::both);
    Instant from = Instant.ofEpochMilli(START);
    Speech speech = new Speech("en", ZoneId.of("Asia/Jakarta"));
    List<Logbook.Line> told =
        Logbook.sorted(log.refused(from, from.plus(Duration.ofDays(1)), speech));
    assertEquals(List.of("", "Sari Dewi"), told.stream().map(Logbook.Line::who).sorted().toList());
    String what = told.stream().map(Logbook.Line::what).sorted().toList().toString();
    assertTrue(what.contains(": unknown badge (3×)"), what);
    assertTrue(what.contains(Texts.both("access.reason.EXPIRED").en()), what);
    assertEquals(List.of(), log.refused(from.minusSeconds(60), from, speech));
  }

  @Test
  @DisplayName("ENV-06: a course with its gap, and statistics that leave the gap out")
  void aCourseShowsGapsAsGaps() {
    List<Reading> readings = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      boolean lost = i >= 20 && i < 40;
      Moment at =
          new Moment(ms.get() + i * 10_000L, START + ms.get() + i * 10_000L, ClockQuality.NTP);
      if (!lost) {
        readings.add(new Reading.Taken(at, TEMPERATURE, Measure.celsius(i < 20 ? 21 : 23)));
      }
    }
    give(new Message.Trend(new TrendBatch(DEVICE, LOG, new Position(1, 1), null, readings)));
    pass(Duration.ofMinutes(10));
    for (Span span : Span.values()) {
      PointView view = room.point(DEVICE, TEMPERATURE, span).orElseThrow();
      assertEquals(40, view.stats().readings(), span.toString());
      assertEquals(21.0, view.stats().least());
      assertEquals(23.0, view.stats().most());
      assertEquals(22.0, view.stats().mean());
    }
    PointView hour = room.point(DEVICE, TEMPERATURE, Span.HOUR).orElseThrow();
    assertEquals(1, hour.series().stream().filter(Sample::gap).count());
    assertEquals(Duration.ofSeconds(420), hour.stats().measured());
    assertEquals(0.5238, hour.stats().inBand(), 0.001);
    assertNull(room.point(DEVICE, new PointId("nowhere"), Span.DAY).orElse(null));
  }

  @Test
  void changesNameWhatAPageDependsOn() throws Exception {
    Set<Topic> told = EnumSet.noneOf(Topic.class);
    Runnable end = room.listen(told::addAll);
    hear(Quality.GOOD, Measure.celsius(21), null);
    assertTrue(told.contains(Topic.VALUES), told.toString());
    journal(
        new JournalEvent.AlarmRaised(AlarmKind.WATER_LEAK, DOOR, Severity.CRITICAL, Measure.ON));
    assertTrue(told.containsAll(Set.of(Topic.ALARMS, Topic.ACCESS)), told.toString());
    end.run();
    told.clear();
    hear(Quality.GOOD, Measure.celsius(21), null);
    assertEquals(Set.of(), told);
  }

  @Test
  void devicesAndTheHubTellHowTheyAre() throws Exception {
    journal(new JournalEvent.DeviceStarted("0.1", "abc", "sim", true));
    assertTrue(room.simulated());
    assertEquals("1/1", room.devices().getFirst().journal().position());
    assertTrue(room.devices().getFirst().online());
    assertTrue(room.hub().recording());
    assertFalse(room.hub().broker());
  }

  @Test
  @DisplayName("F78 A tile inside its limits says what its alarm waits for")
  void aTileSaysWhatItsAlarmWaitsFor() throws Exception {
    journal(
        new JournalEvent.AlarmRaised(
            AlarmKind.TEMP_HIGH, TEMPERATURE, Severity.WARNING, Measure.celsius(22.6)));
    phase(StateMessage.AlarmPhase.RAISED);
    hear(Quality.GOOD, Measure.celsius(22.6), null);
    assertNull(temperature().waiting(), "still outside");
    hear(Quality.GOOD, Measure.celsius(21.9), null);
    assertEquals(new Waiting(For.BELOW, 21.7, null), temperature().waiting(), "the deadband");
    hear(Quality.GOOD, Measure.celsius(21.5), null);
    assertEquals(For.DELAY, temperature().waiting().what(), "the clear delay");
    phase(StateMessage.AlarmPhase.LATCHED);
    assertEquals(For.ACKNOWLEDGEMENT, temperature().waiting().what());
    phase(StateMessage.AlarmPhase.CLEARED);
    assertEquals(For.RECORD, temperature().waiting().what(), "the record is on its way");
    assertEquals(RoomStanding.WARNING, temperature().standing());
    journal(new JournalEvent.AlarmCleared(AlarmKind.TEMP_HIGH, TEMPERATURE, 5_000));
    assertNull(temperature().waiting());
    assertEquals(RoomStanding.GOOD, temperature().standing());
  }

  @Test
  @DisplayName("F24 A refused order is found by its id, and an order lives for five minutes")
  void aRefusalIsFoundByTheOrder() throws Exception {
    hear(Quality.GOOD, Measure.celsius(21.4), null);
    StoredOrders orders = new StoredOrders(store, sent::add, cleared::add);
    String order = orders.silence(DEVICE, "budi").orElseThrow();
    assertEquals(300_000, sent.getFirst().expiresMs() - sent.getFirst().issuedMs());
    assertEquals(order, sent.getFirst().id());
    assertEquals(Optional.empty(), room.refusal(DEVICE, order));
    journal(new JournalEvent.CommandRefused(order, "it expired 12 s ago"));
    assertEquals(Optional.of("it expired 12 s ago"), room.refusal(DEVICE, order));
    assertEquals(Optional.empty(), room.refusal(DEVICE, "web-1-2"), "another order");
    assertEquals(Optional.empty(), room.refusal(new DeviceId("room-2"), order), "another device");
  }

  @Test
  @DisplayName("F24 The device page tells when the clocks of device and hub differ")
  void clocksAreCompared() {
    assertNull(room.devices().getFirst().astray());
    heartbeat(-37_000);
    assertEquals(Duration.ofSeconds(-37), room.devices().getFirst().astray());
    assertTrue(room.devices().getFirst().clocksDiffer());
    heartbeat(4_000);
    assertFalse(room.devices().getFirst().clocksDiffer());
  }

  @Test
  @DisplayName(
      "F40 A mute point shows its last value and time from the store, whoever looked before")
  void aMutePointShowsItsLastValue() {
    assertEquals(Freshness.NEVER, temperature().freshness(), "never measured");
    long read = START + ms.get();
    List<Reading> readings =
        List.of(
            new Reading.Taken(moment(), TEMPERATURE, Measure.celsius(21.2)),
            new Reading.Missed(moment(), TEMPERATURE, MissReason.TIMEOUT));
    give(new Message.Trend(new TrendBatch(DEVICE, LOG, new Position(1, 1), null, readings)));
    pass(Duration.ofHours(3));
    hear(Quality.STALE, null, MissReason.TIMEOUT);
    TileView tile = temperature();
    assertEquals(Freshness.STALE, tile.freshness(), "measured once");
    assertEquals(21.2, tile.value());
    assertEquals(Instant.ofEpochMilli(read), tile.at());
    TileView alone = room.tile(DEVICE, TEMPERATURE).orElseThrow();
    assertEquals(tile.value(), alone.value());
    assertEquals(tile.at(), alone.at());
    assertFalse(alone.current());
  }

  @Test
  @DisplayName(
      "ACC-15 who is named in no configuration is called as the register of badges says, and by the"
          + " pseudonym while the office is not open")
  void calledByTheRegister() throws Exception {
    registered = null;
    journal(new JournalEvent.PersonEntered(DOOR, BADGE, "person-4"));
    journal(new JournalEvent.PersonEntered(DOOR, new BadgeId("bb".repeat(16)), "p-7"));
    assertEquals(Set.of("person-4", "Sari Dewi"), inside());
    registered = Map.of("person-4", "Bayu Pratama", "p-7", "somebody else");
    ms.addAndGet(10_001);
    assertEquals(Set.of("Bayu Pratama", "Sari Dewi"), inside());
    registered = null;
    ms.addAndGet(10_001);
    assertEquals(Set.of("Bayu Pratama", "Sari Dewi"), inside());
  }

  private Set<String> inside() {
    return room.inside().stream().map(PersonInside::holder).collect(Collectors.toSet());
  }
}
