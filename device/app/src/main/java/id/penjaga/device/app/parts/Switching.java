package id.penjaga.device.app.parts;

import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.core.Pattern;
import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.Timing;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.PointId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The thread of an output: drives what was last ordered, in its rhythm, refreshes it every {@link
/// #REFRESH}, and retries every {@link #RETRY} while the wire refuses. So an output that lost its
/// supply comes back, and one that cannot be switched is a fault before it is needed. Ordering
/// never waits.
final class Switching implements Runnable {
  static final Duration REFRESH = Duration.ofSeconds(10);
  static final Duration RETRY = Duration.ofSeconds(2);

  private final Opening<Actuator> actuator;
  private final Timing timing;
  private final PointId point;
  private final Reporter reporter;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ordered = lock.newCondition();
  private @Nullable Boolean state;
  private List<Integer> stepsMs = List.of();

  /// The step of the rhythm that comes next.
  private int step;

  private @Nullable Duration pulse;
  private boolean stateIsNew;
  private boolean due = true;
  private long waits;

  /// Whether the last order was refused; used by the thread alone.
  private boolean failing;

  /// The part that has been told the state; used by the thread alone.
  private @Nullable Actuator told;

  Switching(PartEntry entry, Board board, Reporter reporter) {
    actuator = new Opening<>(entry, board, Actuator.class);
    point = new PointId(entry.name());
    timing = board.timing();
    this.reporter = reporter;
  }

  /// Requests the line with its safe state, before anything else is done with it. A failure is told
  /// by the thread, which tries again at once.
  void open() {
    try {
      actuator.get();
    } catch (WireException e) {
      reporter.trouble(point, e.advice());
    }
  }

  void set(boolean on, Pattern pattern) {
    lock.lock();
    try {
      state = on;
      stepsMs = on ? pattern.stepsMs() : List.of();
      step = 0;
      stateIsNew = true;
      ordered.signal();
    } finally {
      lock.unlock();
    }
  }

  /// A pulse of no length is an order too: the part sees it, and a part that cannot be driven says
  /// so.
  void pulse(long forMs) {
    lock.lock();
    try {
      Duration asked = Duration.ofMillis(forMs);
      pulse = pulse == null || asked.compareTo(pulse) > 0 ? asked : pulse;
      ordered.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void run() {
    try {
      while (true) {
        Order order = next();
        again(serve(order) ? order.lasts() : RETRY);
      }
    } catch (InterruptedException _) {
      // Asked to end: closing leaves the output in its safe state.
    } finally {
      actuator.close();
    }
  }

  /// What is to be driven.
  ///
  /// @param state to switch to; null as long as none was ordered
  /// @param isNew whether the state was ordered since the last time
  /// @param pulse to begin; null without
  /// @param lasts how long until it is driven again
  /// @param told whether it is told that the output follows: once in each round of a rhythm
  private record Order(
      @Nullable Boolean state,
      boolean isNew,
      @Nullable Duration pulse,
      Duration lasts,
      boolean told) {}

  /// Waits for an order, at most until the next refresh is due.
  private Order next() throws InterruptedException {
    lock.lock();
    try {
      while (!stateIsNew && pulse == null && !due) {
        ordered.await();
      }
      Order order = stepsMs.isEmpty() ? new Order(state, stateIsNew, pulse, REFRESH, true) : beat();
      stateIsNew = false;
      pulse = null;
      due = false;
      waits++;
      return order;
    } finally {
      lock.unlock();
    }
  }

  /// The next step of a rhythm: on and off in turn.
  private Order beat() {
    int now = step;
    step = (now + 1) % stepsMs.size();
    return new Order(now % 2 == 0, true, pulse, Duration.ofMillis(stepsMs.get(now)), now == 0);
  }

  /// Asks for a refresh on the board's clock; an order that comes first makes it void.
  private void again(Duration pause) {
    long wait = waits;
    timing.later(
        pause,
        () -> {
          lock.lock();
          try {
            due |= wait == waits;
            ordered.signal();
          } finally {
            lock.unlock();
          }
        });
  }

  /// @return whether the output followed
  private boolean serve(Order order) {
    try {
      drive(actuator.get(), order);
      actuator.worked();
      if (order.told() || failing) {
        reporter.well(point);
      }
      failing = false;
      return true;
    } catch (WireException e) {
      failing = true;
      told = null; // the state is ordered again with the next try
      actuator.failed();
      reporter.missed(point, e.reason(), e.advice());
      return false;
    }
  }

  /// A refused state is ordered again until it is reached. A refused pulse is driven by the refresh
  /// as long as it would have lasted: after that the person has gone.
  private void drive(Actuator open, Order order) throws WireException {
    Boolean wanted = open != told || order.isNew() ? order.state() : null;
    Duration length = order.pulse();
    if (wanted != null) {
      open.set(wanted);
    }
    told = open;
    if (length != null) {
      open.pulse(length);
    } else if (wanted == null) {
      open.refresh();
    }
  }
}
