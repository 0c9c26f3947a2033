package id.penjaga.hub.app.monitor.ask;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.invoke.MethodHandle;
import java.net.Inet6Address;
import java.net.InetAddress;

/// A socket for ICMP echoes of one family of addresses, by the calls of the C library: Java has
/// none. Linux lets ordinary programs have one (`net.ipv4.ping_group_range`, which systemd opens
/// for all); where it does not, a raw one is tried, which root may have. Used by one thread.
final class IcmpSocket implements AutoCloseable {
  private static final int AF_INET = 2;
  private static final int AF_INET6 = 10;
  private static final int SOCK_DGRAM = 2;
  private static final int SOCK_RAW = 3;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int PROTO_ICMP = 1;
  private static final int PROTO_ICMPV6 = 58;
  private static final int DONT_WAIT = 0x40;
  private static final short READABLE = 1;
  private static final int ADDRESS_BYTES = 16;
  private static final int ADDRESS6_BYTES = 28;
  private static final int SCOPE_AT = 24;
  private static final int HEADER = 8;
  private static final int LARGEST = 1_500;
  private static final int WORD = 0xFFFF;
  private static final byte ECHO_REQUEST = 8;
  private static final byte ECHO_REPLY = 0;
  private static final byte ECHO_REQUEST6 = (byte) 128;
  private static final byte ECHO_REPLY6 = (byte) 129;
  private static final int IP_WORDS = 0x0F;

  private static final StructLayout POLLED =
      MemoryLayout.structLayout(JAVA_INT, JAVA_SHORT, JAVA_SHORT);
  private static final Linker LINKER = Linker.nativeLinker();
  private static final StructLayout STATE = Linker.Option.captureStateLayout();
  private static final MethodHandle SOCKET =
      function("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
  private static final MethodHandle SENDTO =
      function(
          "sendto",
          FunctionDescriptor.of(
              JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS, JAVA_INT));
  private static final MethodHandle RECV =
      function("recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle POLL =
      function("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));
  private static final MethodHandle CLOSE =
      function("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment state = arena.allocate(STATE);
  private final MemorySegment packet = arena.allocate(HEADER + HEADER);
  private final MemorySegment address = arena.allocate(ADDRESS6_BYTES);
  private final MemorySegment buffer = arena.allocate(LARGEST);
  private final MemorySegment polled = arena.allocate(POLLED);
  private final int fd;
  private final boolean six;
  private final boolean raw;
  private final int id;

  @SuppressWarnings("restricted") // the flags of the hub allow native access
  private static MethodHandle function(String name, FunctionDescriptor shape) {
    return LINKER.downcallHandle(
        LINKER.defaultLookup().findOrThrow(name), shape, Linker.Option.captureCallState("errno"));
  }

  /// @param six whether for IPv6
  /// @param id tells this socket's echoes from those of others, where the kernel does not
  /// @throws IOException when neither kind of socket may be had
  IcmpSocket(boolean six, int id) throws IOException {
    this.six = six;
    this.id = id & WORD;
    int datagram = opened(SOCK_DGRAM);
    raw = datagram < 0;
    fd = raw ? opened(SOCK_RAW) : datagram;
    if (fd < 0) {
      arena.close();
      throw new IOException(
          "this account may not ping; let it by: sysctl net.ipv4.ping_group_range='0 2147483647'");
    }
  }

  private int opened(int kind) {
    try {
      return (int)
          SOCKET.invokeExact(
              state,
              six ? AF_INET6 : AF_INET,
              kind | CLOSE_ON_EXEC,
              six ? PROTO_ICMPV6 : PROTO_ICMP);
    } catch (Throwable e) {
      throw new AssertionError("the call itself cannot throw", e);
    }
  }

  /// Sends an echo request.
  ///
  /// @param to an address of this socket's family
  /// @param token comes back with the answer
  /// @return false when the network says at once that there is no way
  boolean send(InetAddress to, int sequence, long token) {
    packet.fill((byte) 0);
    packet.set(JAVA_BYTE, 0, six ? ECHO_REQUEST6 : ECHO_REQUEST);
    put16(4, id);
    put16(6, sequence);
    for (int i = 0; i < Long.BYTES; i++) {
      packet.set(JAVA_BYTE, HEADER + i, (byte) (token >>> 8 * i));
    }
    put16(2, six ? 0 : checksum()); // that of IPv6 is the kernel's
    byte[] bytes = to.getAddress();
    address.fill((byte) 0);
    address.set(JAVA_SHORT, 0, (short) (six ? AF_INET6 : AF_INET));
    MemorySegment.copy(bytes, 0, address, JAVA_BYTE, six ? 8 : 4, bytes.length);
    if (to instanceof Inet6Address scoped) {
      address.set(JAVA_INT, SCOPE_AT, scoped.getScopeId());
    }
    try {
      long sent =
          (long)
              SENDTO.invokeExact(
                  state,
                  fd,
                  packet,
                  packet.byteSize(),
                  DONT_WAIT,
                  address,
                  six ? ADDRESS6_BYTES : ADDRESS_BYTES);
      return sent > 0;
    } catch (Throwable e) {
      throw new AssertionError("the call itself cannot throw", e);
    }
  }

  private void put16(int at, int value) {
    packet.set(JAVA_BYTE, at, (byte) (value >>> 8));
    packet.set(JAVA_BYTE, at + 1, (byte) value);
  }

  private int checksum() {
    int sum = 0;
    for (int i = 0; i < packet.byteSize(); i += 2) {
      sum += (packet.get(JAVA_BYTE, i) & 0xFF) << 8 | packet.get(JAVA_BYTE, i + 1) & 0xFF;
    }
    while (sum > WORD) {
      sum = (sum & WORD) + (sum >>> 16);
    }
    return ~sum & WORD;
  }

  /// Waits for an answer.
  ///
  /// @return whether something came
  boolean await(int ms) {
    polled.set(JAVA_INT, 0, fd);
    polled.set(JAVA_SHORT, 4, READABLE);
    polled.set(JAVA_SHORT, 6, (short) 0);
    try {
      return (int) POLL.invokeExact(state, polled, 1L, ms) > 0;
    } catch (Throwable e) {
      throw new AssertionError("the call itself cannot throw", e);
    }
  }

  /// The token of an answer that came; 0 when the next packet is none, -1 when there is no more.
  long receive() {
    long length;
    try {
      length = (long) RECV.invokeExact(state, fd, buffer, buffer.byteSize(), DONT_WAIT);
    } catch (Throwable e) {
      throw new AssertionError("the call itself cannot throw", e);
    }
    if (length < 0) {
      return -1;
    }
    int at = raw && !six ? (buffer.get(JAVA_BYTE, 0) & IP_WORDS) * 4 : 0;
    boolean answer =
        length >= at + HEADER + Long.BYTES
            && buffer.get(JAVA_BYTE, at) == (six ? ECHO_REPLY6 : ECHO_REPLY)
            && (!raw || id == get16(at + 4));
    return answer ? token(at + HEADER) : 0;
  }

  private long token(int at) {
    long token = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      token |= (buffer.get(JAVA_BYTE, at + i) & 0xFFL) << 8 * i;
    }
    return token;
  }

  private int get16(int at) {
    return (buffer.get(JAVA_BYTE, at) & 0xFF) << 8 | buffer.get(JAVA_BYTE, at + 1) & 0xFF;
  }

  @Override
  public void close() {
    try {
      int _ = (int) CLOSE.invokeExact(state, fd);
    } catch (Throwable e) {
      throw new AssertionError("the call itself cannot throw", e);
    }
    arena.close();
  }
}
