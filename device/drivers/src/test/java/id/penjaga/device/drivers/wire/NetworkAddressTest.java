package id.penjaga.device.drivers.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkAddressTest {
  @ParameterizedTest
  @CsvSource({
    "10.3.0.7:3493, 10.3.0.7, 3493",
    "ups.lan:1, ups.lan, 1",
    "[fd00::7]:65535, fd00::7, 65535",
  })
  void hostAndPortAreReadAndWrittenBack(String text, String host, int port) {
    assertEquals(new NetworkAddress(host, port), NetworkAddress.of(text));
    assertEquals(text, NetworkAddress.of(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "J10", "ups", "ups:", ":3493", "ups:0", "ups:65536", "fd00::7:1", "a b:1"})
  void anythingElseIsRefusedWithWhatToWrite(String text) {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> NetworkAddress.of(text))
            .getMessage()
            .endsWith("write host and port, such as 10.3.0.7:3493"));
  }
}
