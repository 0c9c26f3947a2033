package id.penjaga.hub.demo.bench;

import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.readings.History;
import id.penjaga.hub.app.store.rooms.RoomQueries;
import id.penjaga.hub.core.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Durable ingest, mosquitto -> hub -> H2: starts both, sends trend batches from bare sockets with
/// QoS 1 and waits until the hub has acknowledged all of them, which it does after its disk has
/// them. Then opens the database and looks for every single reading, once.
///
/// ```
/// mvn -q package -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.IngestBench
/// ```
///
/// Beside it, in the same run and on the same broker, the same load into mosquitto's own
/// subscriber.
///
/// Settings by environment, in `INGEST`: `devices=100 window=50 messages=400000 readings=1`. The
/// whole hub runs, pages included, with the flags of `config/hub.options`, and with those in
/// `INGEST_JVM` after them; broker, hub and load share the machine.
final class IngestBench {
  private IngestBench() {}

  record Load(int devices, int window, int messages, int readings) {
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
    int port = StartBench.freePort();
    long messages = (long) load.batchesOfEach() * load.devices;
    System.out.printf(
        "%d devices, window %d, %d messages of %d readings%n",
        load.devices, load.window, messages, load.readings);
    try (Program broker = Program.mosquitto(folder, port)) {
      sink(load, port, messages);
      int pages = StartBench.freePort();
      try (Program hub = hub(folder, port, pages)) {
        hub.untilWell(pages);
        double before = hub.cpuSeconds();
        double brokerBefore = broker.cpuSeconds();
        long began = System.nanoTime();
        long resent = run(load, port, false).stream().mapToLong(LoadDevice::resent).sum();
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = hub.cpuSeconds() - before;
        System.out.printf(
            "  hub:  %.0f messages/s, %.0f readings/s, durable before acknowledged; %d sent"
                + " again%n",
            messages / seconds, messages * load.readings / seconds, resent);
        System.out.printf(
            "        %.2f CPU s per 100,000 messages (%.2f from start to ready), %.0f MB resident,"
                + " %.0f at most; broker %.2f CPU s%n",
            cpu / messages * 1e5,
            before,
            hub.memory("VmRSS"),
            hub.memory("VmHWM"),
            broker.cpuSeconds() - brokerBefore);
        hub.end();
      }
    }
    Path data = folder.resolve("data/hub");
    double size = Files.size(data.resolve("penjaga.mv.db")) / 1e6;
    long found = found(data, load);
    System.out.printf(
        "  found %d of %d readings, each once, at its time, with its value; file %.1f MB%n%n",
        found, messages * load.readings, size);
    if (found != messages * load.readings) {
      throw new IOException("readings are missing");
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  /// The peer in the same run: the same load into mosquitto's own subscriber, in C, which throws
  /// everything away.
  private static void sink(Load load, int port, long messages) throws Exception {
    try (Program sink =
        Program.start(
            List.of(
                "mosquitto_sub",
                "-p",
                Integer.toString(port),
                "-t",
                "penjaga/v1/+/up/#",
                "-C",
                Long.toString(messages),
                "-F",
                "%l"))) {
      Thread.sleep(500);
      long began = System.nanoTime();
      run(load, port, true);
      boolean all = sink.ended(60);
      double seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf(
          "  sink: %.0f messages/s into mosquitto_sub, kept nowhere%s%n",
          messages / seconds, all ? "" : " (not all arrived)");
    }
  }

  static Program hub(Path folder, int port, int pages) throws IOException {
    Path config = Program.ROOT.resolve("config");
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(
        yaml,
        Files.readString(config.resolve("hub.yaml"))
            .replace("tcp://127.0.0.1:1883", "tcp://127.0.0.1:" + port)
            .replace("port: 8080", "port: " + pages));
    String more = System.getenv("INGEST_JVM");
    return Program.start(
        Program.java(
            config.resolve("hub.options"),
            more == null ? List.of() : List.of(more.split("\\s+")),
            "-cp",
            System.getProperty("java.class.path"),
            "id.penjaga.hub.app.Main",
            "run",
            "--config",
            yaml.toString()));
  }

  static List<LoadDevice> run(Load load, int port, boolean byBroker) throws Exception {
    List<LoadDevice> devices = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < load.devices; i++) {
      LoadDevice device =
          new LoadDevice(port, i, load.batchesOfEach(), load.readings, load.window, byBroker);
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

  /// Looks for every reading sent, once, at its own time.
  ///
  /// @throws IOException when one is not what was sent
  static long found(Path folder, Load load) throws IOException {
    long found = 0;
    try (Store store =
        Store.open(folder, HubClock.SYSTEM, new Threads(Throwable::printStackTrace))) {
      RoomQueries queries = store.queries();
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
    }
    return found;
  }

  private static Samples samples(History history) {
    return switch (history) {
      case History.Readings(Samples samples) -> samples;
      case History.Spans _ -> throw new IllegalStateException("asked for every reading");
    };
  }
}
