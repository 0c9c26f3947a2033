package id.penjaga.device.drivers.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class Crc8Test {
  @Test
  void theSheetsExampleIsRight() {
    assertEquals(0x92, Crc8.of(new byte[] {0, (byte) 0xBE, (byte) 0xEF, 0}, 1, 3));
  }

  @Test
  void aBusOfOnesOrZerosIsWrong() {
    assertEquals(0xAC, Crc8.of(new byte[] {-1, -1}, 0, 2));
    assertEquals(0x81, Crc8.of(new byte[] {0, 0}, 0, 2));
  }
}
