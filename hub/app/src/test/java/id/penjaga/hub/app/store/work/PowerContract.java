package id.penjaga.hub.app.store.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Severity;
import id.penjaga.hub.app.store.power.FuelDesk;
import id.penjaga.hub.app.store.power.GensetFuel;
import id.penjaga.hub.app.store.power.LoggedOutage;
import id.penjaga.hub.app.store.power.PowerRoom;
import id.penjaga.hub.app.store.power.RoomPower;
import id.penjaga.hub.app.store.readings.PendingReadings;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.fuel.FuelLedger;
import id.penjaga.hub.core.fuel.FuelRules;
import id.penjaga.hub.core.outage.Phase;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The power of a room as the tables tell it, whatever database they are in. An hour before now the
/// mains are lost.
abstract class PowerContract extends ItemSetting {
  private static final Instant LOST = NOW.minus(Duration.ofMinutes(60));
  private static final PointId MAINS = new PointId("mains");
  private static final PointId BATTERY = new PointId("ups.main.on-battery");

  private RoomTables tables;

  @BeforeEach
  void room() throws SQLException {
    tables = new RoomTables(session);
    tables.device();
    tables.point(1, MAINS.name(), PointKind.MAINS);
    tables.point(2, BATTERY.name(), PointKind.UPS_ON_BATTERY);
    keep(
        new Subject(Subject.Kind.SITE, "rooms"),
        new Fact.RoomSet("R1", Map.of("name", Value.of("Ruang server"))),
        new Fact.DevicePlaced("room-1", "R1"));
    add("genset", "GENSET-1", Map.of("tank_litres", Value.of(60), "litres_per_hour", Value.of(8)));
  }

  private RoomPower power() {
    return new RoomPower(
        session, new PendingReadings(), work.standing().calendar(), work.standing().people());
  }

  private List<PowerRoom> places() throws SQLException {
    return PowerRoom.all(session, work.standing().rooms());
  }

  private void lost() throws SQLException {
    tables.record(LOST, 3, new JournalEvent.MainsLost(MAINS), MAINS.name(), null);
    tables.record(
        LOST.plusSeconds(10),
        2,
        new JournalEvent.AlarmRaised(
            AlarmKind.UPS_ON_BATTERY, BATTERY, Severity.WARNING, Measure.ON),
        BATTERY.name(),
        "UPS_ON_BATTERY");
    work.alarm("room-1", "MAINS_LOST", "mains", "log/1/1", LOST.plusSeconds(10));
  }

  private LoggedOutage only() throws SQLException {
    List<LoggedOutage> all =
        power().outages(places().getFirst(), LOST.minusSeconds(1), NOW, NOW).outages();
    assertEquals(1, all.size());
    return all.getFirst();
  }

  private Answer tell(
      FuelRules.What what, Instant at, @Nullable Double litres, @Nullable Double level)
      throws SQLException {
    return new FuelDesk(work)
        .record(
            "f-" + ++commands,
            1,
            "genset-1",
            new FuelRules.Wanted(what, at, litres, level, "diminta", Set.of()),
            "staf_ruang_server",
            NOW);
  }

  private FuelLedger ledger() throws SQLException {
    GensetFuel fuel = power().fuel(power().gensets().getFirst(), places(), NOW);
    return Objects.requireNonNull(fuel.ledger());
  }

  @Test
  @DisplayName("PWR-05 an outage is joined to its case, which begins when the mains were lost")
  void joined() throws SQLException {
    lost();
    LoggedOutage outage = only();
    assertTrue(outage.record().open());
    assertTrue(outage.caseOpen());
    assertEquals(
        LOST, Objects.requireNonNull(work.read(outage.about())).opened(), "not the alarm's delay");
    assertEquals("Ruang server", outage.place().name());
    assertEquals(Phase.Source.BATTERY, outage.record().source());
    work.alarm("room-1", "MAINS_LOST", "mains", "log/1/1", LOST.plusSeconds(10));
    work.alarm("room-1", "MAINS_LOST", "mains", "log/1/9", NOW);
    assertEquals(outage.about(), only().about(), "one outage opens one case");
  }

  @Test
  @DisplayName("PWR-15 a dip is counted and is no outage")
  void dip() throws SQLException {
    tables.record(LOST, 3, new JournalEvent.MainsLost(MAINS), MAINS.name(), null);
    tables.record(
        LOST.plusSeconds(4), 3, new JournalEvent.MainsRestored(MAINS, 4_000), MAINS.name(), null);
    RoomPower.Told told = power().outages(places().getFirst(), LOST, NOW, NOW);
    assertEquals(List.of(), told.outages());
    assertEquals(Duration.ofSeconds(4), told.dips().getFirst().length());
  }

