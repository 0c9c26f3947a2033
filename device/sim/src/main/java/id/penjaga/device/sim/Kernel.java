package id.penjaga.device.sim;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Virtual time: a heap of tasks, run in the order of their times and, at the same time, in the
/// order in which they were added. One thread; nothing here looks at a real clock.
public final class Kernel {
  private record Task(long at, long order, Runnable run) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long now;
  private long order;
  private long run;

  /// Nanoseconds since the beginning.
  public long nanos() {
    return now;
  }

  /// Adds a task; one whose time has passed runs next.
  public void at(long nanos, Runnable task) {
    tasks.add(new Task(Math.max(now, nanos), order++, task));
  }

  public void after(Duration delay, Runnable task) {
    at(now + delay.toNanos(), task);
  }

  /// Runs the next task if it is due at `until` or before; time is then that task's time.
  ///
  /// @return false if there was none
  public boolean step(long until) {
    Runnable task = take(until);
    if (task == null) {
      return false;
    }
    task.run();
    return true;
  }

  /// Runs everything up to `until`, at which time then stands.
  public void runUntil(long until) {
    while (step(until)) {
      // the step did it
    }
    now = Math.max(now, until);
  }

  public void run(Duration time) {
    runUntil(now + time.toNanos());
  }

  /// When the next task is due.
  public OptionalLong next() {
    Task next = tasks.peek();
    return next == null ? OptionalLong.empty() : OptionalLong.of(next.at);
  }

  /// How many tasks have run.
  public long steps() {
    return run;
  }

  /// Takes the next due task away without running it.
  @Nullable Runnable take(long until) {
    Task next = tasks.peek();
    if (next == null || next.at > until) {
      return null;
    }
    tasks.remove();
    now = Math.max(now, next.at);
    run++;
    return next.run;
  }

  /// Lets time stand at `nanos` if that is later than now. Only for a caller that knows that
  /// nothing is due before.
  void moveTo(long nanos) {
    now = Math.max(now, nanos);
  }
}
