package id.penjaga.hub.app.office;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.ShutdownCause;
import id.penjaga.hub.app.papers.OutageMonth;
import id.penjaga.hub.app.store.live.HubAlarm;
import id.penjaga.hub.app.store.power.LoggedOutage;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.fuel.FuelRules;
import id.penjaga.hub.core.outage.Phase;
import id.penjaga.hub.core.outage.PowerFact;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Outages of fixture 7 over a real store: sensed by a device, recorded by people, warned of by the
/// rounds, and counted in the report.
class OutageRoundTest extends OutageSetting {
  private void first() throws Exception {
    now = at("2026-09-08T07:40:00");
    stored(tells("2026-09-08T07:40:00", "Staf 1", FuelRules.What.DIPSTICK, null, 40.0));
    lost("2026-09-08T10:12:20", "2026-09-08T10:12:30", MAINS);
    stored(tells("2026-09-08T10:13:00", "Staf 1", FuelRules.What.STARTED, null, null));
    does(
        "2026-09-08T10:15:00",
        "Staf 1",
        "staf_ruang_server",
        "OUTAGE_IN",
        null,
        "started_recorded",
        time("2026-09-08T10:12:20"),
        "recorder",
        who("Staf 1"),
        "in_hours",
        Value.of(true));
    back("2026-09-08T11:46:50", MAINS);
    does("2026-09-08T11:48:00", "Staf 1", "staf_ruang_server", "OUTAGE_IN", "restored");
    does(
        "2026-09-08T11:48:30",
        "Staf 1",
        "staf_ruang_server",
        "OUTAGE_IN",
        null,
        "ended",
        time("2026-09-08T11:47:00"));
  }

  @Test
  @DisplayName(
      "PWR-05 PWR-06 O1: the case begins when the mains were lost; 94 min 40 s, 27.47 L left,"
          + " no warning")
  void inHours() throws Exception {
    born(true);
    first();
    LoggedOutage outage =
        office.power().outages(place(), at("2026-09-01T00:00:00"), now).outages().getFirst();
    assertEquals(at("2026-09-08T10:12:20"), latest("OUTAGE_IN").opened());
    assertEquals(Duration.ofMinutes(94).plusSeconds(40), outage.record().length());
    assertEquals("staf_ruang_server", outage.responsible().role());
    assertEquals(person("Staf 1"), outage.recorder());
    assertEquals(latest("OUTAGE_IN").id(), outage.about());
    assertEquals(27.47, ledger().level(), 0.005);
    round();
    assertEquals(List.of(), low());
    Value measured =
        office
            .caseFile(outage.about())
            .orElseThrow()
            .state()
            .answers()
            .getOrDefault("OUTAGE", Map.of())
            .get("measured");
    assertNotNull(measured, "the paper has what was measured");
  }

  @Test
  @DisplayName(
      "PWR-05 without a PLN input the outage stays open when the UPS leaves its battery, over a"
          + " restart of the hub, and closes at the time a person confirms")
  void withoutInput() throws Exception {
    born(false);
    lost("2026-09-08T10:12:20", "2026-09-08T10:12:30", BATTERY);
    back("2026-09-08T10:13:00", BATTERY);
    now = at("2026-09-08T10:20:00");
    store.close();
    open();
    LoggedOutage open = Objects.requireNonNull(office.power().open(place()));
    assertEquals(Phase.Source.GENSET_ASSUMED, open.record().source());
    assertEquals(at("2026-09-08T10:12:20"), open.record().start());
    assertTrue(open.caseOpen());
    does(
        "2026-09-08T10:21:00",
        "Staf 1",
        "staf_ruang_server",
        "OUTAGE_IN",
        null,
        "started_recorded",
        time("2026-09-08T10:12:20"),
        "recorder",
        who("Staf 1"),
        "in_hours",
        Value.of(true));
    does("2026-09-08T11:48:00", "Staf 1", "staf_ruang_server", "OUTAGE_IN", "restored");
    does(
        "2026-09-08T11:48:30",
        "Staf 1",
        "staf_ruang_server",
        "OUTAGE_IN",
        null,
        "ended",
        time("2026-09-08T11:47:00"));
    assertNull(office.power().open(place()));
    LoggedOutage closed =
        office.power().outages(place(), at("2026-09-01T00:00:00"), now).outages().getFirst();
    assertEquals(at("2026-09-08T11:47:00"), closed.record().end());
  }

