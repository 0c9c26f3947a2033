package id.penjaga.device.shell.net;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST",
        "127.0.0.1",
        "127.1.2.3",
        "::1",
        "[::1]",
        "0:0:0:0:0:0:0:1",
        "0000::0001",
        "0:0::1",
        "::ffff:127.0.0.1"
      })
  @DisplayName("F32 each spelling of the loopback interface is one")
  void theLoopbackInterface(String host) {
    assertTrue(Loopback.is(host));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0", "::", "[::]", "10.0.0.1", "128.0.0.1", "127.evil.example", "127.0.0.1.example",
        "localhost.example", "::2", "1::1", "fe80::1", "::ffff:10.0.0.1", "hub.lan", ""
      })
  @DisplayName("F32 what only looks like the loopback interface is none")
  void everythingElse(String host) {
    assertFalse(Loopback.is(host));
  }
}
