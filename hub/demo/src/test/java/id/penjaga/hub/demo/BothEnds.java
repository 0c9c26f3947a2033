package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.Device;
import id.penjaga.device.app.journal.ChainReport;
import id.penjaga.device.app.journal.Cursor;
import id.penjaga.device.app.journal.Disk;
import id.penjaga.device.app.journal.DiskException;
import id.penjaga.device.app.journal.Dropped;
import id.penjaga.device.app.journal.Journal;
import id.penjaga.device.app.journal.JournalEntry;
import id.penjaga.device.app.journal.JournalVerify;
import id.penjaga.device.app.journal.TrendStore;
import id.penjaga.device.messages.Codec;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Position;
import id.penjaga.device.peers.Mosquitto;
import id.penjaga.device.sim.SimulatedBoard;
import id.penjaga.device.sim.SimulatedRoom;
import id.penjaga.hub.app.Hub;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.roster.RosterKeys;
import id.penjaga.hub.app.store.rooms.DeviceLine;
import id.penjaga.hub.app.store.rooms.JournalLine;
import id.penjaga.hub.app.store.rooms.RoomQueries;
import id.penjaga.hub.demo.office.SimulatedOffice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// A hub and a device on Debian's mosquitto, each of which a test may take away and bring back.
public final class BothEnds implements AutoCloseable {
  public static final DeviceId ROOM = new DeviceId(DemoFiles.DEVICE);

  final Mosquitto broker;
  private final DemoFiles files;
  private final Path data;
  private @Nullable Hub hub;
  private @Nullable Device device;

  /// @param story whether the room tells its story by itself
  /// @param speed of the room
  public BothEnds(Path folder, boolean story, int speed) throws Exception {
    Map<String, String> passwords = DemoFiles.freshPasswords();
    broker = ShippedBroker.start(Files.createDirectories(folder.resolve("broker")), passwords);
    data = folder.resolve("ends");
    files =
        DemoFiles.write(
            Path.of("../../config"),
            data,
            broker.url(),
            passwords,
            new Demo.Options(speed, new Random().nextLong(1_000), 0));
    if (!story) {
      quiet();
    }
  }

  /// Gives both ends the keys of the roster, and lets the hub send it.
  public RosterKeys roster() throws Exception {
    return files.roster();
  }

