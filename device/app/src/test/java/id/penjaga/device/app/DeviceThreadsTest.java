package id.penjaga.device.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// One supervisor owns the threads of a device (decision 0012).
@Timeout(60)
class DeviceThreadsTest {
  @TempDir Path folder;

  @Test
  @DisplayName("F14 F15 a bug in one thread ends the whole device, and the watchdog sees it")
  void noThreadDiesAlone() throws Exception {
    try (Device device = start()) {
      assertTrue(device.alive());
      while (!device.threads().running().containsAll(Set.of("control", "journal", "contacts"))) {
        TimeUnit.MILLISECONDS.sleep(10);
      }
      IllegalStateException planted = new IllegalStateException("planted");
      device
          .threads()
          .start(
              "any",
              () -> {
                throw planted;
              });
      assertEquals(planted, device.failure());
      assertFalse(device.alive());
    }
  }

  @Test
  @DisplayName("F15 F72 a device that is closed leaves no thread behind")
  void theEndIsTheEndOfAllThreads() throws Exception {
    Device device = start();
    device.close();
    while (!device.threads().running().isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(10); // a board may end its own a moment later
    }
  }

  private Device start() throws Exception {
    String config =
        Files.readString(Path.of("../../config/device.yaml"))
            .replace("tcp://localhost:1883", "tcp://127.0.0.1:1")
            .replace("data: data/room-1", "data: data");
    return Device.start(Files.writeString(folder.resolve("device.yaml"), config));
  }
}
