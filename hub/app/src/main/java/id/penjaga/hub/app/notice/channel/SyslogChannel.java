package id.penjaga.hub.app.notice.channel;

import id.penjaga.device.mqtt.Authorities;
import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.notice.NoticeChannel;
import id.penjaga.hub.app.notice.NoticeMessage;
import id.penjaga.hub.core.notice.Attempt;
import java.io.IOException;
import java.io.OutputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/// Syslog (RFC 5424) over UDP (RFC 5426), TCP (RFC 6587, octets counted) or TLS (RFC 5425). It has
/// no answer, so nothing is ever received; over UDP it cannot even be said that it arrived.
public final class SyslogChannel implements NoticeChannel {
  private static final int PATIENCE_MS = 5_000;
  private static final int LOCAL0 = 16 * 8;
  private static final int LONGEST_DATAGRAM = 1_900; // every receiver takes 2048: RFC 5424 6.1
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private final NoticeConfig.Syslog syslog;

  public SyslogChannel(NoticeConfig.Syslog syslog) {
    this.syslog = syslog;
  }

  @Override
  public String name() {
    return syslog.name();
  }

  @Override
  public String kind() {
    return "syslog";
  }

  @Override
  public String target() {
    return syslog.toString();
  }

  @Override
  public boolean centre() {
    return true;
  }

  @Override
  public Attempt send(NoticeMessage message) {
    byte[] line = line(message).getBytes(StandardCharsets.UTF_8);
    try {
      switch (syslog.transport()) {
        case UDP -> datagram(line);
        case TCP -> {
          try (Socket socket = connected(new Socket())) {
            stream(socket, line);
          }
        }
        case TLS -> {
          Path own = syslog.authorities();
          SSLSocketFactory trust =
              own == null ? (SSLSocketFactory) SSLSocketFactory.getDefault() : Authorities.in(own);
          try (Socket plain = connected(new Socket());
              SSLSocket socket =
                  (SSLSocket) trust.createSocket(plain, syslog.host(), syslog.port(), true)) {
            SSLParameters named = socket.getSSLParameters();
            named.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(named);
            stream(socket, line);
          }
        }
      }
      return new Attempt.Taken(line.length + " B");
    } catch (IOException e) {
      return new Attempt.Missed(OneLine.of(e));
    }
  }

  /// `<PRI>1 TIME HOST APP PROCID MSGID [SD] BOM-MSG`.
  static String line(NoticeMessage message) {
    int severity =
        switch (message.severity()) {
          case CRITICAL -> 2;
          case WARNING -> 4;
          case INFO -> 6;
        };
    return "<"
        + (LOCAL0 + severity)
        + ">1 "
        + TIME.format(message.at())
        + " - penjaga - "
        + message.kind().replaceAll("[^!-~]", "")
        + " [notice@32473 id=\""
        + message.id()
        + "\" severity=\""
        + message.severity().name()
        + "\" cause=\""
        + parameter(message.cause())
        + "\" about=\""
        + parameter(message.about())
        + "\"] \ufeff"
        + OneLine.of(message.subject() + ". " + message.text());
  }

  /// RFC 5424 6.3.3.
  private static String parameter(String text) {
    return OneLine.of(text).replaceAll("([\"\\\\\\]])", "\\\\$1");
  }

  private void datagram(byte[] line) throws IOException {
    InetSocketAddress to = new InetSocketAddress(syslog.host(), syslog.port());
    if (to.isUnresolved()) {
      throw new IOException(syslog.host() + " has no address");
    }
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.send(new DatagramPacket(line, Math.min(line.length, LONGEST_DATAGRAM), to));
    }
  }

  private Socket connected(Socket socket) throws IOException {
    socket.connect(new InetSocketAddress(syslog.host(), syslog.port()), PATIENCE_MS);
    socket.setSoTimeout(PATIENCE_MS);
    return socket;
  }

  private static void stream(Socket socket, byte[] line) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write((line.length + " ").getBytes(StandardCharsets.US_ASCII));
    out.write(line);
    out.flush();
  }
}
