package id.penjaga.hub.demo.bench;

import id.penjaga.device.messages.Topics;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

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
    try (Program _ = Program.mosquitto(folder, port)) {
      RosteredDevice rostered = new RosteredDevice();
      String roster = rostered.make(folder.resolve("data/room-1"));
      Path config = Program.ROOT.resolve("config");
      Path yaml = folder.resolve("device.yaml");
      Files.writeString(
          yaml,
          Files.readString(config.resolve("device.yaml"))
              .replace("tcp://localhost:1883", "tcp://127.0.0.1:" + port)
              .replace(
                  "storage:\n",
                  roster + "page: { port: " + StartBench.freePort() + " }\nstorage:\n"));
      Process told =
          new ProcessBuilder(
                  "mosquitto_sub", "-p", "" + port, "-t", Topics.status(RosteredDevice.DEVICE))
              .start();
      try (BufferedReader status = told.inputReader(StandardCharsets.UTF_8);
          Program device =
              Program.start(
                  Program.java(
                      config.resolve("pi/jvm.options"),
                      Arrays.asList(flags),
                      "-cp",
                      Program.ROOT.resolve("device/app/target/penjaga-device.jar")
                          + ":"
                          + Program.ROOT.resolve("device/sim/target/device-sim-0.1.0-SNAPSHOT.jar"),
                      "id.penjaga.device.app.Main",
                      "run",
                      "--config",
                      yaml.toString()))) {
        inForce(status, 1);
        Thread.sleep(SETTLE_MS);
        report("after the start", device);
        double before = device.cpuSeconds();
        for (int version = 2; version <= ROSTERS + 1; version++) {
          send(port, rostered.parts(version, null));
          inForce(status, version);
        }
        double each = (device.cpuSeconds() - before) / ROSTERS;
        Thread.sleep(SETTLE_MS);
        report("after " + ROSTERS + " rosters", device);
        System.out.printf("%.2f CPU s for a roster%n", each);
        device.end();
      } finally {
        told.destroy();
      }
    }
  }

  private static void report(String when, Program device) throws IOException {
    System.out.printf(
        "%-20s %.1f MB resident, at most %.1f MB%n",
        when, device.memory("VmRSS"), device.memory("VmHWM"));
  }

  private static void inForce(BufferedReader status, int version) throws IOException {
    String line;
    do {
      line = status.readLine();
      if (line == null) {
        throw new IOException("the broker is gone");
      }
    } while (!line.contains("\"roster\":" + version + ",")
        && !line.contains("\"roster\":" + version + "}"));
  }

  /// A part a message.
  private static void send(int port, List<byte[]> parts) throws Exception {
    Process sender =
        new ProcessBuilder(
                "mosquitto_pub",
                "-p",
                "" + port,
                "-q",
                "1",
                "-l",
                "-t",
                Topics.roster(RosteredDevice.DEVICE))
            .inheritIO()
            .redirectInput(ProcessBuilder.Redirect.PIPE)
            .start();
    try (OutputStream lines = sender.getOutputStream()) {
      for (byte[] part : parts) {
        lines.write(part);
        lines.write('\n');
      }
    }
    sender.waitFor();
  }
}
