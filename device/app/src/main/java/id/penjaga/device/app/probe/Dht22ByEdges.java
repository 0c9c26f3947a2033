package id.penjaga.device.app.probe;

import id.penjaga.device.app.board.BoardPins;
import id.penjaga.device.app.board.RaspberryPiProvider;
import id.penjaga.device.app.board.gpio.GpioChip;
import id.penjaga.device.app.board.kernel.KernelTrouble;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.Pause;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Asks a DHT22 without the kernel's driver, by the times of the falling edges on its line: for the
/// person who wires it, before the overlay is there. It is no way to read a sensor: the start of an
/// answer comes 30 us after the line is let go, and a program that is late by less than that misses
/// it (measured: 0 to 18 of 20 answers whole, depending on what else runs; the kernel's driver 20
/// of 20).
///
/// From one fall to the next a zero takes 76 us and a one 120 us.
final class Dht22ByEdges {
  /// The sensor's greeting, its end, and one fall after each of 40 bits.
  private static final int ALL = 42;

  /// The first of them is not needed.
  private static final int NEEDED = 41;

  private static final long LONGEST_ZERO_NANOS = 98_000;
  private static final int TIMES = 5;
  private static final Duration BETWEEN = Duration.ofMillis(2_100);

  private Dht22ByEdges() {}

  /// @param nanos when the falls came, oldest first
  /// @return what the sensor said, in words
  static String words(long[] nanos) {
    if (nanos.length == 0) {
      return "no answer";
    }
    if (nanos.length < NEEDED) {
      return nanos.length + " of " + ALL + " edges came in time";
    }
    int[] bytes = new int[5];
    int first = nanos.length - NEEDED;
    for (int bit = 0; bit < 40; bit++) {
      boolean one = nanos[first + bit + 1] - nanos[first + bit] > LONGEST_ZERO_NANOS;
      bytes[bit / 8] = bytes[bit / 8] << 1 | (one ? 1 : 0);
    }
    if ((bytes[0] + bytes[1] + bytes[2] + bytes[3] & 0xFF) != bytes[4]) {
      return "the sum is wrong";
    }
    double celsius = ((bytes[2] & 0x7F) << 8 | bytes[3]) / (bytes[2] > 0x7F ? -10.0 : 10.0);
    double percent = (bytes[0] << 8 | bytes[1]) / 10.0;
    return String.format(Locale.ROOT, "%.1f °C, %.1f %%", celsius, percent);
  }

  /// Asks five times and says what came.
  ///
  /// @param connector such as `J3`
  /// @return whether a whole answer came
  static boolean ask(
      String connector, BoardPins pins, List<GpioChip> chips, Pause pause, PrintStream out) {
    Optional<GpioChip> header =
        chips.stream()
            .filter(chip -> RaspberryPiProvider.LABELS.contains(chip.label()))
            .findFirst();
    if (header.isEmpty()) {
      out.println("This machine has no header of a Raspberry Pi, or its chip cannot be opened.");
      return false;
    }
    if (!(pins.at(connector).orElse(null) instanceof BoardPins.Pin.Kernel pin) || pin.oneWire()) {
      out.println(connector + " is no connector for a DHT22; J3 is.");
      return false;
    }
    int line = pin.line();
    out.println(connector + ", GPIO" + line + ", asked by edges:");
    int whole = 0;
    for (int i = 1; i <= TIMES; i++) {
      if (i > 1) {
        pause.pause(BETWEEN);
      }
      try {
        String said = words(header.get().falls(line, "penjaga-" + connector, pause));
        whole += said.contains("°C") ? 1 : 0;
        out.println("  " + i + ": " + said);
      } catch (LinuxException e) {
        out.println(
            e.number() == LinuxException.EBUSY
                ? "  somebody has this line. If it is the kernel's driver, the sensor is read"
                    + " through it; to ask by edges all the same, unbind it first: echo dht11@"
                    + Integer.toHexString(line)
                    + " > /sys/bus/platform/drivers/dht11/unbind"
                : "  " + KernelTrouble.at(connector, e).advice());
        return false;
      }
    }
    out.println(
        whole > 0
            ? "The sensor answers. What was lost was lost by this way of asking: the kernel's"
                + " driver reads it whole, see dtoverlay=dht11 in config/pi/config.txt."
            : "No whole answer. Check 3.3 V, ground and data of the plug, and the resistor of 4.7"
                + " kOhm from data to 3.3 V.");
    return whole > 0;
  }
}
