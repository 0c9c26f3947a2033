package id.penjaga.device.mqtt.paho;

import java.io.IOException;
import java.io.InputStream;

/// The input of a connection, buffered and framed by MQTT packets. It guards the client library
/// behind it:
///
/// - A fixed header is handed out whole or not at all. The library loses the first byte of one that
///   is torn by a read timeout, and with it the place in the stream.
/// - The body of a PUBLISH beyond 512 KiB is cut there and the rest is skipped, so that no message
///   of another client can take our memory. Any other packet of such a size, and what is no MQTT,
///   ends the connection.
/// - The first packet must be a CONNACK.
/// - Nothing is handed out before the library has written its CONNECT: its receiver must not end
///   before the thread that connects has seen it run, or that thread waits until the program ends.
///
/// The library also reads byte by byte, which without a buffer is three system calls for each
/// message (hub/decisions/0002).
final class PacketInput extends InputStream {
  /// What is handed on of one packet: twice what the contract allows for a payload.
  static final int MOST_BODY = 512 * 1024;

  private static final int BUFFER = 65_536;
  private static final int CONNACK = 2;
  private static final int PUBLISH = 3;
  private static final int LAST_TYPE = 14;

  private final InputStream in;
  private final Gate gate;
  private final byte[] buffer = new byte[BUFFER];
  private int at;
  private int end;

  private final byte[] header = new byte[5];
  private int headerAt;
  private int headerEnd;
  private int body;
  private int skip;
  private boolean begun;

  /// Opened when the CONNECT has been written.
  interface Gate {
    /// Waits until it is open.
    ///
    /// @throws IOException when the connection is closed instead
    void await() throws IOException;
  }

  PacketInput(InputStream in, Gate gate) {
    this.in = in;
    this.gate = gate;
  }

  @Override
  public int read() throws IOException {
    if (!packet()) {
      return -1;
    }
    if (headerAt < headerEnd) {
      return header[headerAt++] & 0xff;
    }
    if (at == end && !fill()) {
      return -1;
    }
    body--;
    return buffer[at++] & 0xff;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!packet()) {
      return -1;
    }
    if (headerAt < headerEnd) {
      int count = Math.min(length, headerEnd - headerAt);
      System.arraycopy(header, headerAt, into, offset, count);
      headerAt += count;
      return count;
    }
    if (at == end && !fill()) {
      return -1;
    }
    int count = Math.min(Math.min(length, body), end - at);
    System.arraycopy(buffer, at, into, offset, count);
    at += count;
    body -= count;
    return count;
  }

  @Override
  public int available() throws IOException {
    return end - at + headerEnd - headerAt;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /// Makes sure that there is a header or body byte to hand out.
  private boolean packet() throws IOException {
    while (headerAt == headerEnd && body == 0) {
      gate.await();
      if (!skipped() || !begin()) {
        return false;
      }
    }
    return true;
  }

  /// Skips what was cut off.
  private boolean skipped() throws IOException {
    while (skip > 0) {
      if (at == end && !fill()) {
        return false;
      }
      int count = Math.min(skip, end - at);
      at += count;
      skip -= count;
    }
    return true;
  }

  /// Reads a whole fixed header. A timeout on the way leaves everything as it was.
  private boolean begin() throws IOException {
    int bytes = 1;
    int length = 0;
    do {
      if (bytes > 4) {
        throw new NotMqtt();
      }
      while (end - at <= bytes) {
        if (!more()) {
          return false;
        }
      }
      length |= (buffer[at + bytes] & 0x7f) << 7 * (bytes - 1);
    } while ((buffer[at + bytes++] & 0x80) != 0);
    int type = (buffer[at] & 0xff) >> 4;
    if (type < CONNACK
        || type > LAST_TYPE
        || type != CONNACK && !begun
        || type != PUBLISH && length > MOST_BODY) {
      throw new NotMqtt();
    }
    begun = true;
    body = Math.min(length, MOST_BODY);
    skip = length - body;
    header[0] = buffer[at];
    headerEnd = 1;
    int left = body;
    do {
      header[headerEnd++] = (byte) (left & 0x7f | (left > 0x7f ? 0x80 : 0));
      left >>= 7;
    } while (left > 0);
    headerAt = 0;
    at += bytes;
    return true;
  }

  /// Fills the empty buffer.
  private boolean fill() throws IOException {
    at = 0;
    end = 0;
    return more();
  }

  private boolean more() throws IOException {
    if (at > 0 && end > buffer.length - 8) {
      System.arraycopy(buffer, at, buffer, 0, end - at);
      end -= at;
      at = 0;
    }
    int count = in.read(buffer, end, buffer.length - end);
    if (count < 0) {
      return false;
    }
    end += count;
    return true;
  }

  /// The other side does not speak MQTT.
  static final class NotMqtt extends IOException {
    private static final long serialVersionUID = 1;

    NotMqtt() {
      super("what answers there does not speak MQTT; check host and port, and tcp:// or ssl://");
    }
  }
}
