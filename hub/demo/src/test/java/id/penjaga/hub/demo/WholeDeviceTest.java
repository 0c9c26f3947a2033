package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.messages.PointId;
import id.penjaga.hub.app.store.live.LivePicture;
import id.penjaga.hub.app.store.readings.History;
import id.penjaga.hub.app.store.rooms.AlarmLine;
import id.penjaga.hub.core.Samples;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/// The production program inside the virtual Pi, with the flags of `config/pi`; outside, Debian's
/// mosquitto with the site's rules and the whole hub, which see it all.
///
/// `-Ddevice.jar=` names the packaged JAR; without it the same classes are run as Maven compiled
/// them.
@DisplayName("The whole device in a virtual Raspberry Pi (ENV-07, ENV-10, ACC-16, SYS-05)")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@Isolated("it measures time")
class WholeDeviceTest {
  private static final Path DEVICE = Path.of("../../device/app").toAbsolutePath().normalize();

  @BeforeAll
  static void everythingIsThere() throws Exception {
    assumeTrue(
        System.getenv("CI") != null || Boolean.getBoolean("virtual-pi"),
        "takes a minute; .ci/virtual-pi or -Dvirtual-pi=true runs it");
    Process where =
        new ProcessBuilder(DEVICE.resolve("src/test/virtual-pi/build").toString(), "--where")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assumeTrue(where.waitFor() == 0, "the virtual Pi is not built here; .ci/virtual-pi does it");
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/slirp-fullbolt")),
        "install the Debian package slirp for the guest's network");
  }

  @Test
  void theStoryOfARoom() throws Exception {
    // Not in /tmp: the guest has a /tmp of its own.
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "whole-device");
    try (BothEnds ends = new BothEnds(folder, false, 1)) {
      ends.startHub();
      ends.configure(
          "options: { seed", "options: { connectors: /tmp/connectors.csv }\n  # before: { seed");
      ends.configure("name: simulated ", "name: raspberry-pi ");
      ends.configure("tcp://127.0.0.1:", "tcp://10.0.2.2:");
      // The guest's own network to this machine: a trusted cable, on purpose in clear text.
      ends.configure("  user: room-1", "  insecure: yes\n  user: room-1");
      ends.configure("data: data/room-1 ", "data: /tmp/data ");
      ends.configure("  relay.alarm:\n    least: warning\n", "");
      ends.configure("storage:\n", "watchdog: { output: relay.alarm }\nstorage:\n");
      String said = guest(ends.deviceConfig());
      assertAll(
          () -> assertTrue(said.contains("passed theLockIsSafeWhenTheWholeProgramIsKilled"), said),
          () -> assertFalse(said.contains("\nfailed "), said),
          () -> leak(ends),
          () -> badges(ends),
          () -> readings(ends),
          () -> gone(ends));
    }
  }

  /// @return what the guest's checks said
  private static String guest(Path config) throws Exception {
    Process guest =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Ddevice.jar=" + System.getProperty("device.jar", ""),
                "-cp",
                DEVICE.resolve("target/test-classes") + ":" + System.getProperty("java.class.path"),
                "id.penjaga.device.app.virtualpi.VirtualPi",
                config.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(guest.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, guest.waitFor(), said);
    said.lines().filter(line -> line.startsWith("passed ")).forEach(System.out::println);
    return said;
  }

  private static void leak(BothEnds ends) {
    assertTrue(
        ends
            .queries()
            .alarms(new AlarmLine.Filter(BothEnds.ROOM, "WATER_LEAK", true, Long.MAX_VALUE, 10))
            .stream()
            .anyMatch(AlarmLine::standing));
  }

  private static void badges(BothEnds ends) {
    assertTrue(
        ends.countAtHub("AccessGranted") >= 1); // the second badge was shown right before the end
    assertEquals(1, ends.countAtHub("AccessDenied"));
    assertEquals(0, ends.line().holes());
  }

  /// The UPS on a terminal is heard every time. The DHT22's pulses of 26 us are too fine for the
  /// guest's real time, so that a reading may be a miss, but never another number.
  private static void readings(BothEnds ends) {
    Samples volts = samples(ends, "ups.main.input-voltage");
    Samples celsius = samples(ends, "room.temperature");
    assertTrue(volts.size() > 0, "the UPS was not heard");
    for (int i = 0; i < volts.size(); i++) {
      assertEquals(226.0, volts.value(i));
    }
    for (int i = 0; i < celsius.size(); i++) {
      assertTrue(celsius.missed(i) || celsius.value(i) == 21.0, "it was " + celsius.value(i));
    }
  }

  private static Samples samples(BothEnds ends, String point) {
    long now = System.currentTimeMillis();
    return assertInstanceOf(
            History.Readings.class,
            ends.queries()
                .history(BothEnds.ROOM, new PointId(point), now - 600_000, now + 60_000, 1000))
        .samples();
  }

  private static void gone(BothEnds ends) {
    BothEnds.await(
        "the broker tells the will",
        60,
        () -> ends.hub().store().live().links().stream().noneMatch(LivePicture.Link::online));
  }
}
