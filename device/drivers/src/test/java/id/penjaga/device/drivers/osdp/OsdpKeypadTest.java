package id.penjaga.device.drivers.osdp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.badge.KeyPress;
import java.time.Duration;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keys of an OSDP reader (ACC-16)")
class OsdpKeypadTest extends OsdpDesk {
  private static String keys(BadgeReader osdp) {
    return osdp.keys().stream().map(key -> "" + key.key()).collect(Collectors.joining());
  }

  @Test
  void keysComeThroughTheSecureChannel() throws Exception {
    BadgeReader osdp = open("keypad", "yes");
    assertTrue(osdp.hasKeypad());
    assertEquals("", badge(osdp));
    reader.pressed("00043132337f");
    assertEquals("", badge(osdp));
    assertEquals("123*", keys(osdp));
    reader.pressed("0003390d41"); // 9, enter, and a key for a function
    osdp.next(Duration.ofSeconds(5));
    assertEquals("9#", keys(osdp));
  }

  @Test
  void keysAreAsOldAsTheyMayBe() throws Exception {
    BadgeReader osdp = open("keypad", "yes");
    badge(osdp);
    long polled = bench.timing.nanos();
    bench.timing.millis(800);
    reader.pressed("000135");
    badge(osdp);
    KeyPress key = osdp.keys().getFirst();
    assertTrue(key.uptimeNanos() <= polled, "it may have been pressed right after the last poll");
  }

  @Test
  void withoutAKeypadKeysAreNothing() throws Exception {
    BadgeReader osdp = open();
    reader.pressed("000131");
    badge(osdp);
    assertFalse(osdp.hasKeypad());
    assertEquals("", keys(osdp));
  }

  @Test
  void aCountThatIsNotTrueEndsTheSession() throws Exception {
    BadgeReader osdp = open("keypad", "yes");
    badge(osdp);
    reader.pressed("000531");
    assertTrue(trouble(osdp).advice().contains("J16"));
    assertEquals("", keys(osdp));
  }
}
