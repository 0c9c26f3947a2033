package id.penjaga.device.drivers.wire;

import id.penjaga.device.messages.MissReason;
import java.util.ArrayList;
import java.util.List;

/// A tone that remembers what it was told; silence is 0.
public final class HandTone implements Tone {
  public final List<Integer> sounded = new ArrayList<>(List.of(0));
  public boolean broken;
  public boolean open = true;

  @Override
  public void sound(int hertz) throws WireException {
    if (broken) {
      throw new WireException(MissReason.BUS_ERROR, "the tone output was taken away");
    }
    sounded.add(hertz);
  }

  @Override
  public void silence() throws WireException {
    sound(0);
  }

  @Override
  public void close() {
    open = false;
  }
}
