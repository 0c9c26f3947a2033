package id.penjaga.device.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelTest {
  private final Kernel kernel = new Kernel();
  private final List<String> done = new ArrayList<>();

  @Test
  void tasksRunInTheOrderOfTheirTimesAndThenOfTheirAdding() {
    kernel.at(20, () -> done.add("c"));
    kernel.at(10, () -> done.add("a"));
    kernel.at(20, () -> done.add("d"));
    kernel.at(10, () -> kernel.at(5, () -> done.add("b")));
    kernel.runUntil(19);
    assertEquals(List.of("a", "b"), done);
    assertEquals(19, kernel.nanos());
    assertEquals(20, kernel.next().orElseThrow());
    assertTrue(kernel.step(20));
    assertTrue(kernel.step(20));
    assertFalse(kernel.step(1000));

    assertEquals(List.of("a", "b", "c", "d"), done);
    assertEquals(20, kernel.nanos());
    assertEquals(5, kernel.steps());
  }

  @Test
  void timeGoesOnWhereNothingHappens() {
    kernel.run(Duration.ofDays(365));
    assertEquals(Duration.ofDays(365).toNanos(), kernel.nanos());
    kernel.runUntil(5);
    assertEquals(Duration.ofDays(365).toNanos(), kernel.nanos());
  }
}
