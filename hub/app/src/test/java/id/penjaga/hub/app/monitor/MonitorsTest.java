package id.penjaga.hub.app.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.hub.app.office.CaseFile;
import id.penjaga.hub.app.office.CaseLine;
import id.penjaga.hub.app.office.monitor.MonitorFile;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Entry;
import id.penjaga.hub.core.book.Fact;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.monitor.CollectorMessage;
import id.penjaga.hub.core.monitor.StateTurn;
import id.penjaga.hub.core.monitor.WatchState.Stand;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Monitors at work, beside a web server that fails, ports that close, pings and a real exporter.
@Timeout(120)
class MonitorsTest {
  private static final String PORTAL = "application/Portal/http";
  private static final String LINK = "link/ISP-A/tcp";
  private static final Path EXPORTER = Path.of("/usr/bin/prometheus-node-exporter");

  @TempDir Path folder;
  private Watching watching;

  @BeforeEach
  void begin() throws IOException {
    watching = new Watching(folder);
  }

  @AfterEach
  void end() {
    watching.close();
  }

  private static ServerSocket port() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  private static Value target(ServerSocket port) {
    return Value.of("tcp://127.0.0.1:" + port.getLocalPort());
  }

  private List<String> notes(long about) {
    CaseFile file = watching.office.caseFile(about).orElseThrow();
    return file.entries().stream()
        .flatMap(entry -> entry.facts().stream())
        .filter(Fact.Noted.class::isInstance)
        .map(fact -> ((Fact.Noted) fact).text().plain())
        .toList();
  }

  @Test
  @DisplayName(
      "INC-01 a web server that answers 503 opens one incident after three checks; when it"
          + " is back the case tells, and pages keep the outage")
  void aWebServerFails() throws Exception {
    watching.add("server", "SRV-01", Map.of("role", Value.of("web")));
    watching.add(
        "application",
        "Portal",
        Map.of("server", Value.of("SRV-01"), "address", Value.of(watching.page())));
    watching.awaitStand(PORTAL, Stand.UP);
    assertEquals(0, watching.cases("WEBFAULT").size());
    watching.status.set(503);
    watching.awaitStand(PORTAL, Stand.DOWN);
    watching.await("the incident", () -> watching.cases("WEBFAULT").size() == 1);
    long about = watching.cases("WEBFAULT").getFirst().id();
    CaseFile file = watching.office.caseFile(about).orElseThrow();
    Entry first = file.entries().getFirst();
    assertEquals(new By.Monitor(PORTAL), first.by());
    assertTrue(first.facts().toString().contains("STATUS 503 · 3×"), first.facts().toString());
    assertEquals(Value.of("SRV-01"), file.state().subject().get("server"));
    watching.status.set(200);
    watching.awaitStand(PORTAL, Stand.UP);
    watching.await("the recovery in the case", () -> !notes(about).isEmpty());
    assertTrue(notes(about).getFirst().contains("UP"), notes(about).toString());
    MonitorFile told = watching.office.monitoring().file("application", "Portal", List.of(PORTAL));
    assertEquals(
        List.of(Stand.UP, Stand.DOWN, Stand.UP),
        told.turns().get("http").stream().map(StateTurn::stand).toList());
    assertEquals(List.of(about), told.cases());
    assertEquals(1, watching.cases("WEBFAULT").size());
  }

  @Test
  @DisplayName(
      "NET-09 while the own gateway does not answer either, it is a local fault: no task"
          + " with the ISP and no minute of its availability")
  void ownSide() throws Exception {
    ServerSocket gateway = port();
    ServerSocket target = port();
    watching.add("reference", "Gerbang", Map.of("address", target(gateway)));
    watching.add(
        "link",
        "ISP-A",
        Map.of("isp", Value.of("A"), "contact", Value.of("021"), "targets", target(target)));
    watching.awaitStand(LINK, Stand.UP);
    watching.awaitStand("reference/Gerbang/tcp", Stand.UP);
    gateway.close();
    target.close();
    watching.awaitStand(LINK, Stand.LOCAL_FAULT);
    assertEquals(0, watching.cases("ISP").size());
    // The gateway is back and the link is not: now it is the other side.
    try (ServerSocket _ =
        new ServerSocket(gateway.getLocalPort(), 50, InetAddress.getLoopbackAddress())) {
      watching.awaitStand(LINK, Stand.DOWN);
      watching.await("the task with the ISP", () -> watching.cases("ISP").size() == 1);
    }
  }

