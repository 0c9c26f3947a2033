package id.penjaga.device.mqtt.paho;

import java.util.ArrayDeque;
import java.util.Deque;

/// The sizes of the packets that the broker has not confirmed, to name the one that may exceed its
/// limit.
final class UnderWay {
  private final Deque<Integer> sizes = new ArrayDeque<>();
  private int largestConfirmed;

  synchronized void sent(int bytes) {
    sizes.addLast(bytes);
  }

  /// Brokers confirm in order, nearly always, so the first entry of that size is taken.
  synchronized void confirmed(int bytes) {
    sizes.removeFirstOccurrence(bytes);
    largestConfirmed = Math.max(largestConfirmed, bytes);
  }

  synchronized int largest() {
    return sizes.stream().mapToInt(Integer::intValue).max().orElse(0);
  }

  synchronized int largestConfirmed() {
    return largestConfirmed;
  }
}
