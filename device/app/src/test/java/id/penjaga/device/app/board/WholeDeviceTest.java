package id.penjaga.device.app.board;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/// The production program inside the virtual Pi, with the flags of `config/pi`, and a real broker outside that sees it all.
///
/// `-Ddevice.jar=` names the packaged JAR; without it the same classes are run as Maven compiled them.
@DisplayName("The whole device in a virtual Raspberry Pi (ENV-07, ENV-10, ACC-16)")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@Isolated("it measures time")
class WholeDeviceTest {
  private static final Path MOSQUITTO = Path.of("/usr/sbin/mosquitto");
  private static final Path SUBSCRIBER = Path.of("/usr/bin/mosquitto_sub");

  @BeforeAll
  static void everythingIsThere() throws Exception {
    VirtualPi.assumeWanted();
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/slirp-fullbolt")),
        "install the Debian package slirp for the guest's network");
    assumeTrue(
        Files.isExecutable(MOSQUITTO) && Files.isExecutable(SUBSCRIBER),
        "install the Debian packages mosquitto and mosquitto-clients");
  }

  @TestFactory
  Stream<DynamicTest> theStoryOfARoom() throws Exception {
    // Not in /tmp: the guest has a /tmp of its own.
    Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "whole-device");
    int port = freePort();
    Process broker = broker(folder, port);
    Path heard = folder.resolve("heard");
    Process subscriber =
        new ProcessBuilder(SUBSCRIBER.toString(), "-p", "" + port, "-t", "penjaga/#", "-v")
            .redirectOutput(heard.toFile())
            .redirectErrorStream(true)
            .start();
    List<DynamicTest> tests = new ArrayList<>();
    try {
      List<String> program = new ArrayList<>(List.of("whole"));
      program.addAll(VirtualPi.production());
      program.addAll(List.of("run", "--config", config(folder, port).toString()));
      tests.addAll(VirtualPi.boot(List.of("--network"), program));
    } finally {
      subscriber.destroy();
      subscriber.waitFor();
      broker.destroy();
      broker.waitFor();
    }
    String all = Files.readString(heard);
    tests.add(
        outside("theBrokerSawTheDeviceComeAndGo", all, "\"online\":true", "\"online\":false"));
    tests.add(outside("theBrokerSawTheLeak", all, "/up/journal", "WATER_LEAK"));
    tests.add(outside("theBrokerSawWhoWasLetIn", all, "AccessGranted", "AccessDenied"));
    return tests.stream();
  }

  private static DynamicTest outside(String name, String heard, String... words) {
    return dynamicTest(
        name,
        () -> {
          for (String word : words) {
            assertTrue(heard.contains(word), () -> word + " was not heard in\n" + heard);
          }
        });
  }

  /// The sample configuration; only board, broker and data folder are the guest's.
  private static Path config(Path folder, int port) throws IOException {
    String sample = Files.readString(Path.of("../../config/device.yaml"));
    String guest =
        sample
            .replace(
                "  name: simulated ",
                "  name: raspberry-pi\n  options: { connectors: /tmp/connectors.csv } ")
            .replace("tcp://localhost:1883", "tcp://10.0.2.2:" + port)
            .replace("data: data/room-1 ", "data: /tmp/data ");
    return Files.writeString(folder.resolve("device.yaml"), guest);
  }

  private static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static Process broker(Path folder, int port) throws Exception {
    Path config = folder.resolve("mosquitto.conf");
    Files.writeString(
        config, "listener " + port + " 127.0.0.1\nallow_anonymous true\npersistence false\n");
    Path log = folder.resolve("mosquitto.log");
    Process broker =
        new ProcessBuilder(MOSQUITTO.toString(), "-c", config.toString())
            .redirectOutput(log.toFile())
            .redirectErrorStream(true)
            .start();
    while (!Files.readString(log).contains("running")) {
      assertTrue(broker.isAlive(), () -> "mosquitto ended; see " + log);
      Thread.sleep(20);
    }
    return broker;
  }
}
