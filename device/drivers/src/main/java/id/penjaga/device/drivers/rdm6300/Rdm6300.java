package id.penjaga.device.drivers.rdm6300;

import static id.penjaga.device.messages.MissReason.CHECKSUM;
import static id.penjaga.device.messages.MissReason.MALFORMED;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.part.badge.FrameTally;
import id.penjaga.device.drivers.part.badge.NumberLengths;
import id.penjaga.device.drivers.part.badge.Presentations;
import id.penjaga.device.drivers.part.badge.Reception;
import id.penjaga.device.drivers.part.badge.Refusal;
import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.MissReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// RDM6300 badge reader. Facts, wiring and limits are in the package's description. One thread asks
/// it.
public final class Rdm6300 implements BadgeReader {
  public static final Driver DRIVER =
      new Driver(
          "rdm6300",
          "Badge reader RDM6300 for 125 kHz EM4100 badges, serial",
          Driver.Role.READER,
          WireKind.SERIAL,
          List.of(),
          Duration.ZERO,
          List.of(
              new Setting.Choice(
                  "checksum",
                  List.of("xor", "sum"),
                  "xor",
                  "how this module forms its checksum; some clones add")),
          Driver.Maturity.BENCH,
          (board, connector, settings) ->
              new Rdm6300(
                  board.openSerial(connector, SerialSettings.at(9600)),
                  board.timing(),
                  connector,
                  settings.is("checksum", "sum")),
          _ -> NumberLengths.of(5));

  private static final Duration GONE = Duration.ofMillis(300);

  /// Bytes of one frame come a millisecond apart. What is still no frame after this is none.
  private static final long QUIET_NANOS = Duration.ofMillis(200).toNanos();

  /// One read waits no longer, so that the arrival time of its bytes is known this well even if the
  /// program was held up meanwhile.
  private static final Duration LOOK = Duration.ofMillis(200);

  /// So many bytes that are no frame are a fault: fewer may be a plug that was pushed in.
  private static final int UNREADABLE = 8;

  private static final int UNREADABLE_MOST = 64;

  /// A weak badge sends damaged frames, some 15 in a second, until it is held closer.
  private static final int DAMAGED = 200;

  private static final int OTHER_KIND = 3;

  private final SerialLink wire;
  private final Timing timing;
  private final String connector;
  private final boolean additive;
  private final Frames frames;
  private final Presentations presentations = Presentations.ofWeakFrames(GONE);
  private final FrameTally tally = new FrameTally();
  private final byte[] buffer = new byte[64];

  private int next;
  private int filled;
  private long earliestNanos;
  private long latestNanos;
  private long stoppedNanos;

  /// The first since the last whole frame, so that one trouble is one sentence.
  private @Nullable Refusal unreadable;

  Rdm6300(SerialLink wire, Timing timing, String connector, boolean additive) {
    this.wire = wire;
    this.timing = timing;
    this.connector = connector;
    this.additive = additive;
    frames = new Frames(additive);
    stoppedNanos = timing.nanos();
  }

  @Override
  public Optional<BadgeFrame> next(Duration wait) throws WireException {
    try {
      return listen(timing.nanos() + wait.toNanos());
    } finally {
      stoppedNanos = timing.nanos();
    }
  }

  @Override
  public Reception reception() {
    long now = timing.nanos();
    if (frames.unread() >= UNREADABLE && now - latestNanos >= QUIET_NANOS) {
      unreadable();
    }
    return tally.reception(now);
  }

  @Override
  public void close() {
    wire.close();
  }

  /// What was buffered before this call may have come at any time since the last call ended, so
  /// that its time is when that call ended.
  private Optional<BadgeFrame> listen(long until) throws WireException {
    boolean waited = false;
    while (true) {
      while (next < filled) {
        Optional<BadgeFrame> badge = take(buffer[next++]);
        if (badge.isPresent()) {
          return badge;
        }
      }
      long began = timing.nanos();
      if (fill(Duration.ZERO)) {
        arrived(waited ? began : stoppedNanos);
      } else {
        waited = true;
        long left = until - began;
        if (left <= 0) {
          return Optional.empty();
        }
        if (fill(Duration.ofNanos(Math.min(left, LOOK.toNanos())))) {
          long waitedNanos = timing.nanos() - began;
          arrived(waitedNanos > 2 * LOOK.toNanos() ? began : timing.nanos());
        }
      }
      if (timing.nanos() > until) {
        // A flood: what was read is looked at by the next call.
        return Optional.empty();
      }
    }
  }

  private boolean fill(Duration wait) throws WireException {
    next = 0;
    filled = 0;
    filled = wire.read(buffer, wait);
    return filled > 0;
  }

  private void arrived(long earliest) {
    earliestNanos = earliest;
    latestNanos = timing.nanos();
  }

  private Optional<BadgeFrame> take(byte raw) {
    return switch (frames.take(raw)) {
      case FRAME -> whole(frames.number());
      case WRONG_CHECKSUM -> refused(DAMAGED, CHECKSUM, "sent a frame with a wrong checksum");
      case OTHER_CHECKSUM ->
          refused(
              OTHER_KIND,
              CHECKSUM,
              "forms its checksum the other way; write checksum: " + (additive ? "xor" : "sum"));
      case NOTHING -> {
        if (frames.unread() >= UNREADABLE_MOST) {
          unreadable();
        }
        yield Optional.empty();
      }
    };
  }

  private Optional<BadgeFrame> whole(byte[] number) {
    if (!isIssued(number)) {
      return refused(
          OTHER_KIND,
          MALFORMED,
          "sent a number of nothing but zeros or ones, which no badge has; check its antenna and"
              + " its supply");
    }
    tally.whole();
    unreadable = null;
    if (frames.noise() > 0) {
      tally.stray(
          latestNanos,
          refusal(MALFORMED, "sent bytes that are no frame"),
          refusal(
              MALFORMED,
              "sends bytes that are no frame, "
                  + FrameTally.BABBLE
                  + " times in a minute or more; check its ground and keep its cable short"));
    }
    return presentations.heard(number, earliestNanos, latestNanos);
  }

  /// Neither the whole number nor the part behind the version byte may be all zeros or all ones:
  /// both are what noise and dead levels look like with a right checksum.
  private static boolean isIssued(byte[] number) {
    for (int i = 2; i < number.length; i++) {
      if (number[i] != number[1]) {
        return true;
      }
    }
    return number[1] != 0 && number[1] != -1;
  }

  private Optional<BadgeFrame> refused(int inRow, MissReason reason, String what) {
    tally.misread(latestNanos, inRow, refusal(reason, what));
    return Optional.empty();
  }

  private void unreadable() {
    if (unreadable == null) {
      unreadable =
          refusal(
              MALFORMED,
              "talks, but sends no frame of an RDM6300 or ID-20LA: "
                  + frames.shown()
                  + "; check its type, 9600 baud, and that the level is not inverted");
    }
    tally.misread(latestNanos, 1, unreadable);
    frames.forget();
  }

  private Refusal refusal(MissReason reason, String what) {
    return new Refusal(reason, "the reader at " + connector + " " + what);
  }
}
