package id.penjaga.device.sim.year;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.sim.Kernel;
import id.penjaga.device.sim.SplitMix;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedLinkTest {
  private final Kernel kernel = new Kernel();
  private final List<Integer> arrived = new ArrayList<>();
  private final SimulatedLink<Integer> link =
      new SimulatedLink<>(
          kernel, new SplitMix(1), Duration.ofMillis(1), Duration.ofMillis(50), arrived::add);

  private void send(int from, int to) {
    for (int i = from; i < to; i++) {
      link.send(i);
      kernel.run(Duration.ofMillis(1));
    }
  }

  @Test
  void messagesArriveInOrder() {
    send(0, 1000);
    kernel.run(Duration.ofSeconds(1));

    assertEquals(IntStream.range(0, 1000).boxed().toList(), arrived);
  }

  @Test
  void whatIsUnderWayWhenTheLinkIsCutIsLost() {
    send(0, 100);
    link.cut();
    send(100, 200);
    int before = arrived.size();
    link.restore();
    send(200, 300);
    kernel.run(Duration.ofSeconds(1));

    assertTrue(before < 100);
    assertEquals(before + 100, arrived.size());
    assertEquals(200 - before, link.lost());
  }

  @Test
  void aBlackHoleLooksFineAndDeliversNothing() {
    link.swallow(true);
    send(0, 100);
    assertTrue(link.up());
    link.swallow(false);
    send(100, 101);
    kernel.run(Duration.ofSeconds(1));

    assertEquals(List.of(100), arrived);
  }

  @Test
  void messagesMayArriveTwice() {
    link.twice(1);
    send(0, 10);
    kernel.run(Duration.ofSeconds(1));

    assertEquals(20, arrived.size());
  }
}
