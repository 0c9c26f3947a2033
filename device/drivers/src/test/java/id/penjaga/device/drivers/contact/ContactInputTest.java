package id.penjaga.device.drivers.contact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.Contact;
import id.penjaga.device.drivers.part.Contact.Change;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.messages.MissReason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Dry contacts (ACC-15, ENV-07, PWR-01)")
class ContactInputTest {
  private final Bench bench = new Bench();
  private final List<Change> told = new ArrayList<>();

  private Contact open(Map<String, String> settings) throws Exception {
    Contact contact = (Contact) ContactInput.DRIVER.open(bench, "J5", settings);
    contact.onChange(told::add);
    return contact;
  }

  private static boolean on(PartAnswer answer) {
    return assertInstanceOf(PartAnswer.Got.class, answer).measure().on();
  }

  @ParameterizedTest
  @CsvSource({
    "open, low, true, false", "open, low, false, true",
    "open, high, true, true", "open, high, false, false",
    "closed, low, true, true", "closed, low, false, false",
    "closed, high, true, false", "closed, high, false, true",
  })
  void onFollowsTheRestingContactAndTheLevelOfAClosedOne(
      String normally, String closedLevel, boolean high, boolean on) throws Exception {
    bench.input.moveUnseen(high);

    assertEquals(on, on(open(Map.of("normally", normally, "closed-level", closedLevel)).state()));
  }

  @Test
  void bouncesAreOneChangeAtTheTimeTheyEnded() throws Exception {
    open(Map.of());
    long last = 0;
    for (int i = 0; i < 7; i++) {
      bench.timing.millis(3);
      last = bench.timing.nanos();
      bench.input.move(i % 2 != 0);
    }
    bench.timing.millis(49);
    assertTrue(told.isEmpty());
    bench.timing.millis(2);

    assertEquals(1, told.size());
    assertTrue(on(told.getFirst().answer()));
    assertEquals(last, told.getFirst().uptimeNanos());
  }

  @Test
  void aGlitchIsNoChange() throws Exception {
    open(Map.of());
    bench.input.move(false);
    bench.timing.millis(10);
    bench.input.move(true);
    bench.timing.millis(500);

    assertTrue(told.isEmpty());
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 50, 100, 200, 300})
  void aPulseOf400MillisecondsIsNeverMissed(int settle) throws Exception {
    Random random = new Random(settle);
    open(Map.of("settle-ms", String.valueOf(settle)));
    for (int pulse = 0; pulse < 200; pulse++) {
      told.clear();
      int bouncing = bounce(random, false);
      bench.timing.millis(400 - bouncing);
      bounce(random, true);
      bench.timing.millis(1000);

      assertEquals(2, told.size(), "pulse " + pulse);
      assertTrue(on(told.get(0).answer()));
      assertTrue(!on(told.get(1).answer()));
    }
  }

  /// Up to 20 ms of bouncing that ends at `level`.
  private int bounce(Random random, boolean level) {
    int spent = 0;
    while (spent < 16) {
      bench.input.move(random.nextBoolean());
      int wait = 1 + random.nextInt(4);
      bench.timing.millis(wait);
      spent += wait;
    }
    bench.input.move(level);
    return spent;
  }

  @Test
  void aLostEdgeIsFoundByTheNextLook() throws Exception {
    Contact contact = open(Map.of());
    bench.input.moveUnseen(false);
    bench.timing.millis(1000);
    assertTrue(!on(contact.state()));
    bench.timing.millis(51);

    assertTrue(on(contact.state()));
    assertEquals(1, told.size());
  }

  @Test
  void aFlickeringInputIsAMissAndNotAState() throws Exception {
    Contact contact = open(Map.of());
    for (int i = 0; i < 200; i++) {
      bench.input.move(i % 2 != 0);
      bench.timing.millis(10);
      assertTrue(bench.timing.waiting() <= 1);
    }

    PartAnswer.Missed missed = assertInstanceOf(PartAnswer.Missed.class, contact.state());
    assertEquals(MissReason.IMPLAUSIBLE, missed.reason());
    assertTrue(missed.advice().contains("J5"));
    assertEquals(1, told.size());
    bench.timing.millis(100);
    assertEquals(2, told.size());
    assertTrue(!on(told.getLast().answer()));
  }

  @Test
  void aBrokenLineIsAMiss() throws Exception {
    Contact contact = open(Map.of());
    bench.input.move(false);
    bench.input.broken = true;
    bench.timing.millis(200);

    assertTrue(told.isEmpty());
    assertEquals(
        MissReason.BUS_ERROR, assertInstanceOf(PartAnswer.Missed.class, contact.state()).reason());
    bench.input.broken = false;
    bench.timing.millis(200);
    assertTrue(on(contact.state()));
  }

  @Test
  void aClosedContactSaysNothingMore() throws Exception {
    Contact contact = open(Map.of());
    bench.input.move(false);
    contact.close();
    bench.timing.millis(1000);

    assertTrue(told.isEmpty());
    assertEquals(0, bench.timing.waiting());
  }
}
