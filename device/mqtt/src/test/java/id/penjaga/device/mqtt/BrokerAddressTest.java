package id.penjaga.device.mqtt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("F14 F54 One parser says what the address of a broker is")
class BrokerAddressTest {
  @ParameterizedTest
  @DisplayName("F54 names, IPv4 and IPv6 in brackets pass, and are read again as written")
  @CsvSource({
    "tcp://localhost:1883, localhost, 1883",
    "tcp://mqtt_broker:1883, mqtt_broker, 1883",
    "ssl://_x.site-1.example:8883, _x.site-1.example, 8883",
    "tcp://a1:1, a1, 1",
    "tcp://1a.b3c:65535, 1a.b3c, 65535",
    "tcp://3com:1883, 3com, 1883",
    "tcp://192.168.1.250:1883, 192.168.1.250, 1883",
    "tcp://127.0.0.1:1883, 127.0.0.1, 1883",
    "tcp://[::1]:1883, ::1, 1883",
    "ssl://[2001:db8::a:1]:8883, 2001:db8::a:1, 8883",
    "tcp://[1:2:3:4:5:6:7:8]:1883, 1:2:3:4:5:6:7:8, 1883",
    "tcp://[1::]:1883, 1::, 1883",
    "tcp://[::ffff:10.0.0.7]:1883, ::ffff:10.0.0.7, 1883",
    "tcp://[fe80::1%eth0]:1883, fe80::1%eth0, 1883"
  })
  void whatIsAnAddressPasses(String text, String host, int port) {
    BrokerAddress address = BrokerAddress.of(text);
    assertEquals(new BrokerAddress(text.startsWith("ssl"), host, port), address);
    assertEquals(text, address.toString());
    assertEquals(address, BrokerAddress.of(address.toString()));
  }

  @Test
  @DisplayName("F54 the percent sign of an interface may be written as RFC 6874 has it")
  void anInterfaceMayBeWrittenAsInAUrl() {
    assertEquals("fe80::1%eth0", BrokerAddress.of("tcp://[fe80::1%25eth0]:1883").host());
  }

