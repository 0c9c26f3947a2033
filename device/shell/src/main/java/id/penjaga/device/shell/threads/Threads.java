package id.penjaga.device.shell.threads;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.tinylog.Logger;

/// Supervisor of all threads of one program: no thread dies alone.
///
/// A throwable that leaves a thread's work is a bug. It is told to the program, which ends so that
/// the service manager starts it again, and [#allAlive] is false from then on, which starves the
/// watchdog should the end not come. ThreadBody begun with [#keep] is the stated exception: its
/// RuntimeExceptions are counted and it runs again after a pause.
///
/// Stopping a thread is the business of its owner; nothing here interrupts one, because an
/// interrupt inside a database or file channel would close it for every thread.
public final class Threads implements AutoCloseable {
  private final Consumer<Throwable> bug;
  private final Map<Thread, String> running = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();
  private final AtomicBoolean broken = new AtomicBoolean();
  private volatile boolean closing;

  /// @param bug told of each throwable that ended a thread; called on that thread and must not wait
  public Threads(Consumer<Throwable> bug) {
    this.bug = bug;
  }

  /// Starts a thread whose bug ends the program. It is a daemon: a program ends when its main
  /// thread says so, not when the last worker does.
  ///
  /// @param name shown in logs and thread dumps
  public Thread start(String name, ThreadBody work) {
    return begin(name, () -> once(name, work));
  }

  /// Starts a thread whose RuntimeExceptions are counted, logged and followed by another run after
  /// `pause`. An Error is a bug of the program, as in [#start]. ThreadBody that returns is done.
  ///
  /// @param pause the time between two runs
  public Thread keep(String name, Duration pause, ThreadBody work) {
    return begin(name, () -> once(name, () -> again(name, pause, work)));
  }

  /// A factory for executors and libraries, under the rule of [#start]. An executor keeps the
  /// exceptions of tasks that were submitted; only what leaves the thread itself is a bug here.
  ///
  /// @param name the threads are called `name-1`, `name-2` and so on
  public ThreadFactory factory(String name) {
    AtomicLong number = new AtomicLong();
    return task -> {
      String own = name + "-" + number.incrementAndGet();
      return prepared(own, () -> once(own, task::run));
    };
  }

  /// Runs `task` when the virtual machine is asked to end, such as by Ctrl-C or systemd. A
  /// throwable out of it is logged.
  ///
  /// @throws IllegalStateException when the end has already begun
  public void atExit(String name, Runnable task) {
    Runtime.getRuntime()
        .addShutdownHook(
            Thread.ofPlatform()
                .name(name)
                .unstarted(() -> {
                  closing = true;
                  try {
                    task.run();
                  } catch (RuntimeException e) {
                    Logger.error(e, "Ending went wrong");
                  }
                }));
  }

  /// Waits on the calling thread, the one place besides the clocks that does.
  public static void pause(Duration time) throws InterruptedException {
    Thread.sleep(time);
  }

  /// Whether no thread has ended by a bug. What a watchdog asks.
  public boolean allAlive() {
    return !broken.get();
  }

  /// How often the work of a kept thread failed and ran again.
  public long failures(String name) {
    AtomicLong count = failures.get(name);
    return count == null ? 0 : count.get();
  }

  /// The names of the threads that run now, for health pages and tests.
  public Set<String> running() {
    return Set.copyOf(running.values());
  }

  /// Bugs from here on are logged only: the program is ending anyhow. Ends no thread.
  @Override
  public void close() {
    closing = true;
  }

  private Thread begin(String name, Runnable body) {
    Thread thread = prepared(name, body);
    thread.start();
    return thread;
  }

  private Thread prepared(String name, Runnable body) {
    return Thread.ofPlatform().daemon().name(name).unstarted(body);
  }

  private void once(String name, ThreadBody work) {
    Thread self = Thread.currentThread();
    running.put(self, name);
    try {
      work.run();
    } catch (InterruptedException _) {
      // Asked to end by its owner.
    } catch (Throwable wrong) {
      ended(name, wrong);
    } finally {
      running.remove(self);
    }
  }

  private void again(String name, Duration pause, ThreadBody work) throws InterruptedException {
    while (true) {
      try {
        work.run();
        return;
      } catch (RuntimeException wrong) {
        long count = failures.computeIfAbsent(name, _ -> new AtomicLong()).incrementAndGet();
        if (closing) {
          return;
        }
        Logger.error(
            wrong,
            "The thread {} failed ({} in all); it runs again in {} ms",
            name,
            count,
            pause.toMillis());
        Thread.sleep(pause);
      }
    }
  }

  private void ended(String name, Throwable wrong) {
    if (closing) {
      Logger.warn(wrong, "The thread {} failed while the program ended", name);
      return;
    }
    broken.set(true);
    try {
      Logger.error(wrong, "A bug ends the thread {} and with it the program", name);
    } finally {
      bug.accept(wrong);
    }
  }
}
