package id.penjaga.device.sim;

import id.penjaga.device.drivers.wire.DigitalOutput;

/// An output that can be read back. Like the real kernel it keeps its level when it is released.
final class OutputLine {
  /// Told of every change, on the thread that made it.
  @FunctionalInterface
  interface Watcher {
    void changed(String name, boolean high);
  }

  private final String name;
  private final Watcher watcher;
  private boolean high;

  OutputLine(String name, Watcher watcher) {
    this.name = name;
    this.watcher = watcher;
  }

  synchronized boolean high() {
    return high;
  }

  DigitalOutput request(boolean initiallyHigh, Runnable released) {
    set(initiallyHigh);
    return new DigitalOutput() {
      @Override
      public void set(boolean level) {
        OutputLine.this.set(level);
      }

      @Override
      public void close() {
        released.run();
      }
    };
  }

  private void set(boolean level) {
    synchronized (this) {
      if (high == level) {
        return;
      }
      high = level;
    }
    watcher.changed(name, level);
  }
}
