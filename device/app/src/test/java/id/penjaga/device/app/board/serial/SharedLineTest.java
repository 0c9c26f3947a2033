package id.penjaga.device.app.board.serial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.wire.SerialLink;
import id.penjaga.device.drivers.wire.SerialSettings;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Several parts on one serial line.
@Timeout(60)
class SharedLineTest {
  private static final SerialSettings SETTINGS = SerialSettings.at(9600).sharing();

  private final List<String> log = new ArrayList<>();
  private final AtomicInteger inside = new AtomicInteger();

  private final SerialLink port =
      new SerialLink() {
        @Override
        public void write(byte[] bytes) {
          log.add("write " + bytes[0]);
        }

        @Override
        public int read(byte[] into, Duration wait) {
          log.add("read");
          return 0;
        }

        @Override
        public void close() {
          log.add("close");
        }
      };

  private final SharedLine line = new SharedLine(port, SETTINGS, () -> log.add("released"));

  @Test
  void aQuestionAndItsAnswerAreNeverTornApart() throws Exception {
    List<Thread> threads = new ArrayList<>();
    AtomicInteger torn = new AtomicInteger();
    for (byte part = 0; part < 4; part++) {
      byte number = part;
      SerialLink link = line.join("J16", SETTINGS);
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 0; i < 200; i++) {
                  try {
                    link.together(() -> {
                      torn.addAndGet(inside.incrementAndGet() == 1 ? 0 : 1);
                      link.write(new byte[] {number});
                      Thread.onSpinWait();
                      link.read(new byte[1], Duration.ZERO);
                      return inside.decrementAndGet();
                    });
                  } catch (WireException e) {
                    torn.incrementAndGet();
                  }
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(0, torn.get());
    for (int i = 0; i < log.size(); i += 2) {
      assertTrue(log.get(i).startsWith("write") && log.get(i + 1).equals("read"), log.toString());
    }
  }

  @Test
  void theLastOneClosesThePort() throws Exception {
    SerialLink one = line.join("J16", SETTINGS);
    SerialLink other = line.join("J16", SETTINGS);
    assertThrows(WireException.class, () -> line.join("J16", SerialSettings.at(19_200).sharing()));
    one.close();
    one.close();
    other.write(new byte[] {7});
    other.close();
    assertEquals(List.of("write 7", "released", "close"), log);
  }
}
