package id.penjaga.hub.app.notice.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.config.NoticeConfig.Protection;
import id.penjaga.hub.core.notice.Attempt;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Mail to a real SMTP server (aiosmtpd)")
class MailChannelTest {
  private static final String SERVER =
      """
      import ssl, sys, time
      from aiosmtpd.controller import Controller
      from aiosmtpd.smtp import AuthResult, LoginPassword
      mode, port, folder = sys.argv[1:]
      tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
      tls.load_cert_chain(folder + '/cert.pem', folder + '/key.pem')
      class Handler:
        async def handle_RCPT(self, server, session, envelope, address, options):
          if address.startswith('nobody'): return '550 5.1.1 no such user'
          if address.startswith('busy'): return '451 4.3.0 try again later'
          envelope.rcpt_tos.append(address)
          return '250 OK'
        async def handle_DATA(self, server, session, envelope):
          with open(folder + '/mails', 'ab') as out:
            out.write(b'TO ' + ','.join(envelope.rcpt_tos).encode() + b'\\n')
            out.write(envelope.content + b'\\n')
          return '250 kept'
      def auth(server, session, envelope, mechanism, data):
        ok = isinstance(data, LoginPassword) and (data.login, data.password) == (b'hub', b'secret')
        return AuthResult(success=ok)
      how = dict(tls_context=tls, require_starttls=True) if mode == 'STARTTLS' else \\
            dict(ssl_context=tls, auth_require_tls=False) if mode == 'TLS' else \\
            dict(auth_require_tls=False)
      Controller(Handler(), hostname='127.0.0.1', port=int(port), authenticator=auth,
                 auth_required=True, server_hostname='localhost', **how).start()
      open(folder + '/ready', 'w').write('ready')
      time.sleep(600)
      """;

  @TempDir Path folder;
  private int port;

  @BeforeEach
  void certificate() throws Exception {
    Peer.certificate(folder);
    port = Peer.freePort();
    Files.writeString(folder.resolve("server.py"), SERVER);
  }

  private Peer server(Protection how) throws Exception {
    assumeAiosmtpd();
    Peer peer =
        Peer.start(
            "python3-aiosmtpd",
            folder,
            "/usr/bin/python3",
            folder.resolve("server.py").toString(),
            how.name(),
            Integer.toString(port),
            folder.toString());
    Peer.text(folder.resolve("ready"), text -> !text.isEmpty());
    return peer;
  }

  private static void assumeAiosmtpd() {
    assumeTrue(
        Files.isDirectory(Path.of("/usr/lib/python3/dist-packages/aiosmtpd")),
        "aiosmtpd is not there: apt-get install python3-aiosmtpd");
  }

  private MailChannel channel(Protection how, String password) {
    return new MailChannel(
        new NoticeConfig.Mail(
            "surel",
            "localhost",
            port,
            how,
            "hub",
            password,
            "penjaga@kota.go.id",
            folder.resolve("cert.pem")));
  }

  @ParameterizedTest
  @EnumSource
  @DisplayName("SYS-07 a mail arrives by STARTTLS, TLS and in clear, with the id of its notice")
  void arrives(Protection how) throws Exception {
    try (Peer _ = server(how)) {
      Attempt came = channel(how, "secret").send(Peer.message("sari@kota.go.id"));
      assertInstanceOf(Attempt.Taken.class, came, came.said());
      String mail = Files.readString(folder.resolve("mails"));
      assertTrue(mail.startsWith("TO sari@kota.go.id"), mail);
      assertTrue(mail.contains("Message-ID: <" + Peer.message("").id() + "@kota.go.id>"), mail);
      assertTrue(mail.contains("Auto-Submitted: auto-generated"), mail);
      assertTrue(mail.contains("Kebocoran"), mail);
    }
  }

  @Test
  @DisplayName("An unknown address is refused for good, a busy server and a wrong login are not")
  void refusals() throws Exception {
    try (Peer _ = server(Protection.STARTTLS)) {
      MailChannel channel = channel(Protection.STARTTLS, "secret");
      Attempt nobody = channel.send(Peer.message("nobody@kota.go.id"));
      assertInstanceOf(Attempt.Refused.class, nobody, nobody.said());
      assertTrue(nobody.said().contains("no such user"), nobody.said());
      assertInstanceOf(Attempt.Missed.class, channel.send(Peer.message("busy@kota.go.id")));
      Attempt login = channel(Protection.STARTTLS, "guess").send(Peer.message("a@kota.go.id"));
      assertInstanceOf(Attempt.Missed.class, login, login.said());
    }
    Attempt gone = channel(Protection.STARTTLS, "secret").send(Peer.message("a@kota.go.id"));
    assertInstanceOf(Attempt.Missed.class, gone);
    assertTrue(gone.said().contains("refused"), gone.said());
  }

  @Test
  @DisplayName("A server that offers no STARTTLS, or a certificate nobody knows, gets nothing")
  void unprotected() throws Exception {
    try (Peer _ = server(Protection.NONE)) {
      assertInstanceOf(
          Attempt.Missed.class,
          channel(Protection.STARTTLS, "secret").send(Peer.message("a@kota.go.id")));
      assertEquals(false, Files.exists(folder.resolve("mails")));
    }
    try (Peer _ = server(Protection.TLS)) {
      MailChannel stranger =
          new MailChannel(
              new NoticeConfig.Mail(
                  "surel", "localhost", port, Protection.TLS, null, null, "a@kota.go.id", null));
      assertInstanceOf(Attempt.Missed.class, stranger.send(Peer.message("a@kota.go.id")));
      assertEquals(false, Files.exists(folder.resolve("mails")));
    }
  }

  @Test
  @DisplayName("An address with a line break or a second address is none")
  void addresses() {
    MailChannel channel = channel(Protection.TLS, "secret");
    assertTrue(channel.fits("sari.w@kota.go.id"));
    for (String bad : new String[] {"a@b,c@d", "a@b\nBcc: c@d", "<a@b>", "a", "a b@c"}) {
      assertEquals(false, channel.fits(bad), bad);
    }
  }
}
