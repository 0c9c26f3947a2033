package id.penjaga.device.drivers.wire;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/// A serial line that follows a script: what it expects to be told and what it then says. Reading
/// from silence costs the whole wait.
public final class ScriptedSerial implements SerialLink {
  private record Exchange(String question, String[] answer) {}

  private final Timing timing;
  private final Deque<Exchange> script = new ArrayDeque<>();
  private final Deque<byte[]> incoming = new ArrayDeque<>();

  public boolean open = true;

  public ScriptedSerial(Timing timing) {
    this.timing = timing;
  }

  /// @param answer in the pieces in which it arrives; none for silence
  public ScriptedSerial on(String question, String... answer) {
    script.add(new Exchange(question, answer));
    return this;
  }

  public void says(byte[] bytes) {
    if (bytes.length > 0) {
      incoming.add(bytes.clone());
    }
  }

  public void says(String latin1) {
    says(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// Whether the script was played to its end.
  public boolean done() {
    return script.isEmpty();
  }

  @Override
  public void write(byte[] bytes) {
    String told = new String(bytes, StandardCharsets.ISO_8859_1);
    Exchange next = script.poll();
    if (next == null || !next.question.equals(told)) {
      throw new AssertionError("was told " + told + ", the script says " + next);
    }
    Arrays.stream(next.answer).forEach(this::says);
  }

  @Override
  public int read(byte[] into, Duration wait) {
    byte[] piece = incoming.poll();
    if (piece == null) {
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
  public void close() {
    open = false;
  }
}
