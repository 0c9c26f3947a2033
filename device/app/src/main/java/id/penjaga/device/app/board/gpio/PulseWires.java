package id.penjaga.device.app.board.gpio;

import id.penjaga.device.app.board.kernel.BoardThread;
import id.penjaga.device.app.board.kernel.KernelTrouble;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.PulsePair;
import id.penjaga.device.drivers.wire.WireException;
import org.jspecify.annotations.Nullable;

/// Two data lines requested together, so that the kernel keeps one queue of edges for both.
final class PulseWires implements PulsePair {
  private final GpioLines.Pair pair;
  private final BoardThread thread;
  private final String connector;
  private final Runnable released;
  private volatile @Nullable PulseListener listener;
  private volatile @Nullable LinuxException lost;
  private boolean closed;

  /// @param released told once the lines were given back
  PulseWires(GpioLines.Pair pair, BoardThread thread, String connector, Runnable released) {
    this.pair = pair;
    this.thread = thread;
    this.connector = connector;
    this.released = released;
    thread.watch(pair.descriptor(), this::falls);
  }

  private void falls() throws LinuxException {
    try {
      pair.takeFalls(this::fall);
    } catch (LinuxException e) {
      lost = e;
      throw e;
    }
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

  /// Lines whose edges are lost have no state either: they must be requested again.
  @Override
  public boolean atRest() throws WireException {
    try {
      LinuxException trouble = lost;
      if (trouble != null) {
        throw trouble;
      }
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
