package id.penjaga.hub.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Moment;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("SYS-09: times from before the clock was set are corrected by what is learnt later")
class EpochClockTest {

  @Test
  void oneBelievedMomentDatesAllOthersOfItsEpoch() {
    EpochClock clock = EpochClock.of(new Moment(90_000, 1_700_000_090_000L, ClockQuality.NTP));
    assertEquals(1_700_000_010_000L, clock.wallMs(new Moment(10_000, 10_000, ClockQuality.NONE)));
  }

  @Test
  void aTrustedTimeIsNeverChanged() {
    EpochClock clock = EpochClock.arrived(new Moment(10_000, 5, ClockQuality.NONE), 1_800_000L);
    assertEquals(42, clock.wallMs(new Moment(11_000, 42, ClockQuality.RTC)));
    assertEquals(1_801_000, clock.wallMs(new Moment(11_000, 42, ClockQuality.RESTORED)));
  }

  @Test
  void anUntrustedMomentDatesNothing() {
    assertThrows(
        IllegalArgumentException.class,
        () -> EpochClock.of(new Moment(1, 2, ClockQuality.RESTORED)));
  }
}
