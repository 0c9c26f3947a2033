package id.penjaga.device.mqtt.paho;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OwnThreadsTest {
  @Test
  @DisplayName("F13 an idle connection still pings: a thread is left while the library's are busy")
  void aThreadIsLeftForThePing() throws Exception {
    OwnThreads threads = new OwnThreads(Thread.ofPlatform().daemon().factory());
    try {
      CountDownLatch end = new CountDownLatch(1);
      for (int i = 0; i < 4; i++) {
        threads.execute(() -> {
          try {
            end.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
      }
      CountDownLatch pinged = new CountDownLatch(1);
      threads.schedule(pinged::countDown, 300, TimeUnit.MILLISECONDS);
      assertTrue(pinged.await(10, TimeUnit.SECONDS));
      assertFalse(threads.allowsCoreThreadTimeOut(), "an idle thread must outlive 20 s of silence");
      end.countDown();
    } finally {
      threads.shutdownNow();
    }
  }
}
