package id.penjaga.hub.app.notice.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.config.NoticeConfig.Transport;
import id.penjaga.hub.app.notice.NoticeMessage;
import id.penjaga.hub.core.notice.Attempt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("Channels to real rsyslogd, snmptrapd and gammu-smsd")
class CentreChannelsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  @DisplayName("SYS-07 syslog arrives by UDP, TCP and TLS with severity, id and text")
  void syslog(Transport transport) throws Exception {
    int port = Peer.freePort();
    Peer.certificate(folder);
    String module =
        switch (transport) {
          case UDP -> "module(load=\"imudp\")\ninput(type=\"imudp\" port=\"%d\")\n";
          case TCP -> "module(load=\"imtcp\")\ninput(type=\"imtcp\" port=\"%d\")\n";
          case TLS ->
              "global(DefaultNetstreamDriver=\"gtls\" DefaultNetstreamDriverCAFile=\"DIR/cert.pem\""
                  + " DefaultNetstreamDriverCertFile=\"DIR/cert.pem\""
                  + " DefaultNetstreamDriverKeyFile=\"DIR/key.pem\")\n"
                  + "module(load=\"imtcp\" StreamDriver.Name=\"gtls\" StreamDriver.Mode=\"1\""
                  + " StreamDriver.AuthMode=\"anon\")\ninput(type=\"imtcp\" port=\"%d\")\n";
        };
    Path out = folder.resolve("out");
    Files.writeString(
        folder.resolve("rsyslog.conf"),
        module.formatted(port).replace("DIR", folder.toString())
            + "template(name=\"t\" type=\"string\""
            + " string=\"%pri%|%app-name%|%msgid%|%structured-data%|%msg%\\n\")\n"
            + "action(type=\"omfile\" file=\""
            + out
            + "\" template=\"t\")\n");
    try (Peer _ =
        Peer.start(
            "rsyslog rsyslog-gnutls",
            folder,
            "/usr/sbin/rsyslogd",
            "-n",
            "-f",
            folder.resolve("rsyslog.conf").toString(),
            "-i",
            folder.resolve("pid").toString())) {
      SyslogChannel channel =
          new SyslogChannel(
              new NoticeConfig.Syslog(
                  "siem", "localhost", port, transport, folder.resolve("cert.pem")));
      String line = sent(channel, out);
      assertTrue(line.startsWith("130|penjaga|WATER_LEAK|[notice@32473 id=\"0b0e0c52-"), line);
      assertTrue(line.contains("cause=\"room-1/log/1/7\""), line);
      assertTrue(line.contains("Kebocoran air"), line);
    }
  }

  /// A daemon that is not listening yet loses a datagram, and refuses a connection.
  private static String sent(SyslogChannel channel, Path out) throws Exception {
    AssertionError last = new AssertionError("never sent");
    for (int i = 0; i < 40; i++) {
      Attempt came = channel.send(Peer.message(""));
      Thread.sleep(250);
      if (came instanceof Attempt.Taken && Files.exists(out) && Files.size(out) > 0) {
        return Files.readString(out)
            .lines()
            .filter(one -> one.contains("penjaga"))
            .findFirst()
            .orElseThrow(() -> new AssertionError("another line"));
      }
      last = new AssertionError(came.said());
    }
    throw last;
  }

  @Test
  @DisplayName("What stands in a parameter of syslog ends none")
  void escaped() {
    NoticeMessage message = Peer.message("");
    NoticeMessage bad =
        new NoticeMessage(
            message.id(),
            "",
            "a\nb",
            "c",
            message.severity(),
            message.at(),
            "x\"]\\y",
            "K \n",
            "about");
    String line = SyslogChannel.line(bad);
    assertTrue(line.contains("cause=\"x\\\"\\]\\\\y\""), line);
    assertEquals(1, line.lines().count());
  }

  @ParameterizedTest
  @CsvSource({"2c,false", "2c,true", "3,true"})
  @DisplayName("SYS-07 a trap is taken, an inform of 2c or 3 is received, and snmptrapd has it")
  void snmp(String version, boolean inform) throws Exception {
    int port = Peer.freePort();
    Path out = folder.resolve("traps");
    Files.writeString(
        folder.resolve("snmptrapd.conf"),
        """
        disableAuthorization no
        authCommunity log penjaga-read
        createUser penjaga SHA-256 "authenticate me" AES "keep me private"
        authUser log penjaga priv
        """);
    try (Peer _ =
        Peer.start(
            "snmptrapd",
            folder,
            "/usr/sbin/snmptrapd",
            "-f",
            "-C",
            "-c",
            folder.resolve("snmptrapd.conf").toString(),
            "-On",
            "-m",
            "",
            "-Lf",
            out.toString(),
            "udp:127.0.0.1:" + port)) {
      Peer.text(out, text -> text.contains("NET-SNMP"));
      boolean third = version.equals("3");
      SnmpChannel channel =
          new SnmpChannel(
              new NoticeConfig.Snmp(
                  "nms",
                  "127.0.0.1",
                  port,
                  inform,
                  third ? null : "penjaga-read",
                  third ? "penjaga" : null,
                  third ? "authenticate me" : null,
                  third ? "keep me private" : null));
      Attempt came = channel.send(Peer.message(""));
      assertEquals(inform ? Attempt.Got.class : Attempt.Taken.class, came.getClass(), came.said());
      String trap = Peer.text(out, text -> text.contains("WATER_LEAK"));
      assertTrue(trap.contains(".1.3.6.1.4.1.32473.1.0.1"), trap);
      assertTrue(trap.contains("room-1/log/1/7"), trap);
    }
    if (inform) {
      Attempt gone =
          new SnmpChannel(
                  new NoticeConfig.Snmp(
                      "nms", "127.0.0.1", port, true, "penjaga-read", null, null, null))
              .send(Peer.message(""));
      assertInstanceOf(Attempt.Missed.class, gone);
    }
  }

  @Test
  @DisplayName("SYS-07 gammu-smsd sends what is put into its folder, once")
  void sms() throws Exception {
    for (String one : new String[] {"outbox", "sent", "error", "inbox", "phone"}) {
      Files.createDirectories(folder.resolve(one));
    }
    SmsChannel channel = new SmsChannel(new NoticeConfig.Sms("sms", folder.resolve("outbox")));
    assertInstanceOf(Attempt.Taken.class, channel.send(Peer.message("0812-3456-7890")));
    assertInstanceOf(Attempt.Taken.class, channel.send(Peer.message("0812-3456-7890")));
    try (Stream<Path> files = Files.list(folder.resolve("outbox"))) {
      assertEquals(1, files.count(), "the same notice again is the same file");
    }
    Files.writeString(
        folder.resolve("smsdrc"),
        """
        [gammu]
        model = dummy
        connection = none
        port = DIR/phone
        [smsd]
        service = files
        logfile = DIR/smsd.log
        outboxpath = DIR/outbox/
        sentsmspath = DIR/sent/
        errorsmspath = DIR/error/
        inboxpath = DIR/inbox/
        commtimeout = 1
        loopsleep = 1
        """
            .replace("DIR", folder.toString()));
    try (Peer _ =
        Peer.start(
            "gammu-smsd",
            folder,
            "/usr/bin/gammu-smsd",
            "-c",
            folder.resolve("smsdrc").toString())) {
      for (int i = 0; i < 300 && names("sent").isEmpty(); i++) {
        Thread.sleep(100);
      }
      assertTrue(names("sent").contains("08123456789"), () -> "error: " + names("error"));
      assertEquals("", names("outbox"));
    }
    Attempt gone =
        new SmsChannel(new NoticeConfig.Sms("sms", folder.resolve("nowhere")))
            .send(Peer.message("08123456"));
    assertInstanceOf(Attempt.Missed.class, gone);
  }

  private String names(String of) {
    try (Stream<Path> files = Files.list(folder.resolve(of))) {
      return String.join(" ", files.map(Path::getFileName).map(Path::toString).toList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
