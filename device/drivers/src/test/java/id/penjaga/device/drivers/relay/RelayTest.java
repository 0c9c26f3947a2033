package id.penjaga.device.drivers.relay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.HandOutput;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Relays, lock and buzzer (ENV-10)")
class RelayTest {
  private final Bench bench = new Bench();

  private Actuator open(Map<String, String> settings) throws Exception {
    return (Actuator) Relay.DRIVER.open(bench, "J11", settings);
  }

  private HandOutput line() {
    return bench.outputs.getLast();
  }

  @ParameterizedTest
  @CsvSource({
    "high, off, false",
    "high, on, true",
    "low, off, true",
    "low, on, false",
  })
  void theLineIsRequestedWithItsSafeLevelAndLeftWithIt(String active, String safe, boolean level)
      throws Exception {
    Actuator relay = open(Map.of("active", active, "safe", safe));
    assertEquals(List.of(level), line().levels);

    relay.set(safe.equals("off"));
    assertEquals(!level, line().high());
    relay.close();

    assertEquals(level, line().high());
    assertFalse(line().open);
  }

  @Test
  void aPulseEndsByItself() throws Exception {
    Actuator lock = open(Map.of());
    lock.pulse(Duration.ofSeconds(5));
    bench.timing.millis(4999);
    assertTrue(line().high());
    bench.timing.millis(1);

    assertFalse(line().high());
    assertFalse(lock.on());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @DisplayName("F3 A refresh drives the state that was set once more")
  void aRefreshDrivesTheStateAgain(boolean on) throws Exception {
    Actuator relay = open(Map.of());
    relay.set(on);
    line().levels.add(!on); // the supply was away
    relay.refresh();
    assertEquals(on, line().high());
    line().broken = true;
    assertThrows(WireException.class, relay::refresh);
    assertEquals(on, relay.on());
  }

  @Test
  @DisplayName("F3 A refresh neither ends nor extends a pulse, and ends one whose end was refused")
  void aRefreshKeepsAPulse() throws Exception {
    Actuator lock = open(Map.of());
    lock.refresh();
    assertFalse(line().high());
    lock.pulse(Duration.ofSeconds(5));
    bench.timing.millis(3000);
    line().levels.add(false);
    lock.refresh();
    assertTrue(line().high(), "the pulse goes on");
    line().broken = true;
    bench.timing.millis(2000);
    assertThrows(WireException.class, lock::refresh);
    line().broken = false;
    lock.refresh();
    assertFalse(line().high());
    assertFalse(lock.on());
  }

  @Test
  @DisplayName(
      "F3 A refused pulse comes with the next refresh, for as long as it would have lasted")
  void aRefusedPulseIsRefreshed() throws Exception {
    Actuator lock = open(Map.of());
    line().broken = true;
    assertThrows(WireException.class, () -> lock.pulse(Duration.ofSeconds(5)));
    bench.timing.millis(2000);
    line().broken = false;
    lock.refresh();
    assertTrue(line().high());
    bench.timing.millis(3000);
    assertFalse(line().high());
  }

  @Test
  @DisplayName("F52 A pulse of no length reaches the wire and is over at once")
  void aPulseOfNoLength() throws Exception {
    Actuator lock = open(Map.of());
    lock.pulse(Duration.ZERO);
    bench.timing.millis(0);
    assertEquals(List.of(false, true, false), line().levels);
  }

  @Test
  void noPulseIsLongerThanItsLimit() throws Exception {
    Actuator lock = open(Map.of("pulse-most-s", "10"));
    lock.pulse(Duration.ofHours(1));
    bench.timing.millis(10_000);

    assertFalse(line().high());
  }

  @Test
  void aPulseDuringAPulseExtendsIt() throws Exception {
    Actuator lock = open(Map.of());
    lock.pulse(Duration.ofSeconds(5));
    bench.timing.millis(3000);
    lock.pulse(Duration.ofSeconds(5));
    lock.pulse(Duration.ofSeconds(1));
    bench.timing.millis(4999);
    assertTrue(line().high());
    bench.timing.millis(1);

    assertFalse(line().high());
  }

  @Test
  void aShortPulseAfterACutLongOneIsShort() throws Exception {
    Actuator lock = open(Map.of());
    lock.pulse(Duration.ofSeconds(20));
    lock.set(false);
    lock.pulse(Duration.ofSeconds(1));
    bench.timing.millis(1000);

    assertFalse(line().high());
  }

  @Test
  void aPulseDoesNotEndWhatWasSwitchedOnForGood() throws Exception {
    Actuator lock = open(Map.of());
    lock.set(true);
    lock.pulse(Duration.ofSeconds(1));
    bench.timing.millis(60_000);
    assertTrue(line().high());

    lock.set(false);
    lock.pulse(Duration.ofSeconds(1));
    lock.set(true);
    bench.timing.millis(60_000);
    assertTrue(line().high());
  }

  @Test
  void aWireThatRefusesToSwitchOffIsTriedAgain() throws Exception {
    Actuator lock = open(Map.of());
    lock.pulse(Duration.ofSeconds(1));
    line().broken = true;
    bench.timing.millis(5000);
    assertTrue(lock.on());
    line().broken = false;
    bench.timing.millis(1000);

    assertFalse(line().high());
  }

  @Test
  void aWireThatRefusesToSwitchOnIsAnError() throws Exception {
    Actuator buzzer = open(Map.of());
    line().broken = true;

    assertThrows(WireException.class, () -> buzzer.set(true));
    assertFalse(buzzer.on());
    assertThrows(WireException.class, () -> buzzer.pulse(Duration.ofSeconds(1)));
    assertFalse(buzzer.on());
  }
}
