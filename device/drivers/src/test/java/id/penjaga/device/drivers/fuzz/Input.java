package id.penjaga.device.drivers.fuzz;

import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.KernelException;
import id.penjaga.device.drivers.wire.KernelSensor;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;

/// An input of the fuzzer, taken byte by byte.
final class Input {
  private final byte[] bytes;
  private int next;

  Input(byte[] bytes) {
    this.bytes = bytes;
  }

  boolean isEmpty() {
    return next >= bytes.length;
  }

  /// 0 to 255; 0 when nothing is left.
  int octet() {
    return isEmpty() ? 0 : Byte.toUnsignedInt(bytes[next++]);
  }

  byte[] take(int most) {
    int count = Math.min(most, bytes.length - next);
    next += count;
    return Arrays.copyOfRange(bytes, next - count, next);
  }

  byte[] rest() {
    return take(bytes.length - next);
  }

  /// Up to the next line end.
  byte[] line() {
    int end = next;
    while (end < bytes.length && bytes[end] != '\n') {
      end++;
    }
    byte[] line = take(end - next);
    next = Math.min(next + 1, bytes.length);
    return line;
  }

  /// A serial line on which the rest arrives, in pieces of as many bytes as the first byte says,
  /// whatever the part is asked.
  SerialLink serial(Timing timing) {
    int pieces = octet();
    return new SerialLink() {
      @Override
      public void write(byte[] told) {}

      @Override
      public int read(byte[] into, Duration wait) {
        byte[] piece = take(Math.min(into.length, pieces == 0 ? into.length : pieces));
        if (piece.length == 0) {
          timing.pause(wait);
        } else {
          timing.pause(Duration.ofNanos(1_000_000L * piece.length));
        }
        System.arraycopy(piece, 0, into, 0, piece.length);
        return piece.length;
      }

      @Override
      public void close() {}
    };
  }

  /// A part on a bus that answers with the rest; when nothing is left, nobody holds the bus and it
  /// reads as ones.
  I2cDevice bus() {
    return new I2cDevice() {
      @Override
      public void write(byte... told) {}

      @Override
      public byte[] read(int count) throws WireException {
        if (isEmpty()) {
          throw new WireException(MissReason.NOT_CONNECTED, "nobody there");
        }
        byte[] answer = new byte[count];
        Arrays.fill(answer, (byte) 0xFF);
        byte[] some = take(count);
        System.arraycopy(some, 0, answer, 0, some.length);
        return answer;
      }

      @Override
      public byte[] writeThenRead(byte[] told, int count) throws WireException {
        return read(count);
      }

      @Override
      public <T> T together(Exchange<T> exchange) throws WireException {
        return exchange.run();
      }

      @Override
      public void close() {}
    };
  }

  /// Kernel files: each read is a line of the rest; one that begins with `!` is an error of that
  /// name.
  KernelSensor files() {
    return new KernelSensor() {
      @Override
      public String read(String file) throws WireException {
        String text = new String(line(), StandardCharsets.UTF_8).replace('\r', '\n');
        if (text.startsWith("!")) {
          throw new KernelException(text.substring(1), "read failed");
        }
        return text;
      }

      @Override
      public void close() {}
    };
  }
}
