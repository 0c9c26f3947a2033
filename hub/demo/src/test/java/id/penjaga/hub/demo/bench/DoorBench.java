package id.penjaga.hub.demo.bench;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.journal.Disk;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.app.loop.Inbox;
import id.penjaga.device.app.loop.Interpreter;
import id.penjaga.device.app.loop.Loop;
import id.penjaga.device.app.loop.OutputDriver;
import id.penjaga.device.app.loop.Urgency;
import id.penjaga.device.app.parts.SiteKey;
import id.penjaga.device.app.roster.RosterDesk;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.Pattern;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.shell.keys.KeyWrap;
import id.penjaga.device.shell.threads.Threads;
import java.io.BufferedReader;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// From a badge at the reader to the command for the lock, its record on the disk between them,
/// with a roster of 10,000 badges and 1,000 permits of ten in force: while such a roster arrives,
/// and from then on, while what it left behind goes back to the system, for staff and for a visitor
/// whose escort is inside. Beside it, in the same run and on the same disk, the floor: one page
/// written and forced. The device has a Java of its own with the flags it ships with; a hub makes
/// the rosters here.
///
/// ```
/// mvn -q package -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.DoorBench
/// ```
final class DoorBench {
  /// So many that a roster's rest is given back, a second after it was adopted, under staff's.
  private static final int READS = 5_000;

  private static final int ROUNDS = 3;
  private static final int PAGE = 4096;
  private static final PointId READER = new PointId("reader.main.in");
  private static final PointId DOOR = new PointId("door.main");
  private static final int STAFF = 0;
  private static final int VISITOR = 1;

  private final Path folder;
  private final Semaphore released = new Semaphore(0);
  private final Threads threads = new Threads(Throwable::printStackTrace);
  private final Clocks clocks = new Clocks(System::nanoTime, Clocks.wall(), () -> ClockQuality.NTP);
  private final SiteKey key;
  private final Inbox inbox;
  private final Interpreter interpreter;
  private final RosterDesk desk;
  private final Loop loop;

  private DoorBench(Path folder) throws Exception {
    this.folder = folder;
    DeviceConfig config = ConfigReader.read(folder.resolve("device.yaml"));
    key = SiteKey.in(folder.resolve("site.key"));
    RoomRules rules = config.rules(number -> key.digest(number));
    Journal journal =
        Journal.open(Disk.folder(folder.resolve("journal")), Journal.Options.USUAL, new Random());
    OutputDriver outputs =
        new OutputDriver() {
          @Override
          public void set(PointId output, boolean on, Pattern pattern) {}

          @Override
          public void release(PointId lock, long forMs) {
            released.release();
          }
        };
    inbox = new Inbox(1_024, new Urgency(rules));
    interpreter = new Interpreter(RoomController.of(rules), journal, outputs, clocks.now());
    threads.start("journal", interpreter.journalWork());
    interpreter.handle(new Event.Started(clocks.now(), "bench", "", "bench", true));
    desk = new RosterDesk(config, config.roster(), key, clocks, inbox);
    threads.start("roster", () -> desk.run(() -> interpreter.room().credentials()));
    loop = new Loop(inbox, interpreter, clocks, 1, _ -> {});
    threads.start("control", loop::run);
  }

  /// @param args of the device's Java its folder; none for the one that starts it
  static void main(String[] args) throws Exception {
    if (args.length == 0) {
      Path folder =
          Files.createTempDirectory(Program.ROOT.resolve("hub/demo/target"), "door-bench");
      write(folder);
      System.exit(device(folder));
    }
    DoorBench bench = new DoorBench(Path.of(args[0]));
    for (int round = 1; round <= ROUNDS; round++) {
      bench.round(round);
    }
    System.exit(0); // the threads of a device end with their program
  }

  private static int device(Path folder) throws Exception {
    return new ProcessBuilder(
            Program.java(
                Program.ROOT.resolve("config/pi/jvm.options"),
                List.of(),
                "-cp",
                System.getProperty("java.class.path"),
                DoorBench.class.getName(),
                folder.toString()))
        .inheritIO()
        .start()
        .waitFor();
  }