  @ParameterizedTest
  @DisplayName("F14 F54 what is no address is refused, with the reason")
  @CsvSource(
      delimiter = '|',
      value = {
        "tcp://192.168.1.256:1883 | at most 255",
        "tcp://192.168.1.999999999999:1883 | no part of an IPv4",
        "tcp://192.168.01.2:1883 | begins with a zero",
        "tcp://192.168.1:1883 | has four",
        "tcp://1.2.3.4.5:1883 | has four",
        "tcp://pi.3:1883 | has four",
        "tcp://a.b.c.3:1883 | no part of an IPv4",
        "tcp://3232235777:1883 | has four",
        "tcp://0x7f000001:1883 | has four",
        "tcp://10.0.0.0x7:1883 | no part of an IPv4",
        "tcp://192.168.1.2.:1883 | has four",
        "tcp://0.0.0.0:1883 | not the address of one computer",
        "tcp://255.255.255.255:1883 | not the address of one computer",
        "tcp://224.0.0.1:1883 | not the address of one computer",
        "tcp://::1:1883 | brackets",
        "tcp://::::1883 | brackets",
        "tcp://fe80::1%eth0:1883 | brackets",
        "tcp://[::]:1883 | not the address of one computer",
        "tcp://[ff02::1]:1883 | not the address of one computer",
        "tcp://[::1:1883 | not closed",
        "tcp://[::1]1883 | colon and the port",
        "tcp://[::1] | no port",
        "tcp://[1::2::3]:1883 | once at most",
        "tcp://[1:2:3]:1883 | eight groups",
        "tcp://[1:2:3:4:5:6:7:8:9]:1883 | eight groups",
        "tcp://[1:2:3:4::5:6:7:8]:1883 | at least one",
        "tcp://[12345::]:1883 | no group",
        "tcp://[:::]:1883 | ::",
        "tcp://[:1]:1883 | no group",
        "tcp://[]:1883 | eight groups",
        "tcp://[::10.0.0.256]:1883 | at most 255",
        "tcp://[fe80::1%]:1883 | %eth0",
        "tcp://[fe80::1%eth 0]:1883 | blank",
        "tcp://[localhost]:1883 | no group",
        "tcp://a[::1]:1883 | brackets",
        "tcp://localhost | no port",
        "tcp://localhost: | no port",
        "tcp://localhost:0 | plain number",
        "tcp://localhost:01883 | plain number",
        "tcp://localhost:99999 | above 65535",
        "tcp://localhost:65536 | above 65535",
        "tcp://localhost:123456 | plain number",
        "tcp://localhost:-1 | plain number",
        "tcp://localhost:+1883 | plain number",
        "tcp://localhost:mqtt | plain number",
        "tcp://:1883 | no host",
        "tcp:// | no host",
        "tcp://user:secret@host:1883 | mqtt.user",
        "tcp://user@host:1883 | mqtt.user",
        "tcp://host:1883/ | no path",
        "tcp://host:1883/mqtt | no path",
        "tcp://host:1883?x=1 | no query",
        "tcp://host:1883#x | no fragment",
        "tcp://ho st:1883 | blank",
        "tcp://bröker:1883 | xn--",
        "tcp://-host:1883 | hyphen",
        "tcp://host-:1883 | hyphen",
        "tcp://a..b:1883 | dot too many",
        "tcp://host.:1883 | dot too many",
        "tcp://ho*st:1883 | other signs",
        "tcp://a,b:1883 | other signs",
        "mqtt://host:1883 | written tcp://",
        "mqtts://host:8883 | written ssl://",
        "tls://host:8883 | written ssl://",
        "ws://host:80 | not over the web",
        "TCP://host:1883 | small letters",
        "host:1883 | does not begin",
        "tcp:host:1883 | does not begin",
        "udp://host:1883 | does not begin",
      })
  void whatIsNoAddressIsRefused(String text, String reason) {
    String said = refusal(text);
    assertTrue(said.contains(reason), said);
    assertTrue(said.startsWith("\"" + text + "\" is no broker: "), said);
  }

  @ParameterizedTest
  @DisplayName("F54 empty, blank and control characters are refused")
  @ValueSource(strings = {"", " ", "tcp://host:1883 ", "tcp://ho\tst:1883", "tcp://host:1883\n"})
  void blanksAreRefused(String text) {
    assertFalse(refusal(text).contains("\n"));
  }

  @Test
  @DisplayName("F54 a name and its parts have the lengths of the DNS")
  void lengthsAreThoseOfTheDns() {
    String label = "a".repeat(63);
    assertEquals(label, BrokerAddress.of("tcp://" + label + ":1883").host());
    assertTrue(refusal("tcp://" + label + "a:1883").contains("63"));
    String name = (label + ".").repeat(3) + "b".repeat(61);
    assertEquals(253, BrokerAddress.of("tcp://" + name + ":1883").host().length());
    assertTrue(refusal("tcp://" + name + "b:1883").contains("253"));
  }

  @ParameterizedTest
  @DisplayName("F54 an IP address that passes is one to Java too, without asking a name server")
  @ValueSource(
      strings = {"192.168.1.250", "[::1]", "[2001:db8::a:1]", "[::ffff:10.0.0.7]", "[1::]"})
  void anIpAddressIsOneToJavaToo(String host) throws Exception {
    String read = BrokerAddress.of("tcp://" + host + ":1883").host();
    assertEquals(
        InetAddress.ofLiteral(host.replaceAll("[\\[\\]]", "")), InetAddress.ofLiteral(read));
  }

  private static String refusal(String text) {
    return ""
        + assertThrows(IllegalArgumentException.class, () -> BrokerAddress.of(text)).getMessage();
  }
}
