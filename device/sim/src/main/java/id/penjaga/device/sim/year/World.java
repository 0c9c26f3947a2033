package id.penjaga.device.sim.year;

import id.penjaga.device.messages.MissReason;
import id.penjaga.device.sim.Air;
import id.penjaga.device.sim.CastMember;
import id.penjaga.device.sim.Climate;
import id.penjaga.device.sim.Kernel;
import id.penjaga.device.sim.SplitMix;
import java.time.Duration;

/// A year around a server room: air sampled at a period, people in office hours, water, mains,
/// cooling that fails, doors that are forced. It is the truth that oracles compare the device with.
public final class World {
  private static final Duration OFFICE_VISITS = Duration.ofMinutes(40);
  private static final Duration NIGHT_VISITS = Duration.ofHours(12);
  private static final Duration LEAKS = Duration.ofDays(6);
  private static final Duration OUTAGES = Duration.ofDays(8);
  private static final Duration COOLING_FAULTS = Duration.ofDays(12);
  private static final Duration FORCED = Duration.ofDays(9);

  private final Kernel kernel;
  private final Happenings device;
  private final Duration period;
  private final SplitMix people;
  private final SplitMix water;
  private final SplitMix power;
  private final SplitMix cooling;
  private final SplitMix burglar;
  private final SplitMix sensor;
  private final Climate climate = new Climate();
  private boolean quiet;
  private boolean mute;
  private boolean spikes;
  private boolean released;
  private boolean doorOpen;
  private boolean wet;
  private boolean mains = true;
  private long openings;
  private long swipes;

  /// @param period between two samples of the air
  public World(Kernel kernel, SplitMix random, Duration period, Happenings device) {
    this.kernel = kernel;
    this.device = device;
    this.period = period;
    people = random.stream("people");
    water = random.stream("water");
    power = random.stream("power");
    cooling = random.stream("cooling");
    burglar = random.stream("burglar");
    sensor = random.stream("sensor");
  }

  public void begin() {
    sample();
    visits();
    leaks();
    outages();
    coolingFaults();
    burglaries();
  }

  /// Ends what is wrong and starts nothing new, except that the air is still sampled.
  public void calm() {
    quiet = true;
    dry();
    mains(true);
    climate.cooling(true, kernel.nanos());
    shut();
  }

  // ---- what the device does to the world

  /// The device released or locked the door.
  public void lock(boolean isReleased) {
    released = isReleased;
  }

  // ---- what faults do to the sensor

  public void sensorMute(boolean isMute) {
    mute = isMute;
  }

  public void sensorSpikes(boolean isWild) {
    spikes = isWild;
  }

  // ---- the truth

  public boolean doorOpen() {
    return doorOpen;
  }

  public boolean wet() {
    return wet;
  }

  public boolean mains() {
    return mains;
  }

  public long openings() {
    return openings;
  }

  public long swipes() {
    return swipes;
  }

  // ---- air

  private void sample() {
    if (mute) {
      device.airMissed(MissReason.TIMEOUT);
    } else if (sensor.chance(0.01)) {
      device.airMissed(MissReason.CHECKSUM);
    } else if (spikes && sensor.chance(0.3)) {
      device.air(new Air(sensor.between(-40, 80), sensor.between(1, 100)));
    } else {
      device.air(climate.at(kernel.nanos()));
    }
    kernel.after(period, this::sample);
  }

  private void coolingFaults() {
    later(
        cooling,
        COOLING_FAULTS,
        () -> {
          climate.cooling(false, kernel.nanos());
          kernel.after(
              length(cooling, Duration.ofMinutes(20)), () -> climate.cooling(true, kernel.nanos()));
          coolingFaults();
        });
  }

  // ---- people

  private void visits() {
    later(
        people,
        officeHours() ? OFFICE_VISITS : NIGHT_VISITS,
        () -> {
          visit();
          visits();
        });
  }

  private void visit() {
    CastMember who = CastMember.CAST.get(people.below(CastMember.CAST.size()));
    swipe("reader.in", who);
    after(2_000, this::pull);
    after(5_000, this::shut);
    long leaves = 30_000 + people.exponential(600_000);
    if (people.chance(0.2)) {
      after(
          leaves,
          () -> {
            device.contact("exit", true);
            after(400, () -> device.contact("exit", false));
          });
    } else {
      after(leaves, () -> swipe("reader.out", who));
    }
    after(leaves + 2_000, this::pull);
    // Now and then a person leaves the door open for too long.
    after(leaves + (people.chance(0.03) ? 90_000 : 5_000), this::shut);
  }

  private void swipe(String reader, CastMember who) {
    swipes++;
    device.badge(reader, who.badgeBytes());
  }

  private void pull() {
    if (released && !quiet) {
      open();
    }
  }

  private void burglaries() {
    later(
        burglar,
        FORCED,
        () -> {
          open();
          after(20_000, this::shut);
          burglaries();
        });
  }

  private void open() {
    if (!doorOpen) {
      doorOpen = true;
      openings++;
      device.contact("door.main", true);
    }
  }

  private void shut() {
    if (doorOpen) {
      doorOpen = false;
      device.contact("door.main", false);
    }
  }

  // ---- water and power

  private void leaks() {
    later(
        water,
        LEAKS,
        () -> {
          if (!wet) {
            wet = true;
            device.contact("leak.floor", true);
            kernel.after(length(water, Duration.ofMinutes(8)), this::dry);
          }
          leaks();
        });
  }

  private void dry() {
    if (wet) {
      wet = false;
      device.contact("leak.floor", false);
    }
  }

  private void outages() {
    later(
        power,
        OUTAGES,
        () -> {
          mains(false);
          // Half of them are dips of seconds.
          Duration mean = power.chance(0.5) ? Duration.ofSeconds(4) : Duration.ofMinutes(45);
          kernel.after(
              length(power, mean),
              () -> {
                mains(true);
                outages();
              });
        });
  }

  private void mains(boolean present) {
    if (mains != present) {
      mains = present;
      device.contact("mains", present);
    }
  }

  // ---- time

  /// 07:30 to 16:00 on the first five of every seven days.
  private boolean officeHours() {
    Duration now = Duration.ofNanos(kernel.nanos());
    long minute = now.toMinutes() % (24 * 60);
    return now.toDays() % 7 < 5 && minute >= 7 * 60 + 30 && minute < 16 * 60;
  }

  private void later(SplitMix random, Duration mean, Runnable happening) {
    kernel.after(
        length(random, mean),
        () -> {
          if (!quiet) {
            happening.run();
          }
        });
  }

  private static Duration length(SplitMix random, Duration mean) {
    return Duration.ofNanos(random.exponential(mean.toNanos()));
  }

  private void after(long millis, Runnable task) {
    kernel.after(Duration.ofMillis(millis), task);
  }
}
