package id.penjaga.device.app;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.shell.threads.Threads;
import java.lang.foreign.Arena;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.tinylog.Logger;

/// What systemd wants to know (`Type=notify`, `WatchdogSec`): that the device is ready, that it is
/// alive, that it ends. Without systemd nothing is said.
///
/// The watchdog is fed only while the device itself finds that its control loop makes progress and
/// that no thread has ended by a bug; a thread that merely runs would go on feeding the watchdog of
/// a dead device. When it starves, systemd kills the process, the outputs fall back to their wired
/// safe state, and a new process starts from the journal.
final class Systemd implements AutoCloseable {
  private static final int NOBODY = -1;

  private final int socket;
  private final long everyMicros;
  private final CountDownLatch ended = new CountDownLatch(1);

  private Systemd(int socket, long everyMicros) {
    this.socket = socket;
    this.everyMicros = everyMicros;
  }

  /// @param environment with `NOTIFY_SOCKET` and `WATCHDOG_USEC` where systemd started this process
  static Systemd of(Map<String, String> environment) {
    String name = environment.getOrDefault("NOTIFY_SOCKET", "");
    if (name.isEmpty()) {
      return new Systemd(NOBODY, 0);
    }
    try {
      // Half of what systemd allows, as it recommends; half again, since a busy Raspberry Pi may be
      // late.
      long allowed = Long.parseLong(environment.getOrDefault("WATCHDOG_USEC", "0"));
      return new Systemd(Libc.datagrams(name), allowed / 4);
    } catch (LinuxException | NumberFormatException e) {
      Logger.warn("systemd cannot be told anything: {}", e.getMessage());
      return new Systemd(NOBODY, 0);
    }
  }

  /// The device has started. From now on systemd sees it alive for as long as `alive` says so.
  void ready(BooleanSupplier alive, Threads threads) {
    tell("READY=1");
    if (socket != NOBODY && everyMicros > 0) {
      threads.start("watchdog", () -> watch(alive));
    }
  }

  /// The device ends on purpose.
  @Override
  public void close() {
    ended.countDown();
    tell("STOPPING=1");
  }

  private void watch(BooleanSupplier alive) throws InterruptedException {
    boolean wasAlive = true;
    while (!ended.await(everyMicros, TimeUnit.MICROSECONDS)) {
      boolean isAlive = alive.getAsBoolean();
      if (isAlive) {
        tell("WATCHDOG=1");
      } else if (wasAlive) {
        Logger.error("No progress in the control loop, or a bug; the watchdog is not fed any more");
      }
      wasAlive = isAlive;
    }
  }

  private void tell(String message) {
    if (socket == NOBODY) {
      return;
    }
    try (Arena arena = Arena.ofConfined()) {
      Libc.write(
          socket, arena.allocateFrom(JAVA_BYTE, message.getBytes(StandardCharsets.US_ASCII)));
    } catch (LinuxException e) {
      Logger.warn("systemd could not be told {}: {}", message, e.getMessage());
    }
  }
}
