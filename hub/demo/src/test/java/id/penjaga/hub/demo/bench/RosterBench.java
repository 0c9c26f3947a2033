package id.penjaga.hub.demo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/// Memory of the packaged device with its own flags while rosters of 10,000 badges and 1,000
/// permits come one behind the other, each with every permit changed, and a while later; and the
/// CPU seconds that one of them takes, with the check of its hundred signatures.
///
/// ```
/// mvn -q package -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.RosterBench
/// ```
final class RosterBench {
  private static final int ROSTERS = 20;
  private static final long SETTLE_MS = 16_000;

  private RosterBench() {}

  /// @param flags of Java behind those that the device ships with, to try others
  static void main(String[] flags) throws Exception {
    Path folder = Files.createTempDirectory("roster-bench");
    int port = StartBench.freePort();
    String classes =
        Program.ROOT.resolve("device/app/target/penjaga-device.jar")
            + ":"
            + Program.ROOT.resolve("device/sim/target/device-sim-0.1.0-SNAPSHOT.jar");
    RosteredDevice rostered = new RosteredDevice();
    try (Program _ = Program.mosquitto(folder, port);
        RosterWire wire = new RosterWire(rostered, folder, port, classes, Arrays.asList(flags))) {
      wire.started();
      Thread.sleep(SETTLE_MS);
      report("after the start", wire.device);
      double before = wire.device.cpuSeconds();
      for (int version = 2; version <= ROSTERS + 1; version++) {
        wire.adopt(version, rostered.parts(version, null));
      }
      double each = (wire.device.cpuSeconds() - before) / ROSTERS;
      Thread.sleep(SETTLE_MS);
      report("after " + ROSTERS + " rosters", wire.device);
      System.out.printf("%.2f CPU s for a roster%n", each);
    }
  }

  private static void report(String when, Program device) throws IOException {
    System.out.printf(
        "%-20s %.1f MB resident, at most %.1f MB%n",
        when, device.memory("VmRSS"), device.memory("VmHWM"));
  }
}
