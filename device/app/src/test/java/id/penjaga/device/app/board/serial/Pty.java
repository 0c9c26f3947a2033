package id.penjaga.device.app.board.serial;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import id.penjaga.device.app.linux.Ioctl;
import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A pseudo-terminal: the part's end of a serial line. Its other end is {@link #device}.
public final class Pty implements AutoCloseable {
  private static final long UNLOCK = Ioctl.write('T', 0x31, 4);
  private static final long NUMBER = Ioctl.read('T', 0x30, 4);

  public final String device;
  private final int fd;

  public Pty() throws LinuxException {
    fd = Libc.open("/dev/ptmx", Libc.READ_WRITE | Libc.NOT_CONTROLLING);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment number = arena.allocate(JAVA_INT);
      Libc.ioctl(fd, UNLOCK, number);
      Libc.ioctl(fd, NUMBER, number);
      device = "/dev/pts/" + number.get(JAVA_INT, 0);
    }
  }

  /// What a part does at its end, until the line is closed.
  @FunctionalInterface
  public interface Play {
    void run() throws IOException, LinuxException;
  }

  public static void play(Play part) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            part.run();
          } catch (IOException | LinuxException _) {
            // the line is closed: the play is over
          }
        });
  }

  public void say(byte... bytes) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      Libc.write(fd, arena.allocateFrom(JAVA_BYTE, bytes));
    }
  }

  /// What the other end has written, waiting for its first byte for at most ten seconds.
  public byte[] hear() throws LinuxException {
    return hearWithin(10_000);
  }

  public byte[] hearWithin(int millis) throws LinuxException {
    if (Libc.poll(millis, fd).isEmpty()) {
      return new byte[0];
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(4096);
      return buffer.asSlice(0, Libc.read(fd, buffer)).toArray(JAVA_BYTE);
    }
  }

  @Override
  public void close() {
    Libc.close(fd);
  }
}
