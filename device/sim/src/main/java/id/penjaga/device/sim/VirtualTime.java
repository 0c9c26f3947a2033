package id.penjaga.device.sim;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Time on a {@link Kernel}. A caller that waits runs the simulated world meanwhile, on its own
/// thread: everything is one thread.
final class VirtualTime implements SimTime {
  private final Kernel kernel;
  private boolean closed;

  VirtualTime(Kernel kernel) {
    this.kernel = kernel;
  }

  @Override
  public long nanos() {
    return kernel.nanos();
  }

  @Override
  public void later(Duration delay, Runnable task) {
    kernel.after(
        delay,
        () -> {
          if (!closed) {
            task.run();
          }
        });
  }

  @Override
  public void pause(Duration time) {
    kernel.run(time);
  }

  @Override
  public boolean await(BooleanSupplier something, Duration wait) {
    long until = kernel.nanos() + wait.toNanos();
    while (!something.getAsBoolean()) {
      if (closed || !kernel.step(until)) {
        kernel.moveTo(until);
        return something.getAsBoolean();
      }
    }
    return true;
  }

  @Override
  public void changed() {
    // who waits looks after every step
  }

  @Override
  public void close() {
    closed = true;
  }
}
