package id.penjaga.device.app.board;

import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import id.penjaga.device.app.linux.Ioctl;
import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// Modes of a serial port, by `termios2`, which takes any speed as a number.
final class Termios {
  static final StructLayout TERMIOS2 =
      structLayout(
          JAVA_INT.withName("c_iflag"),
          JAVA_INT.withName("c_oflag"),
          JAVA_INT.withName("c_cflag"),
          JAVA_INT.withName("c_lflag"),
          JAVA_BYTE.withName("c_line"),
          sequenceLayout(19, JAVA_BYTE).withName("c_cc"),
          JAVA_INT.withName("c_ispeed"),
          JAVA_INT.withName("c_ospeed"));

  private static final long SET = Ioctl.write('T', 0x2B, TERMIOS2.byteSize());
  private static final long FLUSH = 0x540B;
  private static final long EXCLUSIVE = 0x540C;
  private static final long INPUT_QUEUE = 0;

  private static final int EIGHT_BITS = 0x30;
  private static final int RECEIVER_ON = 0x80;
  private static final int NO_MODEM = 0x800;
  private static final int SPEED_AS_NUMBER = 0x1000;

  private Termios() {}

  /// Refuses everybody who opens the port from now on, except root.
  static void exclusive(int fd) throws LinuxException {
    Libc.ioctl(fd, EXCLUSIVE, 0);
  }

  /// Every byte as it is, both ways, at once; what had arrived before is dropped.
  static void raw(int fd, int baud) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment modes = arena.allocate(TERMIOS2);
      put(modes, "c_cflag", EIGHT_BITS | RECEIVER_ON | NO_MODEM | SPEED_AS_NUMBER);
      put(modes, "c_ispeed", baud);
      put(modes, "c_ospeed", baud);
      Libc.ioctl(fd, SET, modes);
      Libc.ioctl(fd, FLUSH, INPUT_QUEUE);
    }
  }

  private static void put(MemorySegment modes, String field, int value) {
    modes.set(JAVA_INT, TERMIOS2.byteOffset(PathElement.groupElement(field)), value);
  }
}
