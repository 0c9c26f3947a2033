package id.penjaga.device.app.linux;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/// System calls by their C names. A call that a signal interrupts is made again.
public final class Libc {
  public static final int READ_ONLY = 0;
  public static final int WRITE_ONLY = 1;
  public static final int READ_WRITE = 2;
  public static final int NOT_CONTROLLING = 0x100;
  public static final int NON_BLOCKING = 0x800;

  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final short READABLE = 1;
  private static final int MOST_ERROR_TEXT = 1_024;

  /// `struct pollfd`: file descriptor, events asked for, events seen.
  private static final StructLayout POLLED =
      MemoryLayout.structLayout(JAVA_INT, JAVA_SHORT, JAVA_SHORT);

  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final long ERRNO =
      STATE.byteOffset(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle OPEN =
      function("open", 2, FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
  private static final MethodHandle READ =
      function("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle WRITE =
      function("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));
  private static final MethodHandle IOCTL =
      function("ioctl", 2, FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_LONG, ADDRESS));
  private static final MethodHandle POLL =
      function("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle EVENTFD =
      function("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle SOCKET =
      function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle CONNECT =
      function("connect", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT));

  private static final MethodHandle STRERROR =
      function("strerror", FunctionDescriptor.of(ADDRESS, JAVA_INT));

  private Libc() {}

  /// The C library's text for an error number, in the language of this process: the very text that
  /// Java puts into the message of an IOException.
  @SuppressWarnings("restricted")
  public static String errorText(int errno) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment text = (MemorySegment) STRERROR.invokeExact(arena.allocate(STATE), errno);
      String charset = System.getProperty("sun.jnu.encoding", "UTF-8");
      return text.reinterpret(MOST_ERROR_TEXT).getString(0, Charset.forName(charset));
    } catch (Throwable e) {
      throw new AssertionError("the call itself cannot throw", e);
    }
  }

  /// @return a file descriptor that a program started from here does not inherit
  public static int open(String path, int flags) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocateFrom(path);
      return (int)
          call(
              arena,
              "open " + path,
              state -> (int) OPEN.invokeExact(state, name, flags | CLOSE_ON_EXEC, 0));
    }
  }

  /// Releases the descriptor. Errors are ignored: Linux releases it in any case.
  public static void close(int fd) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment state = arena.allocate(STATE);
      int _ = (int) CLOSE.invokeExact(state, fd);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  /// @return how many bytes came; 0 at the end of a file
  public static int read(int fd, MemorySegment into) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      return (int)
          call(arena, "read", state -> (long) READ.invokeExact(state, fd, into, into.byteSize()));
    }
  }

  /// @return how many bytes were taken
  public static int write(int fd, MemorySegment from) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      return (int)
          call(arena, "write", state -> (long) WRITE.invokeExact(state, fd, from, from.byteSize()));
    }
  }

  /// @param request see {@link Ioctl}
  public static int ioctl(int fd, long request, MemorySegment argument) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      return (int)
          call(
              arena,
              "ioctl 0x" + Long.toHexString(request),
              state -> (int) IOCTL.invokeExact(state, fd, request, argument));
    }
  }

  /// An `ioctl` whose argument is a number or nothing.
  public static int ioctl(int fd, long request, long argument) throws LinuxException {
    return ioctl(fd, request, MemorySegment.ofAddress(argument));
  }

  /// Waits until at least one of the descriptors has something to read, or trouble to report, or
  /// the time has passed.
  ///
  /// @param timeoutMillis -1 waits until a descriptor is ready
  /// @return the indexes in `fds` of those that have; empty on timeout
  public static BitSet poll(int timeoutMillis, int... fds) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment polled = arena.allocate(POLLED, fds.length);
      for (int i = 0; i < fds.length; i++) {
        polled.set(JAVA_INT, i * POLLED.byteSize(), fds[i]);
        polled.set(JAVA_SHORT, i * POLLED.byteSize() + 4, READABLE);
      }
      long count =
          call(
              arena,
              "poll",
              state -> (int) POLL.invokeExact(state, polled, (long) fds.length, timeoutMillis));
      BitSet ready = new BitSet(fds.length);
      for (int i = 0; count > 0 && i < fds.length; i++) {
        ready.set(i, polled.get(JAVA_SHORT, i * POLLED.byteSize() + 6) != 0);
      }
      return ready;
    }
  }

  /// A counter that {@link #poll} sees as readable while it is not zero. Add to it with {@link
  /// #signal}, empty it with {@link #drain}.
  public static int eventfd() throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      return (int)
          call(
              arena,
              "eventfd",
              state -> (int) EVENTFD.invokeExact(state, 0, NON_BLOCKING | CLOSE_ON_EXEC));
    }
  }

  public static void signal(int eventfd) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      write(eventfd, arena.allocateFrom(JAVA_LONG, 1));
    }
  }

  public static void drain(int eventfd) throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      read(eventfd, arena.allocate(JAVA_LONG));
    } catch (LinuxException e) {
      if (e.number() != LinuxException.EAGAIN) {
        throw e;
      }
    }
  }

  /// A datagram socket connected to a Unix socket; what is written to it arrives as one message
  /// each.
  ///
  /// @param name a path, or a name in the abstract space if it begins with `@`
  public static int datagrams(String name) throws LinuxException {
    int unix = 1;
    int datagram = 2;
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    if (bytes[0] == '@') {
      bytes[0] = 0;
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment address = arena.allocate(110);
      address.set(JAVA_SHORT, 0, (short) unix);
      MemorySegment.copy(bytes, 0, address, ValueLayout.JAVA_BYTE, 2, Math.min(bytes.length, 107));
      int fd =
          (int)
              call(
                  arena,
                  "socket",
                  state -> (int) SOCKET.invokeExact(state, unix, datagram | CLOSE_ON_EXEC, 0));
      try {
        int length = 2 + bytes.length;
        call(
            arena,
            "connect to " + name,
            state -> (int) CONNECT.invokeExact(state, fd, address, length));
      } catch (LinuxException e) {
        close(fd);
        throw e;
      }
      return fd;
    }
  }

  @FunctionalInterface
  private interface Call {
    long run(MemorySegment state) throws Throwable;
  }

  private static long call(Arena arena, String name, Call call) throws LinuxException {
    MemorySegment state = arena.allocate(STATE);
    while (true) {
      long result;
      try {
        result = call.run(state);
      } catch (Throwable e) {
        throw new AssertionError("the call itself cannot throw", e);
      }
      if (result >= 0) {
        return result;
      }
      int errno = state.get(JAVA_INT, ERRNO);
      if (errno != LinuxException.EINTR) {
        throw new LinuxException(name, errno);
      }
    }
  }

  /// Native access is granted to this program by its manifest and by the command lines in
  /// `config/`.
  @SuppressWarnings("restricted")
  private static MethodHandle function(
      String name, FunctionDescriptor shape, Linker.Option... options) {
    Linker.Option[] all = Arrays.copyOf(options, options.length + 1);
    all[options.length] = Linker.Option.captureCallState("errno");
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, all);
  }

  private static MethodHandle function(String name, int fixed, FunctionDescriptor shape) {
    return function(name, shape, Linker.Option.firstVariadicArg(fixed));
  }
}
