package id.penjaga.device.mqtt.paho;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The threads of one connection: three that the client library keeps busy, a fourth while it
/// connects, a fifth for its ping and our deadlines. They end with the connection.
///
/// The library's tasks run as futures, which swallow what is thrown. Here a RuntimeException is
/// told to the connection, which is lost then, and an Error ends the thread, so that the program
/// hears of it from the thread factory.
final class OwnThreads extends ScheduledThreadPoolExecutor {
  private static final int THREADS = 5;

  private volatile @Nullable Consumer<RuntimeException> failure;

  OwnThreads(ThreadFactory factory) {
    super(THREADS, factory);
    setRemoveOnCancelPolicy(true);
    // Idle threads stay: three are busy for the whole connection, and a pool that lets the others
    // time out would leave none for the ping, which is due only when nothing else happens.
  }

  /// @param failure told of a RuntimeException that ended a task
  void onFailure(Consumer<RuntimeException> failure) {
    this.failure = failure;
  }

  /// Ends a thread by an error, so that the supervisor of all threads hears of it.
  void bug(Error error) {
    if (!isShutdown()) {
      execute(() -> {
        throw error;
      });
    }
  }

  @Override
  protected void afterExecute(Runnable task, @Nullable Throwable thrown) {
    super.afterExecute(task, thrown);
    if (!(task instanceof Future<?> future) || !future.isDone()) {
      return;
    }
    try {
      future.get();
    } catch (CancellationException _) {
      // Ended by its owner.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      Consumer<RuntimeException> told = failure;
      if (e.getCause() instanceof RuntimeException wrong && told != null) {
        told.accept(wrong);
      }
    }
  }
}
