package id.penjaga.device.app.config;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is wired where, checked without a board.
class ConfigWiringTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dht22, connector: J3   | J99 | 5: parts.room.connector: the board raspberry-pi has no connector "J99"; did you mean "J20"? for a kernel sensor it has J20, J3
          dht22, connector: J3   | j3  | 5: parts.room.connector: the board raspberry-pi has no connector "j3"; did you mean "J3"? for a kernel sensor it has J20, J3
          rdm6300, connector: J8 | J99 | 8: parts.reader.in.connector: the board raspberry-pi has no connector "J99"; did you mean "J9"? for a serial line it has J10, J16, J8, J9
          rdm6300, connector: J8 | 8   | 8: parts.reader.in.connector: the board raspberry-pi has no connector "8"; did you mean "J8"? for a serial line it has J10, J16, J8, J9
          rdm6300, connector: J8 | J3  | 8: parts.reader.in.connector: J3 of the board raspberry-pi is a kernel sensor, and a rdm6300 needs a serial line; for a serial line it has J10, J16, J8, J9
          relay, connector: J11  | J18 | 7: parts.lock.main.connector: J18 of the board raspberry-pi is a digital input, and a relay needs a digital output; for a digital output it has J11, J12, J13, J14
          """)
  @DisplayName("F53 a wrong connector is refused without a board, with the nearest that would fit")
  void aConnectorTheBoardDoesNotHaveIsRefused(String good, String connector, String said) {
    refused(good, good.substring(0, good.lastIndexOf(' ') + 1) + connector, said);
  }

  @Test
  @DisplayName("F53 F52 readers on one line must agree on its speed")
  void readersOnOneLineHaveOneSpeed() {
    refused(
        "reader.in: { driver: rdm6300, connector: J8 }",
        "reader.in: { driver: osdp, connector: J16 }\n"
            + "  reader.out: { driver: osdp, connector: J16, settings: { address: 1, baud: 19200 }"
            + " }",
        "9: parts.reader.out.settings: baud is 19200, and 9600 for reader.in on the same line in"
            + " line 8 of the file; a line has one baud for all its parts",
        "9: parts.reader.out: is a reader of no door; write an entry reader.out under readers");
  }

  private void refused(String good, String bad, String... expected) {
    GoodConfig.refused(folder, good, bad, expected);
  }
}
