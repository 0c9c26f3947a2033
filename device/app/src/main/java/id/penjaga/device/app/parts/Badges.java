package id.penjaga.device.app.parts;

import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.app.parts.PinEntry.Attempt;
import id.penjaga.device.core.Event;
import id.penjaga.device.core.access.PinCheck;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.part.badge.KeyPress;
import id.penjaga.device.drivers.part.badge.Reception;
import id.penjaga.device.drivers.part.badge.Refusal;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.BadgeId;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.PointId;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The thread of a badge reader. Badges are handed on with the time at which they arrived, so that
/// one that waited behind others opens nothing. The reader itself is a point: it is faulty when its
/// line fails, and when it talks and says nothing readable.
final class Badges implements Runnable {
  private static final Duration WAIT = Duration.ofSeconds(1);
  private static final long AGAIN_NANOS = Duration.ofSeconds(10).toNanos();

  /// So many failures in a row, a second apart, are a fault: one is a disturbance on a long cable.
  private static final int FAULT = 2;

  private final Opening<BadgeReader> reader;
  private final PointId point;
  private final SiteKey key;
  private final Timing timing;
  private final Reporter reporter;
  private final @Nullable PinDesk pins;
  private final PinEntry entered = new PinEntry();
  private volatile @Nullable BadgeReader current;
  private int failures;
  private long refused;
  private @Nullable Condition told;
  private long toldNanos;

  /// What a reader says of itself.
  ///
  /// @param fault why it is faulty; null when it is well
  /// @param channels one answer for each channel of its driver
  private record Condition(@Nullable MissReason fault, List<PartAnswer> channels) {}

  /// @param pins null where no badge has a PIN
  Badges(PartEntry entry, SiteKey key, Board board, Reporter reporter, @Nullable PinDesk pins) {
    reader = new Opening<>(entry, board, BadgeReader.class);
    point = new PointId(entry.name());
    this.key = key;
    timing = board.timing();
    this.reporter = reporter;
    this.pins = pins;
  }

  /// The door of this reader is released. Called from another thread.
  void welcome(Duration length) {
    BadgeReader open = current;
    if (open != null) {
      open.welcome(length);
    }
  }

  /// A new badge was read here for the hub. Called from another thread.
  void confirm() {
    BadgeReader open = current;
    if (open != null) {
      open.confirm();
    }
  }

  /// Pauses only when the line itself failed: asking at once would fail again. After a damaged
  /// frame there is no pause, so no backlog builds up behind it (F8).
  @Override
  public void run() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        BadgeReader open = reader.get();
        current = open;
        Optional<BadgeFrame> badge = open.next(WAIT);
        if (pins == null || !open.hasKeypad()) {
          open.keys(); // taken and forgotten: a reader whose keys wait waits for no badge
          badge.ifPresent(shown -> presented(shown, digested(shown), PinCheck.NO_KEYPAD));
        } else {
          typed(open, pins, badge.orElse(null));
        }
        heard(open);
      } catch (WireException e) {
        failed(e);
        timing.pause(WAIT);
      }
    }
    reader.close();
  }

  /// Keys and badge in the order in which they came.
  private void typed(BadgeReader open, PinDesk desk, @Nullable BadgeFrame badge) {
    BadgeFrame left = badge;
    for (KeyPress key : open.keys()) {
      if (left != null && left.uptimeNanos() < key.uptimeNanos()) {
        presented(open, desk, left);
        left = null;
      }
      compare(desk, entered.key(key));
    }
    if (left != null) {
      presented(open, desk, left);
    }
    compare(desk, entered.later(timing.nanos()));
  }

  private void presented(BadgeReader open, PinDesk desk, BadgeFrame badge) {
    BadgeId id = digested(badge);
    String stored = desk.asked(point, id);
    if (stored == null) {
      entered.plain();
      presented(badge, id, PinCheck.NONE_TYPED);
    } else if (badge.presents()) {
      compare(desk, entered.badge(id, proof(badge), stored, badge.uptimeNanos()));
      if (entered.waits()) {
        open.awaitPin(PinEntry.WAIT);
      }
    }
  }

  private void compare(PinDesk desk, List<Attempt> attempts) {
    attempts.forEach(attempt -> desk.check(point, attempt));
  }

  private BadgeId digested(BadgeFrame badge) {
    BadgeId id = key.digest(badge.number());
    Arrays.fill(badge.number(), (byte) 0);
    return id;
  }

  private static Event.Proof proof(BadgeFrame badge) {
    return switch (badge.proof()) {
      case SINGLE -> Event.Proof.SINGLE;
      case CONFIRMED -> Event.Proof.CONFIRMED;
      case PROVEN -> Event.Proof.PROVEN;
    };
  }

  private void presented(BadgeFrame badge, BadgeId id, PinCheck pin) {
    long ageMs = Math.max(0, (timing.nanos() - badge.uptimeNanos()) / 1_000_000);
    reporter.tell(
        new Event.BadgePresented(
            reporter.clocks().at(badge.uptimeNanos()), point, id, proof(badge), ageMs, pin));
  }

  private void heard(BadgeReader open) {
    reader.worked();
    failures = 0;
    Reception reception = open.reception();
    Refusal last = reception.last();
    if (last != null && reception.refused() != refused) {
      reporter.trouble(point, last.advice());
    }
    refused = reception.refused();
    Refusal fault = reception.faulty() ? last : null;
    if (tells(new Condition(fault == null ? null : fault.reason(), open.condition()))) {
      if (fault != null) {
        reporter.missed(point, fault.reason(), fault.advice());
      } else if (last == null) {
        reporter.well(point);
      } else {
        reporter.tell(new Event.PartWell(reporter.clocks().now(), point));
      }
    }
  }

  private void failed(WireException e) {
    current = null;
    reader.failed();
    failures++;
    boolean faulty = failures >= FAULT;
    List<PartAnswer> channels =
        reader.entry().driver().channels().stream()
            .<PartAnswer>map(channel -> new PartAnswer.Missed(channel, e.reason(), e.advice()))
            .toList();
    if (tells(new Condition(faulty ? e.reason() : null, channels)) && faulty) {
      reporter.missed(point, e.reason(), e.advice());
    } else {
      reporter.trouble(point, e.advice());
    }
  }

  /// A condition is told at once when it changes, and every ten seconds, because a silent reader is
  /// not known to work.
  ///
  /// @return whether it was told now
  private boolean tells(Condition condition) {
    long now = timing.nanos();
    if (condition.equals(told) && now - toldNanos < AGAIN_NANOS) {
      return false;
    }
    told = condition;
    toldNanos = now;
    for (PartAnswer answer : condition.channels()) {
      PointId fed = reader.entry().points().get(answer.channel());
      if (fed != null) {
        reporter.answered(fed, answer, reporter.clocks().now());
      }
    }
    return true;
  }
}
