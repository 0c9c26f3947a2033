package id.penjaga.device.app.virtualpi;

import id.penjaga.device.app.board.serial.Pty;
import id.penjaga.device.app.linux.LinuxException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/// The production board and drivers in a virtual machine with a real Linux kernel, whose GPIO,
/// sensors and serial lines are played below the kernel's interface. `.ci/virtual-pi` builds that
/// kernel once, outside the repository, and runs this; so does `.ci/run`. Skipped otherwise.
@DisplayName("The device in a virtual Raspberry Pi (ENV-03, ENV-07, ENV-08, ENV-14)")
@Timeout(value = 10, unit = TimeUnit.MINUTES)
@Isolated("it measures time")
class VirtualPiTest {
  @BeforeAll
  static void theKernelIsBuilt() throws Exception {
    VirtualPi.assumeWanted();
  }

  /// Two guests side by side, for no clock of this machine counts in them: exact pulses, and parts
  /// on the buses.
  @TestFactory
  Stream<DynamicContainer> inVirtualTime() throws Exception {
    List<String> virtual = List.of("--virtual-time");
    FutureTask<List<DynamicTest>> exact =
        new FutureTask<>(() -> VirtualPi.boot(virtual, List.of("exact")));
    Thread.ofPlatform().daemon().start(exact);
    List<DynamicTest> buses = VirtualPi.boot(virtual, List.of("buses"));
    return Stream.of(
        DynamicContainer.dynamicContainer("exact", exact.get()),
        DynamicContainer.dynamicContainer("buses", buses));
  }

  @TestFactory
  Stream<DynamicTest> onAStockRaspberryPiKernel() throws Exception {
    return VirtualPi.boot(List.of("--stock"), List.of("stock")).stream();
  }

  @TestFactory
  Stream<DynamicTest> inRealTimeWithPeersOutside() throws Exception {
    try (Pty ups = new Pty();
        Pty reader = new Pty()) {
      Thread peers =
          Thread.ofPlatform()
              .daemon()
              .start(() -> {
                try {
                  playPeers(ups, reader);
                } catch (LinuxException _) {
                  // the guest has ended
                }
              });
      Stream<DynamicTest> tests =
          VirtualPi.boot(
              List.of("--serial", "1=" + ups.device, "--serial", "2=" + reader.device),
              List.of("live"))
              .stream();
      peers.interrupt();
      peers.join();
      return tests;
    }
  }

  /// A UPS that answers Q1, and a reader with a badge in front of it.
  private static void playPeers(Pty ups, Pty reader) throws LinuxException {
    byte[] status =
        "(226.0 195.0 226.0 014 49.0 27.5 30.0 00001000\r".getBytes(StandardCharsets.US_ASCII);
    byte[] badge = HexFormat.of().parseHex("0236324533303836434544303803");
    while (!Thread.currentThread().isInterrupted()) {
      byte[] asked = ups.hearWithin(200);
      if (asked.length > 0 && asked[asked.length - 1] == '\r') {
        ups.say(status);
      }
      reader.say(badge);
      reader.hearWithin(0);
    }
  }
}
