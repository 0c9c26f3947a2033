package id.penjaga.device.drivers.fuzz;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.pn532.Pn532;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Map;

/// A chip that says anything. The first byte chooses: raw bytes on the serial line, on the bus, or
/// answers in right frames to the questions of a working chip.
public final class Pn532Fuzz {
  private static final HexFormat HEX = HexFormat.of();

  private Pn532Fuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws WireException {
    Bench bench = new Bench();
    Input input = new Input(data);
    BadgeReader reader;
    switch (input.octet() & 3) {
      case 0 -> {
        bench.line = new Asked(input.serial(bench.timing));
        reader = (BadgeReader) Pn532.DRIVER.open(bench, "J8", Map.of());
      }
      case 1 -> {
        bench.plugged = input.bus();
        reader = (BadgeReader) Pn532.I2C.open(bench, "J15", Map.of());
      }
      default -> {
        bench.line = new Framing(input, bench.timing);
        reader = (BadgeReader) Pn532.DRIVER.open(bench, "J8", Map.of());
      }
    }
    Rules.listen(reader, 20);
  }

  /// Acknowledges every command and answers it: the first three as a real chip, then with lengths
  /// and bytes of the input.
  private static final class Framing implements SerialLink {
    private final Input input;
    private final Timing timing;
    private final Deque<Byte> waiting = new ArrayDeque<>();

    Framing(Input input, Timing timing) {
      this.input = input;
      this.timing = timing;
    }

    @Override
    public void write(byte[] bytes) {
      if (bytes[0] == 0x55) {
        return;
      }
      byte[] body =
          switch (bytes[6]) {
            case 0x02 -> HEX.parseHex("d50332010607");
            case 0x14 -> HEX.parseHex("d515");
            case 0x32 -> HEX.parseHex("d533");
            case 0x52 -> HEX.parseHex("d55300");
            default -> said();
          };
      add(HEX.parseHex("0000ff00ff00"));
      int sum = 0;
      for (byte each : body) {
        sum += each;
      }
      add(new byte[] {0, 0, (byte) 0xFF, (byte) body.length, (byte) -body.length});
      add(body);
      add(new byte[] {(byte) -sum, 0});
    }

    private byte[] said() {
      byte[] said = input.take(input.octet());
      byte[] body = Arrays.copyOf(new byte[] {(byte) 0xD5, 0x4B}, 2 + Math.min(said.length, 250));
      System.arraycopy(said, 0, body, 2, body.length - 2);
      return body;
    }

    private void add(byte[] bytes) {
      for (byte each : bytes) {
        waiting.add(each);
      }
    }

    @Override
    public int read(byte[] into, Duration wait) {
      if (waiting.isEmpty()) {
        timing.pause(wait);
      }
      int count = 0;
      while (count < into.length && !waiting.isEmpty()) {
        into[count++] = waiting.remove();
      }
      return count;
    }

    @Override
    public void close() {}
  }
}
