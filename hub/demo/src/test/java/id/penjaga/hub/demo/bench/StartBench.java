package id.penjaga.hub.demo.bench;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// From start to ready, and memory a while later, of the packaged device and hub with their own
/// flags, without and with what the JVM learnt at an earlier start: the device with an AOT cache,
/// the hub as its unit starts it; the device once more with a large roster and its own page. Beside
/// them, in the same run, a program that only says hello.
///
/// ```
/// mvn -q package -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.StartBench
/// ```
///
/// Ready: the hub's `/healthz` says that it records and has its broker; the device's birth is at
/// the broker. Each figure is the median of five starts.
final class StartBench {
  private static final int STARTS = 5;
  private static final long SETTLE_MS = 15_000;

  private StartBench() {}

  private record Start(double seconds, double cpuSeconds, double rss) {}

  static void main() throws Exception {
    Path folder = Files.createTempDirectory("start-bench");
    int port = freePort();
    try (Program _ = Program.mosquitto(folder, port)) {
      Path config = Program.ROOT.resolve("config");
      Path deviceJar = Program.ROOT.resolve("device/app/target/penjaga-device.jar");
      Path hubJar = Program.ROOT.resolve("hub/app/target/penjaga-hub.jar");
      report("hello", median(_ -> hello()));
      for (boolean cached : new boolean[] {false, true}) {
        List<String> deviceFlags = new ArrayList<>();
        List<String> hubFlags = new ArrayList<>();
        if (cached) {
          deviceFlags.add("-XX:AOTCacheOutput=" + folder.resolve("device.aot"));
          hubFlags.addAll(Program.archiveFlags(folder.resolve("hub.jsa")));
          device(folder, config, port, deviceJar, deviceFlags, "");
          hub(folder, config, port, hubJar, hubFlags);
          deviceFlags.set(0, "-XX:AOTCache=" + folder.resolve("device.aot"));
        }
        report(
            cached ? "device, AOT cache" : "device",
            median(_ -> device(folder, config, port, deviceJar, deviceFlags, "")));
        report(
            cached ? "hub, as its unit" : "hub",
            median(_ -> hub(folder, config, port, hubJar, hubFlags)));
      }
      rostered(folder, config, port, deviceJar);
    }
  }

  /// With its own page open and a roster of 10,000 badges and 1,000 permits in force.
  private static void rostered(Path folder, Path config, int port, Path jar) throws Exception {
    Path own = Files.createDirectory(folder.resolve("rostered"));
    String roster = new RosteredDevice().make(own.resolve("data/room-1"));
    String more = roster + "page: { port: " + freePort() + " }\n";
    Start start = median(_ -> device(own, config, port, jar, List.of(), more));
    try (Stream<Path> kept = Files.walk(own.resolve("data/room-1/journal"))) {
      for (Path file : kept.filter(Files::isRegularFile).toList()) {
        if (Files.readString(file, StandardCharsets.ISO_8859_1).contains("\"RosterRefused\"")) {
          throw new IllegalStateException("the roster was left aside: " + file);
        }
      }
    }
    report("device, full roster", start);
  }

  /// @param more groups of its configuration beside those of the sample
  private static Start device(
      Path folder, Path config, int port, Path jar, List<String> flags, String more)
      throws Exception {
    Path yaml = folder.resolve("device.yaml");
    Files.writeString(
        yaml,
        Files.readString(config.resolve("device.yaml"))
            .replace("tcp://localhost:1883", "tcp://127.0.0.1:" + port)
            .replace("storage:\n", more + "storage:\n"));
    String classes =
        jar + ":" + Program.ROOT.resolve("device/sim/target/device-sim-0.1.0-SNAPSHOT.jar");
    Process birth =
        new ProcessBuilder(
                "mosquitto_sub",
                "-p",
                "" + port,
                "-C",
                "1",
                "-R",
                "-t",
                "penjaga/v1/+/state/status")
            .start();
    Thread.sleep(200);
    try (Program device =
        Program.start(
            Program.java(
                config.resolve("pi/jvm.options"),
                flags,
                "-cp",
                classes,
                "id.penjaga.device.app.Main",
                "run",
                "--config",
                yaml.toString()))) {
      birth.waitFor();
      double seconds = device.seconds();
      double cpu = device.cpuSeconds();
      Thread.sleep(SETTLE_MS);
      Start start = new Start(seconds, cpu, device.memory("VmRSS"));
      device.end();
      return start;
    }
  }

  private static Start hub(Path folder, Path config, int port, Path jar, List<String> flags)
      throws Exception {
    int pages = freePort();
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(
        yaml,
        Files.readString(config.resolve("hub.yaml"))
            .replace("tcp://127.0.0.1:1883", "tcp://127.0.0.1:" + port)
            .replace("port: 8080", "port: " + pages));
    try (Program hub =
        Program.start(
            Program.java(
                config.resolve("hub.options"),
                flags,
                "-jar",
                jar.toString(),
                "run",
                "--config",
                yaml.toString()))) {
      double seconds = hub.untilWell(pages);
      double cpu = hub.cpuSeconds();
      Thread.sleep(SETTLE_MS);
      Start start = new Start(seconds, cpu, hub.memory("VmRSS"));
      hub.end();
      return start;
    }
  }

  /// The floor: a JVM with the same flags that only says hello.
  private static Start hello() throws Exception {
    Path source = Files.createTempDirectory("hello").resolve("Hello.java");
    Files.writeString(source, "void main() throws Exception { Thread.sleep(300); }");
    Path home = Path.of(System.getProperty("java.home"), "bin");
    new ProcessBuilder(home.resolve("javac").toString(), source.toString()).start().waitFor();
    try (Program hello =
        Program.start(
            Program.java(
                Program.ROOT.resolve("config/hub.options"),
                List.of(),
                "-cp",
                source.getParent().toString(),
                "Hello"))) {
      Thread.sleep(250);
      double rss = hello.memory("VmRSS");
      double cpu = hello.cpuSeconds();
      hello.ended(10);
      return new Start(hello.seconds() - 0.3, cpu, rss);
    }
  }

  private interface Trial {
    Start run(int number) throws Exception;
  }

  private static Start median(Trial trial) throws Exception {
    double[] seconds = new double[STARTS];
    double[] cpu = new double[STARTS];
    double[] rss = new double[STARTS];
    for (int i = 0; i < STARTS; i++) {
      Start start = trial.run(i);
      seconds[i] = start.seconds;
      cpu[i] = start.cpuSeconds;
      rss[i] = start.rss;
    }
    Arrays.sort(seconds);
    Arrays.sort(cpu);
    Arrays.sort(rss);
    return new Start(seconds[STARTS / 2], cpu[STARTS / 2], rss[STARTS / 2]);
  }

  private static void report(String what, Start start) {
    System.out.printf(
        "%-20s ready in %.2f s, %.2f CPU s, %.0f MB resident after %d s%n",
        what, start.seconds, start.cpuSeconds, start.rss, SETTLE_MS / 1000);
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    }
  }
}
