package id.penjaga.device.drivers.wire;

import id.penjaga.device.messages.MissReason;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/// A part on a bus that follows a script: what it expects to be told and what it then says, in
/// hexadecimal.
public final class ScriptedI2c implements I2cDevice {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();

  private record Transfer(String written, int count, String answer, MissReason trouble) {
    @Override
    public String toString() {
      return "write [" + written + "] read " + count;
    }
  }

  private final Deque<Transfer> script = new ArrayDeque<>();

  public boolean open = true;

  /// Expects to be told this.
  public ScriptedI2c told(String bytes) {
    return on(bytes, "");
  }

  /// Expects to be read, and says this.
  public ScriptedI2c says(String bytes) {
    return on("", bytes);
  }

  /// Expects to be told something and read in the same transaction.
  public ScriptedI2c on(String bytes, String answer) {
    script.add(new Transfer(bytes, HEX.parseHex(answer).length, answer, MissReason.MALFORMED));
    return this;
  }

  /// Whatever comes next fails.
  public ScriptedI2c fails(MissReason reason) {
    script.add(new Transfer("", -1, "", reason));
    return this;
  }

  /// Whether the script was played to its end.
  public boolean done() {
    return script.isEmpty();
  }

  @Override
  public void write(byte... bytes) throws WireException {
    transfer(bytes, 0);
  }

  @Override
  public byte[] read(int count) throws WireException {
    return transfer(new byte[0], count);
  }

  @Override
  public byte[] writeThenRead(byte[] bytes, int count) throws WireException {
    return transfer(bytes, count);
  }

  @Override
  public <T> T together(Exchange<T> exchange) throws WireException {
    return exchange.run();
  }

  private byte[] transfer(byte[] written, int count) throws WireException {
    Transfer next = script.poll();
    String got = "write [" + HEX.formatHex(written) + "] read " + count;
    if (next == null) {
      throw new AssertionError(got + " came after the end of the script");
    }
    if (next.count < 0) {
      throw new WireException(next.trouble, "the bus: " + next.trouble);
    }
    if (!got.equals(next.toString())) {
      throw new AssertionError(got + " came, the script says " + next);
    }
    return HEX.parseHex(next.answer);
  }

  @Override
  public void close() {
    open = false;
  }
}
