package id.penjaga.hub.app.store.live;

import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/// Tells its listeners what may have changed. Stored things are told after their commit.
public final class Changes {
  private final AtomicLong version = new AtomicLong();
  private final CopyOnWriteArrayList<Listener> listeners = new CopyOnWriteArrayList<>();

  /// What changed.
  public enum Kind {
    /// The picture of now: latest values, device link.
    LIVE,
    JOURNAL,
    ALARMS,
    TREND,
    DEVICES,
    /// Cases, people, calendar.
    WORK,
    /// What monitors say.
    MONITORS
  }

  /// Called on the thread that made the change: must return at once and never throw.
  @FunctionalInterface
  public interface Listener {
    /// @param version rises with every change
    void changed(long version, Set<Kind> kinds);
  }

  public long version() {
    return version.get();
  }

  /// @return ends the listening
  public Runnable listen(Listener listener) {
    listeners.add(listener);
    return () -> listeners.remove(listener);
  }

  public void tell(Set<Kind> kinds) {
    if (!kinds.isEmpty()) {
      long now = version.incrementAndGet();
      for (Listener listener : listeners) {
        listener.changed(now, kinds);
      }
    }
  }
}
