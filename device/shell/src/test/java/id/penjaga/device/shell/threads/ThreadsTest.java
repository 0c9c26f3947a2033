package id.penjaga.device.shell.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("F14 F15 F16 No thread dies alone")
@Timeout(30)
class ThreadsTest {
  private final List<Throwable> bugs = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Throwable> first = new CompletableFuture<>();
  private final Threads threads =
      new Threads(wrong -> {
        bugs.add(wrong);
        first.complete(wrong);
      });

  @Test
  void whatLeavesAThreadIsToldToTheProgram() throws Exception {
    IllegalStateException wrong = new IllegalStateException("a bug");
    threads.start(
        "worker",
        () -> {
          throw wrong;
        });
    assertSame(wrong, first.get());
    assertFalse(threads.allAlive());
  }

  @Test
  void anErrorIsToldAsWell() throws Exception {
    threads.keep(
        "worker",
        Duration.ofMillis(1),
        () -> {
          throw new StackOverflowError();
        });
    assertTrue(first.get() instanceof StackOverflowError);
    assertFalse(threads.allAlive());
  }

  @Test
  void workThatIsKeptRunsAgainAndItsFailuresAreCounted() throws Exception {
    AtomicInteger runs = new AtomicInteger();
    Thread worker =
        threads.keep(
            "worker",
            Duration.ofMillis(1),
            () -> {
              if (runs.incrementAndGet() < 4) {
                throw new IllegalStateException("again");
              }
            });
    worker.join();
    assertEquals(4, runs.get());
    assertEquals(3, threads.failures("worker"));
    assertTrue(threads.allAlive());
    assertEquals(List.of(), bugs);
  }

  @Test
  void beingAskedToEndIsNoFault() throws Exception {
    Thread worker = threads.start("worker", () -> new CountDownLatch(1).await());
    worker.interrupt();
    worker.join();
    assertTrue(threads.allAlive());
    assertEquals(List.of(), bugs);
  }

  @Test
  void aThreadOfAnExecutorIsSupervisedToo() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor(threads.factory("pool"));
    pool.execute(() -> {
      throw new NoClassDefFoundError("of a library");
    });
    assertTrue(first.get() instanceof NoClassDefFoundError);
    assertFalse(threads.allAlive());
    pool.shutdownNow();
  }

  @Test
  void afterTheEndHasBegunABugIsOnlyLogged() throws Exception {
    threads.close();
    threads
        .start(
            "worker",
            () -> {
              throw new IllegalStateException("too late to matter");
            })
        .join();
    assertEquals(List.of(), bugs);
  }

  @Test
  void theRunningOnesAreNamed() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread worker =
        threads.start(
            "worker",
            () -> {
              started.countDown();
              end.await();
            });
    assertTrue(started.await(10, TimeUnit.SECONDS));
    assertEquals(java.util.Set.of("worker"), threads.running());
    end.countDown();
    worker.join();
    assertEquals(java.util.Set.of(), threads.running());
  }
}
