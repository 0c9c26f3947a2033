package id.penjaga.device.app.board.serial;

import static java.lang.foreign.MemoryLayout.sequenceLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import id.penjaga.device.app.linux.Ioctl;
import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.SerialSettings;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.util.Set;

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
  private static final long SET_LINES = 0x5418;
  private static final long SET_RS485 = 0x542F;

  /// `struct serial_rs485`: flags, delays, padding.
  private static final long RS485_BYTES = 32;

  private static final int RS485_ON = 1;
  private static final int RS485_RTS_WHILE_SENDING = 2;
  private static final int DTR = 2;
  private static final int RTS = 4;

  private static final int EIGHT_BITS = 0x30;
  private static final int TWO_STOP_BITS = 0x40;
  private static final int PARITY = 0x100;
  private static final int PARITY_ODD = 0x200;
  private static final int CHECK_PARITY = 0x10;
  private static final int DROP_WRONG = 0x04;
  private static final int RECEIVER_ON = 0x80;
  private static final int NO_MODEM = 0x800;
  private static final int SPEED_AS_NUMBER = 0x1000;

  private Termios() {}

  /// Locks the port (TIOCEXCL): further opens fail with EBUSY, except those of root.
  static void exclusive(int fd) throws LinuxException {
    Libc.ioctl(fd, EXCLUSIVE, 0);
  }

  /// Every byte as it is, both ways, at once; what had arrived before is dropped.
  static void raw(int fd, SerialSettings settings) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment modes = arena.allocate(TERMIOS2);
      put(modes, "c_iflag", input(settings));
      put(modes, "c_cflag", control(settings));
      put(modes, "c_ispeed", settings.baud());
      put(modes, "c_ospeed", settings.baud());
      Libc.ioctl(fd, SET, modes);
      Libc.ioctl(fd, FLUSH, INPUT_QUEUE);
    }
  }

  /// Sets DTR and RTS. A port without such outputs (a pseudo-terminal, many USB adapters) has
  /// nothing to set, which is no trouble.
  static void lines(int fd, SerialSettings settings) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      Libc.ioctl(fd, SET_LINES, arena.allocateFrom(JAVA_INT, linesOn(settings)));
    } catch (LinuxException e) {
      if (!Set.of("ENOTTY", "EINVAL").contains(e.symbol())) {
        throw e;
      }
    }
  }

  /// While the kernel switches the direction, RTS is its own and begins in the position of
  /// listening.
  static int linesOn(SerialSettings settings) {
    int on =
        switch (settings.lines()) {
          case BOTH_ON -> DTR | RTS;
          case DTR_ONLY -> DTR;
          case RTS_ONLY -> RTS;
          case BOTH_OFF -> 0;
        };
    return settings.direction() == SerialSettings.Direction.KERNEL ? on & ~RTS : on;
  }

  /// Lets the kernel drive RTS while it sends, for the transceiver of a half-duplex line.
  static void halfDuplex(int fd) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mode = arena.allocate(RS485_BYTES, JAVA_INT.byteAlignment());
      mode.set(JAVA_INT, 0, RS485_ON | RS485_RTS_WHILE_SENDING);
      Libc.ioctl(fd, SET_RS485, mode);
    }
  }

  /// A byte with a wrong parity bit is dropped: a frame then lacks a byte, which its checksum sees.
  static int input(SerialSettings settings) {
    return settings.parity() == SerialSettings.Parity.NONE ? 0 : CHECK_PARITY | DROP_WRONG;
  }

  static int control(SerialSettings settings) {
    return EIGHT_BITS
        | RECEIVER_ON
        | NO_MODEM
        | SPEED_AS_NUMBER
        | switch (settings.parity()) {
          case NONE -> 0;
          case EVEN -> PARITY;
          case ODD -> PARITY | PARITY_ODD;
        }
        | (settings.stopBits() == SerialSettings.StopBits.TWO ? TWO_STOP_BITS : 0);
  }

  private static void put(MemorySegment modes, String field, int value) {
    modes.set(JAVA_INT, Ioctl.at(TERMIOS2, field), value);
  }
}
