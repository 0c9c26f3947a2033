package id.penjaga.hub.demo.bench;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.store.History;
import id.penjaga.hub.app.store.HubClock;
import id.penjaga.hub.app.store.RoomQueries;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.core.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Durable ingest, mosquitto -> hub -> H2: starts both, sends trend batches from bare sockets with QoS 1 and waits until the hub has
/// acknowledged all of them, which it does after its disk has them. Then opens the database and looks for every single reading, once.
///
/// ```
/// mvn -q -pl hub/demo -am test-compile exec:exec@run -Dexec.classpathScope=test -Dmain.class=id.penjaga.hub.demo.bench.IngestBench
/// ```
///
/// Settings by environment, in `INGEST`: `devices=100 window=50 messages=400000 readings=1`. The hub runs with its production flags, and with
/// those in `INGEST_JVM` after them; broker, hub and load share the machine.
final class IngestBench {
  private static final List<String> HUB_FLAGS =
      List.of(
          "-Xms32m",
          "-Xmx64m",
          "-Xss512k",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:ReservedCodeCacheSize=32m",
          "-XX:+UseCompactObjectHeaders",
          "--enable-native-access=ALL-UNNAMED");

  private IngestBench() {}

  private record Load(int devices, int window, int messages, int readings) {
    static Load parse(String text) {
      Load load = new Load(100, 50, 400_000, 1);
      for (String word : text.split("\\s+")) {
        int at = word.indexOf('=');
        if (at < 0) {
          continue;
        }
        int value = Integer.parseInt(word.substring(at + 1));
        load =
            switch (word.substring(0, at)) {
              case "devices" -> new Load(value, load.window, load.messages, load.readings);
              case "window" -> new Load(load.devices, value, load.messages, load.readings);
              case "messages" -> new Load(load.devices, load.window, value, load.readings);
              case "readings" -> new Load(load.devices, load.window, load.messages, value);
              default -> throw new IllegalArgumentException("unknown setting " + word);
            };
      }
      return load;
    }

    int batchesOfEach() {
      return messages / devices;
    }
  }

  static void main() throws Exception {
    String given = System.getenv("INGEST");
    if (given != null) {
      measure(Load.parse(given));
    } else {
      measure(new Load(100, 50, 400_000, 1));
      measure(new Load(100, 50, 20_000, 100));
    }
  }

