package id.penjaga.device.app.board.gpio;

import static id.penjaga.device.app.linux.Ioctl.at;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.Pause;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A GPIO chip of this machine.
///
/// @param device such as `/dev/gpiochip0`; the number changes between kernels
/// @param label what the driver calls itself; this does not change
/// @param lines how many lines it has
public record GpioChip(String device, String label, int lines) implements GpioLines {
  private static final int EDGES_READ_AT_ONCE = 64;
  private static final int FALLS_KEPT = 128;
  private static final Duration START_PULSE = Duration.ofMillis(2);
  private static final Duration WHOLE_ANSWER = Duration.ofMillis(20);

  /// All chips this process may look at, in the order of their names.
  public static List<GpioChip> all() throws LinuxException {
    List<String> devices = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(Path.of("/dev"), "gpiochip*")) {
      found.forEach(path -> devices.add(path.toString()));
    } catch (IOException e) {
      return List.of();
    }
    devices.sort(null);
    List<GpioChip> chips = new ArrayList<>();
    for (String device : devices) {
      chips.add(look(device));
    }
    return chips;
  }

  private static GpioChip look(String device) throws LinuxException {
    int fd = Libc.open(device, Libc.READ_WRITE);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(GpioLayouts.CHIP_INFO);
      Libc.ioctl(fd, GpioLayouts.GET_CHIP_INFO, info);
      return new GpioChip(
          device,
          GpioLayouts.text(info, GpioLayouts.CHIP_INFO, "label"),
          info.get(JAVA_INT, at(GpioLayouts.CHIP_INFO, "lines")));
    } finally {
      Libc.close(fd);
    }
  }

  @Override
  public Line request(int offset, String consumer, Use use) throws LinuxException {
    int chip = Libc.open(device, Libc.READ_WRITE);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(GpioLayouts.LINE_REQUEST);
      GpioLayouts.request(request, offset, consumer, use);
      Libc.ioctl(chip, GpioLayouts.GET_LINE, request);
      return new KernelLine(request.get(JAVA_INT, at(GpioLayouts.LINE_REQUEST, "fd")));
    } finally {
      Libc.close(chip);
    }
  }

  @Override
  public Pair requestPair(int first, int second, String consumer, Bias bias, int buffer)
      throws LinuxException {
    int chip = Libc.open(device, Libc.READ_WRITE);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(GpioLayouts.LINE_REQUEST);
      GpioLayouts.pairRequest(request, first, second, consumer, bias, buffer);
      Libc.ioctl(chip, GpioLayouts.GET_LINE, request);
      return new KernelPair(request.get(JAVA_INT, at(GpioLayouts.LINE_REQUEST, "fd")), second);
    } finally {
      Libc.close(chip);
    }
  }

  /// Holds a line low for two milliseconds, lets it go, and gathers the falling edges of the next
  /// twenty.
  ///
  /// @return when they came, oldest first, on the scale of {@link System#nanoTime}
  public long[] falls(int offset, String consumer, Pause pause) throws LinuxException {
    int chip = Libc.open(device, Libc.READ_WRITE);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment request = arena.allocate(GpioLayouts.LINE_REQUEST);
      GpioLayouts.request(request, offset, consumer, new Use.Output(false));
      request.set(JAVA_INT, at(GpioLayouts.LINE_REQUEST, "event_buffer_size"), FALLS_KEPT);
      MemorySegment listening = arena.allocate(GpioLayouts.CONFIG);
      listening.set(
          JAVA_LONG,
          at(GpioLayouts.CONFIG, "flags"),
          GpioLayouts.INPUT | GpioLayouts.FALLING | GpioLayouts.PULL_UP);
      MemorySegment events = arena.allocate(GpioLayouts.EVENT, FALLS_KEPT);
      Libc.ioctl(chip, GpioLayouts.GET_LINE, request);
      int line = request.get(JAVA_INT, at(GpioLayouts.LINE_REQUEST, "fd"));
      try {
        pause.pause(START_PULSE);
        Libc.ioctl(line, GpioLayouts.SET_CONFIG, listening);
        pause.pause(WHOLE_ANSWER);
        if (Libc.poll(0, line).isEmpty()) {
          return new long[0];
        }
        long size = GpioLayouts.EVENT.byteSize();
        long[] nanos = new long[(int) (Libc.read(line, events) / size)];
        for (int i = 0; i < nanos.length; i++) {
          nanos[i] = events.get(JAVA_LONG, i * size + at(GpioLayouts.EVENT, "timestamp_ns"));
        }
        return nanos;
      } finally {
        Libc.close(line);
      }
    } finally {
      Libc.close(chip);
    }
  }

  /// The consumer of a line, as `gpioinfo` shows it; empty text while it is free.
  public String consumer(int offset) throws LinuxException {
    int chip = Libc.open(device, Libc.READ_WRITE);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(GpioLayouts.LINE_INFO);
      info.set(JAVA_INT, at(GpioLayouts.LINE_INFO, "offset"), offset);
      Libc.ioctl(chip, GpioLayouts.GET_LINE_INFO, info);
      return GpioLayouts.text(info, GpioLayouts.LINE_INFO, "consumer");
    } finally {
      Libc.close(chip);
    }
  }

  /// @return the levels of the lines in the mask
  private static long values(int descriptor, long request, long bits, long mask)
      throws LinuxException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment values = arena.allocate(GpioLayouts.VALUES);
      values.set(JAVA_LONG, at(GpioLayouts.VALUES, "bits"), bits);
      values.set(JAVA_LONG, at(GpioLayouts.VALUES, "mask"), mask);
      Libc.ioctl(descriptor, request, values);
      return values.get(JAVA_LONG, at(GpioLayouts.VALUES, "bits")) & mask;
    }
  }

  /// Two lines in one request: the kernel keeps one queue for both, so their edges stay in order.
  private record KernelPair(int descriptor, int secondOffset) implements Pair {
    private static final long BOTH = 0b11;

    @Override
    public boolean bothHigh() throws LinuxException {
      return values(descriptor, GpioLayouts.GET_VALUES, 0, BOTH) == BOTH;
    }

    @Override
    public void takeFalls(FallConsumer consumer) throws LinuxException {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment events = arena.allocate(GpioLayouts.EVENT, EDGES_READ_AT_ONCE);
        long size = GpioLayouts.EVENT.byteSize();
        int read = Libc.read(descriptor, events);
        for (long start = 0; start + size <= read; start += size) {
          consumer.fall(
              events.get(JAVA_INT, start + at(GpioLayouts.EVENT, "offset")) == secondOffset,
              events.get(JAVA_LONG, start + at(GpioLayouts.EVENT, "timestamp_ns")));
        }
      }
    }

    @Override
    public void close() {
      Libc.close(descriptor);
    }
  }

  /// One line that the kernel lent to this process.
  private record KernelLine(int descriptor) implements Line {
    @Override
    public boolean high() throws LinuxException {
      return values(descriptor, GpioLayouts.GET_VALUES, 0, 1) != 0;
    }

    @Override
    public void set(boolean high) throws LinuxException {
      values(descriptor, GpioLayouts.SET_VALUES, high ? 1 : 0, 1);
    }

    @Override
    public void takeEdges(EdgeConsumer consumer) throws LinuxException {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment events = arena.allocate(GpioLayouts.EVENT, EDGES_READ_AT_ONCE);
        long size = GpioLayouts.EVENT.byteSize();
        int read = Libc.read(descriptor, events);
        for (long start = 0; start + size <= read; start += size) {
          consumer.edge(
              events.get(JAVA_INT, start + at(GpioLayouts.EVENT, "id")) == GpioLayouts.RISING_EVENT,
              events.get(JAVA_LONG, start + at(GpioLayouts.EVENT, "timestamp_ns")));
        }
      }
    }

    @Override
    public void close() {
      Libc.close(descriptor);
    }
  }
}
