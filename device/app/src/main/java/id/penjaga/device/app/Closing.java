package id.penjaga.device.app;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// Closes what was opened, last first, each once, even if one of them fails.
final class Closing {
  private final Deque<Runnable> all = new ArrayDeque<>();

  <T> T add(T opened, Consumer<T> close) {
    all.push(() -> close.accept(opened));
    return opened;
  }

  synchronized void close() {
    while (!all.isEmpty()) {
      try {
        all.pop().run();
      } catch (RuntimeException e) {
        Logger.error(e, "Closing went wrong");
      }
    }
  }
}
