package id.penjaga.hub.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.hub.app.clock.HubClock;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The clock of a fast demo")
class FastClockTest {
  private long passedMs;

  @Test
  @DisplayName("It is fast from the moment at which the room begins, and never steps")
  void itWaitsForTheRoom() {
    HubClock real =
        new HubClock() {
          @Override
          public long wallMs() {
            return 1_000_000 + passedMs;
          }

          @Override
          public long uptimeMs() {
            return 5_000 + passedMs;
          }
        };
    FastClock clock = new FastClock(real);
    passedMs = 240_000; // a start on a busy computer
    assertEquals(1_240_000, clock.wallMs());
    FastClock.begin(clock, 10);
    assertEquals(1_240_000, clock.wallMs());
    passedMs += 1_000;
    assertEquals(1_250_000, clock.wallMs());
    assertEquals(255_000, clock.uptimeMs());
  }
}