  @Test
  @DisplayName("PWR-06 PWR-07 the ledger burns while the generator runs, and takes refills")
  void ledgerOfEntries() throws SQLException {
    assertInstanceOf(Answer.Stored.class, tell(FuelRules.What.DIPSTICK, LOST, null, 40.0));
    lost();
    assertEquals(40, ledger().level(), "it does not run yet");
    Instant started = LOST.plus(Duration.ofMinutes(30));
    assertInstanceOf(Answer.Stored.class, tell(FuelRules.What.STARTED, started, null, null));
    assertEquals(36, ledger().level(), 0.005);
    assertEquals(NOW.plus(Duration.ofMinutes(270)), ledger().emptyAt());
    Instant filled = LOST.plus(Duration.ofMinutes(45));
    assertInstanceOf(Answer.Stored.class, tell(FuelRules.What.REFILL, filled, 20.0, null));
    assertEquals(56, ledger().level(), 0.005);
    assertEquals(20, only().litres());
  }

  private void byHand(String room) throws SQLException {
    Map<String, Value> subject = room.isEmpty() ? Map.of() : Map.of("room", Value.of(room));
    Answer.Stored opened =
        stored(null, new Command.OpenCase("OUTAGE_IN", "by_hand", subject, null, ""));
    stored(
        opened.about(),
        new Command.Complete(
            1,
            Map.of(
                "started_recorded", Value.of(NOW.toString()),
                "recorder", Value.of("p1"),
                "in_hours", Value.of(true)),
            null,
            "",
            Map.of(),
            ""));
  }

  private Answer.Stored stored(@Nullable Long about, Command command) throws SQLException {
    Answer answer =
        work.act(
            "hand-" + ++commands, new By.Human(1, "staf_ruang_server"), about, command, null, "");
    return assertInstanceOf(Answer.Stored.class, answer, answer::toString);
  }

  private List<String> told(List<PowerRoom> places) throws SQLException {
    List<String> all = new ArrayList<>();
    for (PowerRoom place : places) {
      for (LoggedOutage one :
          power().outages(place, LOST.minusSeconds(1), NOW.plusSeconds(1), NOW).outages()) {
        all.add(place.id() + " " + Objects.requireNonNull(work.read(one.about())).key());
      }
    }
    return all;
  }

  @Test
  @DisplayName(
      "PWR-14 an outage by hand is that of its room, also of one without devices or of none")
  void byHand() throws SQLException {
    keep(
        new Subject(Subject.Kind.PERSON, "1"),
        new Fact.Granted(2, 1, "staf_ruang_server", LocalDate.parse("2026-01-01"), null));
    keep(
        new Subject(Subject.Kind.SITE, "rooms"),
        new Fact.RoomSet("R2", Map.of("name", Value.of("Ruang dua"))));
    assertEquals(List.of("R1", "R2"), places().stream().map(PowerRoom::id).toList());
    add("room", "Ruang dua", Map.of());
    add("room", "Gudang", Map.of());
    byHand("Ruang dua");
    byHand("");
    byHand("Gudang");
    assertEquals(List.of("R1 ", "R2 Ruang dua", " Gudang"), told(places()));
    keep(
        new Subject(Subject.Kind.SITE, "rooms"),
        new Fact.RoomSet("R3", Map.of("name", Value.of("Ruang tiga"))),
        new Fact.DevicePlaced("room-3", "R3"));
    session.update("INSERT INTO device (id, name) VALUES (3, 'room-3')");
    assertEquals(Set.of("", "Gudang"), places().getLast().keys(), "there is no only room now");
  }

  @Test
  @DisplayName("PWR-06 a test run without any outage burns fuel")
  void testRun() throws SQLException {
    assertInstanceOf(Answer.Stored.class, tell(FuelRules.What.DIPSTICK, LOST, null, 40.0));
    Instant started = LOST.plus(Duration.ofMinutes(15));
    assertInstanceOf(Answer.Stored.class, tell(FuelRules.What.STARTED, started, null, null));
    assertEquals(34, ledger().level(), 0.005);
    Instant stopped = LOST.plus(Duration.ofMinutes(30));
    assertInstanceOf(Answer.Stored.class, tell(FuelRules.What.STOPPED, stopped, null, null));
    assertEquals(38, ledger().level(), 0.005);
  }

  @Test
  @DisplayName("What cannot be is refused with what to do")
  void refused() throws SQLException {
    assertInstanceOf(Answer.Refused.class, tell(FuelRules.What.REFILL, NOW, null, null));
    assertInstanceOf(Answer.Refused.class, tell(FuelRules.What.REFILL, NOW, 600.0, null));
    assertInstanceOf(
        Answer.Refused.class, tell(FuelRules.What.DIPSTICK, NOW.plusSeconds(600), null, 20.0));
    assertInstanceOf(
        Answer.Refused.class,
        new FuelDesk(work)
            .record(
                "f-none",
                1,
                "none",
                new FuelRules.Wanted(FuelRules.What.STARTED, NOW, null, null, "", Set.of()),
                "",
                NOW));
  }
}