  private List<String> standing() {
    return watching.store.queries().alarms(AlarmLine.Filter.attention()).stream()
        .filter(AlarmLine::standing)
        .map(alarm -> alarm.severity() + " " + alarm.kind() + " " + alarm.detail())
        .toList();
  }

  private void link(String label, ServerSocket target) {
    watching.add(
        "link",
        label,
        Map.of("isp", Value.of(label), "contact", Value.of("021"), "targets", target(target)));
  }

  @Test
  @DisplayName(
      "NET-06 one link of two down is a warning; both are a critical alarm of the hub with its"
          + " case, and both end by themselves")
  void linksDown() throws Exception {
    ServerSocket a = port();
    ServerSocket b = port();
    link("ISP-A", a);
    link("ISP-B", b);
    watching.awaitStand(LINK, Stand.UP);
    watching.awaitStand("link/ISP-B/tcp", Stand.UP);
    assertEquals(List.of(), standing());
    b.close();
    watching.await("the warning", () -> !standing().isEmpty());
    assertEquals(List.of("WARNING REDUNDANCY_LOST ISP-B"), standing());
    assertEquals(0, watching.cases("ALARM").size());
    a.close();
    watching.await("the alarm", () -> standing().toString().contains("LINKS_DOWN"));
    watching.await(
        "one alarm for both", () -> standing().equals(List.of("CRITICAL LINKS_DOWN ISP-A, ISP-B")));
    assertEquals(1, watching.cases("ALARM").size());
    watching.await("the tasks with the ISPs", () -> watching.cases("ISP").size() == 2);
    CaseFile file = watching.office.caseFile(watching.cases("ALARM").getFirst().id()).orElseThrow();
    assertEquals(Value.of("LINKS_DOWN"), file.state().subject().get("alarm"));
    assertEquals(List.of(), watching.store.queries().devices(), "the hub is no device");
    try (ServerSocket _ =
        new ServerSocket(a.getLocalPort(), 50, InetAddress.getLoopbackAddress())) {
      watching.await(
          "one link again", () -> standing().equals(List.of("WARNING REDUNDANCY_LOST ISP-B")));
    }
  }

  @Test
  @DisplayName("What is down in a window opens no case until the window ends")
  void planned() throws Exception {
    watching.add("application", "Portal", Map.of("address", Value.of(watching.page())));
    watching.awaitStand(PORTAL, Stand.UP);
    Instant now = Instant.ofEpochMilli(watching.store.clock().wallMs());
    watching
        .office
        .monitoring()
        .plan(
            "w-1",
            new By.Human(1, "staf_ict"),
            "application",
            "Portal",
            now,
            now.plusSeconds(3_600),
            "versi baru");
    watching.await(
        "the window", () -> watching.monitors.now().stream().anyMatch(LiveMonitor::planned));
    watching.status.set(500);
    watching.awaitStand(PORTAL, Stand.DOWN);
    assertEquals(0, watching.cases("WEBFAULT").size());
    MonitorFile told = watching.office.monitoring().file("application", "Portal", List.of(PORTAL));
    assertEquals("versi baru", told.why().get(told.windows().getFirst().id()));
    watching
        .office
        .monitoring()
        .end("w-2", new By.Human(1, "staf_ict"), told.windows().getFirst().id());
    watching.await("the case after it", () -> watching.cases("WEBFAULT").size() == 1);
  }

