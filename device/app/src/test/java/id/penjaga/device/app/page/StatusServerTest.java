package id.penjaga.device.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.config.PageAccount;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.RoomRules;
import id.penjaga.device.core.Transition;
import id.penjaga.device.messages.AlarmKind;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceCommand;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.Unit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The page of a room that a test plays.
@Timeout(120)
class StatusServerTest {
  private static final long WALL = Instant.parse("2026-09-08T03:00:00Z").toEpochMilli();
  private static final String PASSWORD = "kunci-ruang-7Fq2";
  private static final BadgeId STAFF = new BadgeId("a1".repeat(16));

  @TempDir Path folder;

  private RoomController room;
  private long now;
  private ClockQuality clock = ClockQuality.NTP;
  private Situation.LinkState link = Situation.LinkState.CUT;

  private Moment moment() {
    return new Moment(now, WALL + now, clock);
  }

  private void on(Event event) {
    Transition step = room.on(event);
    room = step.next();
  }

  private void play(String... edits) throws Exception {
    String text = Files.readString(Path.of("../../config/device.yaml"));
    for (int i = 0; i < edits.length; i += 2) {
      assertTrue(text.contains(edits[i]));
      text = text.replace(edits[i], edits[i + 1]);
    }
    RoomRules rules =
        ConfigReader.read(Files.writeString(folder.resolve("device.yaml"), text)).rules();
    RoomRules known =
        new RoomRules(
            rules.device(),
            rules.points(),
            Map.of(),
            rules.virtuals(),
            rules.conditions(),
            rules.doors(),
            rules.readers(),
            Map.of(STAFF, new RoomRules.Badge("staff-7", List.of(), null, null, false)),
            rules.outputs(),
            rules.denials());
    room = RoomController.of(known);
    on(new Event.Started(moment(), "1.0", "0123456789ab", "simulated", true));
    take("room.temperature", new Measure(21.55, Unit.CELSIUS));
    take("room.humidity", new Measure(50, Unit.RELATIVE_HUMIDITY));
    take("door.main", Measure.OFF);
    on(new Event.BadgePresented(moment(), new PointId("reader.main.in"), STAFF));
    take("door.main", Measure.ON);
    take("door.main", Measure.OFF);
    now += 5_000;
    take("leak.floor", Measure.ON);
    now += 7_000;
  }

  private void take(String point, Measure measure) {
    on(new Event.Sampled(new Reading.Taken(moment(), new PointId(point), measure)));
  }

  private StatusServer serve(InetAddress address, @Nullable String password) throws IOException {
    return new StatusServer(
        new PageAccount(
            address,
            0,
            password == null ? null : password.getBytes(StandardCharsets.UTF_8),
            ZoneId.of("Asia/Jakarta")),
        () -> new Situation(room, moment(), true, link, "1.0", true),
        Thread.ofPlatform().daemon().factory());
  }

  private StatusServer local() throws IOException {
    return serve(InetAddress.getLoopbackAddress(), null);
  }

  /// An address of this computer that others can reach.
  private static InetAddress reachable() throws IOException {
    InetAddress found =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
            .findFirst()
            .orElse(null);
    assumeTrue(found != null, "this computer has no address but loopback");
    return found;
  }