  private static void measure(Load load) throws Exception {
    Path folder = Files.createTempDirectory("ingest-bench");
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process broker = broker(folder, port);
    Process hub = hub(folder, "tcp://127.0.0.1:" + port);
    try (BufferedReader said = hub.inputReader()) {
      if (!"ready".equals(said.readLine())) {
        throw new IOException("the hub did not start");
      }
      double before = cpuSeconds(hub.pid());
      double brokerBefore = cpuSeconds(broker.pid());
      long began = System.nanoTime();
      List<LoadDevice> devices = run(load, port);
      double seconds = (System.nanoTime() - began) / 1e9;
      double cpu = cpuSeconds(hub.pid()) - before;
      double brokerCpu = cpuSeconds(broker.pid()) - brokerBefore;
      long messages = (long) load.batchesOfEach() * load.devices;
      long resent = devices.stream().mapToLong(LoadDevice::resent).sum();
      System.out.printf(
          "%d devices, window %d, %d messages of %d readings: %.2f s%n",
          load.devices, load.window, messages, load.readings, seconds);
      System.out.printf(
          "  %.0f messages/s, %.0f readings/s, durable before acknowledged; %d sent again%n",
          messages / seconds, messages * load.readings / seconds, resent);
      System.out.printf(
          "  hub: %.2f CPU s per 100,000 messages (%.2f CPU s from start to ready), %s, %s;"
              + " broker %.2f CPU s%n",
          cpu / messages * 1e5,
          before,
          memory(hub.pid(), "VmRSS"),
          memory(hub.pid(), "VmHWM"),
          brokerCpu);
      hub.outputWriter().append('?').flush();
      System.out.println("  " + said.readLine());
      System.out.println("  " + said.readLine());
      hub.outputWriter().close();
      hub.waitFor(60, TimeUnit.SECONDS);
    } finally {
      hub.destroyForcibly().waitFor();
      broker.destroyForcibly().waitFor();
    }
    verify(folder, load);
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private static List<LoadDevice> run(Load load, int port) throws Exception {
    List<LoadDevice> devices = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < load.devices; i++) {
      LoadDevice device = new LoadDevice(port, i, load.batchesOfEach(), load.readings, load.window);
      devices.add(device);
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                try {
                  device.run();
                } catch (IOException e) {
                  System.err.println(device.name + ": " + e);
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    for (LoadDevice device : devices) {
      device.close();
      if (device.held() != load.batchesOfEach()) {
        throw new IOException(device.name + " got " + device.held() + " acknowledged");
      }
    }
    return devices;
  }

  /// Every reading sent is there, once, at its own time.
  private static void verify(Path folder, Load load) throws IOException {
    long size = Files.size(folder.resolve("penjaga.mv.db"));
    long found = 0;
    try (Store store = Store.open(folder, HubClock.SYSTEM)) {
      RoomQueries queries = new RoomQueries(store);
      long sent = (long) load.batchesOfEach() * load.readings;
      long seconds = (sent + LoadDevice.POINTS - 1) / LoadDevice.POINTS;
      for (int device = 0; device < load.devices; device++) {
        for (int point = 0; point < Math.min(LoadDevice.POINTS, sent); point++) {
          Samples samples =
              samples(
                  queries.history(
                      new DeviceId("load-" + device),
                      new PointId("rack-" + point + ".temperature"),
                      LoadDevice.START_MS,
                      LoadDevice.START_MS + (seconds + 2) * 1000,
                      Integer.MAX_VALUE));
          for (int i = 0; i < samples.size(); i++) {
            long reading = (long) i * LoadDevice.POINTS + point;
            double value = 20 + reading % 3 + reading % 10 / 10.0;
            if (samples.wallMs(i) != LoadDevice.START_MS + (i + 1) * 1000L
                || Math.abs(samples.value(i) - value) > 1e-9) {
              throw new IOException("load-" + device + " rack-" + point + " is wrong at " + i);
            }
          }
          found += samples.size();
        }
      }
      System.out.printf(
          "  found %d of %d readings, each once, at its time, with its value; file %.1f MB%n%n",
          found, sent * load.devices, size / 1e6);
      if (found != sent * load.devices) {
        throw new IOException("readings are missing");
      }
    }
  }

  private static Samples samples(History history) {
    return switch (history) {
      case History.Readings(Samples samples) -> samples;
      case History.Spans _ -> throw new IllegalStateException("asked for every reading");
    };
  }

  private static Process broker(Path folder, int port) throws IOException {
    Path config = folder.resolve("mosquitto.conf");
    Files.writeString(
        config,
        """
        listener %d 127.0.0.1
        allow_anonymous true
        persistence false
        log_type error
        max_queued_messages 100000
        set_tcp_nodelay true
        """
            .formatted(port));
    return new ProcessBuilder("/usr/sbin/mosquitto", "-c", config.toString()).inheritIO().start();
  }

  private static Process hub(Path folder, String broker) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(HUB_FLAGS);
    String more = System.getenv("INGEST_JVM");
    if (more != null) {
      command.addAll(List.of(more.split("\\s+")));
    }
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(IngestHub.class.getName());
    command.addAll(List.of(folder.toString(), broker));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static double cpuSeconds(long pid) throws IOException {
    String[] fields = Files.readString(Path.of("/proc/" + pid + "/stat")).split(" ");
    return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) / 100.0;
  }

  private static String memory(long pid, String what) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
      return lines
          .filter(line -> line.startsWith(what))
          .findFirst()
          .orElse(what)
          .replaceAll("\\s+", " ");
    }
  }
}
