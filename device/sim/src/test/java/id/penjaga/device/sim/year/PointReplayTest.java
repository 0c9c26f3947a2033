package id.penjaga.device.sim.year;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.ChatterRules;
import id.penjaga.device.core.Effect;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Remembered;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.Transition;
import id.penjaga.device.core.replay.PointReplay;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.CriticalBand;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.JournalEvent;
import id.penjaga.device.messages.Limits;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Severity;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.sim.Air;
import id.penjaga.device.sim.Kernel;
import id.penjaga.device.sim.SplitMix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A point judged again from what its device kept of it")
class PointReplayTest {
  private static final long BEGIN = 1_788_220_800_000L;
  private static final DeviceId DEVICE = new DeviceId("room-1");
  private static final PointId TEMPERATURE = new PointId("room.temperature");
  private static final PointId HUMIDITY = new PointId("room.humidity");

  /// So near to what the room is that it is often beyond.
  private static final Limits CELSIUS =
      new Limits(
          20.4,
          21.3,
          0.1,
          20_000,
          30_000,
          "",
          20,
          22,
          new CriticalBand(15, 23.5, 30_000, 60_000, Severity.CRITICAL));

  private static final Limits PERCENT = new Limits(42, 50, 0, 0, 0, "", 35, 65);

  private static PointInfo info(PointId id) {
    boolean warmth = id.equals(TEMPERATURE);
    return new PointInfo(
        id,
        warmth ? PointKind.TEMPERATURE : PointKind.HUMIDITY,
        warmth ? Unit.CELSIUS : Unit.RELATIVE_HUMIDITY,
        "",
        "",
        90_000,
        warmth ? CELSIUS : PERCENT);
  }

  private static RoomRules rules() {
    return new RoomRules(
            DEVICE,
            Map.of(TEMPERATURE, info(TEMPERATURE), HUMIDITY, info(HUMIDITY)),
            Map.of(
                TEMPERATURE, new RoomRules.Gate(0.3, 1, 3), HUMIDITY, new RoomRules.Gate(0, 5, 3)),
            Map.of(),
            List.of(),
            Map.of(),
            Map.of(),
            Map.of(),
            List.of(),
            new RoomRules.Denials(0, 0))
        .withChatter(ChatterRules.USUAL);
  }

  /// A device with a gate before its sensor, in a simulated world: it keeps what a device keeps.
  private static final class Recorded implements Happenings {
    private final Kernel kernel = new Kernel();
    private final World world;
    private final List<Remembered> journal = new ArrayList<>();
    final List<Reading> trend = new ArrayList<>();
    final List<String> alarms = new ArrayList<>();
    final List<Long> restarts = new ArrayList<>();
    final List<Long> moves = new ArrayList<>();
    private final boolean wild;
    private double latest = 21;
    private RoomController room = RoomController.of(rules());
    private long bootMs;

    /// @param wild whether the sensor says the wrong values that pass a checksum
    Recorded(long seed, boolean wild, int days) {
      this.wild = wild;
      SplitMix random = new SplitMix(seed);
      world = new World(kernel, random.stream("world"), Duration.ofSeconds(10), this);
      step(new Event.Started(now(), "", "", "", true));
      world.begin();
      SplitMix faults = random.stream("restarts");
      for (int day = 0; day < days; day++) {
        kernel.run(Duration.ofMinutes((long) faults.between(600, 840)));
        if (faults.chance(0.5)) {
          restart();
        }
        world.sensorMute(faults.chance(0.3));
        kernel.run(Duration.ofMinutes((long) faults.between(1, 10)));
        world.sensorMute(false);
        if (day == days / 2) {
          moves.add(now().wallMs());
          step(
              new Event.Commanded(
                  now(), "c", new DeviceCommand.ChangeLimits(TEMPERATURE, 20.3, 21.2, "", "")));
        }
        kernel.run(Duration.ofMinutes((long) faults.between(540, 660)));
      }
    }

    private void restart() {
      bootMs = millis();
      restarts.add(now().wallMs());
      room = RoomController.of(rules()).restore(journal);
      step(new Event.Started(now(), "", "", "", true));
    }

    private long millis() {
      return kernel.nanos() / 1_000_000;
    }

    private Moment now() {
      return new Moment(millis() - bootMs, BEGIN + millis(), ClockQuality.NTP);
    }

    private void step(Event event) {
      while (room.wakeUpMs() < event.at().uptimeMs()) {
        long late = event.at().uptimeMs() - room.wakeUpMs();
        on(new Event.Tick(event.at().plus(-late)));
      }
      on(event);
    }

    private void on(Event event) {
      Transition step = room.on(event);
      room = step.next();
      for (Effect effect : step.effects()) {
        if (effect instanceof Effect.Trend kept) {
          trend.add(kept.reading());
        } else if (effect instanceof Effect.Record record) {
          journal.add(new Remembered(record.at(), record.event()));
          note(alarms, record.at().wallMs(), record.event());
        }
      }
    }

