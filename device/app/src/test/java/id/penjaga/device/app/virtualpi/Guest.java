package id.penjaga.device.app.virtualpi;

import id.penjaga.device.app.board.RaspberryPiProvider;
import id.penjaga.device.drivers.Drivers;
import id.penjaga.device.drivers.part.Part;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Boards;
import id.penjaga.device.drivers.wire.WireException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What runs inside the virtual Pi: the production board and the production drivers, checked
/// against a world that {@link Header} plays. Prints one line for each check, which {@link
/// VirtualPiTest} turns into a test.
///
/// Arguments: a scenario, then what it wants.
final class Guest {
  /// One claim. Throws if it does not hold; otherwise returns figures worth knowing, or nothing.
  @FunctionalInterface
  interface Check {
    String run() throws Exception;
  }

  static final String PASSED = "passed ";
  static final String FAILED = "failed ";
  static final String MEANS = ": ";

  private static final long MOST_NANOS = 60_000_000_000L;

  final Header header = new Header();
  private final Map<String, Check> checks;

  private Guest(String scenario, List<String> arguments) {
    checks =
        switch (scenario) {
          case "exact" -> new ExactChecks(this).all();
          case "buses" -> new BusChecks().all();
          case "live" -> new LiveChecks(this).all();
          case "stock" -> new LiveChecks(this).onAStockKernel();
          case "visit" -> new VisitChecks(this, arguments).all();
          case "whole" -> new WholeDeviceChecks(this, arguments).all();
          default -> throw new IllegalArgumentException(scenario + " " + arguments);
        };
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("unlock")) {
      Unlocker.unlockAndWait();
      return;
    }
    Guest guest = new Guest(arguments[0], List.of(arguments).subList(1, arguments.length));
    for (Map.Entry<String, Check> check : guest.checks.entrySet()) {
      guest.report(check.getKey(), check.getValue());
    }
  }

  private void report(String name, Check check) {
    try {
      System.out.println(PASSED + name + MEANS + check.run());
    } catch (Exception | AssertionError e) {
      System.out.println(FAILED + name + MEANS + e.toString().replace('\n', ' '));
      e.printStackTrace(System.out);
    }
  }

  /// The board of production, found by name, with the shipped connectors; only the device files of
  /// serial lines are the test's.
  ///
  /// @param devices connector to device file
  static Board board(Map<String, String> devices) throws WireException, IOException {
    String table = RaspberryPiProvider.shipped();
    for (Map.Entry<String, String> device : devices.entrySet()) {
      table = table.replace("/dev/penjaga/" + device.getKey() + ",", device.getValue() + ",");
    }
    Path file = Files.writeString(Path.of("/tmp/connectors.csv"), table);
    return Boards.open(
        "raspberry-pi",
        Map.of("connectors", file.toString()),
        Thread.ofPlatform().daemon().factory());
  }

  static Part open(Board board, String driver, String connector, Map<String, String> settings)
      throws WireException {
    return Drivers.named(driver).orElseThrow().open(board, connector, settings);
  }

  /// One sample, as `temperature 23.7, humidity 56.1` or `temperature TIMEOUT, humidity TIMEOUT`.
  static String sample(Sensor sensor) {
    return sensor.poll().stream()
        .map(answer ->
            switch (answer) {
              case PartAnswer.Got(var channel, var measure) ->
                  channel.name() + " " + String.format(Locale.ROOT, "%.1f", measure.value());
              case PartAnswer.Missed(var channel, var reason, _) -> channel.name() + " " + reason;
            })
        .collect(Collectors.joining(", "));
  }

  static void same(Object expected, Object actual) {
    if (!expected.equals(actual)) {
      throw new AssertionError("expected " + expected + " but it was " + actual);
    }
  }

  static void holds(boolean claim, String otherwise) {
    if (!claim) {
      throw new AssertionError(otherwise);
    }
  }

  /// Waits until a line of the header is so, for at most a minute.
  ///
  /// @return how many milliseconds that took
  long until(int bcm, String expected) throws Exception {
    long start = System.nanoTime();
    while (!header.line(bcm).equals(expected)) {
      holds(
          System.nanoTime() - start < MOST_NANOS,
          "GPIO" + bcm + " is not " + expected + " but " + header.line(bcm));
      Thread.sleep(1);
    }
    return (System.nanoTime() - start) / 1_000_000;
  }

  /// A process's memory in kB.
  static long resident(long pid) throws IOException {
    return Files.readString(Path.of("/proc/" + pid + "/status"))
        .lines()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  static void pause(Board board, long millis) {
    board.timing().pause(Duration.ofMillis(millis));
  }
}
