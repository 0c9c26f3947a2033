package id.penjaga.hub.demo.bench;

import com.sun.management.OperatingSystemMXBean;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.monitor.LiveMonitor;
import id.penjaga.hub.app.monitor.Monitors;
import id.penjaga.hub.app.monitor.MonitorsStart;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.office.StoredOffice;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.retention.KeepTimes;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What 500 monitors every ten seconds cost: 300 pages, 100 ports, 100 pings, all kept. Beside it
/// Debian's blackbox exporter, asked for the same probes. Both look at a node_exporter in a process
/// of its own; CPU time is that of the process that asks.
///
/// ```
/// mvn -q package -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.MonitorBench
/// ```
final class MonitorBench {
  private static final int PAGES = 300;
  private static final int OTHERS = 100;
  private static final int PERIOD_S = 10;
  private static final Duration MEASURED = Duration.ofSeconds(60);

  private MonitorBench() {}

  static void main() throws Exception {
    Path folder = Files.createTempDirectory("monitor-bench");
    int port = free();
    Process target =
        new ProcessBuilder("prometheus-node-exporter", "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("target.log").toFile())
            .start();
    try {
      Thread.sleep(1_000);
      ours(folder.resolve("hub"), port);
      theirs(folder, port);
    } finally {
      target.destroy();
    }
    System.exit(0);
  }

  private static int free() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static void ours(Path folder, int port) throws Exception {
    Threads threads = new Threads(Throwable::printStackTrace);
    OfficeStart start =
        new OfficeStart(
            DefinitionFolder.read(Program.ROOT.resolve("config")),
            ZoneId.of("Asia/Jakarta"),
            HubClock.SYSTEM,
            KeepTimes.USUAL);
    try (Store store = Store.open(folder, HubClock.SYSTEM, threads, start.beginning())) {
      StoredOffice office = start.open(store);
      fill(office, port);
      Monitors monitors = MonitorsStart.start(office, HubClock.SYSTEM, threads, List.of());
      Thread.sleep(MEASURED.toMillis()); // warm, and spread over the period
      OperatingSystemMXBean self =
          (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
      long began = self.getProcessCpuTime();
      Thread.sleep(MEASURED.toMillis());
      double percent = (self.getProcessCpuTime() - began) / 1e7 / MEASURED.toSeconds();
      long up = monitors.now().stream().filter(one -> one.rank() == LiveMonitor.Rank.UP).count();
      System.out.printf(
          "hub: %d monitors, %d up: %.2f %% of a core%n", monitors.now().size(), up, percent);
      monitors.close();
    }
  }

  private static void fill(StoredOffice office, int port) {
    office.record(
        UUID.randomUUID().toString(),
        "dewi",
        true,
        new PeopleCommand.AddPerson(
            new PeopleCommand.Details("Dewi", "ICT", "", "", "dewi"),
            List.of("administrator_server"),
            LocalDate.parse("2026-01-01")));
    List<ItemCommand> pages = new ArrayList<>();
    for (int i = 0; i < PAGES; i++) {
      pages.add(
          new ItemCommand.Add(
              "application",
              "app-" + i,
              Map.of("address", Value.of("http://127.0.0.1:" + port + "/?n=" + i)),
              "",
              ""));
    }
    add(office, "application", pages);
    add(office, "office", List.of(new ItemCommand.Add("office", "SKPD-A", Map.of(), "", "")));
    List<ItemCommand> nodes = new ArrayList<>();
    for (int i = 0; i < 2 * OTHERS; i++) {
      String address = i < OTHERS ? "tcp://127.0.0.1:" + port : "127.0.1." + (i - OTHERS + 1);
      nodes.add(
          new ItemCommand.Add(
              "node",
              "node-" + i,
              Map.of("office", Value.of("SKPD-A"), "address", Value.of(address)),
              "",
              ""));
    }
    add(office, "node", nodes);
  }

  private static void add(StoredOffice office, String register, List<ItemCommand> items) {
    office.record(
        UUID.randomUUID().toString(), "dewi", true, new ItemCommand.Together(register, items));
  }

  private static void theirs(Path folder, int port) throws Exception {
    int listen = free();
    Path modules = folder.resolve("blackbox.yml");
    Files.writeString(
        modules,
        """
        modules:
          http: {prober: http, timeout: 5s, http: {preferred_ip_protocol: ip4}}
          tcp: {prober: tcp, timeout: 5s}
          icmp: {prober: icmp, timeout: 5s, icmp: {preferred_ip_protocol: ip4}}
        """);
    Process exporter =
        new ProcessBuilder(
                "prometheus-blackbox-exporter",
                "--config.file=" + modules,
                "--web.listen-address=127.0.0.1:" + listen)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("blackbox.log").toFile())
            .start();
    try (HttpClient client = HttpClient.newHttpClient()) {
      Thread.sleep(1_000);
      probes(client, listen, port, 1);
      Duration before = exporter.toHandle().info().totalCpuDuration().orElseThrow();
      int rounds = (int) MEASURED.toSeconds() / PERIOD_S;
      probes(client, listen, port, rounds);
      Duration used = exporter.toHandle().info().totalCpuDuration().orElseThrow().minus(before);
      System.out.printf(
          "blackbox exporter: the same probes: %.2f %% of a core, keeping nothing%n",
          used.toMillis() / 10.0 / MEASURED.toSeconds());
    } finally {
      exporter.destroy();
    }
  }

  /// Asks for all probes, spread over the period.
  private static void probes(HttpClient client, int listen, int port, int rounds) throws Exception {
    for (int round = 0; round < rounds; round++) {
      long began = System.nanoTime();
      int all = PAGES + 2 * OTHERS;
      for (int i = 0; i < all; i++) {
        String module = i < PAGES ? "http" : i < PAGES + OTHERS ? "tcp" : "icmp";
        String target =
            switch (module) {
              case "http" -> "http://127.0.0.1:" + port + "/?n=" + i;
              case "tcp" -> "127.0.0.1:" + port;
              default -> "127.0.1." + (i - PAGES - OTHERS + 1);
            };
        String query =
            "/probe?module="
                + module
                + "&target="
                + URLEncoder.encode(target, StandardCharsets.UTF_8);
        client.sendAsync(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listen + query)).build(),
            HttpResponse.BodyHandlers.discarding());
        long due = began + (i + 1) * PERIOD_S * 1_000_000_000L / all;
        long left = due - System.nanoTime();
        if (left > 0) {
          Thread.sleep(Duration.ofNanos(left));
        }
      }
    }
  }
}
