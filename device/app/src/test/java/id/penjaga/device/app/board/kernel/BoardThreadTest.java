package id.penjaga.device.app.board.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.shell.threads.Threads;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class BoardThreadTest {
  @Test
  void tasksRunInTheOrderOfTheirTimesAndNeverEarly() throws Exception {
    List<String> ran = new CopyOnWriteArrayList<>();
    CountDownLatch done = new CountDownLatch(3);
    try (BoardThread board = BoardThread.start(Thread.ofPlatform().daemon().factory())) {
      long start = board.nanos();
      board.later(Duration.ofMillis(60), () -> ran.add("late"));
      board.later(Duration.ofMillis(60), done::countDown);
      board.later(
          Duration.ofMillis(20),
          () -> {
            ran.add("early " + (board.nanos() - start >= 20_000_000));
            board.later(Duration.ZERO, () -> ran.add("at once"));
            done.countDown();
          });
      board.later(Duration.ofMillis(60), done::countDown);
      assertTrue(done.await(10, TimeUnit.SECONDS));
    }
    assertEquals(List.of("early true", "at once", "late"), ran);
  }

  @ParameterizedTest
  @ValueSource(strings = {"task", "listener"})
  @DisplayName("F15 A task or listener that throws is a bug of the program, not a silent end")
  void whatThrowsIsToldToTheProgram(String place) throws Exception {
    CompletableFuture<Throwable> told = new CompletableFuture<>();
    Threads threads = new Threads(told::complete);
    IllegalStateException bug = new IllegalStateException("a bug in one driver");
    int fd = Libc.eventfd();
    try (BoardThread board = BoardThread.start(threads.factory("board"))) {
      CountDownLatch before = new CountDownLatch(1);
      board.later(Duration.ofMillis(10), before::countDown);
      assertTrue(before.await(10, TimeUnit.SECONDS));
      assertTrue(threads.allAlive());
      if (place.equals("task")) {
        board.later(
            Duration.ZERO,
            () -> {
              throw bug;
            });
      } else {
        board.watch(
            fd,
            () -> {
              throw bug;
            });
        Libc.signal(fd);
      }
      assertSame(bug, told.get(10, TimeUnit.SECONDS));
      assertFalse(threads.allAlive(), "the watchdog would not starve");
      board.unwatch(fd, () -> {}); // what is closed afterwards does not hang
    } finally {
      Libc.close(fd);
    }
  }

  @Test
  void nothingIsReadOnceADescriptorIsNoLongerWatched() throws Exception {
    AtomicInteger reads = new AtomicInteger();
    CountDownLatch read = new CountDownLatch(1);
    int fd = Libc.eventfd();
    try (BoardThread board = BoardThread.start(Thread.ofPlatform().daemon().factory())) {
      board.watch(
          fd,
          () -> {
            reads.incrementAndGet();
            read.countDown();
          });
      Libc.signal(fd); // and never drained: readable for ever
      assertTrue(read.await(10, TimeUnit.SECONDS));
      board.unwatch(fd, () -> reads.set(-1_000_000));
      assertEquals(-1_000_000, reads.get());
    } finally {
      Libc.close(fd);
    }
  }

  @Test
  void unwatchingOnTheBoardsOwnThreadOrAfterItsEndDoesNotHang() throws Exception {
    int fd = Libc.eventfd();
    CountDownLatch done = new CountDownLatch(2);
    BoardThread board = BoardThread.start(Thread.ofPlatform().daemon().factory());
    board.watch(fd, () -> board.unwatch(fd, done::countDown));
    Libc.signal(fd);
    while (done.getCount() > 1) {
      Thread.onSpinWait();
    }
    board.close();
    board.unwatch(fd, done::countDown);
    assertTrue(done.await(0, TimeUnit.SECONDS));
    Libc.close(fd);
  }

  @Test
  void afterTheEndNothingRuns() throws Exception {
    AtomicInteger ran = new AtomicInteger();
    BoardThread board = BoardThread.start(Thread.ofPlatform().daemon().factory());
    board.later(Duration.ofMillis(30), ran::incrementAndGet);
    board.close();
    board.close();
    board.later(Duration.ZERO, ran::incrementAndGet);
    board.pause(Duration.ofMillis(60));
    assertEquals(0, ran.get());
  }
}
