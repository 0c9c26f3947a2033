package id.penjaga.device.sim;

import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// A serial line between a simulated part and the driver that opens the connector. Bytes take the
/// time of their baud rate. They are lost while the connector is closed, and garbled at another
/// baud rate or parity.
final class SerialWire {
  /// The part's end: told of each line that ends with a carriage return.
  @FunctionalInterface
  interface Listener {
    void line(String text);
  }

  private static final int UART_BYTES = 4096;

  private final SimTime time;
  private final int baud;
  private final Listener part;
  private final byte[] waiting = new byte[UART_BYTES];
  private int filled;
  private boolean open;
  private boolean rubbish;
  private final StringBuilder heard = new StringBuilder();

  SerialWire(SimTime time, int baud, Listener part) {
    this.time = time;
    this.baud = baud;
    this.part = part;
  }

  /// The part speaks; the bytes have arrived after the time they need.
  void say(byte[] bytes) {
    time.later(Duration.ofNanos(bytes.length * 10L * 1_000_000_000L / baud), () -> arrive(bytes));
  }

  void say(String text) {
    say(text.getBytes(StandardCharsets.US_ASCII));
  }

  synchronized SerialLink open(SerialSettings asked, Runnable released) {
    open = true;
    rubbish = asked.baud() != baud || asked.parity() != SerialSettings.Parity.NONE;
    filled = 0;
    heard.setLength(0);
    return new End(released);
  }

  private void arrive(byte[] bytes) {
    synchronized (this) {
      if (!open) {
        return;
      }
      for (byte octet : bytes) {
        if (filled < UART_BYTES) {
          waiting[filled++] = rubbish ? (byte) (octet * 7 + 0x80) : octet;
        }
      }
    }
    time.changed();
  }

  private synchronized int take(byte[] into) {
    int count = Math.min(filled, into.length);
    System.arraycopy(waiting, 0, into, 0, count);
    System.arraycopy(waiting, count, waiting, 0, filled - count);
    filled -= count;
    return count;
  }

  private synchronized boolean readable() {
    return filled > 0 || !open;
  }

  private synchronized void hear(byte[] bytes) {
    for (byte octet : bytes) {
      if (octet == '\r') {
        String line = heard.toString();
        heard.setLength(0);
        if (!rubbish) {
          time.later(
              Duration.ofNanos((line.length() + 1) * 10L * 1_000_000_000L / baud),
              () -> part.line(line));
        }
      } else if (heard.length() < 80) {
        heard.append((char) octet);
      }
    }
  }

  private synchronized void shut() {
    open = false;
  }

  private synchronized void requireOpen() throws WireException {
    if (!open) {
      throw new WireException(MissReason.NOT_CONNECTED, "the serial line was closed");
    }
  }

  private final class End implements SerialLink {
    private final Runnable released;

    End(Runnable released) {
      this.released = released;
    }

    @Override
    public void write(byte[] bytes) throws WireException {
      requireOpen();
      hear(bytes);
    }

    @Override
    public int read(byte[] into, Duration wait) throws WireException {
      requireOpen();
      if (!wait.isZero()) {
        time.await(SerialWire.this::readable, wait);
        requireOpen();
      }
      return take(into);
    }

    @Override
    public void close() {
      shut();
      time.changed();
      released.run();
    }
  }
}
