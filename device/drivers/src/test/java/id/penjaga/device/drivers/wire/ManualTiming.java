package id.penjaga.device.drivers.wire;

import java.time.Duration;
import java.util.PriorityQueue;

/// Time that moves only when a test moves it; timers run on the way, in order.
public final class ManualTiming implements Timing {
  private record Task(long at, long order, Runnable run) implements Comparable<Task> {
    @Override
    public int compareTo(Task other) {
      return at != other.at ? Long.compare(at, other.at) : Long.compare(order, other.order);
    }
  }

  private final PriorityQueue<Task> tasks = new PriorityQueue<>();
  private long now = 5_000_000_000L;
  private long order;

  @Override
  public long nanos() {
    return now;
  }

  @Override
  public void later(Duration delay, Runnable task) {
    tasks.add(new Task(now + delay.toNanos(), order++, task));
  }

  @Override
  public void pause(Duration time) {
    advance(time);
  }

  public void advance(Duration time) {
    long until = now + time.toNanos();
    for (Task next = tasks.peek(); next != null && next.at <= until; next = tasks.peek()) {
      tasks.remove();
      now = next.at;
      next.run.run();
    }
    now = until;
  }

  public void millis(long millis) {
    advance(Duration.ofMillis(millis));
  }

  public int waiting() {
    return tasks.size();
  }
}
