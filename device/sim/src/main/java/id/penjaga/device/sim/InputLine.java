package id.penjaga.device.sim;

import id.penjaga.device.drivers.wire.DigitalInput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An input with a pull-up and a contact to ground: a closed loop is low. Contacts bounce for up to
/// a dozen milliseconds. Edges are told on the board's thread.
final class InputLine implements DigitalInput {
  private final SimTime time;
  private final SplitMix random;
  private final Runnable released;
  private boolean closedLoop;
  private boolean cut;
  private boolean high;
  private long generation;
  private @Nullable EdgeListener listener;

  InputLine(SimTime time, SplitMix random, boolean closedLoop, Runnable released) {
    this.time = time;
    this.random = random;
    this.closedLoop = closedLoop;
    this.released = released;
    high = !closedLoop;
  }

  /// Closes or opens the contact.
  synchronized void loop(boolean closed) {
    closedLoop = closed;
    swing();
  }

  /// Cuts the wire, which reads as an open loop whatever the contact does; or mends it.
  synchronized void cut(boolean isCut) {
    cut = isCut;
    swing();
  }

  @Override
  public synchronized boolean high() {
    return high;
  }

  @Override
  public synchronized void onEdge(EdgeListener newListener) {
    listener = newListener;
  }

  @Override
  public void close() {
    synchronized (this) {
      listener = null;
    }
    released.run();
  }

  private void swing() {
    boolean to = !closedLoop || cut;
    long mine = ++generation;
    long at = 0;
    arrange(mine, at, to);
    for (int bounces = random.below(5); bounces > 0; bounces--) {
      at += 200_000 + random.below(1_500_000);
      arrange(mine, at, !to);
      at += 100_000 + random.below(800_000);
      arrange(mine, at, to);
    }
  }

  private void arrange(long mine, long nanos, boolean level) {
    time.later(Duration.ofNanos(nanos), () -> move(mine, level));
  }

  private void move(long mine, boolean level) {
    EdgeListener told;
    synchronized (this) {
      if (mine != generation || level == high) {
        return;
      }
      high = level;
      told = listener;
    }
    if (told != null) {
      told.edge(level, time.nanos());
    }
  }
}
