package id.penjaga.device.app.page;

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
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.io.TempDir;

/// The room of the sample configuration as a test plays it, and its page in a browser of few words.
abstract class PlayedPage {
  private static final long WALL = Instant.parse("2026-09-08T03:00:00Z").toEpochMilli();
  static final String PASSWORD = "kunci-ruang-7Fq2";
  private static final BadgeId STAFF = new BadgeId("a1".repeat(16));

  @TempDir Path folder;

  RoomController room;
  long now;
  ClockQuality clock = ClockQuality.NTP;
  Situation.LinkState link = Situation.LinkState.CUT;

  Moment moment() {
    return new Moment(now, WALL + now, clock);
  }

  void on(Event event) {
    Transition step = room.on(event);
    room = step.next();
  }

  void play(String... edits) throws Exception {
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

  void take(String point, Measure measure) {
    on(new Event.Sampled(new Reading.Taken(moment(), new PointId(point), measure)));
  }

  StatusServer serve(InetAddress address, @Nullable String password) throws IOException {
    return new StatusServer(
        new PageAccount(
            address,
            0,
            password == null ? null : password.getBytes(StandardCharsets.UTF_8),
            ZoneId.of("Asia/Jakarta")),
        () -> new Situation(room, moment(), true, link, "1.0", true),
        Thread.ofPlatform().daemon().factory());
  }

  StatusServer local() throws IOException {
    return serve(InetAddress.getLoopbackAddress(), null);
  }

  /// An address of this computer that others can reach.
  static InetAddress reachable() throws IOException {
    InetAddress found =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress() && address.getAddress().length == 4)
            .findFirst()
            .orElse(null);
    assumeTrue(found != null, "this computer has no address but loopback");
    return found;
  }

  static String ask(InetAddress address, int port, String request) throws IOException {
    try (Socket socket = new Socket(address, port)) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  static String get(StatusServer server, String path, String... headers) throws IOException {
    return get(InetAddress.getLoopbackAddress(), server, path, headers);
  }

  static String get(InetAddress address, StatusServer server, String path, String... headers)
      throws IOException {
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

  static String login(String password) {
    return "Authorization: Basic "
        + Base64.getEncoder()
            .encodeToString(("piket:" + password).getBytes(StandardCharsets.UTF_8));
  }

  static String status(String answer) {
    return answer.substring(0, answer.indexOf('\r'));
  }

  void setAside() {
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
}
