package id.penjaga.device.drivers.wire;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;

/// A serial line with the buffer of a Linux terminal: what arrives while nobody reads waits there,
/// up to 4,095 bytes, and a read ends with the first byte.
public final class Tty implements SerialLink {
  private static final int MOST = 4_095;
  private static final Duration STEP = Duration.ofMillis(1);

  private final ManualTiming timing;
  private final TreeMap<Long, byte[]> script = new TreeMap<>();
  private final Deque<Byte> waiting = new ArrayDeque<>();

  public Tty(ManualTiming timing) {
    this.timing = timing;
  }

  /// Lets bytes arrive so long from now.
  public void says(Duration after, byte[] bytes) {
    script.put(timing.nanos() + after.toNanos(), bytes.clone());
  }

  @Override
  public void write(byte[] bytes) {}

  @Override
  public int read(byte[] into, Duration wait) {
    long until = timing.nanos() + wait.toNanos();
    arrive();
    while (waiting.isEmpty() && timing.nanos() < until) {
      timing.pause(STEP);
      arrive();
    }
    int count = 0;
    while (count < into.length && !waiting.isEmpty()) {
      into[count++] = waiting.remove();
    }
    return count;
  }

  @Override
  public void close() {}

  private void arrive() {
    for (Map.Entry<Long, byte[]> next = script.firstEntry();
        next != null && next.getKey() <= timing.nanos();
        next = script.firstEntry()) {
      script.remove(next.getKey());
      for (byte each : next.getValue()) {
        if (waiting.size() < MOST) {
          waiting.add(each);
        }
      }
    }
  }
}
