package id.penjaga.device.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.core.Event;
import id.penjaga.device.core.RoomRules.HubRule;
import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What the link tells the room of its hub, by a clock that the test moves.
class HubWatchTest {
  private final List<Event> told = new ArrayList<>();
  private long now = 1_000;

  private HubWatch watch(@Nullable HubRule rule) {
    return new HubWatch(rule, () -> new Moment(now, now, ClockQuality.NTP), told::add);
  }

  @Test
  @DisplayName("SYS-12 a thousand acknowledgements in a second are one word of the hub")
  void aFloodIsToldOnce() {
    HubWatch watch = watch(new HubRule(60_000, Severity.WARNING));
    for (int i = 0; i < 1_000; i++, now++) {
      watch.heard();
    }
    assertEquals(1, told.size());
    now += HubWatch.TELL_MS;
    watch.heard();
    assertEquals(2, told.size());
    assertEquals(now, told.getLast().at().uptimeMs());
  }

  @Test
  @DisplayName("SYS-12 a hub with nothing to say is asked three times before it counts as away")
  void aQuietHubIsAsked() {
    HubWatch watch = watch(new HubRule(60_000, Severity.WARNING));
    watch.heard();
    int asked = 0;
    for (int s = 1; s < 60; s++) {
      now += 1_000;
      asked += watch.ask() ? 1 : 0;
    }
    assertEquals(3, asked);
    watch.heard();
    assertFalse(watch.ask(), "it has just spoken");
    now += 15_000;
    assertTrue(watch.ask());
  }

  @Test
  @DisplayName("SYS-12 without a rule nothing is told and nothing asked")
  void withoutARule() {
    HubWatch watch = watch(null);
    watch.heard();
    now += 10_000_000;
    assertFalse(watch.ask());
    assertEquals(List.of(), told);
  }
}
