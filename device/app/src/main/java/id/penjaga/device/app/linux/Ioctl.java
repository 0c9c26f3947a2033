package id.penjaga.device.app.linux;

import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.StructLayout;

/// Numbers of `ioctl` requests, composed as the kernel's `_IO` macros do on ARM and x86, and places
/// in the structures that go with them.
public final class Ioctl {
  private static final long WRITES = 1;
  private static final long READS = 2;

  private Ioctl() {}

  /// The kernel fills the argument.
  public static long read(int type, int number, long size) {
    return compose(READS, type, number, size);
  }

  /// The kernel reads the argument.
  public static long write(int type, int number, long size) {
    return compose(WRITES, type, number, size);
  }

  /// The kernel reads the argument and changes it.
  public static long readWrite(int type, int number, long size) {
    return compose(READS | WRITES, type, number, size);
  }

  /// Where a field begins, in bytes.
  public static long at(StructLayout layout, String field) {
    return layout.byteOffset(PathElement.groupElement(field));
  }

  private static long compose(long direction, int type, int number, long size) {
    return direction << 30 | size << 16 | (long) type << 8 | number;
  }
}
