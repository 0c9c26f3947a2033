package id.penjaga.device.app.board.serial;

import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;

/// A serial line with several parts on it. Each has a link of its own; they take turns, first come
/// first served. The port is closed with the last of them.
final class SharedLine {
  private final SerialLink port;
  private final SerialSettings settings;
  private final Runnable released;
  private final ReentrantLock turn = new ReentrantLock(true);
  private int users;

  /// @param port becomes this line's and is closed with it
  /// @param released told before the port is closed
  SharedLine(SerialLink port, SerialSettings settings, Runnable released) {
    this.port = port;
    this.settings = settings;
    this.released = released;
  }

  /// A further part on the line.
  synchronized SerialLink join(String connector, SerialSettings asked) throws WireException {
    if (!asked.equals(settings)) {
      throw new WireException(
          MissReason.NOT_CONNECTED,
          "the parts at " + connector + " share one line; give them the same speed and direction");
    }
    users++;
    return new Link();
  }

  private void leave() {
    boolean last;
    synchronized (this) {
      last = --users == 0;
    }
    if (last) {
      released.run();
      port.close();
    }
  }

  private final class Link implements SerialLink {
    private boolean closed;

    @Override
    public void write(byte[] bytes) throws WireException {
      together(() -> {
        port.write(bytes);
        return true;
      });
    }

    @Override
    public int read(byte[] into, Duration wait) throws WireException {
      return together(() -> port.read(into, wait));
    }

    @Override
    public <T> T together(Exchange<T> exchange) throws WireException {
      turn.lock();
      try {
        return exchange.run();
      } finally {
        turn.unlock();
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
      leave();
    }
  }
}
