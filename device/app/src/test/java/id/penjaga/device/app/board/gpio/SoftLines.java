package id.penjaga.device.app.board.gpio;

import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;

/// Lines without a kernel chip: levels are fields, edges are pushed by the test. Only their
/// descriptors are real.
public final class SoftLines implements GpioLines {
  public final Map<Integer, SoftLine> held = new ConcurrentHashMap<>();
  public final Map<Integer, SoftPair> pairs = new ConcurrentHashMap<>();
  public final List<String> levels = new ArrayList<>();

  @Override
  public Line request(int offset, String consumer, Use use) throws LinuxException {
    if (held.containsKey(offset)) {
      Libc.open("/dev/null/busy", Libc.READ_ONLY); // any refusal
    }
    SoftLine line = new SoftLine(offset, consumer, use, Libc.eventfd());
    held.put(offset, line);
    return line;
  }

  @Override
  public Pair requestPair(int first, int second, String consumer, Bias bias, int buffer)
      throws LinuxException {
    SoftPair pair =
        new SoftPair(first, consumer + " " + second + " " + bias + " " + buffer, Libc.eventfd());
    pairs.put(first, pair);
    return pair;
  }

  private static void requireThere(boolean gone) throws LinuxException {
    if (gone) {
      Libc.open("/dev/gpiochip-that-was-pulled-out", Libc.READ_ONLY); // the kernel's own refusal
    }
  }

  public final class SoftPair implements Pair {
    public final String request;
    public volatile boolean bothHigh = true;
    private final int first;
    private final int eventfd;
    private final Queue<Boolean> waiting = new ArrayDeque<>();
    private long clock;
    private boolean gone;

    SoftPair(int first, String request, int eventfd) {
      this.first = first;
      this.request = request;
      this.eventfd = eventfd;
    }

    public synchronized void push(boolean second) throws LinuxException {
      waiting.add(second);
      Libc.signal(eventfd);
    }

    @Override
    public boolean bothHigh() {
      return bothHigh;
    }

    @Override
    public int descriptor() {
      return eventfd;
    }

    /// The next time it is asked for pulses it is gone.
    public synchronized void fail() throws LinuxException {
      gone = true;
      Libc.signal(eventfd);
    }

    @Override
    public synchronized void takeFalls(FallConsumer consumer) throws LinuxException {
      Libc.drain(eventfd);
      requireThere(gone);
      while (!waiting.isEmpty()) {
        consumer.fall(waiting.remove(), ++clock);
      }
    }

    @Override
    public void close() {
      pairs.remove(first);
      Libc.close(eventfd);
    }
  }

  public final class SoftLine implements Line {
    public final int offset;
    public final String consumer;
    public final Use use;
    private final int eventfd;
    private final Queue<Boolean> waiting = new ArrayDeque<>();
    private long clock;
    private boolean gone;
    private boolean high;

    SoftLine(int offset, String consumer, Use use, int eventfd) {
      this.offset = offset;
      this.consumer = consumer;
      this.use = use;
      this.eventfd = eventfd;
      if (use instanceof Use.Output(boolean initiallyHigh)) {
        set(initiallyHigh);
      }
    }

    public synchronized void push(boolean level) throws LinuxException {
      high = level;
      waiting.add(level);
      Libc.signal(eventfd);
    }

    @Override
    public synchronized boolean high() {
      return high;
    }

    @Override
    public synchronized void set(boolean level) {
      high = level;
      synchronized (levels) {
        levels.add(offset + (level ? " high" : " low"));
      }
    }

    @Override
    public int descriptor() {
      return eventfd;
    }

    /// The next time it is asked for edges it is gone.
    public synchronized void fail() throws LinuxException {
      gone = true;
      Libc.signal(eventfd);
    }

    @Override
    public synchronized void takeEdges(EdgeConsumer consumer) throws LinuxException {
      Libc.drain(eventfd);
      requireThere(gone);
      while (!waiting.isEmpty()) {
        consumer.edge(waiting.remove(), ++clock);
      }
    }

    @Override
    public void close() {
      held.remove(offset);
      Libc.close(eventfd);
    }
  }
}
