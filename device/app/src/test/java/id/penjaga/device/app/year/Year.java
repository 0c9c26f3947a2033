package id.penjaga.device.app.year;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.Position;
import id.penjaga.device.sim.Kernel;
import id.penjaga.device.sim.SplitMix;
import id.penjaga.device.sim.year.FaultSchedule;
import id.penjaga.device.sim.year.SimulatedClock;
import id.penjaga.device.sim.year.Swarm;
import id.penjaga.device.sim.year.Tripwire;
import id.penjaga.device.sim.year.World;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device, its room, its network and its hub for a stretch of simulated time, in one thread and
/// from one seed. The oracles are in {@link Story}, {@link Box}, {@link Senses} and at the end of
/// {@link #run}.
final class Year {
  private static final long MILLI = 1_000_000;
  private static final long EPOCH_MS = 1_800_000_000_000L;
  private static final Duration AIR = Duration.ofMinutes(10);

  final Kernel kernel = new Kernel();
  final Story story = new Story(kernel);
  final Plant plant;
  final CrashDisk journalDisk = new CrashDisk();
  final CrashDisk trendDisk = new CrashDisk();
  List<String> seenCommands = List.of();

  final SplitMix random;
  private final SplitMix ids;
  private final SplitMix cuts;
  private final Tripwire wire;
  final World world;
  private final Senses senses;
  private final Net net;
  private final FaultSchedule faults;
  final SimulatedClock clock;
  private final RoomRules rules = Rules.rules(AIR.toMillis());

  private @Nullable Box box;
  private long life;
  private boolean power = true;
  private boolean calm;

  /// Records the hub has stored a hole for, at the end.
  int missing;

  Year(long seed, Swarm swarm, double tripping, Plant plant) {
    this.plant = plant;
    random = new SplitMix(seed);
    ids = random.stream("ids");
    cuts = random.stream("cuts");
    wire = new Tripwire(random.stream("wire"), tripping);
    senses = new Senses(this);
    world = new World(kernel, random.stream("world"), AIR, senses);
    clock = new SimulatedClock(kernel, random.stream("clock"), EPOCH_MS, this::clockStepped);
    net = new Net(this, wire);
    Troubles troubles = new Troubles(this, net);
    faults = new FaultSchedule(kernel, random.stream("faults"), swarm, troubles);
    journalDisk.onPass(place -> passing("journal-" + place));
    journalDisk.lying(plant == Plant.UNLOCK_BEFORE_FORCE);
  }

  /// Runs, heals everything, and lets it settle; then device and hub must agree.
  Story run(Duration length) {
    boot();
    world.begin();
    faults.begin();
    senses.look();
    net.operate();
    long end = kernel.nanos() + length.toNanos();
    while (kernel.nanos() < end && story.clean()) {
      kernel.runUntil(Math.min(end, kernel.nanos() + Duration.ofHours(6).toNanos()));
    }
    if (!story.clean()) {
      return story;
    }
    faults.heal();
    wire.heal();
    world.calm();
    calm = true;
    kernel.run(Duration.ofHours(2));
    agree();
    return story;
  }

  long faultsStruck() {
    return faults.total() + wire.tripped().values().stream().mapToLong(Long::longValue).sum();
  }

  ModelHub hub() {
    return net.hub();
  }

  /// The hub goes away or comes back.
  void hub(boolean isUp) {
    net.hub().hub(isUp);
  }

  @Nullable Box box() {
    return box;
  }

  /// Counts the starts of the program.
  long life() {
    return life;
  }

  /// Everything is healed, nobody does anything new.
  boolean calm() {
    return calm;
  }

  private void agree() {
    ModelHub hub = net.hub();
    Box last = box;
    if (last == null) {
      story.require(false, "the device did not come back");
      return;
    }
    try {
      story.require(last.recording(), "recording did not resume");
      story.require(last.backlog() == 0, "the backlog is " + last.backlog() + " after healing");
    } catch (DiskException e) {
      story.require(false, "" + e);
    }
    story.durable.forEach((position, hash) -> {
      String held = hub.history.get(position);
      boolean given =
          held == null
              && story.damaged.contains(position)
              && hub.journal().holes.stream().anyMatch(hole -> hole.covers(position));
      missing += given ? 1 : 0;
      story.require(
          given || hash.equals(held),
          "record " + position + " at the hub: " + (held == null ? "missing" : "different"));
    });
    for (Position position : hub.history.keySet()) {
      story.require(
          story.durable.containsKey(position),
          "the hub has " + position + ", the device never had");
    }
    story.require(
        !story.damaged.isEmpty() || hub.journal().holes.isEmpty(),
        "holes in the journal: " + hub.journal().holes);
  }

  // ---- life and death

  private void boot() {
    if (!power || box != null) {
      return;
    }
    life++;
    story.boots++;
    story.note("boot", life);
    clock.boot();
    long born = kernel.nanos();
    Clocks clocks =
        new Clocks(
            plant == Plant.WALL_CLOCK_TIMERS
                ? () -> clock.moment().wallMs() * MILLI
                : () -> kernel.nanos() - born,
            () -> clock.moment().wallMs(),
            () -> clock.moment().clock());
    inBox(() -> {
      try {
        box = new Box(this, rules, clocks, ids.stream("log " + life));
      } catch (DiskException _) {
        kernel.after(Duration.ofSeconds(1), this::boot); // systemd tries again
        return;
      }
      senses.contact("door.main", world.doorOpen());
      senses.contact("leak.floor", world.wet());
      senses.contact("mains", world.mains());
      senses.expectBuzzer();
      long mine = life;
      kernel.after(Duration.ofMillis(200), () -> net.connect(mine));
    });
  }

  private void die(boolean powerCut, Duration away) {
    box = null;
    story.note(powerCut ? "cut" : "kill", life);
    net.died();
    world.lock(false);
    if (powerCut) {
      journalDisk.cut(cuts);
      trendDisk.cut(cuts);
    }
    kernel.after(away, this::boot);
  }

  /// A named place in the device is passed.
  void passing(String place) {
    if (wire.trips(place)) {
      throw new PowerCut(place);
    }
  }

  /// Power went at a named place; it comes back soon.
  void tripped() {
    die(true, Duration.ofMillis(2_000 + cuts.below(20_000)));
  }

  void power(boolean isOn) {
    power = isOn;
    if (isOn) {
      boot();
    } else if (box != null) {
      die(true, Duration.ofMillis(100));
    }
  }

  void kill() {
    if (box != null) {
      die(false, Duration.ofSeconds(1));
    }
  }

  void somethingToSend() {
    net.somethingToSend();
  }

  void clockStepped() {
    withBox(Box::now);
  }

  void inBox(Runnable what) {
    try {
      what.run();
    } catch (PowerCut e) {
      story.note("tripped", e.getMessage() == null ? 0 : e.getMessage().hashCode());
      tripped();
      return;
    }
    net.pump();
  }

  void withBox(java.util.function.Consumer<Box> what) {
    Box running = box;
    if (running != null) {
      inBox(() -> what.accept(running));
    }
  }

  void pass() {
    withBox(Box::pass);
  }

  void released(long forMs) {
    world.lock(true);
    long mine = life;
    kernel.after(
        Duration.ofMillis(forMs),
        () -> {
          if (mine == life) {
            world.lock(false);
          }
        });
  }
}