    @Override
    public void air(Air air) {
      boolean right = Math.abs(air.celsius() - latest) < 3;
      if (!right && !wild) {
        airMissed(MissReason.CHECKSUM);
        return;
      }
      latest = right ? air.celsius() : latest;
      take(TEMPERATURE, air.celsius(), Unit.CELSIUS);
      take(HUMIDITY, Math.min(100, air.percent()), Unit.RELATIVE_HUMIDITY);
    }

    private void take(PointId point, double value, Unit unit) {
      double tenths = Math.rint(value * 10) / 10;
      step(new Event.Sampled(new Reading.Taken(now(), point, new Measure(tenths, unit))));
    }

    @Override
    public void airMissed(MissReason why) {
      step(new Event.Sampled(new Reading.Missed(now(), TEMPERATURE, why)));
      step(new Event.Sampled(new Reading.Missed(now(), HUMIDITY, why)));
    }

    @Override
    public void contact(String name, boolean on) {}

    @Override
    public void badge(String reader, byte[] badge) {}
  }

  private static void note(List<String> alarms, long wallMs, JournalEvent event) {
    switch (event) {
      case JournalEvent.AlarmRaised e when PointReplay.KINDS.contains(e.kind()) ->
          alarms.add(wallMs + " " + e.kind() + " " + e.severity() + " " + e.measured());
      case JournalEvent.AlarmCleared e when PointReplay.KINDS.contains(e.kind()) ->
          alarms.add(wallMs + " " + e.kind() + " over");
      default -> {}
    }
  }

  /// The alarms of both points, judged again by some settings of the temperature.
  private static List<String> again(Recorded room, PointInfo warmth) {
    List<String> alarms = new ArrayList<>();
    PointReplay temperature = replay(warmth, alarms);
    PointReplay humidity = replay(info(HUMIDITY), alarms);
    int restarts = 0;
    int moves = 0;
    for (Reading reading : room.trend) {
      long wallMs = reading.at().wallMs();
      while (restarts < room.restarts.size() && room.restarts.get(restarts) <= wallMs) {
        temperature.restarted(room.restarts.get(restarts));
        humidity.restarted(room.restarts.get(restarts++));
      }
      while (moves < room.moves.size() && room.moves.get(moves) < wallMs) {
        assertTrue(temperature.moved(room.moves.get(moves++), 20.3, 21.2));
      }
      PointReplay point = reading.point().equals(TEMPERATURE) ? temperature : humidity;
      switch (reading) {
        case Reading.Taken taken -> point.taken(wallMs, taken.measure().value());
        case Reading.Missed missed -> point.missed(wallMs, missed.why());
      }
    }
    return alarms;
  }

  private static PointReplay replay(PointInfo info, List<String> alarms) {
    return new PointReplay(DEVICE, info, (wallMs, event) -> note(alarms, wallMs, event));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  @DisplayName("with the settings in force then it gives the alarms that were recorded, in order")
  void whatWasRecordedComesAgain(long seed) {
    Recorded room = new Recorded(seed, false, 14);
    assertTrue(room.alarms.size() > 50, room.alarms.size() + " records");
    assertTrue(
        room.journal.stream().anyMatch(one -> one.event() instanceof JournalEvent.AlarmChattering),
        "something chatters");
    assertTrue(room.restarts.size() > 2, room.restarts.size() + " restarts");

    same(room.alarms, again(room, info(TEMPERATURE)));
  }

  /// Says the first difference, not two long lists.
  private static void same(List<String> recorded, List<String> again) {
    for (int i = 0; i < Math.min(recorded.size(), again.size()); i++) {
      assertEquals(recorded.get(i), again.get(i), "record " + i);
    }
    assertEquals(recorded.size(), again.size());
  }

  @Test
  @DisplayName("twice the same is the same, and other settings give other alarms")
  void otherSettings() {
    Recorded room = new Recorded(1, false, 10);
    Limits patient = new Limits(20.4, 21.3, 0.3, 90_000, 30_000, "", 20, 22, CELSIUS.critical());
    PointInfo tried = info(TEMPERATURE).withLimits(patient);

    same(again(room, tried), again(room, tried));
    assertTrue(again(room, tried).size() < room.alarms.size());
  }

  @Test
  @DisplayName(
      "an alarm that does not come again was raised while values were held back: those"
          + " nobody kept")
  void valuesHeldBack() {
    Recorded room = new Recorded(3, true, 14);
    List<String> again = again(room, info(TEMPERATURE));
    List<Long> held =
        room.trend.stream()
            .filter(one ->
                one instanceof Reading.Missed missed && missed.why() == MissReason.IMPLAUSIBLE)
            .map(one -> one.at().wallMs())
            .toList();
    List<String> lost = room.alarms.stream().filter(one -> !again.contains(one)).toList();

    assertFalse(lost.isEmpty(), "two wrong values in a row raise something in two weeks");
    assertTrue(lost.size() * 10 < room.alarms.size(), lost.size() + " of " + room.alarms.size());
    for (String line : lost) {
      long at = Long.parseLong(line.substring(0, line.indexOf(' ')));
      assertTrue(held.stream().anyMatch(ms -> at - ms >= 0 && at - ms <= 120_000), line);
    }
  }
}
