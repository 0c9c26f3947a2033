package id.penjaga.device.app.upsd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.device.app.Device;
import id.penjaga.device.core.ServerGroup;
import id.penjaga.device.core.ServerGroup.Phase;
import id.penjaga.device.shell.threads.Threads;
import id.penjaga.device.sim.SimulatedBoard;
import id.penjaga.device.sim.SimulatedRoom;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/// An outage longer than the battery, in the simulated room: the whole device, and a real `upsmon`.
@Timeout(120)
@ResourceLock(Upsmon.ONE)
class ShutdownDeviceTest {
  private static final String PASSWORD = "kunci-server-7Fq2";

  @TempDir Path folder;

  private int port;
  private Path config = Path.of("");

  @BeforeEach
  void secret() throws Exception {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Path secret = Files.writeString(folder.resolve("upsmon.password"), PASSWORD + "\n");
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
  }

  /// @param warning far away where the order is not to come
  private void write(String warning) throws Exception {
    String text =
        Files.readString(Path.of("../../config/device.yaml"))
            .replace("tcp://localhost:1883", "tcp://127.0.0.1:1")
            .replace("data: data/room-1", "data: data")
            .replace(
                "  name: simulated", "  name: simulated\n  options: { speed: \"10\", story: none }")
            .replace(
                "\nstorage:\n",
                """

                shutdown:
                  port: %d
                  password-file: upsmon.password
                  warning: %s
                  groups:
                    - { name: test-servers, ups: ups.main }
                    - { name: storage, ups: ups.main, after: 60 s }

                storage:
                """
                    .formatted(port, warning));
    config = Files.writeString(folder.resolve("device.yaml"), text);
  }

  @Test
  @DisplayName(
      "PWR-08 PWR-16 a long outage shuts the servers down in order, over a restart in its middle")
  void aLongOutage() throws Exception {
    assumeTrue(Upsmon.isInstalled(), "no upsmon here; apt-get install nut-client");
    write("1 min");
    try (Upsmon servers = upsmon("test-servers")) {
      try (Device device = Device.start(config)) {
        until(() -> group(device, 0).servers() == 1);
        outage(device);
        until(() -> group(device, 0).phase() == Phase.ANNOUNCED);
      }
      assertFalse(servers.hasShutDown(), servers::log);
      try (Device device = Device.start(config)) {
        assertEquals(Phase.ANNOUNCED, group(device, 0).phase());
        outage(device);
        until(() -> group(device, 0).phase() == Phase.ORDERED);
        assertEquals(Phase.ANNOUNCED, group(device, 1).phase());
        until(servers::hasShutDown);
        until(() -> group(device, 1).phase() == Phase.ORDERED);
        room(device).mainsOn();
        until(() ->
            group(device, 0).phase() == Phase.WATCHING
                && group(device, 1).phase() == Phase.WATCHING);
      }
    }
  }

  @Test
  @DisplayName("PWR-08 PLN that comes back before the order cancels it, and no server goes")
  void mainsInTime() throws Exception {
    assumeTrue(Upsmon.isInstalled(), "no upsmon here; apt-get install nut-client");
    write("1 h");
    try (Device device = Device.start(config);
        Upsmon servers = upsmon("test-servers")) {
      until(() -> group(device, 0).servers() == 1);
      outage(device);
      until(() -> group(device, 0).phase() == Phase.ANNOUNCED);
      room(device).mainsOn();
      until(() -> group(device, 0).phase() == Phase.WATCHING);
      assertFalse(servers.hasShutDown(), servers::log);
      assertEquals(1, group(device, 0).servers(), servers::log);
    }
  }

  private Upsmon upsmon(String group) throws Exception {
    return new Upsmon(
        Files.createDirectory(folder.resolve(group)), group + "@127.0.0.1:" + port, PASSWORD);
  }

  private static void outage(Device device) {
    room(device).mainsOff();
    room(device).upsCharge(15);
  }

  private static SimulatedRoom room(Device device) {
    return assertInstanceOf(SimulatedBoard.class, device.board()).room();
  }

  private static ServerGroup group(Device device, int index) {
    return device.room().serverGroups().get(index);
  }

  private static void until(BooleanSupplier wanted) throws InterruptedException {
    while (!wanted.getAsBoolean()) {
      Threads.pause(Duration.ofMillis(20));
    }
  }
}
