package id.penjaga.device.drivers.fuzz;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.wiegand.Wiegand;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/// Any pulses at any times, then a badge: it is read. Each byte is a pulse: its lowest bit the
/// line, the others the time before it.
public final class WiegandFuzz {
  private static final String FRAME = "10001011001101010001101110";
  private static final byte[] NUMBER = HexFormat.of().parseHex("166A37");
  private static final String[] BITS = {"26", "34", "37", "any"};

  private WiegandFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws WireException {
    Bench bench = new Bench();
    Input input = new Input(data);
    String bits = BITS[input.octet() & 3];
    BadgeReader reader =
        (BadgeReader) Wiegand.DRIVER.open(bench, "J17", Map.of("bits", bits, "again-ms", "0"));
    int pulses = 0;
    while (!input.isEmpty()) {
      int octet = input.octet();
      int time = octet >> 1;
      // 0: late, with an old stamp; to 100: in steps of 50 µs; above: up to 270 ms.
      long nanos = time <= 100 ? 50_000L * time : 10_000_000L * (time - 100);
      bench.timing.advance(Duration.ofNanos(nanos));
      long stamp = bench.timing.nanos() - (time == 0 ? 3_000_000 : 0);
      bench.pulses.pulseAt((octet & 1) != 0, stamp);
      pulses++;
    }
    Rules.listen(reader, 20);
    bench.timing.millis(100);
    Rules.listen(reader, 20);
    Rules.require(bench.timing.waiting() <= 1, pulses + " pulses left timers behind");
    if (bits.equals("26") || bits.equals("any")) {
      for (char c : FRAME.toCharArray()) {
        bench.pulses.pulse(c == '1');
        bench.timing.millis(2);
      }
      Optional<BadgeFrame> badge = reader.next(Duration.ofMillis(50));
      Rules.require(
          badge.isPresent() && Arrays.equals(NUMBER, badge.get().number()),
          "the badge was not read");
    }
  }
}
