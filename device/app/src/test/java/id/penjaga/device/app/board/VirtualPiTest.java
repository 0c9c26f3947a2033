package id.penjaga.device.app.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import id.penjaga.device.app.linux.LinuxException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/// The production board and drivers in a virtual machine with a real Linux kernel, whose GPIO, sensors and serial lines are played below the
/// kernel's interface. `.ci/virtual-pi` builds that kernel once, outside the repository, and runs this; so does the continuous integration where the
/// kernel is there already. Skipped otherwise.
@DisplayName("The device in a virtual Raspberry Pi (ENV-03, ENV-07, ENV-08, ENV-14)")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class VirtualPiTest {
  private static final Path TOOLS = Path.of("src/test/virtual-pi").toAbsolutePath();

  @BeforeAll
  static void theKernelIsBuilt() throws Exception {
    assumeTrue(
        System.getenv("CI") != null || Boolean.getBoolean("virtual-pi"),
        "takes a minute; .ci/virtual-pi or -Dvirtual-pi=true runs it");
    int missing =
        new ProcessBuilder(TOOLS.resolve("build").toString(), "--where")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    assumeTrue(missing == 0, "the virtual Pi is not built on this machine; .ci/virtual-pi does it");
  }

  @TestFactory
  Stream<DynamicTest> inVirtualTime() throws Exception {
    return boot(List.of("--virtual-time"), "exact");
  }

  @TestFactory
  Stream<DynamicTest> onAStockRaspberryPiKernel() throws Exception {
    return boot(List.of("--stock"), "stock");
  }

  @TestFactory
  Stream<DynamicTest> inRealTimeWithPeersOutside() throws Exception {
    try (Pty ups = new Pty();
        Pty reader = new Pty()) {
      Thread peers =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                try {
                  playPeers(ups, reader);
                } catch (LinuxException _) {
                  // the guest has ended
                }
              });
      Stream<DynamicTest> tests =
          boot(List.of("--serial", "1=" + ups.device, "--serial", "2=" + reader.device), "live");
      peers.interrupt();
      peers.join();
      return tests;
    }
  }

  /// A UPS that answers Q1, and a reader with a badge in front of it.
  private static void playPeers(Pty ups, Pty reader) throws LinuxException {
    byte[] status =
        "(226.0 195.0 226.0 014 49.0 27.5 30.0 00001000\r".getBytes(StandardCharsets.US_ASCII);
    byte[] badge = HexFormat.of().parseHex("0236324533303836434544303803");
    while (!Thread.currentThread().isInterrupted()) {
      byte[] asked = ups.hearWithin(200);
      if (asked.length > 0 && asked[asked.length - 1] == '\r') {
        ups.say(status);
      }
      reader.say(badge);
      reader.hearWithin(0);
    }
  }

  private static Stream<DynamicTest> boot(List<String> options, String scenario)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(TOOLS.resolve("boot").toString()));
    command.addAll(options);
    command.addAll(
        List.of(
            "--",
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx64m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Guest.class.getName(),
            scenario));
    Process boot = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(boot.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = boot.waitFor();
    List<DynamicTest> tests = new ArrayList<>();
    said.lines()
        .filter(line -> line.startsWith(Guest.PASSED) || line.startsWith(Guest.FAILED))
        .forEach(line -> tests.add(test(line)));
    tests.add(
        dynamicTest(
            "the guest ended well",
            () -> {
              assertEquals(0, exit, said);
              assertTrue(tests.size() > 1, said);
            }));
    return tests.stream();
  }

  private static DynamicTest test(String line) {
    String name = line.split(" ", 2)[1].split(Guest.MEANS, 2)[0];
    return dynamicTest(
        name,
        () -> {
          System.out.println(line);
          assertTrue(line.startsWith(Guest.PASSED), line);
        });
  }
}
