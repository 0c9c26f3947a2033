package id.penjaga.device.mqtt.trouble;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.mqtt.ConnectFailed;
import id.penjaga.device.mqtt.Loss;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What is logged, and what is concluded from a row of ends.
class TroubleWordsTest {
  private static final long HOUR_MS = 3_600_000;

  @Test
  @DisplayName("F71 Trouble is logged first, when it changes, and hourly")
  void aFloodIsAFewLines() {
    TroubleLog log = new TroubleLog("x");
    int lines = 0;
    for (long now = 0; now < 2 * HOUR_MS; now += 1_000) {
      lines += log.happened(now < HOUR_MS / 2 ? "first" : "second", now) ? 1 : 0;
    }
    assertEquals(3, lines); // first at 0, second at half an hour and an hour later
    assertEquals(7_200, log.times());
    log.over(2 * HOUR_MS);
    assertTrue(log.happened("first", 2 * HOUR_MS + 1));
  }

  @Test
  @DisplayName("F71 A sentence that is new each time is no way around it")
  void sentencesWithoutEndAreBounded() {
    TroubleLog log = new TroubleLog("x");
    int lines = 0;
    for (int i = 0; i < 3_000; i++) {
      lines += log.happened("page " + i, i * 1_000L) ? 1 : 0;
    }
    assertTrue(lines <= 25, "" + lines);
  }

  @Test
  @DisplayName("F17 Three short connections that were answered well: another client of the name")
  void anotherClientIsSuspected() {
    Suspicion suspicion = new Suspicion("room-1");
    Loss loss = new Loss("the broker closed it", true, 0, 6_000);
    suspicion.lost(loss, 500);
    suspicion.lost(new Loss("the broker closed it", true, 300, 6_000), 900);
    assertNull(suspicion.sentence());
    suspicion.lost(loss, 4_000);
    assertTrue(("" + suspicion.sentence()).contains("another client with the name room-1"));
    suspicion.lasted();
    assertNull(suspicion.sentence());
  }

  @Test
  @DisplayName("F17 A broker that restarts again and again is not called a second client")
  void aRestartingBrokerIsNoSecondClient() {
    Suspicion suspicion = new Suspicion("room-1");
    for (int i = 0; i < 10; i++) {
      suspicion.lost(new Loss("the broker closed it", true, 0, 6_000), 500);
      suspicion.failed(
          new ConnectFailed(ConnectFailed.Step.NETWORK, "refused", new Exception(), false, 0));
    }
    assertNull(suspicion.sentence());
  }

  @Test
  @DisplayName(
      "F19 Three ends with a packet under way larger than any confirmed: its size is named")
  void aPacketThatIsTooLargeIsNamed() {
    Suspicion suspicion = new Suspicion("room-1");
    for (int i = 0; i < 3; i++) {
      assertEquals(0, suspicion.tooLarge());
      suspicion.lost(new Loss("the broker closed it", true, 20_123, 6_000), 700);
    }
    assertTrue(("" + suspicion.sentence()).contains("20123 bytes"));
    assertTrue(("" + suspicion.sentence()).contains("max_packet_size"));
    assertEquals(20_123, suspicion.tooLarge());
  }

  @Test
  @DisplayName("F19 Our own end of a connection, and one that lasted, prove nothing")
  void ordinaryEndsProveNothing() {
    Suspicion suspicion = new Suspicion("room-1");
    for (int i = 0; i < 5; i++) {
      suspicion.lost(new Loss("the broker confirms nothing", false, 20_123, 0), 700);
      suspicion.lost(new Loss("the broker closed it", true, 100, 6_000), 600_000);
    }
    assertNull(suspicion.sentence());
    assertFalse(suspicion.tooLarge() > 0);
  }
}
