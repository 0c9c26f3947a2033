package id.penjaga.hub.app.store.readings;

import id.penjaga.hub.core.Samples;

/// Readings as bytes, about four each: differences of time and value as variable-length integers,
/// values in thousandths where that is exact.
///
/// A packet mixes points and begins each reading with the point's number; a series holds readings
/// of one point and one hour, and there may be many of them even for one moment.
public final class SeriesPackets {
  /// Times are kept in 42 bits: until 2109.
  public static final long LATEST_MS = (1L << 42) - 1;

  /// The last series an hour can have.
  static final long LAST_NUMBER = (1L << 21) - 1;

  private static final int NUMBER_BITS = 21;

  /// Numbers of points have 20 bits in the key of a series.
  private static final int MOST_POINTS = (1 << 20) - 1;

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

  /// Steps through the readings of a packet or a series.
  static final class Cursor {
    private final Bytes bytes;
    private final boolean mixed;
    private long base;
    int point;
    long wallMs;
    double value;
    byte mark;

    private Cursor(byte[] data, boolean mixed) {
      bytes = new Bytes(data);
      this.mixed = mixed;
    }

    /// Steps to the next reading; false at the end.
    ///
    /// @throws IndexOutOfBoundsException when the bytes end inside a reading
    boolean next() {
      if (!bytes.more()) {
        return false;
      }
      if (mixed) {
        point = (int) bytes.unsigned();
        base = 0;
      }
      wallMs += bytes.signed();
      long tag = bytes.unsigned();
      mark = (byte) ((tag & 4) << 4); // doubtful, and why there is none
      switch ((int) (tag & 3)) {
        case THOUSANDTHS -> {
          base += Bytes.unzigzag(tag >>> 3);
          value = base / 1000.0;
        }
        case RAW -> value = Double.longBitsToDouble(bytes.raw());
        default -> {
          value = Double.NaN;
          mark = (byte) (tag >>> 3 & 0x3f | mark);
        }
      }
      return true;
    }
  }

  static Cursor packet(byte[] packet) {
    return new Cursor(packet, true);
  }

  /// Whether a packet can be read to its end.
  static boolean readable(byte[] packet) {
    try {
      Cursor cursor = packet(packet);
      while (cursor.next()) {
        if (cursor.point <= 0 || cursor.point > MOST_POINTS) {
          return false;
        }
      }
      return true;
    } catch (IndexOutOfBoundsException _) {
      return false;
    }
  }

  /// The row of the `number`-th series of an hour.
  static long seriesId(int point, long hour, long number) {
    return (long) point << 42 | hour << NUMBER_BITS | number;
  }

  /// The hour of a series.
  static long hourOf(long seriesId) {
    return (seriesId & (1L << 42) - 1) >> NUMBER_BITS;
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
    Cursor cursor = new Cursor(series, false);
    while (cursor.next()) {
      into.add(cursor.wallMs, cursor.value, cursor.mark);
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
}
