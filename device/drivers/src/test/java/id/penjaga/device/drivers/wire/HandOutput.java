package id.penjaga.device.drivers.wire;

import id.penjaga.device.messages.MissReason;
import java.util.ArrayList;
import java.util.List;

/// An output that remembers what it was told.
public final class HandOutput implements DigitalOutput {
  public final List<Boolean> levels = new ArrayList<>();
  public boolean broken;
  public boolean open = true;

  public HandOutput(boolean initiallyHigh) {
    levels.add(initiallyHigh);
  }

  public boolean high() {
    return levels.getLast();
  }

  @Override
  public void set(boolean high) throws WireException {
    if (broken) {
      throw new WireException(MissReason.BUS_ERROR, "the line was taken away");
    }
    levels.add(high);
  }

  @Override
  public void close() {
    open = false;
  }
}
