package id.penjaga.device.drivers.lcd2004;

import id.penjaga.device.drivers.part.Display;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.Settings;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.Pause;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;

/// Character display of 20 x 4. Facts, wiring and limits are in the package's description.
public final class Lcd2004 implements Display {
  public static final Driver DRIVER =
      new Driver(
          "lcd2004",
          "Character display, 20 x 4, behind a PCF8574",
          Driver.Role.DISPLAY,
          WireKind.I2C,
          List.of(),
          Duration.ZERO,
          List.of(
              new Setting.Address(0x20, 0x27, 0x38, 0x3F, 0x27, "0x27, or 0x3F with a PCF8574A"),
              new Setting.Choice(
                  "backlight", List.of("on", "off"), "on", "whether it is lit from behind")),
          Driver.Maturity.BENCH,
          Lcd2004::open);

  private static final int ROWS = 4;
  private static final int COLUMNS = 20;
  private static final byte[] ROW_ADDRESS = {0x00, 0x40, 0x14, 0x54};

  private static final int TEXT = 0x01;
  private static final int ENABLE = 0x04;
  private static final int BACKLIGHT = 0x08;

  private static final int FUNCTION_SET = 0x28;
  private static final int DISPLAY_ON = 0x0C;
  private static final int ENTRY_MODE = 0x06;
  private static final int ADDRESS = 0x80;

  private static final Duration RESET = Duration.ofMillis(5);

  private final I2cDevice wire;
  private final Pause pause;
  private final int light;

  private Lcd2004(I2cDevice wire, Pause pause, Settings settings) {
    this.wire = wire;
    this.pause = pause;
    light = settings.is("backlight", "on") ? BACKLIGHT : 0;
  }

  private static Lcd2004 open(Board board, String connector, Settings settings)
      throws WireException {
    return new Lcd2004(board.openI2c(connector, settings.address()), board.timing(), settings);
  }

  /// Each row is one transaction: its address and its characters.
  @Override
  public void show(List<String> lines) throws WireException {
    start();
    for (int row = 0; row < ROWS; row++) {
      String line = row < lines.size() ? lines.get(row) : "";
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      order(bytes, ADDRESS | ROW_ADDRESS[row]);
      for (int column = 0; column < COLUMNS; column++) {
        octet(bytes, column < line.length() ? code(line.charAt(column)) : ' ', TEXT);
      }
      wire.write(bytes.toByteArray());
    }
  }

  /// Whatever state the controller was in, it counts its nibbles right afterwards.
  private void start() throws WireException {
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    nibble(first, 0x30, 0);
    wire.write(first.toByteArray());
    pause.pause(RESET);
    ByteArrayOutputStream more = new ByteArrayOutputStream();
    nibble(more, 0x30, 0);
    nibble(more, 0x30, 0);
    nibble(more, 0x20, 0);
    order(more, FUNCTION_SET);
    order(more, DISPLAY_ON);
    order(more, ENTRY_MODE);
    wire.write(more.toByteArray());
  }

  private void order(ByteArrayOutputStream bytes, int order) {
    octet(bytes, order, 0);
  }

  private void octet(ByteArrayOutputStream bytes, int octet, int kind) {
    nibble(bytes, octet & 0xF0, kind);
    nibble(bytes, octet << 4 & 0xF0, kind);
  }

  /// A nibble is taken over when E falls.
  private void nibble(ByteArrayOutputStream bytes, int nibble, int kind) {
    bytes.write(nibble | kind | light | ENABLE);
    bytes.write(nibble | kind | light);
  }

  private static int code(char c) {
    if (c == '°') {
      return 0xDF;
    }
    return c >= ' ' && c <= '}' && c != '\\' ? c : '?';
  }

  @Override
  public void close() {
    wire.close();
  }
}
