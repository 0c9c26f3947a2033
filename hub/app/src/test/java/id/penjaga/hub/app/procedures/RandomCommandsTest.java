package id.penjaga.hub.app.procedures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// `-Dwork.commands` sets how many, `-Dwork.seed` with which luck; `.ci/slow` plays a million.
class RandomCommandsTest {
  private static final int COMMANDS = Integer.getInteger("work.commands", 60_000);
  private static final int ROUND = 2_000;
  private static final long SEED = Long.getLong("work.seed", 20_260_915L);

  @Test
  @DisplayName(
      "SYS-03 SYS-02 whatever people try: answered, nobody without a right, no own approval, no"
          + " dead case")
  void anything() {
    int accepted = 0;
    int played = 0;
    for (long seed = SEED; played < COMMANDS; seed++) {
      RandomCommands crowd =
          new RandomCommands(
              Desk.SHIPPED.procedures(), List.copyOf(Desk.SHIPPED.roles().keySet()), seed);
      int tries = 0;
      try {
        for (; tries < ROUND; tries++) {
          crowd.play();
        }
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError("-Dwork.seed=" + seed + " at try " + tries, e);
      }
      crowd.desk.cases.keySet().forEach(crowd.desk::now);
      played += ROUND;
      accepted += crowd.accepted;
    }
    assertEquals(0, played % ROUND);
    assertTrue(accepted > played / 20, "only " + accepted + " of " + played + " were accepted");
  }
}
