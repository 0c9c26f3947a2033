package id.penjaga.device.mqtt.trouble;

import id.penjaga.device.mqtt.ConnectFailed;
import id.penjaga.device.mqtt.Loss;
import org.jspecify.annotations.Nullable;

/// What a row of connections that ended has in common. A broker that ends a connection does not say
/// why; three in a row say it:
///
/// - each ended directly after CONNECT: its limit for packets is below the size of that;
/// - each ended with a packet under way that is larger than any the broker ever confirmed: its
/// limit is below that one;
/// - each was answered well, and closed within a minute: another client uses the same name, and the
///   broker serves the latest.
///
/// No clock and no I/O; used by one thread.
public final class Suspicion {
  /// A connection that was there for so long is no sign of any of this.
  public static final long LASTING_MS = 60_000;

  private static final int IN_A_ROW = 3;

  private final String name;
  private int afterConnect;
  private int afterLarge;
  private int pushedOut;
  private int largestConfirmed;
  private int tooLarge;
  private int connectBytes;

  /// @param name who we are at the broker
  public Suspicion(String name) {
    this.name = name;
  }

  /// No connection was made.
  public void failed(ConnectFailed failed) {
    pushedOut = 0;
    if (failed.step() == ConnectFailed.Step.CONNECT && failed.byBroker()) {
      afterConnect++;
      connectBytes = failed.bytes();
    } else {
      afterConnect = 0;
    }
  }

  /// A connection ended.
  ///
  /// @param lastedMs how long it was there
  public void lost(Loss loss, long lastedMs) {
    afterConnect = 0;
    largestConfirmed = Math.max(largestConfirmed, loss.confirmedBytes());
    if (!loss.byBroker()) {
      return;
    }
    if (loss.unconfirmedBytes() > largestConfirmed) {
      afterLarge++;
      pushedOut = 0;
      tooLarge = loss.unconfirmedBytes();
    } else if (lastedMs < LASTING_MS) {
      pushedOut++;
      afterLarge = 0;
    } else {
      pushedOut = 0;
      afterLarge = 0;
    }
  }

  /// A connection has lasted: nothing of this is suspected any more.
  public void lasted() {
    afterConnect = 0;
    pushedOut = 0;
  }

  /// The sentence; null while there is none.
  public @Nullable String sentence() {
    if (afterConnect >= IN_A_ROW) {
      return "the broker ended "
          + afterConnect
          + " connections in a row directly after CONNECT, which has "
          + connectBytes
          + " bytes with the last will; look at its limit for packets (mosquitto: max_packet_size,"
          + " message_size_limit) and whether its port wants TLS (ssl://)";
    }
    if (afterLarge >= IN_A_ROW) {
      return "the broker ended "
          + afterLarge
          + " connections in a row after a packet of "
          + tooLarge
          + " bytes; look at its limit for packets (mosquitto: max_packet_size,"
          + " message_size_limit), which Penjaga wants at 300000";
    }
    if (pushedOut >= IN_A_ROW) {
      return "the broker ended "
          + pushedOut
          + " connections in a row soon after it had answered: another client with the name "
          + name
          + " is probably connected, and each pushes the other out; look for a second device or hub"
          + " with this name or account";
    }
    return null;
  }

  /// Size of the packet that ends connections; 0 while none is suspected.
  public int tooLarge() {
    return afterLarge >= IN_A_ROW ? tooLarge : 0;
  }
}
