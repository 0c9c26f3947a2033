package id.penjaga.device.drivers.osdp;

import static id.penjaga.device.messages.MissReason.CHECKSUM;
import static id.penjaga.device.messages.MissReason.TIMEOUT;

import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.Optional;

/// Asks one reader on the line and waits for its answer.
final class OsdpLine {
  private static final int TRIES = 3;
  private static final int BUSY_MOST = 30;
  private static final int BUSY = 0x79;
  private static final Duration REPLY = Duration.ofMillis(200);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final SerialLink wire;
  private final Timing timing;
  private final String place;
  private final int address;
  private final long nanosPerByte;
  private final OsdpPackets packets = new OsdpPackets();
  private final byte[] buffer = new byte[128];

  /// @param place for sentences, such as `J16, address 0`
  OsdpLine(SerialLink wire, Timing timing, String place, int address, int baud) {
    this.wire = wire;
    this.timing = timing;
    this.place = place;
    this.address = address;
    nanosPerByte = 10L * 1_000_000_000 / baud;
  }

  int address() {
    return address;
  }

  /// @param question a whole frame
  /// @return the answer with the question's sequence
  Packet ask(byte[] question, int sequence) throws WireException {
    boolean damaged = false;
    int busy = 0;
    for (int i = 0; i < TRIES; i++) {
      Optional<Packet> answer = wire.together(() -> answerTo(question, sequence));
      while (answer.filter(OsdpLine::isBusy).isPresent() && busy++ < BUSY_MOST) {
        timing.pause(PAUSE);
        answer = wire.together(() -> answerTo(question, sequence));
      }
      if (answer.isPresent() && !isBusy(answer.get())) {
        return answer.get();
      }
      damaged |= packets.damaged();
    }
    throw damaged
        ? new WireException(
            CHECKSUM,
            "the reader at "
                + place
                + " answers with damaged frames; check the termination of the line, the ground and"
                + " baud")
        : new WireException(
            TIMEOUT,
            "no answer from the reader at "
                + place
                + "; check its supply, that A and B are not swapped, its address and baud");
  }

  void close() {
    wire.close();
  }

  private Optional<Packet> answerTo(byte[] question, int sequence) throws WireException {
    drain();
    packets.clear();
    wire.write(question);
    // Our own bytes need their time before the reader can hear them, and the longest answer its.
    long patience = REPLY.toNanos() + (question.length + Packet.MOST) * nanosPerByte;
    long until = timing.nanos() + patience;
    long silentAfter = timing.nanos() + REPLY.toNanos() + question.length * nanosPerByte;
    while (true) {
      long now = timing.nanos();
      long left = Math.min(until, silentAfter) - now;
      int count = left <= 0 ? 0 : wire.read(buffer, Duration.ofNanos(left));
      if (count == 0) {
        return Optional.empty();
      }
      packets.add(buffer, count);
      for (Packet packet = packets.next(); packet != null; packet = packets.next()) {
        // An echo of our own frame has our address; an answer to an older question another
        // sequence.
        if (packet.isReplyFrom(address) && (packet.sequence() == sequence || isBusy(packet))) {
          return Optional.of(packet);
        }
      }
      silentAfter = timing.nanos() + REPLY.toNanos();
    }
  }

  private static boolean isBusy(Packet packet) {
    return packet.body()[0] == BUSY;
  }

  private void drain() throws WireException {
    int most = 16;
    while (most-- > 0 && wire.read(buffer, Duration.ZERO) > 0) {
      // dropped
    }
  }
}
