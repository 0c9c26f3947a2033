package id.penjaga.device.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import id.penjaga.device.app.linux.DatagramInbox;
import id.penjaga.device.shell.threads.Threads;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What systemd is told")
class SystemdTest {
  @TempDir Path folder;

  private final Threads threads =
      new Threads(bug -> {
        throw new AssertionError(bug);
      });

  @Test
  void theWatchdogIsFedOnlyWhileTheDeviceMakesProgress() throws Throwable {
    AtomicBoolean alive = new AtomicBoolean(true);
    String socket = folder.resolve("notify").toString();
    try (DatagramInbox inbox = new DatagramInbox(socket)) {
      Systemd systemd = Systemd.of(Map.of("NOTIFY_SOCKET", socket, "WATCHDOG_USEC", "80000"));
      systemd.ready(alive::get, threads);
      assertEquals("READY=1", inbox.next(10_000));
      assertEquals("WATCHDOG=1", inbox.next(10_000));
      assertEquals("WATCHDOG=1", inbox.next(10_000));
      alive.set(false);
      String last = inbox.next(300);
      while (!last.isEmpty()) {
        last = inbox.next(300); // what was under way, then silence
      }
      alive.set(true);
      assertEquals("WATCHDOG=1", inbox.next(10_000));
      systemd.close();
      String end = inbox.next(10_000);
      while (end.equals("WATCHDOG=1")) {
        end = inbox.next(10_000);
      }
      assertEquals("STOPPING=1", end);
      assertNotEquals("WATCHDOG=1", inbox.next(100));
    }
  }

  @Test
  void withoutSystemdNothingIsSaidAndNothingFails() {
    try (Systemd systemd = Systemd.of(Map.of())) {
      systemd.ready(() -> true, threads);
    }
    try (Systemd systemd = Systemd.of(Map.of("NOTIFY_SOCKET", folder.resolve("no") + "/socket"))) {
      systemd.ready(() -> true, threads);
    }
  }
}
