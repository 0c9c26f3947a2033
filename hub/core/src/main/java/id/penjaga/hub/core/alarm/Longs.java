package id.penjaga.hub.core.alarm;

import java.util.Arrays;

/// Many numbers in little room, which leave at the front.
final class Longs {
  private long[] held = new long[16];
  private int from;
  private int to;

  void add(long one) {
    if (to == held.length) {
      held =
          from > held.length / 2
              ? Arrays.copyOfRange(held, from, from + held.length)
              : Arrays.copyOfRange(held, from, from + 2 * held.length);
      to -= from;
      from = 0;
    }
    held[to++] = one;
  }

  int size() {
    return to - from;
  }

  long first() {
    return held[from];
  }

  long removeFirst() {
    return held[from++];
  }

  /// All of them, the smallest first.
  long[] sorted() {
    long[] all = Arrays.copyOfRange(held, from, to);
    Arrays.sort(all);
    return all;
  }
}
