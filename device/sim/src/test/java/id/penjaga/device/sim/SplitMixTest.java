package id.penjaga.device.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SplitMixTest {
  @Test
  void aStreamDependsOnSeedAndNameAndNotOnWhatWasDrawn() {
    SplitMix fresh = new SplitMix(5);
    SplitMix used = new SplitMix(5);
    used.nextLong();
    assertEquals(fresh.stream("air").nextLong(), used.stream("air").nextLong());
    assertNotEquals(fresh.stream("air").nextLong(), fresh.stream("water").nextLong());
    assertNotEquals(fresh.stream("air").nextLong(), new SplitMix(6).stream("air").nextLong());
  }

  @Test
  void drawsHaveTheirRangesAndMeans() {
    SplitMix random = new SplitMix(1);
    double sum = 0;
    double waits = 0;
    int[] faces = new int[6];
    int heads = 0;
    int count = 100_000;
    for (int i = 0; i < count; i++) {
      double between = random.between(-2, 4);
      assertTrue(between >= -2 && between < 4);
      sum += between;
      waits += random.exponential(1000);
      faces[random.below(6)]++;
      heads += random.chance(0.25) ? 1 : 0;
    }
    assertEquals(1, sum / count, 0.05);
    assertEquals(1000, waits / count, 20);
    assertEquals(0.25, (double) heads / count, 0.01);
    for (int face : faces) {
      assertEquals(count / 6.0, face, 600);
    }
  }
}
