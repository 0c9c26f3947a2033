package id.penjaga.hub.app.procedures;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// `-Dwork.procedures` sets how many, `-Dwork.seed` with which luck.
class RandomProceduresTest {
  private static final int PROCEDURES = Integer.getInteger("work.procedures", 60);
  private static final long SEED = Long.getLong("work.seed", 20_260_915L);
  private static final int TRIES = 1_000;

  @Test
  @DisplayName("SYS-01 SYS-03 whatever procedure the rules accept: no dead case, no own approval")
  void anyProcedure() {
    int closed = 0;
    for (int i = 0; i < PROCEDURES; i++) {
      long seed = SEED + i;
      RandomCommands crowd =
          new RandomCommands(
              Map.of("P" + i, new RandomProcedures(seed).sound(i)), RandomProcedures.ROLES, seed);
      try {
        for (int tries = 0; tries < TRIES; tries++) {
          crowd.play();
        }
        crowd.desk.cases.keySet().forEach(crowd.desk::now);
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("-Dwork.seed=" + seed + " -Dwork.procedures=1", e);
      }
      closed += (int) crowd.desk.cases.values().stream().filter(one -> !one.isOpen()).count();
    }
    assertTrue(closed > PROCEDURES, "only " + closed + " cases came to an end");
  }
}