  @Test
  @DisplayName(
      "NET-01 pings are ICMP echoes over IPv4 and IPv6: this machine answers, nobody's address not")
  void pings() throws Exception {
    watching.add("office", "SKPD-A", Map.of());
    watching.add(
        "node", "A", Map.of("office", Value.of("SKPD-A"), "address", Value.of("127.0.0.1")));
    watching.add(
        "node", "B", Map.of("office", Value.of("SKPD-A"), "address", Value.of("192.0.2.77")));
    Path addresses = Path.of("/proc/net/if_inet6"); // is there, and empty, with IPv6 off by sysctl
    boolean six =
        Files.exists(addresses) && Files.readString(addresses).contains("0".repeat(31) + "1 ");
    if (six) {
      watching.add("node", "C", Map.of("office", Value.of("SKPD-A"), "address", Value.of("::1")));
      watching.add(
          "node", "D", Map.of("office", Value.of("SKPD-A"), "address", Value.of("2001:db8::77")));
    }
    watching.await(
        "a ping", () -> watching.monitors.now().stream().anyMatch(one -> one.last() != null));
    assumeTrue(
        watching.monitors.now().stream()
            .noneMatch(one -> one.last() != null && one.last().line().equals("UNABLE ping")),
        "this account may not ping");
    watching.awaitStand("node/A/ping", Stand.UP);
    watching.awaitStand("node/B/ping", Stand.DOWN);
    if (six) {
      watching.awaitStand("node/C/ping", Stand.UP);
      watching.awaitStand("node/D/ping", Stand.DOWN);
    }
    List<String> down = six ? List.of("B, SKPD-A", "D, SKPD-A") : List.of("B, SKPD-A");
    watching.await(
        "the network faults",
        () ->
            watching.cases("NETFAULT").stream()
                .map(CaseLine::subject)
                .sorted()
                .toList()
                .equals(down));
  }

  @Test
  @DisplayName(
      "MNT-10, MNT-11 node_exporter's partitions meet the day's duty; a collector's 90.1 %"
          + " opens a case for that server")
  void collectors() throws Exception {
    assumeTrue(Files.isExecutable(EXPORTER), "apt-get install prometheus-node-exporter");
    int port;
    try (ServerSocket free = port()) {
      port = free.getLocalPort();
    }
    Process exporter =
        new ProcessBuilder(EXPORTER.toString(), "--web.listen-address=127.0.0.1:" + port)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("exporter.log").toFile())
            .start();
    try {
      watching.await("the exporter", () -> listens(port));
      watching.add(
          "server",
          "SRV-02",
          Map.of("collector", Value.of("http://127.0.0.1:" + port + "/metrics")));
      watching.awaitStand("server/SRV-02/readings", Stand.UP);
      watching.await(
          "its readings",
          () ->
              watching.office.monitoring().file("server", "SRV-02", List.of()).readings().stream()
                  .anyMatch(one -> one.kind().equals("memory")));
      assertEquals(0, watching.cases("DISK").size());
    } finally {
      exporter.destroy();
    }
    watching.add("server", "SRV-03", Map.of());
    assertTrue(
        watching.monitors.collected(
            "agen-1",
            CollectorMessage.read(
                "{\"server\":\"srv-03\",\"partitions\":{\"/var\":90.0,\"/data\":90.1}}")));
    watching.await("the case", () -> watching.cases("DISK").size() == 1);
    CaseFile file = watching.office.caseFile(watching.cases("DISK").getFirst().id()).orElseThrow();
    assertTrue(file.entries().getFirst().facts().toString().contains("/data 90.1 %"));
    LocalDate today =
        Instant.ofEpochMilli(watching.store.clock().wallMs())
            .atZone(watching.office.calendar().zone())
            .toLocalDate();
    assertNotNull(
        watching.office.obligations(today).stream()
            .filter(line -> line.due().of().id().equals("disk_check"))
            .filter(line -> line.thing().equals("SRV-03"))
            .filter(line -> line.due().of().met().contains(today))
            .findFirst()
            .orElse(null),
        "the day is met");
  }

  private static boolean listens(int port) {
    try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
