package id.penjaga.hub.core.fuel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RefillsTest {
  private static final Instant NOON = Instant.parse("2026-09-12T05:00:00Z");

  private static FuelFact.Filled filled(int minute, double litres, String source) {
    return new FuelFact.Filled(NOON.plusSeconds(60L * minute), litres, null, source);
  }

  @Test
  @DisplayName("PWR-07 a refill written into the case and into the ledger is one refill")
  void one() {
    assertEquals(
        List.of(), Refills.besides(List.of(filled(0, 20, "e")), List.of(filled(15, 20, "c"))));
  }

  @Test
  @DisplayName("PWR-07 other litres, or another quarter of an hour, are another refill")
  void two() {
    List<FuelFact.Filled> known = List.of(filled(0, 20, "e"));
    for (FuelFact.Filled other : List.of(filled(16, 20, "c"), filled(0, 20.1, "c"))) {
      assertEquals(List.of(other), Refills.besides(known, List.of(other)));
    }
  }

  @Test
  @DisplayName("PWR-07 two equal refills within minutes, one of them told twice, are two")
  void twice() {
    FuelFact.Filled second = filled(12, 20, "c2");
    assertEquals(
        List.of(second),
        Refills.besides(List.of(filled(1, 20, "e")), List.of(filled(0, 20, "c1"), second)));
  }

  @Test
  @DisplayName("PWR-07 however many are told twice and in whichever order, each counts once")
  void any() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      List<FuelFact.Filled> ledger = new ArrayList<>();
      List<FuelFact.Filled> cases = new ArrayList<>();
      double litres = 0;
      for (int i = 0; i < 12; i++) {
        int minute = 40 * i;
        double some = 5 + random.nextInt(3);
        litres += some;
        int where = random.nextInt(3);
        if (where != 0) {
          ledger.add(filled(minute, some, "e" + i));
        }
        if (where != 1) {
          cases.add(filled(minute + random.nextInt(31) - 15, some, "c" + i));
        }
      }
      Collections.shuffle(ledger, random);
      Collections.shuffle(cases, random);
      assertEquals(litres, sum(ledger) + sum(Refills.besides(ledger, cases)), 1e-9, "seed " + seed);
      assertEquals(litres, sum(cases) + sum(Refills.besides(cases, ledger)), 1e-9, "seed " + seed);
    }
  }

  private static double sum(List<FuelFact.Filled> all) {
    return all.stream().mapToDouble(FuelFact.Filled::litres).sum();
  }
}
