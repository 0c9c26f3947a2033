package id.penjaga.device.drivers.lcd2004;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.Display;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Character display behind a PCF8574 (ENV-09)")
class Lcd2004Test {
  /// The controller behind the expander, by its sheet: takes a nibble when E falls, begins in 8-bit
  /// mode, and shows what its memory has at the places of the glass.
  private static final class Glass implements I2cDevice {
    private final char[] memory = new char[128];
    private boolean fourBits;
    private int upper = -1;
    private int address;
    private boolean on;
    private int before;
    private boolean gone;

    Glass() {
      java.util.Arrays.fill(memory, ' ');
    }

    @Override
    public void write(byte... bytes) throws WireException {
      if (gone) {
        throw new WireException(MissReason.NOT_CONNECTED, "no answer");
      }
      for (byte each : bytes) {
        int pins = Byte.toUnsignedInt(each);
        assertEquals(0, pins & 0x02, "R/W stays low: nothing is read");
        if ((before & 0x04) != 0 && (pins & 0x04) == 0) {
          assertEquals(before & 0xF9, pins & 0xF9, "data change while E falls");
          latched(before >> 4, (before & 1) != 0);
        }
        before = pins;
      }
    }

    private void latched(int nibble, boolean text) {
      if (!fourBits) {
        octet(nibble << 4, text);
      } else if (upper < 0) {
        upper = nibble;
      } else {
        int octet = upper << 4 | nibble;
        upper = -1;
        octet(octet, text);
      }
    }

    private void octet(int octet, boolean text) {
      if (text) {
        memory[address] = octet == 0xDF ? '°' : (char) octet;
        address = (address + 1) % 128;
      } else if (octet >= 0x80) {
        address = octet & 0x7F;
      } else if (octet >= 0x20 && octet < 0x40) {
        fourBits = (octet & 0x10) == 0;
        upper = -1;
      } else if (octet >= 0x08 && octet < 0x10) {
        on = (octet & 0x04) != 0;
      }
    }

    String row(int row) {
      int[] first = {0x00, 0x40, 0x14, 0x54};
      return on ? new String(memory, first[row], 20) : "dark";
    }

    @Override
    public byte[] read(int count) {
      throw new AssertionError("nothing is read");
    }

    @Override
    public byte[] writeThenRead(byte[] bytes, int count) {
      throw new AssertionError("nothing is read");
    }

    @Override
    public <T> T together(Exchange<T> exchange) throws WireException {
      return exchange.run();
    }

    @Override
    public void close() {}
  }

  private final Bench bench = new Bench();
  private final Glass glass = new Glass();
  private Display display;

  @BeforeEach
  void open() throws Exception {
    bench.plugged = glass;
    display = (Display) Lcd2004.DRIVER.open(bench, "J15", Map.of());
  }

  private void reads(String... rows) {
    for (int i = 0; i < rows.length; i++) {
      assertEquals(rows[i], glass.row(i));
    }
  }

  @Test
  void linesAreReadInTheirRows() throws Exception {
    assertEquals(0x27, bench.address);
    display.show(List.of("Suhu 21,6°C", "RH 50,0 %", "Pintu tertutup", "Tidak ada alarm"));
    reads(
        "Suhu 21,6°C         ",
        "RH 50,0 %           ",
        "Pintu tertutup      ",
        "Tidak ada alarm     ");
  }

  @Test
  void whatIsLongerIsCutAndWhatWasThereGoes() throws Exception {
    display.show(List.of("x".repeat(30), "y".repeat(20), "z", "w"));
    display.show(List.of("short"));
    reads(
        "short               ",
        "                    ",
        "                    ",
        "                    ");
  }

  @Test
  void aStrangeCharacterIsAQuestionMark() throws Exception {
    display.show(List.of("a\\b~c\u4e16é\n"));
    reads("a?b?c???            ");
  }

  @Test
  void aControllerThatLostCountIsRightAgainWithTheNextText() throws Exception {
    display.show(List.of("first"));
    glass.write((byte) 0x0C, (byte) 0x08); // a stray edge of E: nibbles are shifted
    display.show(List.of("second"));
    reads("second              ");
    glass.fourBits = false; // its supply was gone
    glass.on = false;
    display.show(List.of("third"));
    reads("third               ");
  }

  @Test
  void aModuleThatIsNotThereIsAFault() {
    glass.gone = true;
    WireException gone = assertThrows(WireException.class, () -> display.show(List.of("x")));
    assertEquals(MissReason.NOT_CONNECTED, gone.reason());
  }

  @Test
  void theBacklightIsASetting() throws Exception {
    display.show(List.of("x"));
    assertTrue((glass.before & 0x08) != 0);
    Display dark =
        (Display) Lcd2004.DRIVER.open(bench, "J15", Map.of("backlight", "off", "address", "0x3F"));
    dark.show(List.of("x"));
    assertEquals(0, glass.before & 0x08);
    assertEquals(0x3F, bench.address);
  }
}
