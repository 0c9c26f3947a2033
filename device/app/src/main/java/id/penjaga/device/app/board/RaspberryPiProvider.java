package id.penjaga.device.app.board;

import id.penjaga.device.app.board.gpio.GpioChip;
import id.penjaga.device.app.board.i2c.KernelBuses;
import id.penjaga.device.app.board.kernel.BoardThread;
import id.penjaga.device.app.board.kernel.KernelTrouble;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.BoardProvider;
import id.penjaga.device.drivers.wire.Connector;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.shell.files.FileWords;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadFactory;

/// Makes the board `raspberry-pi`. Options: `chip`, the label of the GPIO chip, for a machine that
/// is not a Raspberry Pi; `connectors`, a file to use instead of the schematic's table of
/// connectors.
public final class RaspberryPiProvider implements BoardProvider {
  private static final Set<String> OPTIONS = new TreeSet<>(Set.of("chip", "connectors"));

  /// The header's chip on a Pi 5; on a 4, 400 and CM4; on a 3 and Zero 2 W. Numbers of chips differ
  /// between kernels, labels do not.
  public static final List<String> LABELS =
      List.of("pinctrl-rp1", "pinctrl-bcm2711", "pinctrl-bcm2835");

  private static final Path SENSORS = Path.of("/sys/bus/iio/devices");
  private static final Path ONE_WIRE = Path.of("/sys/bus/w1/devices");
  private static final Path PWM = Path.of("/sys/class/pwm");

  @Override
  public String name() {
    return RaspberryPi.NAME;
  }

  @Override
  public List<Connector> connectors(Map<String, String> options) {
    return pins(options).pins().stream().map(BoardPins.Pin::connector).toList();
  }

  @Override
  public Board open(Map<String, String> options, ThreadFactory threads) throws WireException {
    BoardPins pins = pins(options);
    String label = options.get("chip");
    try {
      GpioChip chip = chip(label == null ? LABELS : List.of(label));
      return new RaspberryPi(
          pins,
          new RaspberryPi.Machine(chip, chip::consumer, new KernelBuses(), SENSORS, ONE_WIRE, PWM),
          BoardThread.start(threads));
    } catch (LinuxException e) {
      throw KernelTrouble.atDevice("the board", "the GPIO chip", e);
    }
  }

  /// Where the wires of each connector end, in words; needs no hardware.
  ///
  /// @param options of a board; those that do not concern this are of no matter
  public static Map<String, String> ends(Map<String, String> options) {
    return BoardPins.ends(table(options));
  }

  private static GpioChip chip(List<String> labels) throws LinuxException, WireException {
    List<GpioChip> chips = GpioChip.all();
    return chips.stream()
        .filter(chip -> labels.contains(chip.label()))
        .findFirst()
        .orElseThrow(() ->
            new WireException(
                MissReason.NOT_CONNECTED,
                "this machine has no GPIO chip labelled "
                    + String.join(" or ", labels)
                    + (chips.isEmpty()
                        ? "; it has none at all. Is this a Raspberry Pi?"
                        : "; it has " + chips.stream().map(GpioChip::label).toList())));
  }

  private static BoardPins pins(Map<String, String> options) {
    for (String option : options.keySet()) {
      if (!OPTIONS.contains(option)) {
        throw new IllegalArgumentException(
            "\""
                + option
                + "\" is not an option of the board "
                + RaspberryPi.NAME
                + "; it has "
                + OPTIONS);
      }
    }
    try {
      return BoardPins.parse(table(options));
    } catch (IllegalArgumentException e) {
      String file = options.get("connectors");
      throw new IllegalArgumentException(
          (file == null ? "the shipped connectors.csv" : file) + ": " + e.getMessage(), e);
    }
  }

  private static String table(Map<String, String> options) {
    String file = options.get("connectors");
    try {
      return file == null ? shipped() : Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new IllegalArgumentException("connectors: " + FileWords.of(Path.of(file), e), e);
    }
  }

  /// The schematic's table, as it was when this program was built.
  public static String shipped() {
    try (InputStream in = RaspberryPiProvider.class.getResourceAsStream("connectors.csv")) {
      if (in == null) {
        throw new IllegalStateException("this JAR has no connectors.csv");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
