package id.penjaga.device.app.board.serial;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import id.penjaga.device.app.board.kernel.KernelTrouble;
import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.BitSet;
import java.util.concurrent.locks.ReentrantLock;

/// A serial port of Linux. One call at a time: a write waits for a read under way, as on a
/// half-duplex line.
///
/// The device file may be absent: a USB adapter may be plugged in later, pulled out and plugged in
/// again. Every call opens it if it is not open, and fails with NOT_CONNECTED when it cannot; a
/// read then waits before it fails, so that a loop that reads does not spin.
public final class SerialPort implements SerialLink {
  private static final int CLOSED = -1;
  private static final Duration FULL = Duration.ofMillis(5);
  private static final Duration WRITE_PATIENCE = Duration.ofSeconds(2);

  private final String device;
  private final String connector;
  private final SerialSettings settings;
  private final Timing timing;
  private final Runnable released;
  private final int wake;
  private final ReentrantLock turn = new ReentrantLock();
  private int fd = CLOSED;
  private volatile boolean closed;

  private SerialPort(
      String device,
      String connector,
      SerialSettings settings,
      Timing timing,
      Runnable released,
      int wake) {
    this.device = device;
    this.connector = connector;
    this.settings = settings;
    this.timing = timing;
    this.released = released;
    this.wake = wake;
  }

  /// @param device such as `/dev/ttyAMA0`; need not be there yet
  /// @param released told once the port is closed
  public static SerialPort at(
      String device, String connector, SerialSettings settings, Timing timing, Runnable released)
      throws WireException {
    try {
      return new SerialPort(device, connector, settings, timing, released, Libc.eventfd());
    } catch (LinuxException e) {
      throw KernelTrouble.at(connector, e);
    }
  }

  @Override
  public void write(byte[] bytes) throws WireException {
    turn.lock();
    try (Arena arena = Arena.ofConfined()) {
      open();
      MemorySegment left = arena.allocateFrom(JAVA_BYTE, bytes);
      long until = timing.nanos() + WRITE_PATIENCE.toNanos();
      while (left.byteSize() > 0) {
        left = left.asSlice(writeSome(left, until));
      }
    } finally {
      turn.unlock();
    }
  }

  @Override
  public int read(byte[] into, Duration wait) throws WireException {
    turn.lock();
    try (Arena arena = Arena.ofConfined()) {
      openOrWait(wait);
      BitSet ready = Libc.poll(millis(wait), fd, wake);
      requireOpen();
      if (!ready.get(0)) {
        return 0;
      }
      MemorySegment buffer = arena.allocate(into.length);
      int count = Libc.read(fd, buffer);
      if (count == 0) {
        throw lost();
      }
      MemorySegment.copy(buffer, JAVA_BYTE, 0, into, 0, count);
      return count;
    } catch (LinuxException e) {
      if (e.number() == LinuxException.EAGAIN) {
        return 0;
      }
      throw lost();
    } finally {
      turn.unlock();
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      Libc.signal(wake);
    } catch (LinuxException e) {
      throw new IllegalStateException("a reader cannot be woken", e);
    }
    turn.lock();
    try {
      forget();
      Libc.close(wake);
    } finally {
      turn.unlock();
    }
    released.run();
  }

  private int writeSome(MemorySegment left, long until) throws WireException {
    try {
      return Libc.write(fd, left);
    } catch (LinuxException e) {
      if (e.number() != LinuxException.EAGAIN) {
        throw lost();
      }
      if (timing.nanos() - until > 0) {
        throw new WireException(
            MissReason.TIMEOUT, "the serial line at " + connector + " takes no bytes", e);
      }
      timing.pause(FULL);
      return 0;
    }
  }

  private void openOrWait(Duration wait) throws WireException {
    try {
      open();
    } catch (WireException e) {
      try {
        Libc.poll(millis(wait), wake);
      } catch (LinuxException interrupted) {
        e.addSuppressed(interrupted);
      }
      throw e;
    }
  }

  private void open() throws WireException {
    requireOpen();
    if (fd != CLOSED) {
      return;
    }
    try {
      fd = Libc.open(device, Libc.READ_WRITE | Libc.NOT_CONTROLLING | Libc.NON_BLOCKING);
      Termios.exclusive(fd);
      Termios.raw(fd, settings);
      Termios.lines(fd, settings);
    } catch (LinuxException e) {
      forget();
      throw KernelTrouble.atDevice(connector, device, e);
    }
    if (settings.direction() == SerialSettings.Direction.KERNEL) {
      direct();
    }
  }

  private void direct() throws WireException {
    try {
      Termios.halfDuplex(fd);
    } catch (LinuxException e) {
      forget();
      throw new WireException(
          MissReason.NOT_CONNECTED,
          "the serial port "
              + device
              + " for "
              + connector
              + " cannot switch the direction of an RS-485 line; use an adapter that does it by"
              + " itself and say so in the settings",
          e);
    }
  }

  private WireException lost() {
    forget();
    return new WireException(
        MissReason.NOT_CONNECTED,
        "the serial line at " + connector + " (" + device + ") went away; plug it in again");
  }

  private void forget() {
    if (fd != CLOSED) {
      Libc.close(fd);
      fd = CLOSED;
    }
  }

  private void requireOpen() throws WireException {
    if (closed) {
      throw new WireException(
          MissReason.NOT_CONNECTED, "the serial line at " + connector + " was closed");
    }
  }

  /// Rounded up, so that a short wait is not a busy one.
  private static int millis(Duration wait) {
    return Math.toIntExact(Math.min((wait.toNanos() + 999_999) / 1_000_000, Integer.MAX_VALUE));
  }
}