  private void second() throws Exception {
    stored(tells("2026-09-12T16:10:00", "Piket 1", FuelRules.What.DIPSTICK, null, 40.0));
    lost("2026-09-12T22:40:05", "2026-09-12T22:40:15", MAINS);
    stored(tells("2026-09-12T22:40:35", "Piket 1", FuelRules.What.STARTED, null, null));
    does(
        "2026-09-12T22:45:00",
        "Piket 1",
        "petugas_piket",
        "OUTAGE_OUT",
        null,
        "started_recorded",
        time("2026-09-12T22:41:00"),
        "correction",
        Value.of("jam dinding"),
        "recorder",
        who("Piket 1"),
        "in_hours",
        Value.of(false));
  }

  private void secondEnds() throws Exception {
    back("2026-09-13T04:29:50", MAINS);
    does("2026-09-13T04:31:00", "Piket 1", "petugas_piket", "OUTAGE_OUT", "restored");
    does(
        "2026-09-13T04:31:30",
        "Piket 1",
        "petugas_piket",
        "OUTAGE_OUT",
        null,
        "ended",
        time("2026-09-13T04:30:00"));
  }

  @Test
  @DisplayName(
      "PWR-06 PWR-07 O2: FUEL_LOW at 02:40:35 goes to the officer alone; 20 L make 26.08 L,"
          + " empty at 06:10:35, and the warning ends")
  void outside() throws Exception {
    born(true);
    now = at("2026-09-12T16:05:00");
    second();
    now = at("2026-09-13T02:40:34");
    round();
    assertEquals(List.of(), low());
    now = at("2026-09-13T02:40:35");
    round();
    round();
    AlarmLine low = low().getFirst();
    assertEquals(1, low().size());
    assertTrue(low.standing());
    assertEquals("GENSET-1, 03.40.35 WIB", low.detail());
    assertTrue(
        office.climbs().unseen(person("Piket 1"), 10).stream()
            .anyMatch(line -> line.alarm().equals(low.name())));
    assertTrue(
        office.climbs().unseen(person("Staf 1"), 10).stream()
            .noneMatch(line -> line.alarm().equals(low.name())));

    assertInstanceOf(
        Answer.Refused.class,
        tells("2026-09-13T02:55:00", "Staf 1", FuelRules.What.REFILL, 20.0, null),
        "staff do not answer for it, and say no reason");
    stored(tells("2026-09-13T02:55:00", "Piket 1", FuelRules.What.REFILL, 20.0, null));
    assertEquals(26.08, ledger().level(), 0.005);
    assertEquals(
        at("2026-09-13T06:10:35").getEpochSecond(),
        Objects.requireNonNull(ledger().emptyAt()).plusMillis(500).getEpochSecond());
    round();
    assertTrue(low().stream().noneMatch(AlarmLine::standing));
    secondEnds();
    assertEquals(13.41, ledger().level(), 0.005);
    LoggedOutage outage =
        office.power().outages(place(), at("2026-09-12T00:00:00"), now).outages().getFirst();
    assertEquals(Duration.ofMinutes(349).plusSeconds(55), outage.record().length());
    assertEquals("petugas_piket", outage.responsible().role());
    assertEquals("ST/2026/09/031", outage.responsible().shifts().getFirst().letter());
    assertEquals(20, outage.litres());
    assertEquals(at("2026-09-12T22:41:00"), outage.record().recordedStart());
  }