  /// The device's configuration, and what a hub sends it.
  private static void write(Path folder) throws Exception {
    RosteredDevice rostered = new RosteredDevice();
    RosteredDevice.secret(folder.resolve("device.key"), RosteredDevice.DEVICE_KEY);
    String sealed =
        KeyWrap.seal(
            HexFormat.of().parseHex(RosteredDevice.DEVICE_KEY),
            RosteredDevice.DEVICE.name(),
            rostered.keys.text(),
            new SecureRandom());
    for (int round = 1; round <= ROUNDS; round++) {
      List<String> parts =
          rostered.parts(round, sealed).stream()
              .map(part -> new String(part, StandardCharsets.UTF_8))
              .toList();
      Files.write(roster(folder, round), parts);
    }
    String text =
        Files.readString(Program.ROOT.resolve("config/device.yaml"))
            .replace(
                "storage:",
                "roster: { signer: '"
                    + rostered.signer.open()
                    + "', key-file: device.key }\nstorage:")
            .replace("data: data/room-1", "data: " + folder);
    Files.writeString(folder.resolve("device.yaml"), text);
  }

  private static Path roster(Path folder, int round) {
    return folder.resolve("roster-" + round);
  }

  /// How often what lives was moved together, as giving back does.
  private static long fullCollections() {
    return ManagementFactory.getGarbageCollectorMXBeans().stream()
        .filter(one -> one.getName().equals("MarkSweepCompact"))
        .mapToLong(GarbageCollectorMXBean::getCollectionCount)
        .sum();
  }

  private void round(int round) throws Exception {
    long before = interpreter.room().rosterVersion();
    long fullBefore = fullCollections();
    long began = System.nanoTime();
    try (BufferedReader parts = Files.newBufferedReader(roster(folder, round))) {
      for (String part = parts.readLine(); part != null; part = parts.readLine()) {
        desk.arrived(part.getBytes(StandardCharsets.UTF_8));
      }
    }
    Waits arriving = new Waits();
    while (interpreter.room().rosterVersion() == before) {
      if (round > 1) {
        read(STAFF, arriving);
      } else {
        Thread.sleep(1); // there is no badge to read yet
      }
    }
    double tookMs = (System.nanoTime() - began) / 1e6;
    Waits staff = new Waits();
    for (int i = 0; i < READS; i++) {
      read(STAFF, staff);
    }
    enter();
    Waits visitor = new Waits();
    for (int i = 0; i < READS; i++) {
      read(VISITOR, visitor);
    }
    Waits forced = new Waits();
    forced(folder.resolve("floor-" + round), forced);
    System.out.printf(
        "round %d: %,d badges and %,d permits adopted in %,.0f ms; %d full collections%n",
        round,
        RosteredDevice.BADGES,
        RosteredDevice.PERMITS,
        tookMs,
        fullCollections() - fullBefore);
    print("while it arrives", arriving);
    print("with it in force", staff);
    print("a visitor with it", visitor);
    print("a page forced", forced);
  }

  private static void print(String what, Waits waits) {
    if (waits.count() > 0) {
      List<Double> ms = waits.ms(0.5, 0.99, 1);
      System.out.printf(
          "  %-18s p50 %6.2f ms, p99 %6.2f ms, longest %6.2f ms (%,d)%n",
          what, ms.get(0), ms.get(1), ms.get(2), waits.count());
    }
  }

  /// Whoever was let in opens the door and shuts it behind them.
  private void enter() {
    for (Measure contact : List.of(Measure.ON, Measure.OFF)) {
      inbox.accept(new Event.Sampled(new Reading.Taken(clocks.now(), DOOR, contact)));
    }
  }

  /// One badge, from its number to the lock.
  private void read(int badge, Waits waits) {
    byte[] number = RosteredDevice.number(badge);
    waits.of(() -> {
      inbox.accept(new Event.BadgePresented(clocks.now(), READER, key.digest(number)));
      try {
        if (!released.tryAcquire(5, TimeUnit.SECONDS)) {
          throw new IllegalStateException("the door stayed shut");
        }
        if (!interpreter.recording()) {
          throw new IllegalStateException(
              "the disk stalled, and doors waited for no record: such figures tell nothing");
        }
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      return true;
    });
  }

  private static void forced(Path file, Waits waits) throws Exception {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer page = ByteBuffer.allocateDirect(PAGE);
      for (int i = 0; i < READS; i++) { // the place is there before, as a segment of a journal is
        channel.write(page.clear(), (long) i * PAGE);
      }
      channel.force(true);
      for (int i = 0; i < READS; i++) {
        long place = (long) i * PAGE;
        waits.of(() -> {
          try {
            channel.write(page.clear(), place);
            channel.force(false);
            return true;
          } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
      }
    }
  }
}
