package id.penjaga.device.drivers.fuzz;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.rdm6300.Rdm6300;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/// Any bytes, then a badge: it is read.
public final class Rdm6300Fuzz {
  private static final byte[] FRAME = HexFormat.of().parseHex("0236324533303836434544303803");
  private static final byte[] NUMBER = HexFormat.of().parseHex("62E3086CED");

  private Rdm6300Fuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws WireException {
    Bench bench = new Bench();
    boolean sum = data.length % 2 == 1;
    bench.line = new Input(data).serial(bench.timing);
    BadgeReader reader =
        (BadgeReader) Rdm6300.DRIVER.open(bench, "J8", Map.of("checksum", sum ? "sum" : "xor"));
    Rules.listen(reader, 2 * data.length + 4);

    if (!sum) {
      Bench after = new Bench();
      byte[] both = Arrays.copyOf(data, data.length + FRAME.length);
      System.arraycopy(FRAME, 0, both, data.length, FRAME.length);
      after.line = new Input(both).serial(after.timing);
      BadgeReader again = (BadgeReader) Rdm6300.DRIVER.open(after, "J8", Map.of());
      Rules.require(data.length == 0 || reads(again, both.length), "the badge was not read");
    }
  }

  private static boolean reads(BadgeReader reader, int most) {
    for (int i = 0; i < 2 * most; i++) {
      try {
        var badge = reader.next(Duration.ofMillis(50));
        if (badge.isPresent() && Arrays.equals(NUMBER, badge.get().number())) {
          return true;
        }
      } catch (WireException _) {
        // noise
      }
    }
    return false;
  }
}
