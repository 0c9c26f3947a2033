package id.penjaga.device.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Paho as a plain wire: made anew for each connection, and nothing of it stays behind.
@Timeout(120)
class PahoWiresTest {
  private static final String DEVICE = "device-of-this-test";
  private static final Parcel WILL =
      new Parcel("a/state/status", "gone".getBytes(StandardCharsets.UTF_8), true);

  /// Counts what a wire tells.
  private static final class Counting implements Wire.Listener {
    final CountDownLatch lost = new CountDownLatch(1);
    final CountDownLatch confirmed;
    final AtomicInteger arrived = new AtomicInteger();

    Counting(int confirmations) {
      confirmed = new CountDownLatch(confirmations);
    }

    @Override
    public void confirmed() {
      confirmed.countDown();
    }

    @Override
    public void arrived(String topic, byte[] payload, boolean retained) {
      arrived.incrementAndGet();
    }

    @Override
    public void lost(String why) {
      lost.countDown();
    }
  }

  /// Paho waits a tenth of a second here and there for its own threads, so four brokers are
  /// restarted side by side.
  private static final int LANES = 4;

  @Test
  @DisplayName("a hundred restarts of the broker leave no thread behind")
  void aHundredBrokerRestartsLeaveNoThreadBehind(@TempDir Path folder) throws Exception {
    assumeTrue(Mosquitto.installed(), "install mosquitto to run this test: apt install mosquitto");
    AtomicInteger most = new AtomicInteger();
    try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
      List<Future<?>> done = new ArrayList<>();
      for (int i = 0; i < LANES; i++) {
        Path own = Files.createDirectory(folder.resolve("broker-" + i));
        done.add(
            lanes.submit(() -> {
              restarts(own, 100 / LANES, most);
              return true;
            }));
      }
      for (Future<?> lane : done) {
        lane.get();
      }
    }
    assertTrue(most.get() <= 10 * LANES, "threads at most: " + most);
    for (int i = 0; threads() > 0 && i < 500; i++) {
      Mosquitto.pause(10);
    }
    assertEquals(0, threads());
  }

  private static void restarts(Path folder, int times, AtomicInteger most) throws Exception {
    try (Mosquitto broker = new Mosquitto(folder);
        PahoWires wires = new PahoWires(broker.url(), DEVICE, null, null, null)) {
      for (int i = 0; i < times; i++) {
        Counting told = new Counting(3);
        Wire wire = wires.connect(WILL, List.of("a/down/#"), told);
        for (int j = 0; j < 3; j++) {
          wire.publish(new Parcel("a/up/journal", new byte[] {1}, false));
        }
        assertTrue(told.confirmed.await(10, TimeUnit.SECONDS), "confirmed in round " + i);
        broker.restart();
        assertTrue(told.lost.await(10, TimeUnit.SECONDS), "lost in round " + i);
        wire.close();
        most.accumulateAndGet(threads(), Math::max);
      }
    }
  }

  @Test
  void aBrokerThatIsNotThereIsOneException() throws Exception {
    try (PahoWires wires = new PahoWires("tcp://127.0.0.1:1", "device", null, null, null)) {
      assertThrows(
          IOException.class, () -> wires.connect(WILL, List.of("a/down/#"), new Counting(0)));
    }
  }

  private static int threads() {
    return (int)
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().contains(DEVICE))
            .count();
  }
}
