package id.penjaga.device.app.year;

import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.link.Backoff;
import id.penjaga.device.app.link.Parcel;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.Command;
import id.penjaga.device.messages.CommandMessage;
import id.penjaga.device.messages.JournalRecord;
import id.penjaga.device.messages.MalformedMessage;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.sim.Air;
import id.penjaga.device.sim.Kernel;
import id.penjaga.device.sim.SplitMix;
import id.penjaga.device.sim.year.Fault;
import id.penjaga.device.sim.year.FaultSchedule;
import id.penjaga.device.sim.year.FaultTarget;
import id.penjaga.device.sim.year.Happenings;
import id.penjaga.device.sim.year.Link;
import id.penjaga.device.sim.year.SimulatedClock;
import id.penjaga.device.sim.year.Swarm;
import id.penjaga.device.sim.year.Tripwire;
import id.penjaga.device.sim.year.World;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A device, its room, its network and its hub for a stretch of simulated time, in one thread and from one seed (reliability: go-back-N, journal before relay,
/// acknowledge after commit). The oracles are in {@link Story}, {@link Box} and at the end of {@link #run}.
final class Year implements Happenings, FaultTarget {
  private static final long MILLI = 1_000_000;
  private static final long EPOCH_MS = 1_800_000_000_000L;
  private static final Duration AIR = Duration.ofMinutes(10);
  private static final long LONGEST_PASS_MS = 120_000;

  /// What travels to the device.
  private sealed interface Down {
    record Confirmed(Parcel parcel) implements Down {}

    record Ack(byte[] payload) implements Down {}

    record Order(byte[] payload) implements Down {}
  }

  final Kernel kernel = new Kernel();
  final Story story = new Story(kernel);
  final Plant plant;
  final CrashDisk journalDisk = new CrashDisk();
  final CrashDisk trendDisk = new CrashDisk();
  List<String> seenCommands = List.of();

  private final SplitMix random;
  private final SplitMix ids;
  private final SplitMix cuts;
  private final Tripwire wire;
  private final World world;
  private final ModelHub hub;
  private final FaultSchedule faults;
  private final SimulatedClock clock;
  private final Link<Parcel> up;
  private final Link<Down> down;
  private final RoomRules rules = Rules.rules(AIR.toMillis());

  private @Nullable Box box;
  private Backoff backoff;
  private long life;
  private boolean connected;
  private boolean power = true;
  private boolean cable = true;
  private boolean hole;
  private long passAt;
  private long openings;
  private long commands;
  private byte @Nullable [] lastCommand;
  private boolean calm;
  private boolean toSend;

  Year(long seed, Swarm swarm, double tripping, Plant plant) {
    this.plant = plant;
    random = new SplitMix(seed);
    ids = random.stream("ids");
    cuts = random.stream("cuts");
    wire = new Tripwire(random.stream("wire"), tripping);
    world = new World(kernel, random.stream("world"), AIR, this);
    clock = new SimulatedClock(kernel, random.stream("clock"), EPOCH_MS, this::clockStepped);
    up =
        new Link<>(
            kernel,
            random.stream("up"),
            Duration.ofMillis(1),
            Duration.ofMillis(30),
            this::atBroker);
    down =
        new Link<>(
            kernel,
            random.stream("down"),
            Duration.ofMillis(1),
            Duration.ofMillis(30),
            this::atDevice);
    down.twice(0.1);
    up.cut();
    down.cut();
    hub = new ModelHub(kernel, story, plant, wire, payload -> down.send(new Down.Ack(payload)));
    faults = new FaultSchedule(kernel, random.stream("faults"), swarm, this);
    backoff = new Backoff(random.stream("backoff")::nextLong);
    journalDisk.onPass(place -> passing("journal-" + place));
    journalDisk.lying(plant == Plant.UNLOCK_BEFORE_FORCE);
  }

  /// Runs, heals everything, and lets it settle; then device and hub must agree.
  Story run(Duration length) {
    boot();
    world.begin();
    faults.begin();
    look();
    operate();
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
    return hub;
  }

  private void agree() {
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
      story.require(
          hash.equals(held),
          "record " + position + " at the hub: " + (held == null ? "missing" : "different"));
    });
    for (Position position : hub.history.keySet()) {
      story.require(
          story.durable.containsKey(position),
          "the hub has " + position + ", the device never had");
    }
    story.require(hub.journal().holes == 0, hub.journal().holes + " holes in the journal");
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
      contact("door.main", world.doorOpen());
      contact("leak.floor", world.wet());
      contact("mains", world.mains());
      expectBuzzer();
      long mine = life;
      kernel.after(Duration.ofMillis(200), () -> connect(mine));
    });
  }

  private void die(boolean powerCut, Duration away) {
    box = null;
    passAt = 0;
    story.note(powerCut ? "cut" : "kill", life);
    disconnect();
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

  private void inBox(Runnable what) {
    try {
      what.run();
    } catch (PowerCut e) {
      story.note("tripped", e.getMessage() == null ? 0 : e.getMessage().hashCode());
      die(true, Duration.ofMillis(2_000 + cuts.below(20_000)));
      return;
    }
    pump();
  }

  private void withBox(java.util.function.Consumer<Box> what) {
    Box running = box;
    if (running != null) {
      inBox(() -> what.accept(running));
    }
  }

  private void pass() {
    withBox(Box::pass);
  }

  // ---- the world

  @Override
  public void air(Air air) {
    withBox(running -> {
      Moment now = running.now();
      sampled(running, new Reading.Taken(now, Rules.TEMPERATURE, Measure.celsius(air.celsius())));
      sampled(running, new Reading.Taken(now, Rules.HUMIDITY, Measure.humidity(air.percent())));
    });
  }

  @Override
  public void airMissed(MissReason why) {
    withBox(running -> {
      Moment now = running.now();
      sampled(running, new Reading.Missed(now, Rules.TEMPERATURE, why));
      sampled(running, new Reading.Missed(now, Rules.HUMIDITY, why));
    });
  }

  private static void sampled(Box running, Reading reading) {
    running.handle(new Event.Sampled(reading));
  }

  @Override
  public void contact(String name, boolean on) {
    withBox(running -> {
      if (name.equals("exit")) {
        if (on) {
          running.handle(new Event.ExitPressed(running.now(), Rules.DOOR));
        }
        return;
      }
      sampled(running, new Reading.Taken(running.now(), new PointId(name), Measure.state(on)));
    });
    if (name.equals("leak.floor") && on) {
      story.leaks++;
      expectBuzzer();
    }
    if (name.equals("door.main") && on) {
      expectHeld();
    }
  }

  @Override
  public void badge(String reader, byte[] badge) {
    withBox(running ->
        running.handle(
            new Event.BadgePresented(running.now(), new PointId(reader), Rules.badge(badge))));
  }

  /// Contacts are looked at slowly too.
  private void look() {
    contactAgain("door.main", world.doorOpen());
    contactAgain("leak.floor", world.wet());
    contactAgain("mains", world.mains());
    kernel.after(Duration.ofMillis(Rules.LOOK_MS), this::look);
  }

  private void contactAgain(String name, boolean on) {
    withBox(running ->
        sampled(running, new Reading.Taken(running.now(), new PointId(name), Measure.state(on))));
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

  private void clockStepped() {
    withBox(Box::now);
  }

  // ---- oracles with a deadline

  /// No leak is silent: within two seconds of powered time the buzzer sounds (ENV-07).
  private void expectBuzzer() {
    long mine = life;
    kernel.after(
        Duration.ofSeconds(2),
        () -> {
          Box running = box;
          if (mine == life && running != null && world.wet()) {
            story.require(running.buzzing(), "two seconds of leak and no buzzer");
          }
        });
  }

  /// A door that stands open too long is an alarm (ENV-08).
  private void expectHeld() {
    long mine = life;
    long opening = world.openings();
    kernel.after(
        Duration.ofSeconds(62),
        () -> {
          Box running = box;
          if (mine == life && running != null && world.doorOpen() && world.openings() == opening) {
            story.heldOpen++;
            pass();
            running = box;
            story.require(
                running == null || !running.alarms(AlarmKind.DOOR_HELD_OPEN).isEmpty(),
                "the door stood open for 62 s and nobody was told");
          }
        });
  }

  // ---- network

  private boolean reachable() {
    return hub.brokerUp() && cable && !hole;
  }

  private void connect(long mine) {
    Box running = box;
    if (mine != life || running == null || connected) {
      return;
    }
    if (!reachable()) {
      Duration wait = Duration.ofMillis(backoff.next() + (hole ? 10_000 : 0));
      kernel.after(wait, () -> connect(mine));
      return;
    }
    connected = true;
    toSend = true;
    story.note("connected", life);
    up.restore();
    down.restore();
    running.outbox.connected(steadyMs());
    inBox(() -> {
      birth(running);
      byte[] repeated = lastCommand;
      if (repeated != null) {
        down.send(new Down.Order(repeated)); // somebody repeats an old command
      }
    });
    backoff = new Backoff(random.stream("backoff " + life)::nextLong);
  }

  private void birth(Box running) {
    try {
      running.outbox.sent(steadyMs());
      up.send(running.birth());
    } catch (DiskException e) {
      story.require(false, "" + e);
    }
  }

  private void disconnect() {
    if (!connected) {
      return;
    }
    connected = false;
    story.note("disconnected", life);
    up.cut();
    down.cut();
    Box running = box;
    if (running != null) {
      running.outbox.lost(steadyMs());
      long mine = life;
      kernel.after(Duration.ofMillis(backoff.next()), () -> connect(mine));
    }
  }

  private void atBroker(Parcel parcel) {
    if (hub.brokerUp()) {
      hub.arrived(parcel);
      down.send(new Down.Confirmed(parcel));
    }
  }

  void somethingToSend() {
    toSend = true;
  }

  private void atDevice(Down message) {
    toSend = true;
    withBox(running -> {
      switch (message) {
        case Down.Confirmed(var parcel) -> {
          running.outbox.confirmed(steadyMs());
          if (plant == Plant.FREE_ON_PUBACK && parcel.topic().endsWith("/up/journal")) {
            JournalRecord record = record(parcel.payload());
            running.outbox.acknowledged(
                new Acknowledgement(
                    Box.DEVICE, record.log(), record.position(), running.outbox.trendHeld()),
                steadyMs());
          }
        }
        case Down.Ack(var payload) -> {
          try {
            running.outbox.acknowledged(Codec.readAcknowledgement(payload), steadyMs());
          } catch (MalformedMessage e) {
            throw new AssertionError(e);
          }
          story.note("acknowledged", running.outbox.underWay());
        }
        case Down.Order(var payload) -> running.command(payload);
      }
    });
  }

  private static JournalRecord record(byte[] payload) {
    try {
      return Codec.readJournal(payload);
    } catch (MalformedMessage e) {
      throw new AssertionError(e);
    }
  }

  private long steadyMs() {
    return kernel.nanos() / MILLI;
  }

  /// What the link's thread does between two waits, and the plan for the next wake-up.
  private void pump() {
    Box running = box;
    if (running == null) {
      return;
    }
    try {
      if (connected) {
        long now = steadyMs();
        if (running.outbox.stuck(now)) {
          disconnect();
        } else if (toSend || now >= running.outbox.wakeUpMs()) {
          toSend = false;
          running.outbox.pass(now);
          if (running.takeReborn()) {
            birth(running);
          }
          for (Parcel p = running.outbox.next(now); p != null; p = running.outbox.next(now)) {
            passing("before-send");
            up.send(p);
            story.note("sent", p.payload().length);
          }
          story.require(running.outbox.underWay() <= 66, "too many messages under way");
        }
      }
    } catch (DiskException e) {
      story.require(false, "what is to be sent cannot be read: " + e);
    } catch (PowerCut _) {
      die(true, Duration.ofMillis(2_000 + cuts.below(20_000)));
      return;
    }
    plan(running);
  }

  private void plan(Box running) {
    long now = kernel.nanos();
    long wait = Math.min(running.waitMs(), LONGEST_PASS_MS);
    if (connected) {
      wait = Math.min(wait, running.outbox.wakeUpMs() - steadyMs());
    }
    long at = now + Math.max(1, wait) * MILLI;
    if (passAt <= now || at < passAt) {
      passAt = at;
      long mine = life;
      kernel.at(
          at,
          () -> {
            if (mine == life && passAt == at) {
              pass();
            }
          });
    }
  }

  // ---- people at the hub

  private void operate() {
    kernel.after(
        Duration.ofMinutes(90),
        () -> {
          if (!calm && hub.up() && connected) {
            String id = "c-" + ++commands;
            order(id, new Command.TestOutputs(id));
            Box running = box;
            if (running != null) {
              for (StateMessage.Alarm alarm : running.alarms(AlarmKind.WATER_LEAK)) {
                if (alarm.phase() == StateMessage.AlarmPhase.LATCHED) {
                  order(
                      "a-" + commands,
                      new Command.AcknowledgeAlarm(
                          AlarmKind.WATER_LEAK, alarm.point(), "staff-1", "dry"));
                }
              }
            }
          }
          operate();
        });
  }

  private void order(String id, Command command) {
    long now = clock.trueMs();
    byte[] payload = Codec.write(new CommandMessage(Box.DEVICE, id, now, now + 600_000, command));
    lastCommand = payload;
    down.send(new Down.Order(payload));
  }

  // ---- faults

  @Override
  public void begin(Fault fault, SplitMix how) {
    story.note(fault.name(), 1);
    switch (fault) {
      case POWER_CUT -> {
        power = false;
        if (box != null) {
          die(true, Duration.ofMillis(100));
        }
      }
      case PROCESS_KILL -> {
        if (box != null) {
          die(false, Duration.ofSeconds(1));
        }
      }
      case BROKER_GONE -> {
        hub.broker(false);
        disconnect();
      }
      case HUB_GONE -> hub.hub(false);
      case LINK_DOWN -> {
        cable = false;
        disconnect();
      }
      case LINK_BLACK_HOLE -> {
        hole = true;
        up.swallow(true);
        down.swallow(true);
      }
      case CLOCK_STEP -> {
        clock.step();
        clockStepped();
      }
      case SENSOR_MUTE -> world.sensorMute(true);
      case SENSOR_SPIKES -> world.sensorSpikes(true);
      case DISK_FULL -> {
        journalDisk.full(true);
        trendDisk.full(true);
      }
    }
  }

  @Override
  public void end(Fault fault) {
    story.note(fault.name(), 0);
    switch (fault) {
      case POWER_CUT -> {
        power = true;
        boot();
      }
      case PROCESS_KILL, CLOCK_STEP -> {}
      case BROKER_GONE -> hub.broker(true);
      case HUB_GONE -> hub.hub(true);
      case LINK_DOWN -> cable = true;
      case LINK_BLACK_HOLE -> {
        hole = false;
        up.swallow(false);
        down.swallow(false);
      }
      case SENSOR_MUTE -> world.sensorMute(false);
      case SENSOR_SPIKES -> world.sensorSpikes(false);
      case DISK_FULL -> {
        journalDisk.full(false);
        trendDisk.full(false);
      }
    }
  }
}
