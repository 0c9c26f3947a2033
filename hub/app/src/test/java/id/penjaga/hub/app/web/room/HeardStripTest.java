package id.penjaga.hub.app.web.room;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.messages.ClockQuality;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Moment;
import id.penjaga.device.messages.Position;
import id.penjaga.device.messages.Reading;
import id.penjaga.device.messages.TrendBatch;
import id.penjaga.hub.app.store.ingest.Message;
import id.penjaga.hub.app.store.readings.HeardPoint;
import id.penjaga.hub.app.web.view.HeardDay;
import id.penjaga.hub.core.Heard;
import id.penjaga.hub.core.Hearing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HeardStripTest extends RoomFixture {
  private static final long HALF = Hearing.HALF_MS;
  private long batches;

  @Test
  @DisplayName(
      "SYS-12: without data nothing is whole, and a door that speaks on change has no strip")
  void neverGreenWithoutData() {
    HeardDay day = strip();
    assertEquals(Collections.nCopies(48, Heard.NOTHING), day.halves());
    assertEquals(1, day.broken().size());
    assertEquals("", day.path(Heard.WHOLE));
    assertFalse(day.path(Heard.NOTHING).isEmpty());
    assertNull(room.tile(DEVICE, DOOR).orElseThrow().heard());
    assertNull(room.room().states().getFirst().heard());
  }

  @Test
  @DisplayName("SYS-12: each half hour of the last day is whole, has gaps, or holds nothing")
  void halfHoursOfADay() {
    long begin = ms.get(); // on a full hour
    assertEquals(0, (START + begin) % (2 * HALF));
    give(begin, begin + 3 * HALF, begin + HALF + 600_000, begin + HALF + 660_000);
    ms.set(begin + 4 * HALF + HeardPoint.ARRIVING_MS);
    HeardDay day = strip();
    assertEquals(
        List.of(Heard.WHOLE, Heard.GAPS, Heard.WHOLE, Heard.GAPS),
        day.halves().subList(44, 48),
        "the last reading speaks 30 s into the hour behind it");
    assertEquals(Collections.nCopies(44, Heard.NOTHING), day.halves().subList(0, 44));
    assertEquals(Instant.ofEpochMilli(START + begin + 3 * HALF), day.broken().getFirst().from());
    assertEquals(day, room.heard().get(DEVICE), "its only point that is measured again and again");
    assertEquals(
        day,
        room.point(DEVICE, TEMPERATURE, id.penjaga.hub.app.web.view.Span.DAY)
            .orElseThrow()
            .tile()
            .heard());
    pass(Duration.ofHours(25));
    assertEquals(Collections.nCopies(48, Heard.NOTHING), strip().halves(), "a day later");
  }

  @Test
  @DisplayName("SYS-12: what a device held back while the line was down fills its half hours later")
  void whatComesLateIsSeen() {
    long begin = ms.get();
    give(begin, begin + 2 * HALF, 0, 0);
    ms.set(begin + 6 * HALF + HeardPoint.ARRIVING_MS);
    assertEquals(Heard.NOTHING, strip().halves().get(47));
    assertEquals(Heard.GAPS, strip().halves().get(44));
    give(begin + 2 * HALF, begin + 6 * HALF, 0, 0);
    pass(Duration.ofSeconds(61));
    assertTrue(
        strip().halves().subList(42, 47).stream().allMatch(one -> one == Heard.WHOLE),
        strip().halves().toString());
    store.actions().fold().join();
    pass(Duration.ofSeconds(61));
    assertTrue(
        strip().halves().subList(42, 47).stream().allMatch(one -> one == Heard.WHOLE),
        "folded, nothing is read twice or missing");
  }

  private HeardDay strip() {
    return java.util.Objects.requireNonNull(temperature().heard());
  }

  /// Readings every ten seconds, without those of a gap.
  private void give(long from, long to, long gapFrom, long gapTo) {
    List<Reading> readings = new ArrayList<>();
    for (long at = from; at < to; at += 10_000) {
      if (at < gapFrom || at >= gapTo) {
        readings.add(
            new Reading.Taken(
                new Moment(at, START + at, ClockQuality.NTP), TEMPERATURE, Measure.celsius(21)));
      }
    }
    give(
        new Message.Trend(new TrendBatch(DEVICE, LOG, new Position(1, ++batches), null, readings)));
  }
}
