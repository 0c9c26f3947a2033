package id.penjaga.device.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.RoomRules.Condition;
import id.penjaga.device.core.RoomRules.Gate;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.JournalEvent.MainsLost;
import id.penjaga.device.messages.JournalEvent.MainsRestored;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.StateMessage.AlarmPhase;
import id.penjaga.device.messages.StateMessage.Quality;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.messages.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// From a sensor's answer to what is believed, kept and shown (ENV-03, ENV-04, ENV-05, PWR-01,
/// PWR-15).
class ReadingsTest {
  private final Play play = Play.started(Rooms.rules());

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # offset , raw  , believed
          0.3      , 21.7 , 22.0
          -0.4     , 22.5 , 22.1
          0        , 22.1 , 22.1
          """)
  @DisplayName("ENV-05: the calibration offset is added, to the thousandth")
  void theOffsetIsAdded(double offset, double raw, double believed) {
    Play gated = Play.started(Rooms.rules(Map.of(Rooms.TEMPERATURE, new Gate(offset, 2, 2))));
    gated.hold(Rooms.TEMPERATURE, Measure.celsius(raw), 20_000);
    assertEquals(Measure.celsius(believed), gated.point(Rooms.TEMPERATURE).measure());
  }

  @Test
  @DisplayName("ENV-05: saturated air with an offset is saturated, not impossible")
  void saturatedAirWithAnOffsetStaysSaturated() {
    Play gated = Play.started(Rooms.rules(Map.of(Rooms.HUMIDITY, new Gate(1.5, 8, 2))));
    gated.hold(Rooms.HUMIDITY, Measure.humidity(99.5), 20_000);
    assertEquals(Measure.humidity(100), gated.point(Rooms.HUMIDITY).measure());
  }

  @Test
  @DisplayName("ENV-04: a value in the wrong unit is a malformed reading")
  void aWrongUnitIsMalformed() {
    play.take(Rooms.TEMPERATURE, Measure.humidity(50));
    assertEquals(MissReason.MALFORMED, play.point(Rooms.TEMPERATURE).why());
  }

  @Test
  @DisplayName("ENV-04: a point that was never read is stale after its stale time, at the tick")
  void aPointThatNeverSpeaksIsAFault() {
    assertEquals(Quality.UNCERTAIN, play.point(Rooms.TEMPERATURE).quality());
    assertEquals(90_000, play.room.wakeUpMs());
    play.pass(90_000);
    assertTrue(play.raised().contains("SENSOR_FAULT room.temperature"));
    assertTrue(play.raised().contains("UPS_COMM_LOST ups.main"));
    assertFalse(play.raised().contains("SENSOR_FAULT room.dew-point"), "it only repeats others");
  }

  @Test
  @DisplayName("ENV-04: one missed reading is uncertain and no alarm; a good one is good again")
  void oneMissedReadingIsUncertain() {
    play.take(Rooms.TEMPERATURE, Measure.celsius(21));
    play.pass(10_000);
    play.miss(Rooms.TEMPERATURE, MissReason.TIMEOUT);
    assertEquals(Quality.UNCERTAIN, play.point(Rooms.TEMPERATURE).quality());
    assertNull(play.point(Rooms.TEMPERATURE).measure());
    play.pass(10_000);
    play.take(Rooms.TEMPERATURE, Measure.celsius(21));
    assertEquals(Quality.GOOD, play.point(Rooms.TEMPERATURE).quality());
    assertEquals(List.of(), play.raised());
  }

  @Test
  @DisplayName(
      "ENV-04: a limit alarm of a point that goes blind stands; it neither clears nor is raised"
          + " twice")
  void aBlindAlarmStands() {
    play.hold(Rooms.TEMPERATURE, Measure.celsius(23), 60_000);
    play.pass(10_000);
    play.hold(Rooms.TEMPERATURE, Measure.celsius(21), 20_000);
    play.pass(600_000);
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.TEMP_HIGH, Rooms.TEMPERATURE).phase());
    assertTrue(play.raised().contains("SENSOR_FAULT room.temperature"));
    play.hold(Rooms.TEMPERATURE, Measure.celsius(21), 50_000);
    assertEquals(AlarmPhase.RAISED, play.alarm(AlarmKind.TEMP_HIGH, Rooms.TEMPERATURE).phase());
    play.pass(10_000);
    play.take(Rooms.TEMPERATURE, Measure.celsius(21));
    assertEquals(AlarmPhase.CLEARED, play.alarm(AlarmKind.TEMP_HIGH, Rooms.TEMPERATURE).phase());
    assertEquals(1, play.raised().stream().filter("TEMP_HIGH room.temperature"::equals).count());
  }

  @Test
  @DisplayName("ENV-04: what only speaks on change has no second chance: one miss and it is stale")
  void aBrokenLeakRopeIsAFaultAtOnce() {
    play.state(Rooms.LEAK, false);
    play.miss(Rooms.LEAK, MissReason.NOT_CONNECTED);
    assertEquals(List.of("SENSOR_FAULT leak.floor"), play.raised());
    assertEquals(Quality.STALE, play.point(Rooms.LEAK).quality());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          # °C , %RH , dew point
          21   , 50  , 10.19
          20   , 100 , 20.00
          25   , 60  , 16.69
          -5   , 80  , -7.91
          """)
  @DisplayName("ENV-06: the dew point follows from temperature and humidity")
  void theDewPointFollows(double celsius, double humidity, double dewPoint) {
    assertEquals(dewPoint, DewPoint.celsius(celsius, humidity), 0.01);
  }

  @Test
  @DisplayName("ENV-04: a dew point is computed once per pair, and only from two fresh values")
  void aDewPointNeedsTwoFreshValues() {
    List<Reading> dews = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      play.pass(10_000);
      if (i == 3) {
        play.miss(Rooms.TEMPERATURE, MissReason.CHECKSUM);
      } else {
        play.take(Rooms.TEMPERATURE, Measure.celsius(21));
      }
      dews.addAll(kept(Rooms.DEW_POINT));
      play.take(Rooms.HUMIDITY, Measure.humidity(50));
      dews.addAll(kept(Rooms.DEW_POINT));
    }
    assertEquals(
        List.of("Taken", "Taken", "Taken", "Missed", "Taken", "Taken"),
        dews.stream().map(r -> r.getClass().getSimpleName()).toList());
  }

  @Test
  @DisplayName("ENV-03: every reading is kept; a point is shown on change and at least every 30 s")
  void everyReadingIsKeptAndShownOnChange() {
    int kept = 0;
    int shown = 0;
    for (int i = 0; i < 60; i++) {
      play.take(Rooms.TEMPERATURE, Measure.celsius(21));
      kept += kept(Rooms.TEMPERATURE).size();
      shown += shown(Rooms.TEMPERATURE);
      play.pass(10_000);
    }
    assertEquals(60, kept);
    assertEquals(20, shown);
  }

  @Test
  @DisplayName("ENV-03: a two-valued point is kept on change and every five minutes")
  void aContactIsKeptOnChangeAndAsAHeartbeat() {
    int kept = 0;
    for (int i = 0; i < 60; i++) {
      play.state(Rooms.LEAK, false);
      kept += kept(Rooms.LEAK).size();
      play.pass(10_000);
    }
    assertEquals(2, kept);
    play.state(Rooms.LEAK, true);
    assertEquals(1, kept(Rooms.LEAK).size());
  }

  @Test
  @DisplayName("PWR-01: an outage has one start, an end and a duration by uptime")
  void anOutageHasOneStartAndOneEnd() {
    play.state(Rooms.ON_BATTERY, false);
    play.pass(5_000);
    play.state(Rooms.ON_BATTERY, true);
    assertEquals(List.of(new MainsLost(Rooms.ON_BATTERY)), play.recorded());
    for (int i = 0; i < 6; i++) {
      play.wallShiftMs += 3_600_000;
      play.pass(10_000);
      play.state(Rooms.ON_BATTERY, true);
    }
    assertTrue(play.raised().contains("MAINS_LOST ups.main.on-battery"));
    play.state(Rooms.ON_BATTERY, false);
    assertTrue(play.recorded().contains(new MainsRestored(Rooms.ON_BATTERY, 60_000)));
    assertEquals(1, play.events(MainsLost.class).size());
  }

  @Test
  @DisplayName("PWR-15: a dip of 4 s is recorded and raises nothing")
  void aDipIsRecordedAndRaisesNothing() {
    play.state(Rooms.ON_BATTERY, false);
    play.state(Rooms.ON_BATTERY, true);
    play.pass(4_000);
    play.state(Rooms.ON_BATTERY, false);
    assertEquals(List.of(new MainsRestored(Rooms.ON_BATTERY, 4_000)), play.recorded());
    play.pass(60_000);
    assertEquals(List.of(), play.raised());
  }

  @Test
  @DisplayName("PWR-01: a mains input of its own opens an outage as well")
  void aMainsInputOpensAnOutage() {
    play.state(Rooms.MAINS, true);
    play.state(Rooms.MAINS, false);
    assertEquals(List.of(new MainsLost(Rooms.MAINS)), play.recorded());
  }

  @Test
  @DisplayName("PWR-01: where no input sees the mains, a UPS on its battery raises MAINS_LOST")
  void aUpsOnItsBatteryMeansMainsLost() {
    RoomRules rules = Rooms.rules();
    Map<PointId, PointInfo> points = new HashMap<>(rules.points());
    points.remove(Rooms.MAINS);
    Condition onBattery =
        new Condition(
            AlarmKind.UPS_ON_BATTERY, Rooms.ON_BATTERY, true, Severity.WARNING, 0, 0, false);
    Play alone = Play.started(Rooms.withConditions(rules.withPoints(points), List.of(onBattery)));
    alone.state(Rooms.ON_BATTERY, false);
    alone.state(Rooms.ON_BATTERY, true);
    assertEquals(List.of(new MainsLost(Rooms.ON_BATTERY)), alone.events(MainsLost.class));
    assertEquals(
        List.of("UPS_ON_BATTERY ups.main.on-battery", "MAINS_LOST ups.main.on-battery"),
        alone.raised());
    Play both = Play.started(Rooms.withConditions(rules, List.of(onBattery)));
    both.state(Rooms.ON_BATTERY, true);
    assertEquals(List.of(), both.events(MainsLost.class), "the mains input decides");
  }

  @Test
  @DisplayName("S12 (PWR-01): a UPS is found again only when all of its points are good")
  void aUpsIsFoundAgainWhenAllOfItIsGood() {
    play.pass(90_000);
    play.state(Rooms.ON_BATTERY, false);
    assertFalse(play.cleared().contains("UPS_COMM_LOST ups.main"));
    play.take(Rooms.CHARGE, new Measure(100, Unit.CHARGE));
    assertTrue(play.cleared().contains("UPS_COMM_LOST ups.main"));
  }

  @Test
  @DisplayName(
      "SYS-05: the picture for a late listener holds every point and every alarm there can be")
  void thePictureIsWhole() {
    List<StateMessage> picture = play.room.picture(play.moment());
    assertEquals(
        play.room.rules().points().size(),
        picture.stream().filter(StateMessage.Point.class::isInstance).count());
    assertEquals(picture.size(), picture.stream().map(Topics::state).distinct().count());
  }

  private List<Reading> kept(PointId point) {
    List<Reading> kept = new ArrayList<>();
    for (Effect effect : play.latest) {
      if (effect instanceof Effect.Trend(Reading reading) && reading.point().equals(point)) {
        kept.add(reading);
      }
    }
    return kept;
  }

  private int shown(PointId point) {
    int shown = 0;
    for (Effect effect : play.latest) {
      if (effect instanceof Effect.Publish(StateMessage.Point p) && p.point().equals(point)) {
        shown++;
      }
    }
    return shown;
  }
}
