package id.penjaga.hub.app.notice;

import id.penjaga.hub.core.notice.Attempt;

/// One way out. Called from several threads; keeps no queue of its own.
public interface NoticeChannel {
  /// The name in the configuration.
  String name();

  /// What kind it is: `smtp`, `http`, `gammu`, `syslog`, `snmp`, `mqtt`.
  String kind();

  /// Where it leads, without secrets.
  String target();

  /// Whether it leads to the operations centre instead of people.
  default boolean centre() {
    return false;
  }

  /// Whether an address can be one of this channel.
  default boolean fits(String address) {
    return true;
  }

  /// Sends a message, and waits for what comes of it for some seconds at most. Nothing that the
  /// other end answers may take more memory than a line of it.
  Attempt send(NoticeMessage message) throws InterruptedException;
}