  @Test
  @DisplayName("PWR-06 in a room without devices the warning stands at the hub's own place")
  void noDevice() {
    stored(tells("2026-09-08T09:00:00", "Staf 1", FuelRules.What.DIPSTICK, null, 8.0));
    now = at("2026-09-08T10:00:00");
    stored(
        office.act(
            id(),
            new By.Human(person("Staf 1"), "staf_ruang_server"),
            null,
            new Command.OpenCase("OUTAGE_IN", "by_hand", Map.of(), null, ""),
            null,
            ""));
    does(
        "2026-09-08T10:01:00",
        "Staf 1",
        "staf_ruang_server",
        "OUTAGE_IN",
        null,
        "started_recorded",
        time("2026-09-08T10:00:00"),
        "recorder",
        who("Staf 1"),
        "in_hours",
        Value.of(true));
    stored(tells("2026-09-08T10:02:00", "Staf 1", FuelRules.What.STARTED, null, null));
    round();
    now = at("2026-09-08T10:10:00");
    round();
    AlarmLine low = low().getFirst();
    assertEquals(List.of(HubAlarm.SELF, true), List.of(low.device(), low.standing()));
    stored(tells("2026-09-08T10:11:00", "Staf 1", FuelRules.What.REFILL, 40.0, null));
    round();
    assertEquals(1, low().size());
    assertTrue(low().stream().noneMatch(AlarmLine::standing));
  }

  @Test
  @DisplayName(
      "PWR-07 a refill written down in step OO-3 and on the fuel page is filled in once; another"
          + " one is another")
  void refillToldTwice() throws Exception {
    born(true);
    now = at("2026-09-12T16:05:00");
    second();
    stored(tells("2026-09-13T02:55:00", "Piket 1", FuelRules.What.REFILL, 20.0, null));
    double once = ledger().level();
    does(
        "2026-09-13T02:56:00",
        "Piket 1",
        "petugas_piket",
        "OUTAGE_OUT",
        "low",
        "litres",
        Value.of(6),
        "minutes",
        Value.of(45));
    does(
        "2026-09-13T02:57:00",
        "Piket 1",
        "petugas_piket",
        "OUTAGE_OUT",
        null,
        "refills",
        new Value.Many(
            List.of(
                new Value.Group(
                    Map.of("at", time("2026-09-13T02:50:00"), "litres", Value.of(20))))));
    now = at("2026-09-13T02:55:00");
    assertEquals(once, ledger().level(), 1e-6);
    secondEnds();
    assertEquals(13.41, ledger().level(), 0.005);
    assertEquals(20, outage().litres());
    stored(tells("2026-09-13T04:40:00", "Piket 1", FuelRules.What.REFILL, 20.0, null));
    assertEquals(33.41, ledger().level(), 0.005);
  }

  @Test
  @DisplayName(
      "PWR-05 PWR-06 the contact of a generator tells its start to the reading, and a short run,"
          + " among a month of readings")
  void contact() throws Exception {
    born(true);
    ItemAnswer wired =
        office.record(
            id(),
            "sari",
            true,
            new ItemCommand.Change(
                "genset",
                "GENSET-1",
                Map.of(
                    "tank_litres", Value.of(60),
                    "litres_per_hour", Value.of(8),
                    "point", Value.of("room-1/genset.running")),
                ""));
    assertInstanceOf(ItemAnswer.Accepted.class, wired, wired::toString);
    lost("2026-09-08T10:05:20", "2026-09-08T10:05:30", MAINS);
    back("2026-09-08T13:20:00", MAINS);
    lost("2026-09-08T15:02:00", "2026-09-08T15:02:10", MAINS);
    back("2026-09-08T15:09:00", MAINS);
    now = at("2026-09-09T08:00:00");
    contact(
        "2026-09-07T23:00:00",
        "2026-09-08T23:00:00",
        "2026-09-08T10:07:00",
        "2026-09-08T13:24:30",
        "2026-09-08T15:04:00",
        "2026-09-08T15:08:00");
    List<LoggedOutage> outages =
        office.power().outages(place(), at("2026-09-01T00:00:00"), now).outages();
    assertEquals(
        List.of(
            List.of(
                new Phase(
                    Phase.Source.GENSET, at("2026-09-08T10:07:00"), at("2026-09-08T13:24:30"))),
            List.of(
                new Phase(
                    Phase.Source.GENSET, at("2026-09-08T15:04:00"), at("2026-09-08T15:08:00")))),
        outages.stream().map(one -> one.record().runs()).toList());
  }

