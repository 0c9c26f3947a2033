package id.penjaga.device.app.board.gpio;

import id.penjaga.device.app.board.kernel.BoardThread;
import id.penjaga.device.app.board.kernel.KernelTrouble;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.PulsePair;
import id.penjaga.device.drivers.wire.WireException;
import org.jspecify.annotations.Nullable;

/// Two data lines requested together, so that the kernel keeps one queue of edges for both.
public final class PulseWires implements PulsePair {
  private final GpioLines.Pair pair;
  private final BoardThread thread;
  private final String connector;
  private final Runnable released;
  private volatile @Nullable PulseListener listener;
  private boolean closed;

  /// @param released told once the lines were given back
  public PulseWires(GpioLines.Pair pair, BoardThread thread, String connector, Runnable released) {
    this.pair = pair;
    this.thread = thread;
    this.connector = connector;
    this.released = released;
    thread.watch(pair.descriptor(), () -> pair.takeFalls(this::fall));
  }

  private void fall(boolean second, long nanos) {
    PulseListener told = listener;
    if (told != null) {
      told.pulse(second, nanos);
    }
  }

  @Override
  public void onPulse(PulseListener newListener) {
    listener = newListener;
  }

  @Override
  public boolean atRest() throws WireException {
    try {
      return pair.bothHigh();
    } catch (LinuxException e) {
      throw KernelTrouble.at(connector, e);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    thread.unwatch(pair.descriptor(), pair::close);
    released.run();
  }
}
