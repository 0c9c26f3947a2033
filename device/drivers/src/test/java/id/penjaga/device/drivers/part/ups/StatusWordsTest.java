package id.penjaga.device.drivers.part.ups;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Unit;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatusWordsTest {
  private static final Channel ANY = new Channel("any", Unit.STATE);
  private static final List<String> WORDS =
      List.of("OL", "OB", "LB", "CHRG", "DISCHRG", "BYPASS", "CAL", "TEST", "TRIM", "BOOST", "FSD");

  private static StatusWords status(String words, StatusWords.Input input) {
    return new StatusWords(
        Set.copyOf(new HashSet<>(Arrays.asList(words.split(" ")))), input, "the UPS");
  }

  private static String said(PartAnswer answer) {
    return switch (answer) {
      case PartAnswer.Got got -> got.measure().on() ? "on" : "off";
      case PartAnswer.Missed(var _, var reason, var _) ->
          reason == MissReason.IMPLAUSIBLE ? "contradiction" : "unknown";
    };
  }

  @ParameterizedTest(name = "{0}, input {1}")
  @DisplayName("F47 F48 status words are judged together and with the input")
  @CsvSource({
    // words, input, on-battery, low-battery
    "OL, THERE, off, off",
    "OL, UNKNOWN, off, off",
    "OL, GONE, contradiction, off",
    "OL CHRG LB, THERE, off, on",
    "OB, GONE, on, off",
    "OB, THERE, on, off",
    "OB LB, GONE, on, on",
    "OB LB, UNKNOWN, on, on",
    "OB LB DISCHRG FSD, GONE, on, on",
    "OB LB DISCHRG FSD, UNKNOWN, on, on",
    "OB LB DISCHRG FSD, THERE, on, on",
    "OL OB, THERE, on, off",
    "OL DISCHRG, GONE, on, off",
    "OL DISCHRG, THERE, contradiction, off",
    "OL DISCHRG, UNKNOWN, contradiction, off",
    "OL CAL, THERE, off, off",
    "OL CAL DISCHRG LB, THERE, off, off",
    "OL CAL DISCHRG LB, GONE, on, on",
    "OL TEST DISCHRG LB, UNKNOWN, off, off",
    "OB LB CAL, THERE, on, off",
    "OB LB CAL, GONE, on, on",
    "OB LB CAL, UNKNOWN, on, contradiction",
    "OB LB TEST, THERE, on, off",
    "OB LB TEST, GONE, on, on",
    "OL BYPASS, THERE, off, off",
    "OL BYPASS LB, THERE, off, off",
    "OB BYPASS LB, THERE, on, on",
    "BYPASS, THERE, off, off",
    "BYPASS, UNKNOWN, unknown, off",
    "BYPASS, GONE, unknown, off",
    "OL BOOST, THERE, off, off",
    "OL TRIM, UNKNOWN, off, off",
    "OL BOOST LB, THERE, off, on",
    "BOOST, THERE, off, off",
    "TRIM, GONE, unknown, off",
    "OL FSD, THERE, off, off",
    "OL FSD LB, THERE, off, off",
    "OL FSD LB, GONE, contradiction, on",
    "ALARM OL, THERE, off, off",
    "OFF, THERE, unknown, off",
    "WAIT, THERE, unknown, unknown",
    "'', UNKNOWN, unknown, unknown",
  })
  void wordsAreJudgedTogether(String words, StatusWords.Input input, String battery, String low) {
    StatusWords status = status(words, input);
    assertEquals(battery, said(status.onBattery()));
    assertEquals(low, said(status.lowBattery()));
  }

  @Test
  @DisplayName("F47 no contradiction of any words passes for mains ok")
  void noContradictionIsMainsOk() {
    for (int chosen = 0; chosen < 1 << WORDS.size(); chosen++) {
      Set<String> words = new HashSet<>();
      for (int i = 0; i < WORDS.size(); i++) {
        if ((chosen >> i & 1) != 0) {
          words.add(WORDS.get(i));
        }
      }
      for (StatusWords.Input input : StatusWords.Input.values()) {
        StatusWords status = new StatusWords(words, input, "the UPS");
        boolean tests = words.contains("CAL") || words.contains("TEST");
        if (words.contains("OB")
            || input == StatusWords.Input.GONE
            || words.contains("DISCHRG") && !tests) {
          assertNotEquals("off", said(status.onBattery()), words + " " + input);
        }
        if (words.contains("LB") && input == StatusWords.Input.GONE) {
          assertEquals("on", said(status.lowBattery()), words + " " + input);
        }
      }
    }
  }

  @Test
  @DisplayName("F47 a contradiction is said in a sentence")
  void aContradictionIsASentence() {
    PartAnswer.Missed missed =
        (PartAnswer.Missed) status("OL DISCHRG", StatusWords.Input.THERE).onBattery();
    assertTrue(missed.advice().startsWith("the UPS says OL (mains) and DISCHRG"), missed.advice());
    assertEquals(MissReason.IMPLAUSIBLE, missed.reason());
  }

  @Test
  @DisplayName("F48 ALARM is a fault, and a status that says nothing is a miss of every word")
  void wordsAreFlags() {
    assertEquals("on", said(status("ALARM OL", StatusWords.Input.THERE).flag(ANY, "ALARM")));
    assertEquals("off", said(status("OL", StatusWords.Input.THERE).flag(ANY, "ALARM")));
    assertEquals("unknown", said(status("WAIT", StatusWords.Input.THERE).flag(ANY, "ALARM")));
  }

  @ParameterizedTest
  @DisplayName("F47 the input is there from 80 V, gone below 50 V, and unknown between")
  @CsvSource({"0, GONE", "49.9, GONE", "50, UNKNOWN", "79.9, UNKNOWN", "80, THERE", "231, THERE"})
  void voltageSaysWhetherTheInputIsThere(double volts, StatusWords.Input input) {
    Channel channel = Quantity.INPUT_VOLTAGE.channel();
    assertEquals(
        input, StatusWords.Input.of(new PartAnswer.Got(channel, new Measure(volts, Unit.VOLT))));
    assertEquals(
        StatusWords.Input.UNKNOWN,
        StatusWords.Input.of(new PartAnswer.Missed(channel, MissReason.MALFORMED, "x")));
  }
}
