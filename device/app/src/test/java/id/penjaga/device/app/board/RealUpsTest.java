package id.penjaga.device.app.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.app.board.gpio.SoftLines;
import id.penjaga.device.app.board.i2c.SoftBuses;
import id.penjaga.device.app.board.kernel.BoardThread;
import id.penjaga.device.app.virtualpi.UpsServer;
import id.penjaga.device.drivers.Drivers;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The driver `nut` on the board's own network link, against the real server of Network UPS Tools.
class RealUpsTest {
  @TempDir Path folder;
  @TempDir Path nothing;

  @Test
  @DisplayName(
      "PWR-01 a real upsd: mains, battery, stale data, a dead server, and well again each time")
  void theDriverUnderstandsARealUpsServer() throws Exception {
    assumeTrue(
        UpsServer.isInstalled(),
        "no /lib/nut/upsd and dummy-ups here; apt-get install nut-server to run this test");
    BoardThread thread = BoardThread.start(Thread.ofPlatform().daemon().factory());
    RaspberryPi board =
        new RaspberryPi(
            BoardPins.parse(RaspberryPiProvider.shipped()),
            new RaspberryPi.Machine(
                new SoftLines(), _ -> "", new SoftBuses(), nothing, nothing, nothing),
            thread);
    try (board;
        UpsServer server = new UpsServer(folder);
        Sensor ups =
            (Sensor)
                Drivers.named("nut")
                    .orElseThrow()
                    .open(board, "127.0.0.1:" + server.port, Map.of("ups", "rack"))) {
      until(ups, thread, server, all -> said(all).contains("on-battery NOT_CONNECTED"));

      server.startDriver();
      server.startServer();
      List<PartAnswer> first =
          until(ups, thread, server, all -> said(all).contains("on-battery 0.0"));
      assertEquals(
          "input-voltage 230.1, output-voltage 230.0, load 34.0, input-frequency 50.0,"
              + " battery-voltage 27.1, battery-charge 100.0, battery-runtime 1500.0,"
              + " temperature 29.5, on-battery 0.0, low-battery 0.0, replace-battery 0.0,"
              + " overload 0.0, bypass 0.0, off 0.0, forced-shutdown 0.0, fault 0.0,"
              + " calibration 0.0, battery-test 0.0, discharging 0.0",
          said(first));

      server.set("ups.status", "OB DISCHRG LB");
      String battery =
          said(until(ups, thread, server, all -> said(all).contains("on-battery 1.0")));
      assertTrue(battery.contains("low-battery 1.0"), battery);

      server.freezeDriver();
      List<PartAnswer> stale =
          until(ups, thread, server, all -> said(all).contains("on-battery TIMEOUT"));
      assertTrue(
          stale.getFirst() instanceof PartAnswer.Missed missed
              && missed.advice().contains("has not heard its UPS"),
          stale::toString);
      server.thawDriver();
      until(ups, thread, server, all -> said(all).contains("on-battery 1.0"));

      server.stopServer();
      until(ups, thread, server, all -> said(all).contains("on-battery NOT_CONNECTED"));
      server.startServer();
      until(ups, thread, server, all -> said(all).contains("on-battery 1.0"));
    }
  }

  private static List<PartAnswer> until(
      Sensor ups, BoardThread thread, UpsServer server, Predicate<List<PartAnswer>> wanted)
      throws Exception {
    long end = thread.nanos() + Duration.ofSeconds(30).toNanos();
    List<PartAnswer> answers = ups.poll();
    while (!wanted.test(answers)) {
      assertTrue(thread.nanos() - end < 0, answers + "\n" + server.logs());
      thread.pause(Duration.ofMillis(200));
      answers = ups.poll();
    }
    return answers;
  }

  private static String said(List<PartAnswer> answers) {
    return String.join(
        ", ",
        answers.stream()
            .map(answer ->
                answer.channel().name()
                    + " "
                    + switch (answer) {
                      case PartAnswer.Got got -> Double.toString(got.measure().value());
                      case PartAnswer.Missed missed -> missed.reason().toString();
                    })
            .toList());
  }
}
