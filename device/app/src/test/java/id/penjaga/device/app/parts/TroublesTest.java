package id.penjaga.device.app.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.penjaga.device.messages.PointId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Troubles in the log (ENV-04)")
class TroublesTest {
  private static final PointId POINT = new PointId("room.temperature");

  private final Troubles troubles = new Troubles();
  private final List<String> log = new ArrayList<>();

  private void failed(String advice) {
    troubles.failed(POINT, advice).ifPresent(log::add);
  }

  private void good(int times) {
    for (int i = 0; i < times; i++) {
      troubles.good(POINT).ifPresent(log::add);
    }
  }

  @Test
  void aStormIsToldOnceWhenItBeginsAndOnceWhenItEnds() {
    good(1);
    for (int i = 0; i < 1_000; i++) {
      failed("the bus at J15 is disturbed");
    }
    good(10);
    assertEquals(
        List.of(
            "the bus at J15 is disturbed",
            "is well again after 1000 failures; the last: the bus at J15 is disturbed"),
        log);
  }

  @Test
  void aLooseContactIsOneTroubleNotHundreds() {
    for (int i = 0; i < 100; i++) {
      failed("nobody answers");
      good(2);
    }
    assertEquals(List.of("nobody answers"), log);
    good(1);
    assertEquals(2, log.size());
  }

  @Test
  void whatIsWrongNextIsToldToo() {
    failed("nobody answers");
    failed("this is a BMP280");
    failed("nobody answers");
    assertEquals(List.of("nobody answers", "this is a BMP280"), log);
    troubles.ended(POINT).ifPresent(log::add);
    failed("nobody answers");
    assertEquals("nobody answers", log.getLast());
  }
}
