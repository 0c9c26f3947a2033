package id.penjaga.hub.core.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SshProtocolTest {
  @ParameterizedTest
  @DisplayName("SEC-07 only what says 2.0 is protocol 2")
  @CsvSource(
      textBlock =
          """
          SSH-2.0-x,                         TWO
          SSH-2.0-OpenSSH_9.2p1 Debian,      TWO
          SSH-1.99-x,                        OLDER
          SSH-1.5-old,                       OLDER
          SSH-2.00-x,                        OLDER
          220 mail.example.org ESMTP,        ABSENT
          ssh-2.0-x,                         ABSENT
          '',                                ABSENT
          """)
  void banner(String heard, SshProtocol protocol) {
    assertEquals(protocol, SshProtocol.of(heard));
    assertEquals(protocol, SshProtocol.of("Selamat datang\r\n" + heard + "\r\n"));
  }

  @Test
  @DisplayName("SEC-07 the weakest of several ports counts")
  void weakest() {
    assertEquals(SshProtocol.OLDER, SshProtocol.of(List.of("SSH-2.0-a", "SSH-1.99-b")));
    assertEquals(SshProtocol.TWO, SshProtocol.of(List.of("220 mail", "SSH-2.0-a")));
    assertEquals(SshProtocol.ABSENT, SshProtocol.of(List.of()));
  }

  @ParameterizedTest
  @DisplayName("SEC-09 what is open and not among the ports of its function is left over")
  @CsvSource(
      textBlock =
          """
          '443',          '443, 3306',      '3306'
          '22 443/tcp',   '22, 443',        ''
          '',             '3306 22',        '22, 3306'
          '70000 0 -5',   '5, 99999, 70000', ''
          """)
  void ports(String allowed, String open, String left) {
    assertEquals(left, Ports.read(open).without(Ports.read(allowed)).written());
  }
}
