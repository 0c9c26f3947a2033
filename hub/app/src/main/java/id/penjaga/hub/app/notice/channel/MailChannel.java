package id.penjaga.hub.app.notice.channel;

import id.penjaga.device.messages.Severity;
import id.penjaga.device.mqtt.Authorities;
import id.penjaga.device.mqtt.BrokerException;
import id.penjaga.hub.app.config.NoticeConfig;
import id.penjaga.hub.app.notice.NoticeChannel;
import id.penjaga.hub.app.notice.NoticeMessage;
import id.penjaga.hub.core.notice.Attempt;
import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Date;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/// Mail by SMTP (RFC 5321) with STARTTLS or TLS from the first byte. A server that takes a message
/// over has not delivered it: there is no receipt.
public final class MailChannel implements NoticeChannel {
  private static final String PATIENCE_MS = "10000";
  private static final int LASTING = 500;

  private final NoticeConfig.Mail mail;

  public MailChannel(NoticeConfig.Mail mail) {
    this.mail = mail;
  }

  @Override
  public String name() {
    return mail.name();
  }

  @Override
  public String kind() {
    return "smtp";
  }

  @Override
  public String target() {
    return mail.host() + ":" + mail.port();
  }

  @Override
  public boolean fits(String address) {
    return NoticeConfig.Mail.fits(address);
  }

  @Override
  public Attempt send(NoticeMessage message) {
    try {
      Session session = Session.getInstance(properties());
      MimeMessage mime = mime(session, message);
      try (Transport transport = session.getTransport("smtp")) {
        if (mail.user() == null) {
          transport.connect();
        } else {
          transport.connect(mail.host(), mail.port(), mail.user(), mail.password());
        }
        transport.sendMessage(mime, new Address[] {new InternetAddress(message.address(), true)});
        String said = transport instanceof SMTPTransport smtp ? smtp.getLastServerResponse() : "";
        return new Attempt.Taken(OneLine.of(said));
      }
    } catch (SMTPSendFailedException e) {
      return e.getReturnCode() >= LASTING
          ? new Attempt.Refused(OneLine.of(e.getMessage()))
          : new Attempt.Missed(OneLine.of(e.getMessage()));
    } catch (AuthenticationFailedException e) {
      return new Attempt.Missed(OneLine.of("login refused: " + e.getMessage()));
    } catch (SendFailedException e) {
      return refusedFor(e);
    } catch (MessagingException | BrokerException e) {
      return new Attempt.Missed(OneLine.of(e));
    }
  }

  /// The server refused the address: for good with a code of 5xx.
  private static Attempt refusedFor(SendFailedException e) {
    Exception next = e;
    String said = OneLine.of(e.getMessage());
    while (next instanceof MessagingException one && one.getNextException() != null) {
      next = one.getNextException();
      said = OneLine.of(next.getMessage());
    }
    return said.matches("4[0-9][0-9].*") ? new Attempt.Missed(said) : new Attempt.Refused(said);
  }

  private Properties properties() throws BrokerException {
    Properties all = new Properties();
    all.put("mail.smtp.host", mail.host());
    all.put("mail.smtp.port", Integer.toString(mail.port()));
    all.put("mail.smtp.connectiontimeout", PATIENCE_MS);
    all.put("mail.smtp.timeout", PATIENCE_MS);
    all.put("mail.smtp.auth", Boolean.toString(mail.user() != null));
    all.put("mail.smtp.from", mail.from());
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    switch (mail.protection()) {
      case TLS -> all.put("mail.smtp.ssl.enable", "true");
      case STARTTLS -> {
        all.put("mail.smtp.starttls.enable", "true");
        all.put("mail.smtp.starttls.required", "true");
      }
      case NONE -> {}
    }
    Path authorities = mail.authorities();
    if (authorities != null) {
      all.put("mail.smtp.ssl.socketFactory", Authorities.in(authorities));
    }
    return all;
  }

  private MimeMessage mime(Session session, NoticeMessage message) throws MessagingException {
    MimeMessage mime = new Identified(session, message.id(), mail.from());
    mime.setFrom(new InternetAddress(mail.from(), true));
    mime.setRecipient(Message.RecipientType.TO, new InternetAddress(message.address(), true));
    mime.setSubject(OneLine.of(message.subject()), StandardCharsets.UTF_8.name());
    mime.setText(message.text(), StandardCharsets.UTF_8.name());
    mime.setSentDate(Date.from(message.at()));
    mime.setHeader("Auto-Submitted", "auto-generated"); // no holiday replies: RFC 3834
    mime.setHeader("X-Penjaga-Notice", message.id());
    if (message.severity() == Severity.CRITICAL) {
      mime.setHeader("Importance", "high");
    }
    return mime;
  }

  /// A message whose id stays the same at each attempt, so that readers show it once.
  private static final class Identified extends MimeMessage {
    private final String id;

    Identified(Session session, String notice, String from) {
      super(session);
      id = "<" + notice + "@" + from.substring(from.indexOf('@') + 1) + ">";
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", id);
    }
  }
}
