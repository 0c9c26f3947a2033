package id.penjaga.hub.demo.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// A device that does nothing but send trend batches, over a bare socket: QoS 1, at most `window`
/// batches ahead of the hub's acknowledgement, from the oldest unacknowledged on again when the hub
/// repeats itself.
final class LoadDevice implements AutoCloseable {
  static final long START_MS = 1_760_000_400_000L;
  static final int POINTS = 10;

  final String name;
  private final int batches;
  private final int readings;
  private final int window;
  private final boolean byBroker;
  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final StringBuilder json = new StringBuilder(4096);
  private int sent;
  private volatile int held;
  private long resent;
  private long puback;

  /// @param byBroker whether the broker's PUBACK counts as held, for a load without a hub
  LoadDevice(int port, int number, int batches, int readings, int window, boolean byBroker)
      throws IOException {
    this.byBroker = byBroker;
    name = "load-" + number;
    this.batches = batches;
    this.readings = readings;
    this.window = window;
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(30_000); // nobody acknowledges any more: fail
    in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    out = socket.getOutputStream();
    byte[] id = name.getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream hello = new ByteArrayOutputStream();
    hello.writeBytes(new byte[] {0x10, (byte) (12 + id.length)});
    hello.writeBytes(new byte[] {0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, (byte) id.length});
    hello.writeBytes(id);
    byte[] acks = ("penjaga/v1/" + name + "/down/ack").getBytes(StandardCharsets.US_ASCII);
    hello.writeBytes(new byte[] {(byte) 0x82, (byte) (5 + acks.length), 0, 1, 0});
    hello.write(acks.length);
    hello.writeBytes(acks);
    hello.write(0);
    out.write(hello.toByteArray());
    in.readFully(new byte[4 + 5]);
  }

  int held() {
    return held;
  }

  long resent() {
    return resent;
  }

  /// Runs until the hub holds everything.
  void run() throws IOException {
    ByteArrayOutputStream buffer = new ByteArrayOutputStream(1 << 16);
    while (held < batches) {
      buffer.reset();
      while (sent < batches && sent - held < window && buffer.size() < 1 << 16) {
        publish(buffer, ++sent);
      }
      if (buffer.size() > 0) {
        out.write(buffer.toByteArray());
      }
      do {
        receive();
      } while (in.available() > 0);
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void receive() throws IOException {
    int type = in.readUnsignedByte() & 0xf0;
    int length = 0;
    int shift = 0;
    int digit;
    do {
      digit = in.readUnsignedByte();
      length |= (digit & 0x7f) << shift;
      shift += 7;
    } while (digit >= 0x80);
    if (type == 0x40) {
      in.skipNBytes(length);
      puback++;
      held = byBroker ? (int) puback : held;
    } else if (type == 0x30) {
      byte[] body = in.readNBytes(length);
      int topic = (body[0] & 0xff) << 8 | body[1] & 0xff;
      acknowledged(new String(body, 2 + topic, length - 2 - topic, StandardCharsets.US_ASCII));
    } else {
      throw new IOException("unexpected packet " + Integer.toHexString(type));
    }
  }

  private void acknowledged(String ack) {
    int at = ack.indexOf("\"trend\":[1,");
    int now = at < 0 ? 0 : Integer.parseInt(ack.substring(at + 11, ack.indexOf(']', at)));
    if (now == held && sent > held) {
      resent += sent - held;
      sent = held; // the hub repeats itself: something was lost on the way
    }
    held = Math.max(held, now);
  }

  private void publish(ByteArrayOutputStream to, int sequence) {
    json.setLength(0);
    long first = (long) (sequence - 1) * readings;
    long uptime = first / POINTS * 1000 + 1000;
    json.append("{\"v\":1,\"device\":\"").append(name);
    json.append("\",\"log\":\"00000000000000aa\",\"epoch\":1,\"seq\":").append(sequence);
    if (sequence > 1) {
      json.append(",\"after\":[1,").append(sequence - 1).append(']');
    }
    json.append(",\"at\":{\"uptimeMs\":").append(uptime);
    json.append(",\"wallMs\":").append(START_MS + uptime);
    json.append(",\"clock\":\"NTP\"},\"points\":[");
    int columns = Math.min(POINTS, readings);
    for (int i = 0; i < columns; i++) {
      json.append(i == 0 ? "" : ",");
      json.append("[\"rack-").append((first + i) % POINTS).append(".temperature\",\"Cel\"]");
    }
    json.append("],\"readings\":[");
    for (int i = 0; i < readings; i++) {
      json.append(i == 0 ? "[" : ",[").append(i % columns).append(',');
      json.append((first + i) / POINTS * 1000 + 1000 - uptime);
      json.append(",2").append((first + i) % 3).append('.').append((first + i) % 10).append(']');
    }
    json.append("]}");
    byte[] payload = json.toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] topic = ("penjaga/v1/" + name + "/up/trend").getBytes(StandardCharsets.ISO_8859_1);
    to.write(0x32);
    int rest = 4 + topic.length + payload.length;
    do {
      int digit = rest & 0x7f;
      rest >>= 7;
      to.write(rest > 0 ? digit | 0x80 : digit);
    } while (rest > 0);
    to.write(0);
    to.write(topic.length);
    to.writeBytes(topic);
    int id = sequence % 60_000 + 1;
    to.write(id >> 8);
    to.write(id);
    to.writeBytes(payload);
  }
}
