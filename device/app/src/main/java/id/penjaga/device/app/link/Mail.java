package id.penjaga.device.app.link;

import id.penjaga.device.messages.Acknowledgement;
import id.penjaga.device.messages.StateMessage;
import id.penjaga.device.messages.Topics;
import id.penjaga.device.mqtt.Loss;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What other threads have left for the link's thread. Bounded: pictures of now replace the one
/// before on their topic, acknowledgements are cumulative, commands beyond a few are counted and
/// thrown away.
final class Mail {
  private static final int COMMANDS = 32;

  /// A command as it came.
  record Letter(byte[] payload, boolean retained) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition something = lock.newCondition();
  private final Map<String, StateMessage> states = new LinkedHashMap<>();
  private final Deque<Letter> commands = new ArrayDeque<>();
  private volatile Consumer<byte[]> roster = _ -> {};
  private @Nullable Acknowledgement acknowledgement;
  private @Nullable Loss lost;
  private int confirmed;
  private boolean reborn;
  private boolean woken;
  private long overflow;

  /// Everything that was there, taken away.
  record Taken(
      int confirmed,
      @Nullable Acknowledgement acknowledgement,
      List<Letter> commands,
      @Nullable Loss lost,
      boolean reborn,
      long overflow) {}

  void state(StateMessage message) {
    change(() -> states.put(Topics.state(message), message));
  }

  /// Replaces all waiting pictures, for a fresh connection. `picture` is asked under the lock, so
  /// that no later picture is overwritten by it.
  void replaceStates(java.util.function.Supplier<List<StateMessage>> picture) {
    change(() -> {
      states.clear();
      picture.get().forEach(message -> states.put(Topics.state(message), message));
    });
  }

  void acknowledged(Acknowledgement ack) {
    change(() -> acknowledgement = ack);
  }

  void command(Letter letter) {
    change(() -> {
      if (commands.size() < COMMANDS) {
        commands.add(letter);
      } else {
        overflow++;
      }
    });
  }

  /// Parts of a roster go on at once: checking them is no work of the link.
  void roster(byte[] part) {
    roster.accept(part);
  }

  void rosterTo(Consumer<byte[]> desk) {
    roster = desk;
  }

  void confirmed() {
    change(() -> confirmed++);
  }

  void lost(Loss loss) {
    change(() -> lost = loss);
  }

  void reborn() {
    change(() -> reborn = true);
  }

  void wake() {
    change(() -> {});
  }

  /// Forgets what belonged to the connection before.
  void beginConnection() {
    change(() -> {
      confirmed = 0;
      lost = null;
      acknowledgement = null;
      reborn = false;
    });
  }

  private void change(Runnable how) {
    lock.lock();
    try {
      how.run();
      woken = true;
      something.signal();
    } finally {
      lock.unlock();
    }
  }

  void await(long millis) throws InterruptedException {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (!woken && left > 0) {
        left = something.awaitNanos(left);
      }
      woken = false;
    } finally {
      lock.unlock();
    }
  }

  /// How the connection ended, when that is told within `millis`; null when not. A message that
  /// cannot be sent is noticed before the end of the connection is told.
  @Nullable Loss lossWithin(long millis) {
    lock.lock();
    try {
      long left = TimeUnit.MILLISECONDS.toNanos(millis);
      while (lost == null && left > 0) {
        left = something.awaitNanos(left);
      }
      return lost;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return null;
    } finally {
      lock.unlock();
    }
  }

  Taken take() {
    lock.lock();
    try {
      Taken taken =
          new Taken(confirmed, acknowledgement, new ArrayList<>(commands), lost, reborn, overflow);
      confirmed = 0;
      acknowledgement = null;
      commands.clear();
      lost = null;
      reborn = false;
      overflow = 0;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// The picture that has waited longest; null when none waits.
  @Nullable StateMessage nextState() {
    lock.lock();
    try {
      Map.Entry<String, StateMessage> first = states.entrySet().stream().findFirst().orElse(null);
      if (first == null) {
        return null;
      }
      states.remove(first.getKey());
      return first.getValue();
    } finally {
      lock.unlock();
    }
  }
}
