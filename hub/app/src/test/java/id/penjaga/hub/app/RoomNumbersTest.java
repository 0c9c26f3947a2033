package id.penjaga.hub.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.DeviceId;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.PointInfo;
import id.penjaga.device.messages.PointKind;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Unit;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.config.HubConfigReader;
import id.penjaga.hub.app.store.live.LivePicture;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("F77 The metrics say something about the room")
class RoomNumbersTest {
  private static final DeviceId DEVICE = new DeviceId("room-1");
  private static final PointId TEMPERATURE = new PointId("room.temperature");

  @TempDir Path folder;

  private static Moment moment(long aheadMs) {
    long wall = HubClock.SYSTEM.wallMs() + aheadMs;
    return new Moment(HubClock.SYSTEM.uptimeMs(), wall, ClockQuality.NTP);
  }

  private static PointInfo info(String name, PointKind kind, Unit unit) {
    return new PointInfo(new PointId(name), kind, unit, name, name, 30_000, null);
  }

  private static StateMessage.Status born(List<PointInfo> points) {
    return new StateMessage.Status(
        DEVICE, true, "1", "sim", true, "00000000000000aa", 1, moment(0), null, null, points);
  }

  private Hub start() throws Exception {
    Path yaml = folder.resolve("hub.yaml");
    Files.writeString(
        yaml, "http: { port: 0 }\nmqtt: { url: \"tcp://127.0.0.1:1\" }\nsite: { name: R }\n");
    return Hub.start(HubConfigReader.read(yaml));
  }

  @Test
  @DisplayName(
      "F77 Values, freshness, link, clock, people and alarms of a device, clean to promtool")
  void everyPointIsTold() throws Exception {
    try (Hub hub = start()) {
      LivePicture live = hub.store().live();
      live.hear(
          born(
              List.of(
                  info("room.temperature", PointKind.TEMPERATURE, Unit.CELSIUS),
                  info("room.humidity", PointKind.HUMIDITY, Unit.RELATIVE_HUMIDITY))),
          true);
      live.hear(
          new StateMessage.Point(
              DEVICE,
              TEMPERATURE,
              moment(0),
              StateMessage.Quality.GOOD,
              Measure.celsius(21.5),
              null),
          true);
      live.hear(
          new StateMessage.Health(DEVICE, moment(-37_000), 3, 0, 0, 1_000, true, 1, 0, 0), true);
      String told = new HubBrowser(hub.port()).get("/metrics").body();
      String names = "{device=\"room-1\",point=\"room.temperature\"";
      assertTrue(
          told.contains(
              "penjaga_point_value{device=\"room-1\",kind=\"TEMPERATURE\""
                  + ",point=\"room.temperature\",unit=\"Cel\"} 21.5"),
          told);
      assertTrue(told.contains("penjaga_point_fresh" + names + "} 1.0"), told);
      assertTrue(told.contains("penjaga_point_age_seconds" + names + "} "), told);
      String other = "{device=\"room-1\",point=\"room.humidity\"";
      assertTrue(told.contains("penjaga_point_fresh" + other + "} 0.0"), told);
      assertFalse(told.contains("point=\"room.humidity\",unit"), "no value that is not fresh");
      assertTrue(told.contains("penjaga_device_connected{device=\"room-1\"} 1.0"), told);
      assertTrue(told.contains("penjaga_device_clock_ahead_seconds{device=\"room-1\"} -3"), told);
      assertTrue(told.contains("penjaga_people_inside{device=\"room-1\"} 0.0"), told);
      assertTrue(
          told.contains("penjaga_alarms{device=\"room-1\",severity=\"CRITICAL\"} 0.0"), told);
      assertTrue(told.contains("penjaga_hub_disk_free_bytes "), told);
      assertTrue(told.contains("penjaga_hub_data_bytes "), told);
      promtool(told);
      documented(told);
    }
  }

  private static void documented(String metrics) throws Exception {
    String list = Files.readString(Path.of("../metrics.md"));
    for (String line : metrics.lines().filter(line -> line.startsWith("# HELP ")).toList()) {
      String name = line.split(" ")[2];
      assertTrue(list.contains("| `" + name + "` |"), name + " is missing in hub/metrics.md");
    }
  }

  @Test
  @DisplayName("F77 A device with very many points adds a bounded number of series")
  void theNumberOfSeriesIsBounded() throws Exception {
    try (Hub hub = start()) {
      List<PointInfo> many = new ArrayList<>();
      for (int i = 0; i < RoomNumbers.MOST_POINTS + 500; i++) {
        many.add(info("p" + i, PointKind.OTHER, Unit.STATE));
      }
      hub.store().live().hear(born(many), true);
      String told = new HubBrowser(hub.port()).get("/metrics").body();
      long series = told.lines().filter(line -> line.startsWith("penjaga_point_fresh{")).count();
      assertTrue(series > 0 && series <= RoomNumbers.MOST_POINTS, series + " series");
    }
  }

  private static void promtool(String metrics) throws Exception {
    Path program = Path.of("/usr/bin/promtool");
    assumeTrue(Files.isExecutable(program), "promtool (Debian's package prometheus) is missing");
    Process check =
        new ProcessBuilder(program.toString(), "check", "metrics")
            .redirectErrorStream(true)
            .start();
    try (OutputStream to = check.getOutputStream()) {
      to.write(metrics.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(check.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, check.waitFor(), said);
    assertEquals("", said.strip());
  }
}
