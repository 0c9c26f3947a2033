package id.penjaga.hub.core.fuel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.core.fuel.FuelLedger.Kind;
import id.penjaga.hub.core.fuel.FuelLedger.Mismatch;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FuelLedgerTest {
  private static final Tank TANK = new Tank(60, 8, null, Duration.ofMinutes(60));
  private static final double CENTILITRE = 0.005;

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Jakarta")).toInstant();
  }

  private static FuelFact measured(String at, double litres) {
    return new FuelFact.Measured(at(at), litres, at);
  }

  private static FuelFact filled(String at, double litres) {
    return new FuelFact.Filled(at(at), litres, null, at);
  }

  private static FuelFact running(String at, boolean on) {
    return new FuelFact.Running(at(at), on, "told");
  }

  private static FuelLedger ledger(String now, FuelFact... facts) {
    return FuelLedger.of(TANK, List.of(facts), at(now));
  }

  @Test
  @DisplayName("PWR-06 O1 leaves 27.47 L and warns of nothing")
  void inHours() {
    FuelFact[] facts = {
      measured("2026-09-08T07:00:00", 40),
      running("2026-09-08T10:13:00", true),
      running("2026-09-08T11:47:00", false)
    };
    FuelLedger end = ledger("2026-09-08T12:00:00", facts);
    assertEquals(27.47, end.level(), CENTILITRE);
    assertFalse(end.running());
    assertNull(end.warnAt());
    FuelLedger before = ledger("2026-09-08T11:46:59", facts);
    assertFalse(before.low());
  }

  @Test
  @DisplayName("PWR-06 O2 is low at 02:40:35 and would be empty at 03:40:35")
  void low() {
    FuelFact[] facts = {measured("2026-09-12T16:00:00", 40), running("2026-09-12T22:40:35", true)};
    FuelLedger before = ledger("2026-09-13T02:40:34", facts);
    assertFalse(before.low());
    assertEquals(at("2026-09-13T03:40:35"), before.emptyAt());
    FuelLedger now = ledger("2026-09-13T02:40:35", facts);
    assertTrue(now.low());
    assertEquals(at("2026-09-13T02:40:35"), now.warnAt());
  }

  @Test
  @DisplayName("PWR-07 O2 20 L on 6.08 L are 26.08 L, empty at 06:10:35; 13.41 L at the end")
  void refilled() {
    FuelFact[] facts = {
      measured("2026-09-12T16:00:00", 40),
      running("2026-09-12T22:40:35", true),
      filled("2026-09-13T02:55:00", 20),
      running("2026-09-13T04:30:00", false)
    };
    FuelLedger after = ledger("2026-09-13T02:55:00", facts);
    assertEquals(26.08, after.level(), CENTILITRE);
    assertEquals(6.08, after.lines().get(1).after(), CENTILITRE);
    assertEquals(
        at("2026-09-13T06:10:35").getEpochSecond(),
        after.emptyAt() == null ? 0 : after.emptyAt().plusMillis(500).getEpochSecond());
    assertEquals(13.41, ledger("2026-09-13T05:00:00", facts).level(), CENTILITRE);
    assertEquals(20, after.refilled(at("2026-09-12T22:40:05"), at("2026-09-13T04:30:00")));
  }

  @Test
  @DisplayName("PWR-06 before anybody measured there is no estimate")
  void unknown() {
    FuelLedger none =
        ledger(
            "2026-09-13T05:00:00",
            running("2026-09-12T22:40:35", true),
            filled("2026-09-13T02:55:00", 20));
    assertFalse(none.known());
    assertNull(none.lasts());
    assertNull(none.emptyAt());
    assertEquals(List.of(), none.lines());
  }

  @Test
  @DisplayName("A level read after a refill opens the ledger, and corrects it later")
  void readAfterwards() {
    FuelLedger ledger =
        ledger(
            "2026-09-13T05:00:00",
            new FuelFact.Filled(at("2026-09-12T10:00:00"), 20, 45.0, "1"),
            new FuelFact.Filled(at("2026-09-12T12:00:00"), 10, 54.5, "2"));
    assertEquals(
        List.of(Kind.OPENING, Kind.REFILL, Kind.CORRECTION),
        ledger.lines().stream().map(FuelLedger.Line::kind).toList());
    assertEquals(54.5, ledger.level());
    assertTrue(ledger.lines().stream().allMatch(line -> line.flag() == Mismatch.NONE));
  }

  @Test
  @DisplayName("A dipstick that does not fit is flagged: less, more, or mistyped")
  void mismatch() {
    assertEquals(Mismatch.LESS, flag(33));
    assertEquals(Mismatch.MORE, flag(48));
    assertEquals(Mismatch.TYPED, flag(4));
    assertEquals(Mismatch.TYPED, flag(400));
    assertEquals(Mismatch.NONE, flag(39.1));
  }

  private static Mismatch flag(double read) {
    return ledger(
            "2026-09-10T00:00:00",
            measured("2026-09-08T07:00:00", 40),
            measured("2026-09-09T07:00:00", read))
        .lines()
        .getLast()
        .flag();
  }

  @Test
  @DisplayName("More than the tank holds is flagged; a generator that runs on empty as well")
  void impossible() {
    FuelLedger over =
        ledger(
            "2026-09-10T00:00:00",
            measured("2026-09-08T07:00:00", 50),
            filled("2026-09-08T08:00:00", 20));
    assertEquals(Mismatch.TYPED, over.lines().getLast().flag());
    FuelLedger empty =
        ledger(
            "2026-09-08T20:00:00",
            measured("2026-09-08T07:00:00", 40),
            running("2026-09-08T08:00:00", true));
    assertEquals(0, empty.level());
    assertEquals(Mismatch.RUNS_ON, empty.lines().getLast().flag());
    assertEquals(at("2026-09-08T20:00:00"), empty.emptyAt());
  }

  @Test
  @DisplayName("A generator runs while any source says so")
  void untilNobodySaysSo() {
    Instant began = at("2026-09-08T08:00:00");
    FuelLedger ledger =
        ledger(
            "2026-09-08T12:00:00",
            measured("2026-09-08T07:00:00", 40),
            new FuelFact.Running(began, true, "room 0"),
            new FuelFact.Running(began.plus(Duration.ofMinutes(30)), true, "room 1"),
            new FuelFact.Running(began.plus(Duration.ofHours(1)), false, "room 0"),
            new FuelFact.Running(began.plus(Duration.ofHours(2)), false, "room 1"));
    assertEquals(40 - 2 * 8, ledger.level(), CENTILITRE);
    assertFalse(ledger.running());
  }

  @Test
  @DisplayName("Less load burns less")
  void load() {
    Tank tank = new Tank(60, 8, 3.0, Duration.ofMinutes(60));
    FuelLedger half =
        FuelLedger.of(
            tank,
            List.of(
                measured("2026-09-08T07:00:00", 40),
                new FuelFact.Load(at("2026-09-08T07:00:00"), 0.5),
                running("2026-09-08T08:00:00", true)),
            at("2026-09-08T10:00:00"));
    assertEquals(40 - 2 * 5.5, half.level(), CENTILITRE);
    assertThrows(
        IllegalArgumentException.class, () -> new Tank(0, 8, null, Duration.ofMinutes(60)));
  }

  @Test
  @DisplayName("PWR-07 whatever happens in whatever order, the lines add up to the level")
  void balances() {
    Random random = new Random(7);
    for (int round = 0; round < 500; round++) {
      List<FuelFact> facts = new ArrayList<>();
      Instant begin = at("2026-09-01T00:00:00");
      for (int i = 0; i < 30; i++) {
        Instant at = begin.plusSeconds(random.nextInt(30 * 86_400));
        facts.add(
            switch (random.nextInt(5)) {
              case 0 -> new FuelFact.Filled(at, 1 + random.nextInt(40), null, "f" + i);
              case 1 ->
                  new FuelFact.Filled(
                      at, 1 + random.nextInt(40), 1.5 * random.nextInt(40), "g" + i);
              case 2 -> new FuelFact.Measured(at, random.nextInt(60), "m" + i);
              case 3 -> new FuelFact.Load(at, random.nextDouble());
              default ->
                  new FuelFact.Running(at, random.nextBoolean(), random.nextBoolean() ? "a" : "b");
            });
      }
      Instant now = begin.plus(Duration.ofDays(31));
      Tank tank = new Tank(60, 8, 2.0, Duration.ofMinutes(60));
      FuelLedger ledger = FuelLedger.of(tank, facts, now);
      long sum = 0;
      for (FuelLedger.Line line : ledger.lines()) {
        sum += line.change();
        assertEquals(sum, line.level());
        assertTrue(line.level() >= 0, line::toString);
      }
      List<FuelFact> again = new ArrayList<>(facts);
      again.addAll(facts.subList(0, 10));
      Collections.shuffle(again, random);
      assertEquals(ledger, FuelLedger.of(tank, again, now));
    }
  }
}
