package id.penjaga.device.app.upsd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.app.config.ShutdownAccount;
import id.penjaga.device.app.guard.TryLimit;
import id.penjaga.device.app.loop.Clocks;
import id.penjaga.device.core.ChatterRules;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.ServerGroup;
import id.penjaga.device.core.ShutdownRules;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Unit;
import id.penjaga.device.shell.threads.Threads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/// Servers of a room that a test plays: Debian's own `upsc` and `upsmon`, and bare connections.
@Timeout(120)
@ResourceLock(Upsmon.ONE)
class UpsServerTest {
  private static final PointId SERVERS = new PointId("test-servers");
  private static final PointId UPS = new PointId("ups.main");
  private static final PointId ON_BATTERY = new PointId("ups.main.on-battery");
  private static final PointId LOW_BATTERY = new PointId("ups.main.low-battery");
  private static final PointId CHARGE = new PointId("ups.main.battery-charge");
  private static final PointId REPLACE = new PointId("ups.main.replace-battery");
  private static final String PASSWORD = "kunci-server-7Fq2";

  private static final String STATUS = "GET VAR test-servers ups.status";

  @TempDir Path folder;

  private final AtomicReference<Throwable> bug = new AtomicReference<>();
  private final Threads threads = new Threads(bug::set);
  private volatile RoomController room = RoomController.of(rules());
  private volatile long now;
  private final UpsServer server = serve();

  private static RoomRules rules() {
    Map<PointId, PointInfo> points = new HashMap<>();
    point(points, ON_BATTERY, PointKind.UPS_ON_BATTERY, Unit.STATE);
    point(points, LOW_BATTERY, PointKind.UPS_LOW_BATTERY, Unit.STATE);
    point(points, CHARGE, PointKind.UPS_VALUE, Unit.CHARGE);
    point(points, REPLACE, PointKind.UPS_FAULT, Unit.STATE);
    return new RoomRules(
        new DeviceId("room-1"),
        points,
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        List.of(),
        new RoomRules.Denials(3, 300_000),
        false,
        null,
        new ShutdownRules(
            List.of(new ShutdownRules.Group(SERVERS, UPS, ON_BATTERY, LOW_BATTERY, null, null, 0)),
            15_000,
            60_000,
            30_000),
        ChatterRules.NONE);
  }

  private static void point(Map<PointId, PointInfo> points, PointId id, PointKind kind, Unit unit) {
    points.put(id, new PointInfo(id, kind, unit, "" + id, "" + id, 15_000, null));
  }

  private UpsServer serve() {
    Clocks clocks = new Clocks(() -> now * 1_000_000, () -> now, () -> ClockQuality.NTP);
    return new UpsServer(
        new ShutdownAccount(InetAddress.getLoopbackAddress(), 0, "upsmon", PASSWORD),
        () -> room,
        clocks,
        "1.0",
        threads);
  }

  @BeforeEach
  void start() {
    on(new Event.Started(moment(), "1.0", "0123456789ab", "simulated", true));
  }

  @AfterEach
  void stop() {
    server.close();
    assertNull(bug.get());
  }

  private Moment moment() {
    return new Moment(now, 1_800_000_000_000L + now, ClockQuality.NTP);
  }

  private synchronized void on(Event event) {
    room = room.on(event).next();
  }

  /// What the UPS says, and so many seconds after it.
  private void feed(boolean battery, boolean low, int seconds) {
    for (int i = 0; i < seconds; i += 5) {
      take(ON_BATTERY, Measure.state(battery));
      take(LOW_BATTERY, Measure.state(low));
      take(CHARGE, new Measure(low ? 12 : 87, Unit.CHARGE));
      take(REPLACE, Measure.OFF);
      now += 5_000;
      on(new Event.Tick(moment()));
      server.count(this::on);
    }
  }

  private void take(PointId point, Measure measure) {
    on(new Event.Sampled(new Reading.Taken(moment(), point, measure)));
  }

  private ServerGroup group() {
    return room.serverGroups().getFirst();
  }

