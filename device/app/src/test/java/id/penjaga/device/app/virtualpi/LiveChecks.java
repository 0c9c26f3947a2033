package id.penjaga.device.app.virtualpi;

import static id.penjaga.device.app.virtualpi.Guest.holds;
import static id.penjaga.device.app.virtualpi.Guest.open;
import static id.penjaga.device.app.virtualpi.Guest.same;
import static id.penjaga.device.app.virtualpi.Guest.sample;

import id.penjaga.device.app.board.gpio.GpioChip;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.DigitalInput;
import id.penjaga.device.drivers.wire.DigitalOutput;
import id.penjaga.device.drivers.wire.WireException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Checks in real time: peers outside the guest, processes that die, and how fast a relay follows
/// an edge.
final class LiveChecks {
  private static final int DOOR = 17;
  private static final int LOCK = 23;
  private static final int EDGES = 1_000;
  private static final int WARM_UP = 200;

  private final Guest guest;
  private final Header header;

  LiveChecks(Guest guest) {
    this.guest = guest;
    header = guest.header;
  }

  Map<String, Guest.Check> all() {
    Map<String, Guest.Check> checks = new LinkedHashMap<>();
    checks.put("theBoardStartsInTheGuest", this::start);
    checks.put("aThousandEdgesMoveTheRelayAndNoneIsLost", this::edges);
    checks.put("aCProgramDoesTheSameAsAYardstick", this::yardstick);
    checks.put("theLockIsSafeWhenTheProgramIsKilled", this::kill);
    checks.put("aUpsOutsideAnswersOverTtyS1", this::ups);
    checks.put("aReaderOutsideIsHeardOverTtyS2", this::reader);
    checks.put("nativeMemoryStaysFlat", this::soak);
    return checks;
  }

  Map<String, Guest.Check> onAStockKernel() {
    return Map.of("withoutStrictGpiodAKilledProgramLeavesTheDoorUnlocked", this::killOnStock);
  }

  private String start() throws Exception {
    long before = System.nanoTime();
    try (Board board = Guest.board(Map.of())) {
      same("raspberry-pi", board.name());
      same(false, board.simulated());
      return (System.nanoTime() - before) / 1_000_000
          + " ms for the board with Pi4J, "
          + Guest.resident(ProcessHandle.current().pid()) / 1024
          + " MB resident";
    }
  }

  private String edges() throws Exception {
    header.drive(DOOR, false);
    try (Board board = Guest.board(Map.of());
        DigitalInput door = board.openInput("J4");
        DigitalOutput relay = board.openOutput("J11", false)) {
      door.onEdge((high, _) -> {
        try {
          relay.set(high);
        } catch (WireException e) {
          throw new IllegalStateException(e);
        }
      });
      return follow();
    }
  }

  private String yardstick() throws Exception {
    header.drive(DOOR, false);
    String program = Files.readString(Path.of("/run/parts")).strip() + "/reaction";
    Process c =
        new ProcessBuilder(program, GpioChip.all().getFirst().device(), "" + DOOR, "" + LOCK)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader said = c.inputReader()) {
      same("ready", said.readLine());
      return follow();
    } finally {
      c.destroyForcibly().waitFor();
    }
  }

  /// Drives the door line to and fro, and lets the kernel measure how long the relay takes to
  /// follow.
  private String follow() throws Exception {
    boolean high = false;
    for (int i = 0; i < WARM_UP + EDGES; i++) {
      if (i == WARM_UP) {
        header.watch(DOOR, LOCK);
      }
      high = !high;
      header.drive(DOOR, high);
      guest.until(LOCK, (high ? 1 : 0) + " out");
    }
    long[] nanos = header.watched();
    same(EDGES, nanos.length);
    return String.format(
        Locale.ROOT,
        "%d edges, edge to relay in microseconds: median %d, 95 %% %d, 99 %% %d, worst %d",
        EDGES,
        nanos[EDGES / 2] / 1_000,
        nanos[EDGES * 95 / 100] / 1_000,
        nanos[EDGES * 99 / 100] / 1_000,
        nanos[EDGES - 1] / 1_000);
  }

  private String kill() throws Exception {
    same("1 out", unlockAndKill());
    guest.until(LOCK, "0 in");
    try (Board board = Guest.board(Map.of());
        DigitalOutput _ = board.openOutput("J11", false)) {
      same("0 out", header.line(LOCK));
    }
    return "1 out, kill -9, 0 in, new start, 0 out";
  }

  private String killOnStock() throws Exception {
    same("1 out", unlockAndKill());
    same("1 out", header.line(LOCK));
    try (Board board = Guest.board(Map.of());
        DigitalOutput _ = board.openOutput("J11", false)) {
      same("0 out", header.line(LOCK));
    }
    return "1 out, kill -9, 1 out until the next start: strict_gpiod belongs to the installation";
  }

  /// @return the lock's line while the other process had it
  private String unlockAndKill() throws IOException, InterruptedException {
    Process other =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                Guest.class.getName(),
                "unlock")
            .redirectErrorStream(true)
            .start();
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(other.getInputStream(), StandardCharsets.UTF_8))) {
      String line = said.readLine();
      while (line != null && !line.equals(Unlocker.READY)) {
        line = said.readLine();
      }
      return header.line(LOCK);
    } finally {
      other.destroyForcibly().waitFor();
    }
  }

  private String ups() throws Exception {
    try (Board board = Guest.board(Map.of("J10", "/dev/ttyS1"));
        Sensor ups = (Sensor) open(board, "megatec", "J10", Map.of())) {
      String said = sample(ups);
      holds(said.startsWith("input-voltage 226.0, output-voltage 226.0, load 14.0"), said);
      return said;
    }
  }

  private String reader() throws Exception {
    try (Board board = Guest.board(Map.of("J8", "/dev/ttyS2"));
        BadgeReader reader = (BadgeReader) open(board, "rdm6300", "J8", Map.of())) {
      byte[] number = reader.next(Duration.ofSeconds(20)).orElseThrow().number();
      same("62e3086ced", HexFormat.of().formatHex(number));
      return "a badge from outside the guest";
    }
  }

  private String soak() throws Exception {
    try (Board board = Guest.board(Map.of());
        DigitalInput input = board.openInput("J4");
        DigitalOutput output = board.openOutput("J11", false)) {
      input.onEdge((_, _) -> {});
      toggle(input, output, 5_000);
      long before = Guest.resident(ProcessHandle.current().pid());
      toggle(input, output, 60_000);
      long grown = Guest.resident(ProcessHandle.current().pid()) - before;
      holds(grown < 6_000, "60000 rounds grew by " + grown + " kB");
      return "60000 outputs, reads and edges: " + grown + " kB more resident than before";
    }
  }

  private void toggle(DigitalInput input, DigitalOutput output, int times) throws Exception {
    for (int i = 0; i < times; i++) {
      output.set(i % 2 == 0);
      input.high();
      if (i % 8 == 0) {
        header.drive(DOOR, i % 16 == 0);
      }
    }
  }
}
