package id.penjaga.device.drivers.wire;

import id.penjaga.device.messages.MissReason;
import org.jspecify.annotations.Nullable;

/// A pair of lines pulsed by hand.
public final class HandPulses implements PulsePair {
  private final ManualTiming timing;
  private @Nullable PulseListener listener;

  public boolean rest = true;
  public boolean broken;
  public boolean open = true;

  public HandPulses(ManualTiming timing) {
    this.timing = timing;
  }

  public void pulse(boolean second) {
    pulseAt(second, timing.nanos());
  }

  public void pulseAt(boolean second, long nanos) {
    if (listener != null) {
      listener.pulse(second, nanos);
    }
  }

  @Override
  public void onPulse(PulseListener newListener) {
    listener = newListener;
  }

  @Override
  public boolean atRest() throws WireException {
    if (broken) {
      throw new WireException(MissReason.BUS_ERROR, "no such lines any more");
    }
    return rest;
  }

  @Override
  public void close() {
    open = false;
  }
}
