package id.penjaga.device.app.parts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.parts.PinEntry.Attempt;
import id.penjaga.device.core.Event;
import id.penjaga.device.drivers.part.badge.KeyPress;
import id.penjaga.device.messages.BadgeId;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Keys and badges of one reader, joined.
class PinEntryTest {
  private static final BadgeId FIRST = new BadgeId("a1".repeat(16));
  private static final BadgeId SECOND = new BadgeId("b2".repeat(16));
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final PinEntry entry = new PinEntry();
  private final List<String> attempts = new ArrayList<>();
  private long now;

  private void told(List<Attempt> told) {
    for (Attempt each : told) {
      char[] digits = each.digits();
      String name = each.badge().equals(FIRST) ? "first " : "second ";
      attempts.add(name + (digits == null ? "none" : new String(digits)));
    }
  }

  private PinEntryTest type(String keys) {
    for (char key : keys.toCharArray()) {
      now += SECOND_NANOS / 2;
      told(entry.key(new KeyPress(key, now)));
    }
    return this;
  }

  private PinEntryTest show(BadgeId badge) {
    now += SECOND_NANOS / 2;
    told(entry.badge(badge, Event.Proof.PROVEN, "kept", now));
    return this;
  }

  private PinEntryTest pass(long seconds) {
    now += seconds * SECOND_NANOS;
    told(entry.later(now));
    return this;
  }

  private void are(String... expected) {
    assertEquals(List.of(expected), attempts);
  }

  @Test
  void firstTheBadgeAndThenThePin() {
    show(FIRST).type("4711#").are("first 4711");
  }

  @Test
  void firstThePinAndThenTheBadge() {
    type("4711#").show(FIRST).are("first 4711");
  }

  @Test
  void theBadgeMayComeInTheMiddle() {
    type("47").show(FIRST).type("11#").are("first 4711");
  }

  @Test
  void clearBeginsAnew() {
    show(FIRST).type("99*4711#").are("first 4711");
  }

  @Test
  void enterAloneIsNothing() {
    show(FIRST).type("##*#4711#").are("first 4711");
  }

  @Test
  @DisplayName("ACC-16 a badge whose PIN does not come in 15 s is refused for that")
  void aBadgeDoesNotWaitForEver() {
    show(FIRST).pass(16).type("4711#").are("first none");
  }

  @Test
  @DisplayName("ACC-16 what is left unfinished for 5 s is forgotten")
  void unfinishedDigitsAreForgotten() {
    show(FIRST).type("47").pass(6).type("11#").are("first 11");
  }

  @Test
  @DisplayName("ACC-16 a PIN that was typed with no badge is forgotten after 15 s")
  void aPinDoesNotWaitForEver() {
    type("4711#").pass(16).show(FIRST).pass(16).are("first none");
  }

  @Test
  @DisplayName("ACC-16 who walks away leaves no PIN for the next")
  void anotherBadgeTakesThePlace() {
    show(FIRST).show(SECOND).type("4711#").are("first none", "second 4711");
  }

  @Test
  void theSameBadgeAgainWaitsAnew() {
    show(FIRST).pass(10).show(FIRST).pass(10).type("4711#").are("first 4711");
  }

  @Test
  void aBadgeWithoutAPinForgetsWhatWasTyped() {
    type("4711#");
    entry.plain();
    show(FIRST).pass(16).are("first none");
  }

  @Test
  void tooManyDigitsAreNoPin() {
    show(FIRST).type("1".repeat(20) + "#").are("first ");
  }

  @Test
  @DisplayName("ACC-16 an attempt does not print its digits")
  void theDigitsAreNotPrinted() {
    entry.badge(FIRST, Event.Proof.PROVEN, "kept", now);
    for (char key : "86420".toCharArray()) {
      entry.key(new KeyPress(key, now));
    }
    Attempt attempt = entry.key(new KeyPress(KeyPress.ENTER, now)).getFirst();
    assertEquals("86420", new String(attempt.digits()));
    assertFalse(attempt.toString().contains("86420"));
  }

  @Test
  @DisplayName("ACC-16 whatever is typed and shown, each badge gets one answer and the end comes")
  void everyBadgeIsAnsweredOnce() {
    SplittableRandom random = new SplittableRandom(7);
    int answers = 0;
    for (int i = 0; i < 20_000; i++) {
      attempts.clear();
      switch (random.nextInt(8)) {
        case 0 -> show(FIRST);
        case 1 -> show(SECOND);
        case 2 -> pass(random.nextInt(20));
        case 3 -> type("#");
        case 4 -> type("*");
        default -> type("" + (char) ('0' + random.nextInt(10)));
      }
      assertTrue(attempts.size() <= 2, attempts::toString);
      answers += attempts.size();
    }
    attempts.clear();
    pass(16);
    assertTrue(attempts.size() <= 1);
    assertFalse(entry.waits());
    assertTrue(answers > 1_000, "answers: " + answers);
  }
}
