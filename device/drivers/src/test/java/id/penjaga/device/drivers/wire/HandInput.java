package id.penjaga.device.drivers.wire;

import id.penjaga.device.messages.MissReason;
import org.jspecify.annotations.Nullable;

/// An input moved by hand.
public final class HandInput implements DigitalInput {
  private final Timing timing;
  private boolean high;
  private @Nullable EdgeListener listener;

  public boolean broken;
  public boolean open = true;

  public HandInput(Timing timing, boolean high) {
    this.timing = timing;
    this.high = high;
  }

  public void move(boolean to) {
    high = to;
    if (listener != null) {
      listener.edge(to, timing.nanos());
    }
  }

  /// The level moves, but the edge is lost on the way.
  public void moveUnseen(boolean to) {
    high = to;
  }

  @Override
  public boolean high() throws WireException {
    if (broken) {
      throw new WireException(MissReason.BUS_ERROR, "no such line any more");
    }
    return high;
  }

  @Override
  public void onEdge(EdgeListener newListener) {
    listener = newListener;
  }

  @Override
  public void close() {
    open = false;
  }
}
