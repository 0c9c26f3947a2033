package id.penjaga.hub.app.store.readings;

import id.penjaga.hub.core.Samples;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Readings as bytes, about four each: differences of time and value as variable-length integers,
/// values in thousandths where that is exact.
///
/// A packet mixes points and begins each reading with the point's number; a series holds one point.
public final class SeriesPackets {
  /// Times are kept in 42 bits: until 2109.
  public static final long LATEST_MS = (1L << 42) - 1;

  private static final int THOUSANDTHS = 0;
  private static final int RAW = 1;
  private static final int MISSED = 2;

  private SeriesPackets() {}

  /// Writes a packet, reading by reading.
  public static final class Writer {
    private final Bytes bytes = new Bytes(4096);
    private long lastMs;
    private int count;

    public void add(int point, long wallMs, double value, byte mark) {
      bytes.unsigned(point);
      bytes.signed(wallMs - lastMs);
      value(bytes, value, mark, 0);
      lastMs = wallMs;
      count++;
    }

    public int count() {
      return count;
    }

    public int size() {
      return bytes.size();
    }

    public byte[] finish() {
      byte[] packet = bytes.toArray();
      bytes.clear();
      lastMs = 0;
      count = 0;
      return packet;
    }
  }

  /// Adds a packet's readings to the points' samples.
  static void read(byte[] packet, Map<Integer, Samples> into) {
    Bytes bytes = new Bytes(packet);
    long wallMs = 0;
    while (bytes.more()) {
      int point = (int) bytes.unsigned();
      wallMs += bytes.signed();
      Samples samples = into.computeIfAbsent(point, _ -> new Samples(16));
      value(bytes, wallMs, 0, samples);
    }
  }

  /// Adds the readings of one of a packet's points to its samples.
  static void read(byte[] packet, int point, Samples into) {
    Bytes bytes = new Bytes(packet);
    long wallMs = 0;
    while (bytes.more()) {
      boolean wanted = bytes.unsigned() == point;
      wallMs += bytes.signed();
      value(bytes, wallMs, 0, wanted ? into : null);
    }
  }

  /// The row a series beginning at `wallMs` has.
  static long seriesId(int point, long wallMs) {
    return (long) point << 42 | wallMs;
  }

  /// The row of an hour's tally.
  static long hourId(int point, long hour) {
    return (long) point << 32 | hour;
  }

  static byte[] series(Samples samples, int from, int to) {
    Bytes bytes = new Bytes(8 + 5 * (to - from));
    long lastMs = 0;
    long last = 0;
    for (int i = from; i < to; i++) {
      bytes.signed(samples.wallMs(i) - lastMs);
      last = value(bytes, samples.value(i), samples.mark(i), last);
      lastMs = samples.wallMs(i);
    }
    return bytes.toArray();
  }

  static void readSeries(byte[] series, Samples into) {
    Bytes bytes = new Bytes(series);
    long wallMs = 0;
    long last = 0;
    while (bytes.more()) {
      wallMs += bytes.signed();
      last = value(bytes, wallMs, last, into);
    }
  }

  /// Writes a value and returns it in thousandths, to be the base of the next one.
  private static long value(Bytes bytes, double value, byte mark, long base) {
    int doubtful = (mark & 0x40) >> 4;
    if (Double.isNaN(value)) {
      bytes.unsigned((long) (mark & 0x3f) << 3 | doubtful | MISSED);
      return base;
    }
    long thousandths = Math.round(value * 1000);
    if (Math.abs(thousandths) < 1L << 40 && thousandths / 1000.0 == value) {
      bytes.unsigned(Bytes.zigzag(thousandths - base) << 3 | doubtful | THOUSANDTHS);
      return thousandths;
    }
    bytes.unsigned(doubtful | RAW);
    bytes.raw(Double.doubleToLongBits(value));
    return base;
  }

  private static long value(Bytes bytes, long wallMs, long base, @Nullable Samples into) {
    long tag = bytes.unsigned();
    byte mark = (byte) ((tag & 4) << 4); // doubtful, and why there is none
    double value;
    long next = base;
    switch ((int) (tag & 3)) {
      case THOUSANDTHS -> {
        next = base + Bytes.unzigzag(tag >>> 3);
        value = next / 1000.0;
      }
      case RAW -> value = Double.longBitsToDouble(bytes.raw());
      default -> {
        value = Double.NaN;
        mark = (byte) (tag >>> 3 & 0x3f | mark);
      }
    }
    if (into != null) {
      into.add(wallMs, value, mark);
    }
    return next;
  }
}
