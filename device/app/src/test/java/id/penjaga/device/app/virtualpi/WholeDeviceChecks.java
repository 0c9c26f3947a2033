package id.penjaga.device.app.virtualpi;

import static id.penjaga.device.app.virtualpi.Guest.holds;
import static id.penjaga.device.app.virtualpi.Guest.same;
import static java.nio.charset.StandardCharsets.US_ASCII;

import id.penjaga.device.app.board.RaspberryPiProvider;
import id.penjaga.device.app.board.serial.Pty;
import id.penjaga.device.app.linux.LinuxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The production program as one process, with the sample configuration, in front of a room played
/// by {@link Header}. The checks are one story.
final class WholeDeviceChecks {
  private static final int EXIT = 5;
  private static final int LEAK_RELAY = 16;
  private static final int DOOR = 17;
  private static final int MAINS = 22;
  private static final int LOCK = 23;
  private static final int BUZZER = 24;
  private static final int WATCHDOG = 25;
  private static final int LEAK = 27;
  private static final Path LOG = Path.of("/tmp/device.log");

  private final Guest guest;
  private final List<String> program;
  private final Pty reader;
  private final Pty ups;
  private @Nullable Process device;

  /// @param program how to start the device
  WholeDeviceChecks(Guest guest, List<String> program) {
    this.guest = guest;
    this.program = program;
    try {
      reader = new Pty();
      ups = new Pty();
    } catch (LinuxException e) {
      throw new IllegalStateException(e);
    }
  }

  Map<String, Guest.Check> all() {
    Map<String, Guest.Check> checks = new LinkedHashMap<>();
    checks.put("theProductionProgramStartsOnTheBoard", () -> told(this::start));
    checks.put("aWetRopeSwitchesTheLeakRelayAndTheBuzzer", () -> told(this::leak));
    checks.put("aKnownBadgeUnlocksTheDoorForItsTime", () -> told(this::badge));
    checks.put("anUnknownBadgeDoesNot", () -> told(this::stranger));
    checks.put("theWatchdogPulsesAndAStoppedProgramDoesNot", () -> told(this::stop));
    checks.put("theLockIsSafeWhenTheWholeProgramIsKilled", () -> told(this::kill));
    return checks;
  }

  /// With the program's own log where a claim does not hold.
  private static String told(Guest.Check check) throws Exception {
    try {
      return check.run();
    } catch (Exception | AssertionError e) {
      if (Files.exists(LOG)) {
        System.out.println(Files.readString(LOG));
      }
      throw e;
    }
  }

  private String start() throws Exception {
    quietRoom();
    Thread.ofPlatform().daemon().start(this::answerQ1);
    long before = System.nanoTime();
    Process started =
        new ProcessBuilder(program).redirectErrorStream(true).redirectOutput(LOG.toFile()).start();
    device = started;
    guest.until(LOCK, "0 out");
    while (!Files.readString(LOG).contains("runs on board raspberry-pi")) {
      holds(started.isAlive(), "the program ended");
      holds(System.nanoTime() - before < TimeUnit.SECONDS.toNanos(60), "it does not start");
      Thread.sleep(10);
    }
    long millis = (System.nanoTime() - before) / 1_000_000;
    Thread.sleep(5_000);
    return millis
        + " ms from exec to running, "
        + Guest.resident(started.pid()) / 1024
        + " MB resident five seconds later";
  }

  private String leak() throws Exception {
    long before = System.nanoTime();
    guest.header.drive(LEAK, true);
    guest.until(LEAK_RELAY, "1 out");
    guest.until(BUZZER, "1 out");
    return (System.nanoTime() - before) / 1_000_000 + " ms, of which 50 ms to settle";
  }

  private String badge() throws Exception {
    long before = System.nanoTime();
    show("B2C3D4E501");
    guest.until(LOCK, "1 out");
    long unlocked = (System.nanoTime() - before) / 1_000_000;
    long open = guest.until(LOCK, "0 out");
    holds(open > 3_500 && open < 8_000, "unlocked for " + open + " ms");
    return unlocked + " ms from the badge to the lock, unlocked for " + open + " ms";
  }

  private String stranger() throws Exception {
    show("0000000001");
    Thread.sleep(65); // a reader says a real badge again; a single frame of a stranger is noise
    show("0000000001");
    for (int i = 0; i < 200; i++) {
      same("0 out", guest.header.line(LOCK));
      Thread.sleep(10);
    }
    return "locked for the two seconds looked at";
  }

  /// A stopped process keeps every line as it was; only the missing edges say that it hangs.
  private String stop() throws Exception {
    Process running = device;
    holds(running != null && running.isAlive(), "the program ended");
    int alive = edges(5_000);
    holds(alive >= 4, alive + " edges in five seconds");
    signal(running, "STOP");
    edges(1_000);
    String level = guest.header.line(WATCHDOG);
    holds(level.endsWith("out"), "a stopped process still holds its line: " + level);
    same(0, edges(5_000));
    signal(running, "CONT");
    int again = edges(5_000);
    holds(again >= 4, again + " edges in five seconds after it went on");
    return alive + " edges in 5 s, stopped none with the line at " + level + ", then " + again;
  }

  private static void signal(Process process, String name) throws Exception {
    int exit = new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
    same(0, exit);
  }

  /// How often the watchdog's line changes.
  private int edges(long millis) throws Exception {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    int edges = 0;
    String before = guest.header.line(WATCHDOG);
    while (System.nanoTime() < end) {
      Thread.sleep(20);
      String now = guest.header.line(WATCHDOG);
      edges += now.equals(before) ? 0 : 1;
      before = now;
    }
    return edges;
  }

  private String kill() throws Exception {
    show("B2C3D4E502");
    guest.until(LOCK, "1 out");
    Process running = device;
    holds(running != null && running.isAlive(), "the program ended");
    running.destroyForcibly().waitFor();
    guest.until(LOCK, "0 in");
    guest.until(BUZZER, "0 in");
    guest.until(LEAK_RELAY, "0 in");
    guest.until(WATCHDOG, "0 in");
    Thread.sleep(3_000); // the broker outside notices
    return "unlocked, kill -9, every output an input";
  }

  /// Door closed, rope dry, mains present, nobody at the button.
  private void quietRoom() throws IOException {
    String table = RaspberryPiProvider.shipped();
    table = table.replace("/dev/penjaga/J8,", reader.device + ",");
    table = table.replace("/dev/penjaga/J10,", ups.device + ",");
    Files.writeString(Path.of("/tmp/connectors.csv"), table);
    guest.header.drive(DOOR, false);
    guest.header.drive(LEAK, false);
    guest.header.drive(MAINS, false);
    guest.header.drive(EXIT, true);
    guest.header.sensor(4, 21.0, 50.0);
  }

  /// A badge comes near: the reader's frame, once.
  private void show(String number) throws LinuxException {
    int sum = 0;
    for (int i = 0; i < number.length(); i += 2) {
      sum ^= Integer.parseInt(number, i, i + 2, 16);
    }
    reader.say(("\002" + number + String.format("%02X", sum) + "\003").getBytes(US_ASCII));
  }

  private void answerQ1() {
    try {
      while (true) {
        byte[] asked = ups.hear();
        if (asked.length > 0 && asked[asked.length - 1] == '\r') {
          ups.say("(226.0 195.0 226.0 014 49.0 27.5 30.0 00001000\r".getBytes(US_ASCII));
        }
      }
    } catch (LinuxException _) {
      // The program that asked is gone.
    }
  }
}
