package id.penjaga.device.app.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/// The other end of a datagram socket, as systemd holds it.
public final class DatagramInbox implements AutoCloseable {
  private static final int UNIX = 1;
  private static final int DATAGRAM = 2;

  private final int fd;

  public DatagramInbox(String path) throws Throwable {
    fd = (int) function("socket", JAVA_INT, JAVA_INT, JAVA_INT).invokeExact(UNIX, DATAGRAM, 0);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(110);
      address.set(JAVA_SHORT, 0, (short) UNIX);
      address.setString(2, path);
      int refused =
          (int)
              function("bind", JAVA_INT, ADDRESS, JAVA_INT)
                  .invokeExact(fd, address, 3 + path.length());
      if (refused != 0) {
        throw new IllegalStateException("cannot bind " + path);
      }
    }
  }

  /// The next message; empty if none came in time.
  public String next(int millis) throws LinuxException {
    if (Libc.poll(millis, fd).isEmpty()) {
      return "";
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment buffer = arena.allocate(256);
      byte[] bytes = buffer.asSlice(0, Libc.read(fd, buffer)).toArray(JAVA_BYTE);
      return new String(bytes, StandardCharsets.US_ASCII);
    }
  }

  @Override
  public void close() {
    Libc.close(fd);
  }

  @SuppressWarnings("restricted")
  private static MethodHandle function(String name, MemoryLayout... parameters) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(
        linker.defaultLookup().findOrThrow(name), FunctionDescriptor.of(JAVA_INT, parameters));
  }
}