  private static String ask(InetAddress address, int port, String request) throws IOException {
    try (Socket socket = new Socket(address, port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String get(StatusServer server, String path, String... headers)
      throws IOException {
    return get(InetAddress.getLoopbackAddress(), server, path, headers);
  }

  private static String get(
      InetAddress address, StatusServer server, String path, String... headers) throws IOException {
    String more = String.join("\r\n", headers);
    return ask(
        address,
        server.port(),
        "GET "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\n"
            + more
            + (more.isEmpty() ? "" : "\r\n")
            + "\r\n");
  }

  private static String login(String password) {
    return "Authorization: Basic "
        + Base64.getEncoder()
            .encodeToString(("piket:" + password).getBytes(StandardCharsets.UTF_8));
  }

  private static String status(String answer) {
    return answer.substring(0, answer.indexOf('\r'));
  }

  @Test
  @DisplayName("ENV-01 a value nearer to a limit than the sensor is exact is shown as marginal")
  void aMarginalValueSaysSo() throws Exception {
    play();
    try (StatusServer server = local()) {
      assertFalse(get(server, "/").contains("Di ambang batas"));
    }
    play("    # accuracy:", "    accuracy:");
    try (StatusServer server = local()) {
      assertTrue(get(server, "/").contains("Di ambang batas: ketelitian sensor ± 0,5 °C"));
      assertTrue(get(server, "/?lang=en").contains("the sensor is exact to ± 0.5 °C"));
    }
  }

  @Test
  @DisplayName(
      "ENV-09 the page shows values with their age, alarms, doors and link, without the hub")
  void aPersonAtTheRoomReadsTheRoom() throws Exception {
    play();
    try (StatusServer server = local()) {
      String page = get(server, "/");
      assertEquals("HTTP/1.1 200 OK", status(page));
      for (String part :
          List.of(
              "<html lang=\"id\">",
              "Suhu ruang",
              "21,6 °C",
              "dibaca 12 detik yang lalu",
              "Batas 20,0 sampai 22,0 °C",
              "Kebocoran air terdeteksi",
              "sejak 08/09/2026 10.00.05 WIB",
              "Pintu ruang server",
              "Tertutup",
              "1 orang tercatat di dalam",
              "Terputus; perangkat tetap menjaga ruang",
              "MODE SIMULASI")) {
        assertTrue(page.contains(part), () -> part + " is not in " + page);
      }
      assertFalse(page.contains("staff-7"), "who is inside stands on another page");
      String english = get(server, "/?lang=en");
      for (String part :
          List.of("<html lang=\"en\">", "21.6 °C", "Water leak", "2026-09-08 10:00:05 WIB")) {
        assertTrue(english.contains(part), () -> part + " is not in " + english);
      }
    }
  }

  @Test
  @DisplayName("ENV-09 a display at the room shows values with their age, the door and the alarms")
  void aDisplayShowsTheSame() throws Exception {
    play();
    assertEquals(
        List.of(
            "Suhu 21,6°C 12 detik",
            "RH 50,0%    12 detik",
            "Pintu Tertutup 1 org",
            "! Kebocoran air terd"),
        DisplayText.lines(room, moment()));
    now += 2_000;
    assertEquals("eteksi", DisplayText.lines(room, moment()).getLast());
    now += 100_000;
    on(new Event.Tick(moment()));
    assertTrue(DisplayText.lines(room, moment()).getFirst().startsWith("Suhu -- "));
    play("stale-after: 90 s", "stale-after: 10 min");
    now += 100_000;
    on(new Event.Tick(moment()));
    assertEquals(
        List.of("Suhu 21,6° 112 detik", "RH 50,0%   112 detik"),
        DisplayText.lines(room, moment()).subList(0, 2),
        "an age of three digits");
    assertEquals("Pintu Tertutu 10 org", DisplayText.between("Pintu Tertutup", "10 org"));
  }

  @Test
  @DisplayName(
      "ENV-04 ENV-09 a point without a fresh reading shows why and since when, no old value")
  void aStaleValueIsNotShown() throws Exception {
    play();
    now += 100_000;
    on(new Event.Tick(moment()));
    try (StatusServer server = local()) {
      String page = get(server, "/");
      assertFalse(page.contains("21,6"), page);
      assertTrue(page.contains("Sensor tidak menjawab"), page);
    }
  }

  private void setAside() {
    DeviceCommand shelve =
        new DeviceCommand.ShelveAlarm(
            AlarmKind.WATER_LEAK,
            new PointId("leak.floor"),
            3_600_000,
            true,
            "ratna",
            "AC <bocor>");
    DeviceCommand takeOut =
        new DeviceCommand.TakeOutOfService(new PointId("room.humidity"), "sari", "diganti");
    on(new Event.Commanded(moment(), "c-1", shelve));
    on(new Event.Commanded(moment(), "c-2", takeOut));
  }

  @Test
  @DisplayName(
      "ENV-09 ENV-11 what is set aside is on the page: until when, by whom and why, before it is"
          + " taken for calm")
  void whatIsSetAsideIsSaid() throws Exception {
    play();
    try (StatusServer server = local()) {
      assertFalse(get(server, "/").contains("dikesampingkan"), "nothing is set aside");
    }
    setAside();
    try (StatusServer server = local()) {
      String page = get(server, "/");
      String until = "ditunda sampai 08/09/2026 11.00.12 WIB atau sampai alarm berakhir";
      for (String part :
          List.of(
              "Kritis · sejak 08/09/2026 10.00.05 WIB · " + until,
              "<th scope=\"row\">Kebocoran air terdeteksi, Tali bocor lantai</th>",
              "oleh ratna: AC &lt;bocor&gt;",
              "<td>tidak bertugas</td>",
              "oleh sari: diganti",
              "dibaca 12 detik yang lalu · tidak bertugas")) {
        assertTrue(page.contains(part), () -> part + " is not in " + page);
      }
      String english = get(server, "/?lang=en");
      assertTrue(english.contains("shelved until 2026-09-08 11:00:12 WIB or until the alarm ends"));
      assertTrue(english.contains("out of service"));
    }
  }

  @Test
  @DisplayName("ENV-09 on the LAN who set something aside, and why, is told with the password only")
  void onTheNetworkWhoSetAsideIsBehindThePassword() throws Exception {
    play();
    setAside();
    InetAddress address = reachable();
    try (StatusServer server = serve(address, PASSWORD)) {
      for (String page :
          List.of(get(address, server, "/"), get(address, server, "/", login("salah")))) {
        assertEquals("HTTP/1.1 200 OK", status(page));
        assertTrue(page.contains("ditunda sampai") && page.contains("tidak bertugas"), page);
        assertTrue(page.contains("kata sandi daftar evakuasi"), page);
        assertFalse(page.contains("ratna") || page.contains("bocor&gt;"), page);
      }
      String known = get(address, server, "/", login(PASSWORD));
      assertTrue(known.contains("oleh ratna: AC &lt;bocor&gt;"), known);
      for (int i = 0; i < TryLimit.MOST; i++) {
        get(address, server, "/", login("salah" + i));
      }
      String waits = get(address, server, "/", login(PASSWORD));
      assertEquals("HTTP/1.1 200 OK", status(waits), "the room is told all the same");
      assertFalse(waits.contains("ratna"), "no password is guessed here either");
    }
  }

  @Test
  @DisplayName("ACC-17 the evacuation list names who is inside, since when and how surely")
  void theEvacuationListIsPrinted() throws Exception {
    play();
    on(new Event.ExitPressed(moment(), new PointId("door.main")));
    take("door.main", Measure.ON);
    take("door.main", Measure.OFF);
    try (StatusServer server = local()) {
      String page = get(server, "/evacuation");
      for (String part :
          List.of(
              "staff-7",
              "08/09/2026 10.00.00 WIB",
              "Hak masuk sendiri",
              "mungkin sudah keluar",
              "☐")) {
        assertTrue(page.contains(part), () -> part + " is not in " + page);
      }
      clock = ClockQuality.NONE;
      assertTrue(get(server, "/evacuation").contains("waktu perangkat belum tepercaya"));
    }
  }

  @Test
  @DisplayName("ENV-09 on the LAN who is inside is told to nobody without the password")
  void onTheNetworkPeopleAreBehindAPassword() throws Exception {
    play();
    InetAddress address = reachable();
    try (StatusServer server = serve(address, PASSWORD)) {
      assertEquals("HTTP/1.1 200 OK", status(get(address, server, "/")));
      String refused = get(address, server, "/evacuation");
      assertEquals("HTTP/1.1 401 Unauthorized", status(refused));
      assertFalse(refused.contains("staff-7"));
      assertTrue(get(address, server, "/evacuation", login(PASSWORD)).contains("staff-7"));
      for (String broken : List.of("Basic", "Basic ####", "Bearer x", "Basic " + "A".repeat(900))) {
        assertEquals(
            "HTTP/1.1 401 Unauthorized",
            status(get(address, server, "/evacuation", "Authorization: " + broken)));
      }
    }
  }

  @Test
  @DisplayName("ENV-09 after five wrong passwords no other is looked at for a minute")
  void passwordsAreNotGuessed() throws Exception {
    play();
    InetAddress address = reachable();
    try (StatusServer server = serve(address, PASSWORD)) {
      for (int i = 0; i < TryLimit.MOST; i++) {
        assertEquals(
            "HTTP/1.1 401 Unauthorized",
            status(get(address, server, "/evacuation", login("salah" + i))));
      }
      String waits = get(address, server, "/evacuation", login(PASSWORD));
      assertTrue(status(waits).startsWith("HTTP/1.1 429"), waits);
      assertFalse(waits.contains("staff-7"));
      assertEquals("HTTP/1.1 200 OK", status(get(address, server, "/")));
    }
    TryLimit tries = new TryLimit();
    for (int i = 0; i < TryLimit.MOST; i++) {
      assertTrue(tries.open(address, i));
      tries.wrong(address, i);
    }
    assertFalse(tries.open(address, TryLimit.MINUTE_MS - 1));
    assertTrue(tries.open(address, TryLimit.MINUTE_MS));
  }

  @Test
  @DisplayName("ACC-17 whoever guesses passwords keeps nobody else from the evacuation list")
  void aGuesserLocksNobodyElseOut() throws Exception {
    TryLimit tries = new TryLimit();
    InetAddress guard = InetAddress.getByName("192.0.2.1");
    for (int from = 0; from < 3 * TryLimit.MOST_ADDRESSES; from++) {
      InetAddress guesser = InetAddress.getByName("198.51." + from / 256 + "." + from % 256);
      for (int i = 0; i < TryLimit.MOST; i++) {
        tries.wrong(guesser, 0);
      }
      assertFalse(tries.open(guesser, 1));
      assertTrue(tries.open(guard, 1));
    }
    play();
    InetAddress address = reachable();
    try (StatusServer server = serve(InetAddress.getByName("0.0.0.0"), PASSWORD)) {
      for (int i = 0; i <= TryLimit.MOST; i++) {
        get(server, "/evacuation", login("salah" + i));
      }
      assertTrue(status(get(server, "/evacuation", login(PASSWORD))).startsWith("HTTP/1.1 429"));
      assertTrue(get(address, server, "/evacuation", login(PASSWORD)).contains("staff-7"));
    }
  }

  @Test
  @DisplayName("ENV-09 the page takes no order, and nothing else is there")
  void thePageOnlyReads() throws Exception {
    play();
    try (StatusServer server = local()) {
      for (String method : List.of("POST", "PUT", "DELETE", "OPTIONS", "TRACE")) {
        String answer =
            ask(
                InetAddress.getLoopbackAddress(),
                server.port(),
                method + " / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
        assertTrue(status(answer).startsWith("HTTP/1.1 405"), method + " " + answer);
      }
      for (String path :
          List.of("/x", "/../page_id.properties", "/style.css/", "//", "/%2e%2e/", "/?lang=x")) {
        String answer = status(get(server, path));
        assertTrue(
            answer.startsWith(path.equals("/?lang=x") ? "HTTP/1.1 200" : "HTTP/1.1 40"),
            path + " " + answer);
      }
      String page = get(server, "/");
      assertTrue(
          page.toLowerCase(java.util.Locale.ROOT)
              .contains("content-security-policy: default-src 'none'"));
      assertFalse(page.contains("<script") || page.contains("style=\""));
    }
  }

  @Test
  @DisplayName("ENV-09 a name that somebody lets point to this computer is not answered")
  void anotherSitesNameIsRefused() throws Exception {
    play();
    try (StatusServer server = local()) {
      String answer =
          ask(
              InetAddress.getLoopbackAddress(),
              server.port(),
              "GET /evacuation HTTP/1.1\r\nHost: evil.example\r\n\r\n");
      assertTrue(status(answer).startsWith("HTTP/1.1 421"), answer);
      assertFalse(answer.contains("staff-7"));
    }
  }

  @Test
  @DisplayName("ENV-09 what a label says is text")
  void aLabelIsText() throws Exception {
    play("id: Suhu ruang", "id: \"<script>alert(1)</script>&\"");
    try (StatusServer server = local()) {
      String page = get(server, "/");
      assertFalse(page.contains("<script"), page);
      assertTrue(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;"), page);
    }
  }

  @Test
  @DisplayName("ENV-09 sixteen connections and no more are held, and silent ones are closed")
  void aFloodCostsThePageAlone() throws Exception {
    play();
    try (StatusServer server = local()) {
      List<Socket> silent = new ArrayList<>();
      int refused = 0;
      int atOnce = 0;
      long before = System.nanoTime();
      for (int i = 0; i < 3 * StatusServer.MOST_CONNECTIONS; i++) {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.setSoTimeout(60_000);
        silent.add(socket);
      }
      // Behind the bound each is closed at once; the others when their time is over.
      for (Socket socket : silent.reversed()) {
        refused += closed(socket) ? 1 : 0;
        if (System.nanoTime() - before < TimeUnit.SECONDS.toNanos(StatusServer.SECONDS)) {
          atOnce = refused;
        }
      }
      assertTrue(atOnce >= 2 * StatusServer.MOST_CONNECTIONS, "only " + atOnce + " at once");
      assertEquals(silent.size(), refused, "every silent connection is closed");
      for (Socket socket : silent) {
        socket.close();
      }
      assertEquals("HTTP/1.1 200 OK", status(again(server)));
    }
  }

  private static boolean closed(Socket socket) {
    try {
      return socket.getInputStream().read() < 0;
    } catch (java.net.SocketTimeoutException _) {
      return false;
    } catch (IOException _) {
      return true;
    }
  }

  private static String again(StatusServer server) throws Exception {
    while (true) {
      try {
        String page = get(server, "/");
        if (!page.isEmpty()) {
          return page;
        }
      } catch (IOException _) {
        // its places are still taken
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }
}
