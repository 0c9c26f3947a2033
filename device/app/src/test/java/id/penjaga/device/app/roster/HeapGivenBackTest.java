package id.penjaga.device.app.roster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.app.parts.SiteKey;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.access.Credentials;
import id.penjaga.device.messages.ClockQuality;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a roster left on the heap goes back to the system (SYS-06).
@Timeout(value = 1, unit = TimeUnit.MINUTES)
class HeapGivenBackTest {
  private static final Path FLAGS = Path.of("../../config/pi/jvm.options");
  private static final long BEGUN_WITH = 14 << 20;

  @TempDir Path folder;

  private final Site site = new Site();
  private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
  private final AtomicLong size = new AtomicLong(BEGUN_WITH);
  private final AtomicBoolean growing = new AtomicBoolean();
  private final Semaphore given = new Semaphore(0);

  @Test
  @DisplayName(
      "VIS-04 SYS-06: behind each roster that made the heap larger it is given back, when the next"
          + " begins or none comes; behind one that did not it is left alone")
  void itIsGivenBackBehindARoster() throws Exception {
    RosterDesk desk = desk();
    Thread thread = Thread.ofPlatform().daemon().start(() -> work(desk));
    try {
      adopted(desk, 1, true);
      adopted(desk, 2, false);
      assertEquals(1, given.availablePermits(), "before the parts of the next are looked at");
      adopted(desk, 3, true);
      assertEquals(1, given.availablePermits(), "it did not grow");
      given.acquire(2); // no more parts come
    } finally {
      thread.interrupt();
      thread.join();
    }
  }

  private static void work(RosterDesk desk) {
    try {
      desk.run(() -> Credentials.local(Map.of(), Set.of()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void adopted(RosterDesk desk, int version, boolean grows) throws InterruptedException {
    growing.set(grows);
    site.parts(site.roster(version, 3, 1)).forEach(desk::arrived);
    assertTrue(heard.take() instanceof Event.RosterArrived);
  }

  private RosterDesk desk() throws Exception {
    Path file = folder.resolve("device.key");
    Files.writeString(file, HexFormat.of().formatHex(Site.DEVICE_KEY) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    String text =
        Files.readString(Path.of("../../config/device.yaml"))
            .replace(
                "storage:",
                "roster: { signer: '" + site.signer.open() + "', key-file: device.key }\nstorage:")
            .replace("data: data/room-1", "data: " + folder);
    DeviceConfig config = ConfigReader.read(Files.writeString(folder.resolve("device.yaml"), text));
    Clocks clocks =
        new Clocks(() -> 1_000_000_000L, Site.NOW::toEpochMilli, () -> ClockQuality.NTP);
    RosterHeap heap =
        new RosterHeap(
            size::get,
            () -> {
              size.set(BEGUN_WITH);
              given.release();
            });
    SiteKey key = SiteKey.in(folder.resolve("site.key"));
    return new RosterDesk(config, config.roster(), key, clocks, this::tell, heap);
  }

  private void tell(Event event) {
    if (growing.get()) {
      size.set(BEGUN_WITH + 1);
    }
    heard.add(event);
  }

  @Test
  @DisplayName("SYS-06: with the shipped flags a heap that grew is as small as it was, at once")
  void theShippedFlagsMakeItSmall() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "@" + FLAGS,
                "-cp",
                System.getProperty("java.class.path"),
                Growing.class.getName())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    String[] sizes = said.strip().split(" ");
    assertTrue(Long.parseLong(sizes[1]) > Long.parseLong(sizes[0]), said);
    assertEquals(sizes[0], sizes[2], said);
  }

  @Test
  @DisplayName("VIS-04: what is left to rosters counts on the young generation that is shipped")
  void theYoungGenerationIsTheShippedOne() throws Exception {
    List<String> flags = Files.readAllLines(FLAGS);
    assertTrue(flags.contains("-Xmn" + (RosterHeap.YOUNG >> 20) + "m"), flags::toString);
  }

  /// A program whose heap grows, and is given back. It has no more to say than its three sizes.
  static final class Growing {
    /// Pieces in one.
    private static final int MEGABYTE = 16;

    /// As much as lives in a device with a roster.
    private static final List<byte[]> LIVES = pieces(5 * MEGABYTE);

    private Growing() {}

    static void main() {
      RosterHeap heap = RosterHeap.ofThisProgram();
      long before = Runtime.getRuntime().totalMemory();
      long grown = pieces(12 * MEGABYTE).isEmpty() ? 0 : Runtime.getRuntime().totalMemory();
      heap.giveBack();
      long after = LIVES.isEmpty() ? 0 : Runtime.getRuntime().totalMemory();
      System.out.println(before + " " + grown + " " + after);
    }

    private static List<byte[]> pieces(int count) {
      return IntStream.range(0, count).mapToObj(_ -> new byte[1 << 16]).toList();
    }
  }
}