  @Test
  @DisplayName("PWR-08 upsc reads what the UPS says; silence is data stale and never mains")
  void upscReadsTheValues() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/bin/upsc")), "no upsc here; apt-get install nut-client");
    feed(false, false, 5);
    assertEquals("test-servers\nups.main\n", upsc("-l", "127.0.0.1:" + server.port()));
    String values = upsc("test-servers@127.0.0.1:" + server.port());
    assertTrue(values.contains("battery.charge: 87\n"), values);
    assertTrue(values.contains("ups.status: OL\n"), values);
    take(REPLACE, Measure.ON);
    take(ON_BATTERY, Measure.ON);
    take(LOW_BATTERY, Measure.ON);
    assertEquals("OB RB\n", upsc("test-servers@127.0.0.1:" + server.port(), "ups.status"));
    assertEquals("OB LB RB\n", upsc("ups.main@127.0.0.1:" + server.port(), "ups.status"));
    on(new Event.Sampled(new Reading.Missed(moment(), ON_BATTERY, MissReason.TIMEOUT)));
    String stale = upsc("ups.main@127.0.0.1:" + server.port(), "ups.status");
    assertTrue(stale.contains("Data stale"), stale);
    String unknown = upsc("other@127.0.0.1:" + server.port());
    assertTrue(unknown.contains("Unknown UPS"), unknown);
  }

  private String upsc(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("/bin/upsc"));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said.replace("Init SSL without certificate database\n", "");
  }

  @Test
  @DisplayName("PWR-08 Debian's upsmon shuts its server down when it is ordered, and not before")
  void upsmonShutsItsServerDown() throws Exception {
    assumeTrue(Upsmon.isInstalled(), "no upsmon here; apt-get install nut-client");
    feed(false, false, 5);
    try (Upsmon upsmon = new Upsmon(folder, "test-servers@127.0.0.1:" + server.port(), PASSWORD)) {
      until(() -> counted() == 1);
      feed(true, true, 30);
      assertEquals(ServerGroup.Phase.ANNOUNCED, group().phase());
      assertEquals("VAR test-servers ups.status \"OB\"", ask(STATUS));
      until(() -> upsmon.says("on battery"));
      assertFalse(upsmon.hasShutDown(), "announced is not ordered: " + upsmon.log());
      feed(true, true, 60);
      assertEquals(ServerGroup.Phase.ORDERED, group().phase());
      until(upsmon::hasShutDown);
      until(() -> counted() == 0);
      feed(false, true, 30);
      assertEquals(ServerGroup.Phase.WATCHING, group().phase());
    }
  }

  private long counted() {
    server.count(this::on);
    return group().servers();
  }

  private static void until(BooleanSupplier wanted) throws InterruptedException {
    while (!wanted.getAsBoolean()) {
      Threads.pause(Duration.ofMillis(50));
    }
  }

  @Test
  void whoComesWhenTheMainsAreBackMayStay() throws Exception {
    try (Bare told = logIn()) {
      feed(true, true, 90);
      assertEquals("VAR test-servers ups.status \"OB LB FSD\"", told.ask(STATUS));
      feed(false, true, 5);
      assertEquals("VAR test-servers ups.status \"OL LB FSD\"", told.ask(STATUS));
      now += 1_000;
      try (Bare started = logIn()) {
        assertEquals("VAR test-servers ups.status \"OL\"", started.ask(STATUS));
        feed(false, true, 60);
        assertEquals(ServerGroup.Phase.ORDERED, group().phase(), "who was told is still there");
        assertEquals("OK Goodbye", told.ask("LOGOUT"));
        until(() -> counted() == 0);
        feed(false, true, 5);
        assertEquals(ServerGroup.Phase.WATCHING, group().phase());
        assertEquals("VAR test-servers ups.status \"OL\"", started.ask(STATUS));
      }
    }
  }

  @Test
  void anOrderIsToldThoughTheUpsFallsSilent() throws Exception {
    feed(true, true, 90);
    on(new Event.Sampled(new Reading.Missed(moment(), ON_BATTERY, MissReason.TIMEOUT)));
    assertEquals("VAR test-servers ups.status \"FSD\"", ask(STATUS));
    assertEquals("ERR DATA-STALE", ask("GET VAR test-servers battery.charge"));
    assertEquals("ERR DATA-STALE", ask("GET VAR ups.main ups.status"));
  }

  @Test
  void nobodyElseOrdersAnything() throws Exception {
    feed(false, false, 5);
    try (Bare bare = logIn()) {
      for (String order :
          List.of(
              "FSD test-servers",
              "PRIMARY test-servers",
              "MASTER test-servers",
              "SET VAR test-servers ups.status FSD",
              "INSTCMD test-servers shutdown.return")) {
        assertEquals("ERR ACCESS-DENIED", bare.ask(order));
      }
      assertEquals("ERR ALREADY-LOGGED-IN", bare.ask("LOGIN test-servers"));
      assertEquals("NUMLOGINS test-servers 1", bare.ask("GET NUMLOGINS test-servers"));
    }
    assertEquals(ServerGroup.Phase.WATCHING, group().phase());
  }

  @Test
  void whatMeansNothingIsAnsweredByItsError() throws Exception {
    feed(false, false, 5);
    Map<String, String> answers = new HashMap<>();
    answers.put("", "ERR INVALID-ARGUMENT");
    answers.put("LIST", "ERR INVALID-ARGUMENT");
    answers.put("LIST VAR nothing", "ERR UNKNOWN-UPS");
    answers.put("GET VAR test-servers", "ERR INVALID-ARGUMENT");
    answers.put("GET VAR test-servers ups.id", "ERR VAR-NOT-SUPPORTED");
    answers.put("GET \"VAR", "ERR INVALID-ARGUMENT");
    answers.put("LOGIN test-servers", "ERR USERNAME-REQUIRED");
    answers.put("STARTTLS", "ERR FEATURE-NOT-CONFIGURED");
    answers.put("NETVER", "1.3");
    answers.put("EHLO", "ERR UNKNOWN-COMMAND");
    answers.put("get var test-servers ups.status", "VAR test-servers ups.status \"OL\"");
    for (Map.Entry<String, String> each : answers.entrySet()) {
      assertEquals(each.getValue(), ask(each.getKey()), each.getKey());
    }
  }

  @Test
  void aUpsItselfShutsNobodyDown() throws Exception {
    try (Bare bare = new Bare()) {
      bare.ask("USERNAME upsmon");
      bare.ask("PASSWORD " + PASSWORD);
      assertEquals("ERR ACCESS-DENIED", bare.ask("LOGIN ups.main"));
    }
  }

  @Test
  @DisplayName("Whoever guesses is refused, the right password too, for a minute")
  void guessesAreFew() throws Exception {
    for (int i = 0; i < TryLimit.MOST; i++) {
      assertEquals("ERR ACCESS-DENIED", tryWith("wrong" + i));
    }
    assertEquals("ERR ACCESS-DENIED", tryWith(PASSWORD));
  }

  private @Nullable String tryWith(String password) throws Exception {
    try (Bare bare = new Bare()) {
      bare.ask("USERNAME upsmon");
      bare.ask("PASSWORD " + password);
      return bare.ask("LOGIN test-servers");
    }
  }

  @Test
  void aLineWithoutEndAndTooManyConnectionsAreClosed() throws Exception {
    try (Bare bare = new Bare()) {
      assertNull(bare.ask("x".repeat(UpsConnection.LONGEST)));
    }
    List<Bare> all = new ArrayList<>();
    try {
      for (int i = 0; i < UpsServer.MOST_PER_ADDRESS; i++) {
        Bare bare = new Bare();
        all.add(bare);
        until(() -> "1.3".equals(bare.tryAsk("NETVER")));
      }
      try (Bare more = new Bare()) {
        assertNull(more.tryAsk("NETVER"));
      }
    } finally {
      for (Bare bare : all) {
        bare.close();
      }
    }
  }

  private @Nullable String ask(String line) throws Exception {
    try (Bare bare = new Bare()) {
      return bare.ask(line);
    }
  }

  private Bare logIn() throws Exception {
    Bare bare = new Bare();
    assertEquals("OK", bare.ask("USERNAME upsmon"));
    assertEquals("OK", bare.ask("PASSWORD " + PASSWORD));
    assertEquals("OK", bare.ask("LOGIN test-servers"));
    return bare;
  }

  /// A connection by hand.
  private final class Bare implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader in;

    Bare() throws Exception {
      socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
      socket.setSoTimeout(20_000);
      in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }

    @Nullable String ask(String line) throws IOException {
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.US_ASCII));
      return in.readLine();
    }

    @Nullable String tryAsk(String line) {
      try {
        return ask(line);
      } catch (IOException _) {
        return null;
      }
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
