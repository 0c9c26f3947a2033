package id.penjaga.device.drivers.pn532;

import static id.penjaga.device.messages.MissReason.CHECKSUM;
import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.TIMEOUT;

import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.Arrays;

/// Questions to the chip and its answers, over either wire.
final class Chip {
  private static final Duration ACK_PATIENCE = Duration.ofMillis(100);
  private static final Duration ANSWER_PATIENCE = Duration.ofSeconds(1);

  /// How bytes get to the chip and back.
  interface Carrier {
    /// Before the first command, and after trouble.
    void wake() throws WireException;

    /// Sends a whole frame. What came before is of no interest any more.
    void send(byte[] frame) throws WireException;

    /// Waits at most so long and reads some of what the chip says.
    ///
    /// @param most how long a frame is expected at most
    /// @return empty if nothing came in time
    byte[] receive(int most, Duration wait) throws WireException;

    void close();
  }

  private final Carrier carrier;
  private final Timing timing;
  private final String place;
  private byte[] rest = {};
  private Pn532Frames frames = new Pn532Frames();

  /// @param place for sentences, such as `J8`
  Chip(Carrier carrier, Timing timing, String place) {
    this.carrier = carrier;
    this.timing = timing;
    this.place = place;
  }

  void wake() throws WireException {
    carrier.wake();
  }

  void close() {
    carrier.close();
  }

  /// @param command its first byte is the command's code
  /// @return what follows the answer's code
  byte[] ask(byte... command) throws WireException {
    rest = new byte[0];
    frames = new Pn532Frames();
    carrier.send(Pn532Frames.command(command));
    if (next(6, ACK_PATIENCE) != Pn532Frames.Seen.ACK) {
      throw malformed();
    }
    if (next(64, ANSWER_PATIENCE) != Pn532Frames.Seen.ANSWER) {
      throw malformed();
    }
    byte[] answer = frames.answer();
    if (answer[0] != (byte) (command[0] + 1)) {
      throw malformed();
    }
    return Arrays.copyOfRange(answer, 1, answer.length);
  }

  private Pn532Frames.Seen next(int most, Duration patience) throws WireException {
    long until = timing.nanos() + patience.toNanos();
    for (long left = patience.toNanos(); left > 0; left = until - timing.nanos()) {
      byte[] bytes = rest.length > 0 ? rest : carrier.receive(most, Duration.ofNanos(left));
      rest = new byte[0];
      for (int i = 0; i < bytes.length; i++) {
        Pn532Frames.Seen seen = frames.take(bytes[i]);
        if (seen == Pn532Frames.Seen.WRONG_CHECKSUM) {
          throw new WireException(
              CHECKSUM,
              "the reader at "
                  + place
                  + " sent a frame with a wrong checksum; if this goes on, shorten its cable and"
                  + " check its supply");
        }
        if (seen != Pn532Frames.Seen.NOTHING) {
          rest = Arrays.copyOfRange(bytes, i + 1, bytes.length);
          return seen;
        }
      }
      if (bytes.length == 0) {
        break;
      }
    }
    throw new WireException(
        TIMEOUT,
        "no answer from the reader at "
            + place
            + "; check its supply, its data wires and its mode switches");
  }

  private WireException malformed() {
    return new WireException(
        MALFORMED, "the reader at " + place + " does not answer as a PN532 does; check its type");
  }
}
