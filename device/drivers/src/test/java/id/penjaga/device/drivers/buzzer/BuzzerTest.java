package id.penjaga.device.drivers.buzzer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Passive buzzer (ENV-10)")
class BuzzerTest {
  private final Bench bench = new Bench();

  @Test
  void itSoundsItsToneAndIsSilentAtBothEnds() throws Exception {
    Actuator buzzer = (Actuator) Buzzer.DRIVER.open(bench, "J21", Map.of("hertz", "2300"));
    assertEquals(List.of(0), bench.tone.sounded);
    buzzer.set(true);
    buzzer.set(false);
    buzzer.pulse(Duration.ofSeconds(1));
    bench.timing.millis(1_000);
    assertEquals(List.of(0, 2300, 0, 2300, 0), bench.tone.sounded);
    buzzer.set(true);
    buzzer.close();
    assertEquals(0, bench.tone.sounded.getLast());
    assertFalse(bench.tone.open);
  }

  @Test
  @DisplayName("F3 A refresh sounds the tone again, and silence too")
  void aRefreshSoundsItAgain() throws Exception {
    Actuator buzzer = (Actuator) Buzzer.DRIVER.open(bench, "J21", Map.of("hertz", "2300"));
    buzzer.refresh();
    buzzer.set(true);
    buzzer.refresh();
    assertEquals(List.of(0, 0, 2300, 2300), bench.tone.sounded);
    bench.tone.broken = true;
    assertThrows(WireException.class, buzzer::refresh);
  }

  @Test
  void aRefusedToneIsToldAndNotBelieved() throws Exception {
    Actuator buzzer = (Actuator) Buzzer.DRIVER.open(bench, "J21", Map.of());
    bench.tone.broken = true;
    assertThrows(WireException.class, () -> buzzer.set(true));
    assertFalse(buzzer.on());
  }

  @Test
  void itIsSwitchedLikeARelay() {
    assertEquals(Driver.Role.ACTUATOR, Buzzer.DRIVER.role());
  }
}
