package id.penjaga.hub.core.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.monitor.CheckResult.Fault;
import id.penjaga.hub.core.monitor.WatchState.Stand;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WatchStateTest {
  private static final Instant BEGIN = Instant.parse("2026-09-22T07:00:00Z");
  private static final Watched LINK =
      new Watched(
          "link",
          "ISP-A",
          WatchTarget.Means.PING,
          WatchTarget.parse("192.0.2.1").targets(),
          "link",
          10,
          3,
          3);

  /// Ten seconds apart: `+` good, `-` missed, `?` the hub cannot ask.
  private static CheckResult result(char what, int number) {
    Instant at = BEGIN.plusSeconds(10L * number);
    return switch (what) {
      case '+' -> CheckResult.good(at, "", 1_000);
      case '-' -> CheckResult.miss(at, Fault.TIMEOUT, "");
      default -> CheckResult.miss(at, Fault.UNABLE, "");
    };
  }

  private static String stands(String checks, String references) {
    WatchState state = WatchState.unknown(BEGIN);
    WatchState reference = WatchState.unknown(BEGIN);
    List<String> turns = new ArrayList<>();
    for (int i = 0; i < checks.length(); i++) {
      OwnSide own = OwnSide.UNWATCHED;
      if (!references.isEmpty()) {
        if (references.charAt(i) != '.') {
          reference = reference.on(result(references.charAt(i), i), OwnSide.UNWATCHED, LINK);
        }
        own = OwnSide.of(List.of(reference));
      }
      WatchState after = state.on(result(checks.charAt(i), i), own, LINK);
      if (after.stand() != state.stand()) {
        turns.add(
            after.stand().name().charAt(0)
                + String.valueOf((after.since().getEpochSecond() - BEGIN.getEpochSecond()) / 10));
      }
      state = after;
    }
    return String.join(" ", turns);
  }

  @DisplayName(
      "NET-01 after three misses it is down since the first, after three good up since"
          + " the first")
  @ParameterizedTest
  @CsvSource({
    "+++, U0",
    "+--+--, U0",
    "+---, U0 D1",
    "---, D0",
    "+---+-++-+++, U0 D1 U9",
    "+-----++, U0 D1",
    "+---+++, U0 D1 U4",
    "+?, U0 U1",
    "?, ''",
    "+---?+, U0 D1 U4 U5",
  })
  void misses(String checks, String turns) {
    assertEquals(turns, stands(checks, ""));
  }

  @DisplayName("NET-09 when the own gateway is silent too it is a local fault and nobody is down")
  @ParameterizedTest
  @CsvSource({
    // the gateway misses with the target
    "+------, +------, U0 L1",
    // it answers: the other side
    "+---, ++++, U0 D1",
    // it answered in between: a cut of the own cable would have silenced it
    "+---, +-+-, U0 D1",
    // it was not asked since the first miss: not known yet, and not for ever
    "+-----, +....., U0",
    "+------, +......, U0 D1",
    // the own side comes back, the target does not: down since then, not before
    "+----------, +---+++++++, U0 L1 D4",
    // the own side is cut during an outage
    "+---------, ++++-----+, U0 D1 L4",
    // both come back
    "+---+++, +---+++, U0 L1 U4",
  })
  void localFault(String checks, String references, String turns) {
    assertEquals(turns, stands(checks, references));
  }

  @Test
  @DisplayName("What flaps must be good ten times longer: it turns, and writes, less often")
  void flapping() {
    StringBuilder checks = new StringBuilder("+");
    for (int i = 0; i < 40; i++) {
      checks.append("---+++");
    }
    assertEquals("U0 D1 U4 D7 U10 D13 U16 D19", stands(checks.toString(), ""));
    String calm = checks + "+".repeat(30);
    assertEquals("U0 D1 U4 D7 U10 D13 U16 D19 U238", stands(calm, ""));
    assertTrue(
        new WatchState(
                Stand.UP,
                BEGIN,
                0,
                null,
                0,
                null,
                null,
                null,
                List.of(BEGIN, BEGIN, BEGIN, BEGIN.plusSeconds(60)))
            .flaps(BEGIN.plusSeconds(3_599)));
    assertFalse(WatchState.unknown(BEGIN).flaps(BEGIN));
  }

  @Test
  @DisplayName("While nobody asks, it is neither up nor down")
  void gap() {
    WatchState up = WatchState.unknown(BEGIN).on(result('+', 0), OwnSide.UNWATCHED, LINK);
    WatchState gone = up.silent(BEGIN.plusSeconds(5));
    assertEquals(Stand.UNKNOWN, gone.stand());
    assertEquals(BEGIN.plusSeconds(5), gone.since());
    assertEquals(gone, gone.silent(BEGIN.plusSeconds(9)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  @DisplayName("Whatever comes, turns go forward in time and no outage is shorter than its misses")
  void random(long seed) {
    Random random = new Random(seed);
    for (int run = 0; run < 200; run++) {
      WatchState state = WatchState.unknown(BEGIN);
      WatchState reference = WatchState.unknown(BEGIN);
      int missed = 0;
      for (int i = 0; i < 300; i++) {
        char what = "+++++-----?".charAt(random.nextInt(11));
        if (random.nextInt(3) > 0) {
          reference =
              reference.on(result(random.nextInt(3) > 0 ? what : '+', i), OwnSide.UNWATCHED, LINK);
        }
        // A result may come late, after one that was asked later.
        int late = random.nextInt(20) == 0 ? Math.max(0, i - 3) : i;
        OwnSide own = random.nextBoolean() ? OwnSide.of(List.of(reference)) : OwnSide.UNWATCHED;
        WatchState after = state.on(result(what, late), own, LINK);
        missed = what == '-' ? missed + 1 : 0;
        if (after.stand() == Stand.DOWN && state.stand() != Stand.DOWN) {
          assertTrue(missed >= 3, "down after " + missed + " misses");
        }
        assertFalse(after.since().isBefore(state.since()), "turned before it stood");
        assertTrue(after.stand() != Stand.UP || what != '?', "up without an answer");
        assertTrue(after.downs().size() <= WatchState.FLAPS);
        state = after;
      }
    }
  }
}