  @Test
  @DisplayName("PWR-08 servers that went before the battery was empty stand in the outage's log")
  void serversGo() throws Exception {
    born(true);
    PointId group = new PointId("test-servers");
    PointId ups = new PointId("ups.main");
    lost("2026-09-08T10:12:20", "2026-09-08T10:12:30", MAINS);
    sensed(
        "2026-09-08T10:30:00",
        new JournalEvent.ShutdownAnnounced(group, ups, ShutdownCause.RUNTIME, 60_000, 4));
    sensed("2026-09-08T10:31:00", new JournalEvent.ShutdownOrdered(group, ups, 4));
    back("2026-09-08T10:46:50", MAINS);
    sensed("2026-09-08T10:47:30", new JournalEvent.ShutdownReleased(group, ups, 1));
    now = at("2026-09-08T11:00:00");
    List<PowerFact.Shutdown> all =
        office.power().shutdowns(place(), at("2026-09-01T00:00:00"), now);
    assertEquals(
        List.of(PowerFact.Step.RELEASED, PowerFact.Step.ORDERED, PowerFact.Step.ANNOUNCED),
        all.stream().map(PowerFact.Shutdown::step).toList());
    assertEquals("room-1/ups.main", all.getFirst().ups());
    List<PowerFact> lines =
        office
            .power()
            .outages(place(), at("2026-09-01T00:00:00"), now)
            .outages()
            .getFirst()
            .record()
            .lines();
    assertTrue(lines.containsAll(all), lines::toString);
  }

  private LoggedOutage outage() {
    return office.power().outages(place(), at("2026-09-12T00:00:00"), now).outages().getFirst();
  }

  @Test
  @DisplayName(
      "PWR-14 September: three outages, 549 min 35 s, two in hours, 20 L, and a dip that opened"
          + " nothing")
  void month() throws Exception {
    born(true);
    first();
    now = at("2026-09-12T16:05:00");
    second();
    stored(tells("2026-09-13T02:55:00", "Piket 1", FuelRules.What.REFILL, 20.0, null));
    secondEnds();
    sensed("2026-09-16T13:05:00", new JournalEvent.MainsLost(MAINS));
    sensed("2026-09-16T13:05:04", new JournalEvent.MainsRestored(MAINS, 4_000));
    lost("2026-09-25T16:20:00", "2026-09-25T16:20:10", MAINS);
    does(
        "2026-09-25T16:25:00",
        "Staf 1",
        "staf_ruang_server",
        "OUTAGE_IN",
        null,
        "started_recorded",
        time("2026-09-25T16:20:00"),
        "recorder",
        who("Staf 1"),
        "in_hours",
        Value.of(true));
    back("2026-09-25T18:04:55", MAINS);
    does("2026-09-25T18:06:00", "Staf 1", "staf_ruang_server", "OUTAGE_IN", "restored");
    does(
        "2026-09-25T18:06:30",
        "Staf 1",
        "staf_ruang_server",
        "OUTAGE_IN",
        null,
        "ended",
        time("2026-09-25T18:05:00"));
    now = at("2026-10-01T08:00:00");
    OutageMonth all =
        OutageMonth.of(office.power(), at("2026-09-01T00:00:00"), at("2026-10-01T00:00:00"));
    List<Listing> lists = all.listings(office.people(), new Speech("id", ZONE));
    assertEquals(
        List.of("3", "549 menit 35 detik", "2", "1", "20,00", "1"),
        lists.getLast().rows().getFirst());
    assertEquals(3, lists.getFirst().rows().size());
    assertEquals(
        3,
        office.cases(new CaseFilter(null, null, null, "", null), 50).stream()
            .filter(line -> line.procedure().startsWith("OUTAGE"))
            .count());
    assertEquals("Piket 1", lists.getFirst().rows().get(1).get(7));
  }
}
