package id.penjaga.device.app.board.i2c;

import static id.penjaga.device.app.linux.Ioctl.at;
import static java.lang.foreign.MemoryLayout.paddingLayout;
import static java.lang.foreign.MemoryLayout.structLayout;
import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;

/// The buses of the kernel, by `linux/i2c-dev.h`. Nothing is kept open: an adapter that is
/// unplugged and plugged in again works again, and opening takes less than a byte on the wire.
public final class KernelBuses implements Buses {
  static final StructLayout MESSAGE =
      structLayout(
          JAVA_SHORT.withName("addr"),
          JAVA_SHORT.withName("flags"),
          JAVA_SHORT.withName("len"),
          paddingLayout(2),
          ADDRESS.withName("buf"));

  static final StructLayout TRANSFER =
      structLayout(ADDRESS.withName("msgs"), JAVA_INT.withName("nmsgs"), paddingLayout(4));

  private static final long TRANSFER_REQUEST = 0x0707;
  private static final short READ = 1;

  static String device(int bus) {
    return "/dev/i2c-" + bus;
  }

  @Override
  public void look(int bus) throws LinuxException {
    Libc.close(Libc.open(device(bus), Libc.READ_WRITE));
  }

  @Override
  public void transfer(int bus, int address, byte[] out, byte[] in) throws LinuxException {
    int fd = Libc.open(device(bus), Libc.READ_WRITE);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment messages = arena.allocate(MESSAGE, 2);
      MemorySegment written = arena.allocate(Math.max(1, out.length));
      MemorySegment read = arena.allocate(Math.max(1, in.length));
      MemorySegment.copy(out, 0, written, JAVA_BYTE, 0, out.length);
      int count = 0;
      if (out.length > 0) {
        message(messages, count++, address, (short) 0, out.length, written);
      }
      if (in.length > 0) {
        message(messages, count++, address, READ, in.length, read);
      }
      MemorySegment transfer = arena.allocate(TRANSFER);
      transfer.set(ADDRESS, at(TRANSFER, "msgs"), messages);
      transfer.set(JAVA_INT, at(TRANSFER, "nmsgs"), count);
      Libc.ioctl(fd, TRANSFER_REQUEST, transfer);
      MemorySegment.copy(read, JAVA_BYTE, 0, in, 0, in.length);
    } finally {
      Libc.close(fd);
    }
  }

  private static void message(
      MemorySegment messages,
      int index,
      int address,
      short flags,
      int length,
      MemorySegment buffer) {
    MemorySegment message = messages.asSlice(index * MESSAGE.byteSize(), MESSAGE.byteSize());
    message.set(JAVA_SHORT, at(MESSAGE, "addr"), (short) address);
    message.set(JAVA_SHORT, at(MESSAGE, "flags"), flags);
    message.set(JAVA_SHORT, at(MESSAGE, "len"), (short) length);
    message.set(ADDRESS, at(MESSAGE, "buf"), buffer);
  }
}
