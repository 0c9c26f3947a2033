package id.penjaga.device.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RecordingTest {
  private final Recording recording = Recording.load();

  @Test
  void theWholeRecordingIsThere() {
    assertEquals(26_409, recording.size());
    assertEquals(42, recording.length().toHours());
  }

  @Test
  void itsCourseIsHealthyAndItsWrongValuesAreKept() {
    int healthy = 0;
    int wild = 0;
    int samples = 0;
    for (Duration at = Duration.ZERO;
        at.compareTo(recording.length()) < 0;
        at = at.plusSeconds(10)) {
      Air sample = recording.at(at);
      samples++;
      if (sample.celsius() >= 19.5 && sample.celsius() <= 22.2) {
        healthy++;
      } else if (sample.celsius() > 30 || sample.celsius() < 0) {
        wild++;
      }
    }
    assertTrue(healthy > samples * 0.98, healthy + " of " + samples);
    assertTrue(wild > samples / 400, wild + " of " + samples);
  }

  @Test
  void itBeginsAgainAfterItsEnd() {
    assertEquals(
        recording.at(Duration.ofMinutes(7)), recording.at(recording.length().plusMinutes(7)));
  }
}
