package id.penjaga.device.drivers.wire;

import id.penjaga.device.messages.MissReason;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A part on the network that answers each line it is told. Reading from silence costs the whole
/// wait.
public final class ScriptedNetwork implements NetworkLink {
  private final Timing timing;
  private final StringBuilder told = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private final Deque<byte[]> incoming = new ArrayDeque<>();
  private Function<String, String> part = _ -> "";

  /// Nobody listens there.
  public boolean refuses;

  /// The conversation ends once what was said is read.
  public boolean hangsUp;

  public int conversations;
  public boolean connected;
  public boolean open = true;
  private @Nullable Integer pieces;

  public ScriptedNetwork(Timing timing) {
    this.timing = timing;
  }

  /// @param answer from a line without its end to everything said to it
  public void answers(Function<String, String> answer) {
    part = answer;
  }

  /// Lets everything arrive in pieces of so many bytes.
  public void inPiecesOf(int bytes) {
    pieces = bytes;
  }

  public String told() {
    return told.toString();
  }

  public void says(byte[] bytes) {
    int size = pieces == null ? Math.max(1, bytes.length) : pieces;
    for (int i = 0; i < bytes.length; i += size) {
      incoming.add(Arrays.copyOfRange(bytes, i, Math.min(bytes.length, i + size)));
    }
  }

  @Override
  public boolean connect() throws WireException {
    if (connected) {
      return false;
    }
    if (refuses) {
      throw new WireException(MissReason.NOT_CONNECTED, "nobody listens there");
    }
    incoming.clear();
    line.setLength(0);
    conversations++;
    connected = true;
    return true;
  }

  @Override
  public void write(byte[] bytes) throws WireException {
    requireConnected();
    String text = new String(bytes, StandardCharsets.UTF_8);
    told.append(text);
    for (char c : text.toCharArray()) {
      if (c == '\n') {
        String whole = line.toString();
        line.setLength(0);
        says(part.apply(whole).getBytes(StandardCharsets.UTF_8));
      } else {
        line.append(c);
      }
    }
  }

  @Override
  public int read(byte[] into, Duration wait) throws WireException {
    requireConnected();
    byte[] piece = incoming.poll();
    if (piece == null) {
      if (hangsUp) {
        connected = false;
        throw new WireException(MissReason.NOT_CONNECTED, "it hung up");
      }
      timing.pause(wait);
      return 0;
    }
    int count = Math.min(into.length, piece.length);
    System.arraycopy(piece, 0, into, 0, count);
    if (count < piece.length) {
      incoming.addFirst(Arrays.copyOfRange(piece, count, piece.length));
    }
    return count;
  }

  @Override
  public void hangUp() {
    connected = false;
  }

  @Override
  public void close() {
    connected = false;
    open = false;
  }

  private void requireConnected() throws WireException {
    if (!connected) {
      throw new WireException(MissReason.NOT_CONNECTED, "there is no connection");
    }
  }
}
