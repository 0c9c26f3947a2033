package id.penjaga.hub.app.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How people and the operations centre are told of things outside the pages.
///
/// @param link address of the pages as people reach them, for the texts; empty for none
/// @param sounding how long a critical alarm waits for a receipt before its room sounds again
/// @param heartbeat called by HTTP at every beat, so that somebody notices when the hub is gone;
///     null for none
/// @param beat how long it is from one sign of life to the next
public record NoticeConfig(
    String link,
    Duration sounding,
    @Nullable String heartbeat,
    Duration beat,
    List<Channel> channels) {
  public static final NoticeConfig NONE =
      new NoticeConfig("", Duration.ofMinutes(5), null, Duration.ofSeconds(30), List.of());

  public NoticeConfig {
    channels = List.copyOf(channels);
  }

  /// One channel. Secrets are not in what they print.
  public sealed interface Channel {
    String name();
  }

  /// How a connection is protected.
  public enum Protection {
    /// From the first byte on.
    TLS,
    /// After a greeting in clear text, and not otherwise.
    STARTTLS,
    NONE
  }

  /// A mail server.
  ///
  /// @param user null for a server that asks for none
  /// @param authorities in PEM; null for those of the Java runtime
  public record Mail(
      String name,
      String host,
      int port,
      Protection protection,
      @Nullable String user,
      @Nullable String password,
      String from,
      @Nullable Path authorities)
      implements Channel {
    /// Whether a text is an address that mail can go to.
    public static boolean fits(String address) {
      return address.matches("[^\\s@<>,;\"]{1,64}@[A-Za-z0-9.-]{1,190}");
    }

    @Override
    public String toString() {
      return "smtp " + host + ":" + port;
    }
  }

  /// An HTTP gateway of messages.
  ///
  /// @param preset `telegram`, `fonnte`, `waha`, `meta` or `json`
  /// @param url of the service; empty for the one of the preset
  /// @param token null for none
  /// @param sender identity of ours at the service: a session, a number; may be empty
  public record Gateway(
      String name, String preset, String url, @Nullable String token, String sender)
      implements Channel {
    @Override
    public String toString() {
      return preset + " " + url;
    }
  }

  /// A folder from which `gammu-smsd` sends short messages.
  public record Sms(String name, Path spool) implements Channel {
    @Override
    public String toString() {
      return "gammu " + spool;
    }
  }

  /// How a syslog message travels.
  public enum Transport {
    UDP,
    TCP,
    TLS
  }

  /// A collector of syslog, RFC 5424.
  public record Syslog(
      String name, String host, int port, Transport transport, @Nullable Path authorities)
      implements Channel {
    @Override
    public String toString() {
      return "syslog "
          + transport.name().toLowerCase(java.util.Locale.ROOT)
          + " "
          + host
          + ":"
          + port;
    }
  }

  /// A station that takes SNMP traps.
  ///
  /// @param inform whether each is confirmed
  /// @param community of version 2c; null for version 3
  /// @param user of version 3; null for version 2c
  /// @param authentication password of that user, SHA-256
  /// @param privacy password of that user, AES-128; null for messages that are only authenticated
  public record Snmp(
      String name,
      String host,
      int port,
      boolean inform,
      @Nullable String community,
      @Nullable String user,
      @Nullable String authentication,
      @Nullable String privacy)
      implements Channel {
    @Override
    public String toString() {
      return "snmp " + host + ":" + port;
    }
  }

  /// The broker, where the operations centre listens and gives receipts.
  ///
  /// @param account of the centre at the broker, which alone may give receipts
  public record Mqtt(String name, String account) implements Channel {
    @Override
    public String toString() {
      return "mqtt " + account;
    }
  }
}
