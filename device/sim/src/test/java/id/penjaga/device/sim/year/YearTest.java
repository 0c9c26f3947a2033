package id.penjaga.device.sim.year;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.sim.Air;
import id.penjaga.device.sim.Kernel;
import id.penjaga.device.sim.SplitMix;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The ingredients of the simulated year, with the smallest device that can be: it lets every badge
/// in and writes down what it hears.
class YearTest {
  private static final long FIRST_OF_SEPTEMBER_2026 = 1_788_220_800_000L;

  private static final class Run implements Happenings, FaultTarget {
    final Kernel kernel = new Kernel();
    final Trace trace = new Trace(200);
    final World world;
    final FaultSchedule faults;
    final SimulatedClock clock;
    final Tripwire tripwire;
    final Set<Fault> seen = EnumSet.noneOf(Fault.class);
    long misses;
    long badges;

    Run(long seed, Swarm swarm) {
      SplitMix random = new SplitMix(seed);
      world = new World(kernel, random.stream("world"), Duration.ofSeconds(10), this);
      faults = new FaultSchedule(kernel, random.stream("faults"), swarm, this);
      clock =
          new SimulatedClock(
              kernel,
              random.stream("clock"),
              FIRST_OF_SEPTEMBER_2026,
              () -> note("clock found", 0));
      tripwire = new Tripwire(random.stream("tripwire"), 1);
      clock.boot();
      world.begin();
      faults.begin();
    }

    Run days(int days) {
      kernel.run(Duration.ofDays(days));
      return this;
    }

    private void note(String what, long value) {
      trace.note(kernel.nanos(), what, value);
    }

    @Override
    public void air(Air air) {
      note("air", Double.doubleToLongBits(air.celsius()));
    }

    @Override
    public void airMissed(MissReason why) {
      misses++;
      note("missed", why.ordinal());
    }

    @Override
    public void contact(String name, boolean on) {
      note(name, on ? 1 : 0);
      note("wall", clock.moment().wallMs());
    }

    @Override
    public void badge(String reader, byte[] badge) {
      badges++;
      note(reader, Arrays.hashCode(badge));
      if (tripwire.trips("before-unlock")) {
        return;
      }
      world.lock(true);
      kernel.after(Duration.ofSeconds(5), () -> world.lock(false));
    }

    @Override
    public void begin(Fault fault, SplitMix how) {
      seen.add(fault);
      note(fault.name(), how.below(1000));
      switch (fault) {
        case POWER_CUT -> clock.boot();
        case CLOCK_STEP -> clock.step();
        case SENSOR_MUTE -> world.sensorMute(true);
        case SENSOR_SPIKES -> world.sensorSpikes(true);
        default -> {}
      }
    }

    @Override
    public void end(Fault fault) {
      note(fault.name(), -1);
      switch (fault) {
        case SENSOR_MUTE -> world.sensorMute(false);
        case SENSOR_SPIKES -> world.sensorSpikes(false);
        default -> {}
      }
    }
  }

  @Test
  void aRoughYearHasEveryFaultAndRepeatsFromItsSeed() {
    Run year = new Run(7, Swarm.all(1)).days(365);

    assertEquals(EnumSet.allOf(Fault.class), year.seen);
    assertTrue(year.faults.total() > 500, "faults " + year.faults.struck());
    assertTrue(year.trace.count() > 3_000_000);
    assertTrue(year.badges > 2000, "badges " + year.badges);
    assertTrue(year.world.openings() > 1000, "openings " + year.world.openings());
    assertTrue(year.misses > 10_000 && year.misses < 200_000, "misses " + year.misses);
    assertEquals(200, year.trace.tail().size());
    assertEquals(new Run(7, Swarm.all(1)).days(365).trace.hash(), year.trace.hash());
  }

  @Test
  void anotherSeedIsAnotherYear() {
    assertNotEquals(
        new Run(1, Swarm.all(1)).days(10).trace.hash(),
        new Run(2, Swarm.all(1)).days(10).trace.hash());
  }

  @Test
  void takingAFaultOutDoesNotShiftTheWorld() {
    Run with = new Run(3, Swarm.all(1)).days(40);
    Run without = new Run(3, Swarm.all(1).without(Set.of(Fault.HUB_GONE))).days(40);

    assertEquals(with.badges, without.badges);
    assertEquals(with.world.openings(), without.world.openings());
    assertEquals(
        with.faults.struck().get(Fault.POWER_CUT), without.faults.struck().get(Fault.POWER_CUT));
    assertFalse(without.faults.struck().containsKey(Fault.HUB_GONE));
  }

  @Test
  void aSwarmIsHalfOfTheFaultsAndAnotherHalfForAnotherSeed() {
    Set<Swarm> swarms = new HashSet<>();
    int on = 0;
    for (long seed = 0; seed < 200; seed++) {
      Swarm swarm = Swarm.draw(new SplitMix(seed));
      swarms.add(swarm);
      on += swarm.rates().size();
    }
    assertEquals(200, swarms.size());
    assertEquals(200 * Fault.values().length / 2.0, on, 100);
    assertEquals("[]", Swarm.none().toString());
  }

  @Test
  void afterHealingNothingIsWrongAnyMore() {
    for (long seed = 0; seed < 20; seed++) {
      Run run = new Run(seed, Swarm.all(20)).days(3);
      run.faults.heal();
      run.world.calm();
      run.tripwire.heal();
      for (Fault fault : Fault.values()) {
        assertFalse(run.faults.active(fault));
      }
      long struck = run.faults.total();
      long openings = run.world.openings();
      run.days(5);

      assertEquals(struck, run.faults.total());
      assertEquals(openings, run.world.openings());
      assertFalse(run.world.doorOpen() || run.world.wet());
      assertTrue(run.world.mains());
      assertEquals(ClockQuality.NTP, run.clock.moment().clock());
      assertEquals(run.clock.trueMs(), run.clock.moment().wallMs());
    }
  }

  @Test
  void anUnhealedTripwireTripsInSomeSeedsAndNotInOthers() {
    int tripping = 0;
    for (long seed = 0; seed < 40; seed++) {
      Tripwire wire = new Tripwire(new SplitMix(seed), 1);
      for (int i = 0; i < 5000; i++) {
        wire.trips("after-journal-before-relay");
      }
      tripping += wire.tripped().isEmpty() ? 0 : 1;
    }
    assertTrue(tripping > 8 && tripping < 32, "tripping " + tripping);
    assertFalse(new Tripwire(new SplitMix(1), 0).trips("anything"));
  }
}
