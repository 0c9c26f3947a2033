package id.penjaga.device.drivers.pn532;

import static id.penjaga.device.messages.MissReason.MALFORMED;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.part.badge.NumberLengths;
import id.penjaga.device.drivers.part.badge.Presentations;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// PN532 badge reader. Facts, wiring and limits are in the package's description. One thread asks
/// it.
public final class Pn532 implements BadgeReader {
  public static final Driver DRIVER =
      new Driver(
          "pn532",
          "Badge reader PN532 for 13.56 MHz badges, serial",
          Driver.Role.READER,
          WireKind.SERIAL,
          List.of(),
          Duration.ZERO,
          List.of(),
          Driver.Maturity.BENCH,
          (board, connector, _) ->
              new Pn532(
                  new Pn532Serial(board.openSerial(connector, SerialSettings.at(115_200))),
                  board.timing(),
                  connector),
          _ -> NumberLengths.of(4, 7, 10));

  public static final Driver I2C =
      new Driver(
          "pn532-i2c",
          "Badge reader PN532 for 13.56 MHz badges, I2C",
          Driver.Role.READER,
          WireKind.I2C,
          List.of(),
          Duration.ZERO,
          List.of(new Setting.Address(0x24, 0x24, 0x24, "the chip has one address only")),
          Driver.Maturity.BENCH,
          (board, connector, settings) ->
              new Pn532(
                  new Pn532Bus(board.openI2c(connector, settings.address()), board.timing()),
                  board.timing(),
                  connector),
          _ -> NumberLengths.of(4, 7, 10));

  private static final byte FIRMWARE = 0x02;
  private static final byte CONFIGURE_SAM = 0x14;
  private static final byte CONFIGURE_FIELD = 0x32;
  private static final byte LIST = 0x4A;
  private static final byte RELEASE = 0x52;

  private static final byte IC = 0x32;
  private static final byte RANDOM = 0x08;
  private static final byte CASCADE = (byte) 0x88;

  private static final Duration PERIOD = Duration.ofMillis(100);
  private static final Duration GONE = Duration.ofMillis(300);

  private final Chip chip;
  private final Timing timing;
  private final String connector;
  private boolean configured;
  private final Presentations presentations = Presentations.ofProvenFrames(GONE);

  Pn532(Chip.Carrier carrier, Timing timing, String connector) {
    chip = new Chip(carrier, timing, connector);
    this.timing = timing;
    this.connector = connector;
  }

  @Override
  public Optional<BadgeFrame> next(Duration wait) throws WireException {
    long until = timing.nanos() + wait.toNanos();
    while (true) {
      Optional<BadgeFrame> badge = present(look());
      long left = until - timing.nanos();
      if (badge.isPresent() || left <= 0 || Thread.currentThread().isInterrupted()) {
        return badge;
      }
      timing.pause(Duration.ofNanos(Math.min(left, PERIOD.toNanos())));
    }
  }

  @Override
  public void close() {
    chip.close();
  }

  /// @return the number of the badge in the field; empty if there is none
  private byte[] look() throws WireException {
    boolean well = false;
    try {
      if (!configured) {
        configure();
      }
      byte[] list = chip.ask(LIST, (byte) 1, (byte) 0);
      byte[] number = number(list);
      if (list.length > 1) {
        chip.ask(RELEASE, (byte) 0);
      }
      well = true;
      return number;
    } finally {
      configured = well;
    }
  }

  private void configure() throws WireException {
    chip.wake();
    byte[] firmware = chip.ask(FIRMWARE);
    if (firmware.length != 4 || firmware[0] != IC) {
      throw malformed();
    }
    // Normal mode; a timeout that only matters in other modes; the interrupt line is driven.
    chip.ask(CONFIGURE_SAM, (byte) 1, (byte) 0x14, (byte) 1);
    // Retries: as usual for the two inner ones; look for a badge twice, then answer that there is
    // none.
    chip.ask(CONFIGURE_FIELD, (byte) 5, (byte) 0xFF, (byte) 1, (byte) 2);
  }

  private byte[] number(byte[] list) throws WireException {
    if (list.length == 1 && list[0] == 0) {
      return new byte[0];
    }
    // How many, which, two bytes of SENS_RES, SEL_RES, the number's length.
    int before = 6;
    if (list.length < before || list[0] != 1) {
      throw malformed();
    }
    int length = list[5];
    boolean known = length == 4 || length == 7 || length == 10;
    if (!known || list.length < before + length || list[before] == CASCADE) {
      throw malformed();
    }
    boolean random = length == 4 && list[before] == RANDOM;
    return random ? new byte[0] : Arrays.copyOfRange(list, before, before + length);
  }

  /// A badge that stays, or that is lost for a moment at the edge of the field, is one
  /// presentation.
  private Optional<BadgeFrame> present(byte[] number) {
    long now = timing.nanos();
    return number.length == 0 ? Optional.empty() : presentations.heard(number, now, now);
  }

  private WireException malformed() {
    return new WireException(
        MALFORMED,
        "the reader at " + connector + " does not answer as a PN532 does; check its type");
  }
}