  /// Gives the hub, which was never started, the people and the things of the simulated office.
  ///
  /// @param password of every account
  public void begin(SimulatedOffice office, String password) throws Exception {
    Path hub = Files.createDirectories(data.resolve("data")).resolve("hub");
    office.begin(
        Files.createDirectory(
            hub,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))),
        password,
        Instant.now());
  }

  /// From the next start on the room tells no story.
  void quiet() throws Exception {
    configure("story: story", "story: none");
  }

  /// Changes the device's configuration for its next start.
  void configure(String old, String fresh) throws Exception {
    String text = Files.readString(files.device());
    assertTrue(text.contains(old), old);
    Files.writeString(files.device(), text.replace(old, fresh));
  }

  Path deviceConfig() {
    return files.device();
  }

  public void startHub() throws Exception {
    hub = Hub.start(HubConfigReader.read(files.hub()), FastClock.of(files.speed()));
  }

  void stopHub() {
    hub().close();
    hub = null;
  }

  public Hub hub() {
    return Objects.requireNonNull(hub, "the hub is away");
  }

  public void startDevice() throws Exception {
    device = Device.start(files.device());
  }

  void stopDevice() {
    device().close();
    device = null;
  }

  public Device device() {
    return Objects.requireNonNull(device, "the device is away");
  }

  public SimulatedRoom room() {
    return ((SimulatedBoard) device().board()).room();
  }

  public RoomQueries queries() {
    return hub().store().queries();
  }

  /// The hub's journal of the room, oldest first, byte for byte.
  List<String> heldByHub() {
    List<String> held = new ArrayList<>();
    long before = Long.MAX_VALUE;
    while (true) {
      List<JournalLine> page =
          queries()
              .journal(new JournalLine.Filter(ROOM, null, null, 0, Long.MAX_VALUE, before, 1_000));
      if (page.isEmpty()) {
        return held.reversed();
      }
      page.forEach(line -> held.add(line.payload()));
      before = page.getLast().id();
    }
  }

  public long countAtHub(String type) {
    return heldByHub().stream().filter(text -> text.contains("\"" + type + "\"")).count();
  }

  DeviceLine line() {
    return queries().devices().stream()
        .filter(line -> line.device().equals(ROOM))
        .findFirst()
        .orElseThrow();
  }

  long batchesAtHub() {
    return queries().devices().stream()
        .map(DeviceLine::trend)
        .filter(Objects::nonNull)
        .mapToLong(DeviceLine.StreamLine::stored)
        .sum();
  }

  /// Waits until the room is silent and the hub holds all it has; then stops the device and
  /// compares both ends: the journal byte for byte, the trend by its chain of positions. No gap, no
  /// duplicate, no fork, no hole.
  ///
  /// @return how many journal records there are
  int healedAndEqual() throws Exception {
    await("the hub holds all of it", 60, () -> !queries().devices().isEmpty() && settled());
    stopDevice();
    List<String> written = new ArrayList<>();
    Journal journal =
        Journal.open(Disk.folder(home().resolve("journal")), Journal.Options.USUAL, new Random());
    try (journal;
        Cursor cursor = journal.after(null)) {
      for (JournalEntry entry = cursor.next(); entry != null; entry = cursor.next()) {
        written.add(new String(entry.body(), StandardCharsets.UTF_8));
      }
      DeviceLine line = line();
      List<String> held = heldByHub();
      assertEquals(written.size(), held.size(), "records of the journal");
      assertEquals(written, held);
      assertEquals(0, line.holes(), "holes");
      DeviceLine.StreamLine records = Objects.requireNonNull(line.journal());
      DeviceLine.StreamLine trend = Objects.requireNonNull(line.trend());
      assertEquals(written.size(), records.stored());
      assertEquals(0, records.forks() + records.breaks() + trend.forks() + trend.breaks());
      nothingMissing(journal, Objects.requireNonNull(trend.highWater()));
    }
    return written.size();
  }

  /// What the device still keeps begins right after what the hub holds, or it keeps nothing. After
  /// a kill its first batch may name an earlier one as its predecessor: what was sent from memory,
  /// acknowledged and not yet on the card, the device has forgotten and the hub has not.
  private void nothingMissing(Journal journal, Position held) throws Exception {
    try (TrendStore trends =
            TrendStore.open(
                Disk.folder(home().resolve("trend")),
                TrendStore.Options.USUAL,
                journal,
                new NoLosses());
        Cursor kept = trends.after(held)) {
      JournalEntry first = kept.next();
      if (first != null) {
        Position after = Codec.readTrend(first.body()).after();
        assertTrue(after == null || after.compareTo(held) <= 0, after + " is not held, " + held);
      } else {
        assertTrue(trends.last() == null || trends.last().compareTo(held) <= 0);
      }
    }
  }

  /// Whether two looks find the same on the device's disk, and the hub has it all.
  private boolean settled() {
    long before = written();
    pause(700);
    DeviceLine.StreamLine held = line().journal();
    return before == written() && held != null && held.stored() == before;
  }

  /// Holds a badge to a reader and takes it away: two held there at once are read by turns.
  public void swipe(String way, String badge) {
    room().swipe("reader." + way, badge);
    pause(500);
  }

  /// Somebody holds a badge to a reader, opens the door, goes through and closes it.
  public void pass(String way, String badge) {
    long granted = countAtHub("AccessGranted");
    long opened = countAtHub("DoorOpened");
    long closed = countAtHub("DoorClosed");
    swipe(way, badge);
    if (way.equals("in")) { // the lock may still be released for whoever passed before
      await("let in", 20, () -> countAtHub("AccessGranted") > granted);
    }
    await("the door is let open", 20, () -> room().open("door.main"));
    await("it is seen open", 20, () -> countAtHub("DoorOpened") > opened);
    room().close("door.main");
    await("it is seen closed", 20, () -> countAtHub("DoorClosed") > closed);
  }

  /// Records on the device's disk.
  private long written() {
    try {
      ChainReport verdict = JournalVerify.of(home().resolve("journal"));
      assertTrue(verdict.sound(), verdict::toString);
      return verdict.records();
    } catch (DiskException e) {
      throw new AssertionError(e);
    }
  }

  /// The device's data folder.
  Path home() {
    return data.resolve("data/room-1");
  }

  public static void await(String what, int seconds, BooleanSupplier done) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    while (!done.getAsBoolean()) {
      assertTrue(System.nanoTime() < end, "after " + seconds + " s it was still not so: " + what);
      pause(50);
    }
  }

  public static void pause(long ms) {
    try {
      Thread.sleep(ms);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    if (device != null) {
      device.close();
    }
    if (hub != null) {
      hub.close();
    }
    broker.close();
  }

  static final class NoLosses implements TrendStore.Losses {
    @Override
    public void dropping(Dropped batches) {
      throw new AssertionError("batches were dropped: " + batches);
    }

    @Override
    public void refused(long batches) {
      throw new AssertionError(batches + " batches were refused");
    }
  }
}
