package id.penjaga.device.app.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.board.gpio.GpioLines;
import id.penjaga.device.drivers.wire.Connector;
import id.penjaga.device.drivers.wire.WireKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PinsTest {
  private static final String HEAD = "connector,kind,purpose,bcm,device,bias,remark\n";

  @Test
  void columnsForPeopleAreLeftToThem() {
    BoardPins pins =
        BoardPins.parse(
            "# a remark\n" + HEAD + "J4,digital-input,\"door, main\",17,,up,\"green, white\"\n");
    assertEquals(
        List.of(
            new BoardPins.Pin.Input(
                new Connector("J4", WireKind.DIGITAL_INPUT, "door, main"), 17, GpioLines.Bias.UP)),
        pins.pins());
  }

  @Test
  void aBusIsTheNumberOfItsDeviceFileAndAToneIsALine() {
    assertEquals(
        List.of(
            new BoardPins.Pin.Bus(new Connector("J15", WireKind.I2C, "sensors"), 1),
            new BoardPins.Pin.Tone(new Connector("J20", WireKind.TONE, "buzzer"), 18)),
        BoardPins.parse(HEAD + "J15,i2c,sensors,2 3,/dev/i2c-1,,\nJ20,tone,buzzer,18,,,\n").pins());
  }

  @Test
  void aWiegandPairIsTwoLines() {
    assertEquals(
        List.of(
            new BoardPins.Pin.Pair(
                new Connector("J17", WireKind.WIEGAND, "reader"), 20, 21, GpioLines.Bias.NONE)),
        BoardPins.parse(HEAD + "J17,wiegand,reader,20 21,,,\n").pins());
  }

  @Test
  void connectorsThatNoDriverUsesAreLeftOut() {
    assertEquals(List.of(), BoardPins.parse(HEAD + "J2,power,supply,,,,\n").pins());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          J4,analogue,x,1,,,           | line 2: kind is "analogue"; write one of
          J4,digital-input,x,28,,,     | line 2: bcm is "28"; write a line of the header, 0 to 27
          J4,digital-input,x,,,,       | line 2: there is no bcm
          J4,digital-input,x,5,,side,  | line 2: bias is "side"; write up, down or nothing
          J15,i2c,x,2 3,,,             | line 2: there is no device
          J15,i2c,x,2 3,/dev/tty,,     | line 2: device is "/dev/tty"; write the bus, such as /dev/i2c-1
          J20,tone,x,,,,               | line 2: there is no bcm
          J17,wiegand,x,20,,,          | line 2: bcm is "20"; write two lines, D0 and D1, such as 20 21
          J17,wiegand,x,20 20,,,       | line 2: bcm is "20 20"; write two lines
          J17,wiegand,x,20 99,,,       | line 2: bcm is "99"; write a line of the header
          J1,network,x,,,,             | line 2: the network is no connector
          J8,serial,x,,,,              | line 2: there is no device
          ,serial,x,,/dev/x,,          | line 2: there is no connector
          J8,serial,x,,/dev/x          | line 2: 5 cells under 7 columns
          """)
  void aMistakeIsToldWithItsLine(String row, String message) {
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> BoardPins.parse(HEAD + row + "\n"));
    assertTrue(e.getMessage().startsWith(message), e.getMessage());
  }

  @Test
  void neitherAConnectorNorAPinIsThereTwice() {
    String door = "J4,digital-input,door,17,,,\n";
    assertEquals(
        "line 3: connector J4 is there twice",
        assertThrows(IllegalArgumentException.class, () -> BoardPins.parse(HEAD + door + door))
            .getMessage());
    assertEquals(
        "line 3: 17 already belongs to another connector",
        assertThrows(
                IllegalArgumentException.class,
                () -> BoardPins.parse(HEAD + door + "J5,digital-output,lamp,17,,,\n"))
            .getMessage());
    assertEquals(
        "line 3: 17 already belongs to another connector",
        assertThrows(
                IllegalArgumentException.class,
                () -> BoardPins.parse(HEAD + door + "J17,wiegand,reader,20 17,,,\n"))
            .getMessage());
  }
}
