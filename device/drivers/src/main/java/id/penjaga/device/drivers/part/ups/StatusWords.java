package id.penjaga.device.drivers.part.ups;

import static id.penjaga.device.messages.MissReason.IMPLAUSIBLE;
import static id.penjaga.device.messages.MissReason.MALFORMED;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.MissReason;
import id.penjaga.device.messages.Unit;
import java.util.Set;

/// The status of a UPS as a set of NUT's words (RFC 9271), judged together and with the voltage at
/// the input. What contradicts itself is a miss or the worse of both, never "mains ok". A planned
/// state (calibration, battery test, maintenance bypass, commanded shutdown) drains or idles the
/// battery on purpose: its LB is no emergency while the input is there.
///
/// @param words such as `OL CHRG`
/// @param who begins the sentence of a miss, such as `the UPS at J10`
public record StatusWords(Set<String> words, Input input, String who) {
  public static final Channel ON_BATTERY = new Channel("on-battery", Unit.STATE);
  public static final Channel LOW_BATTERY = new Channel("low-battery", Unit.STATE);

  private static final Set<String> KNOWN =
      Set.of(
          "OL", "OB", "LB", "HB", "RB", "CHRG", "DISCHRG", "BYPASS", "CAL", "TEST", "OFF", "OVER",
          "TRIM", "BOOST", "FSD", "ALARM");

  /// Whether there is voltage at the input.
  public enum Input {
    THERE,
    GONE,
    /// Not measured, or between the two: a brown-out, or what an open wire picks up.
    UNKNOWN;

    private static final double GONE_BELOW = 50;
    private static final double THERE_FROM = 80;

    /// @param voltage the answer of {@link Quantity#INPUT_VOLTAGE}
    public static Input of(PartAnswer voltage) {
      return switch (voltage) {
        case PartAnswer.Missed _ -> UNKNOWN;
        case PartAnswer.Got(var _, var measure) when measure.value() < GONE_BELOW -> GONE;
        case PartAnswer.Got(var _, var measure) when measure.value() >= THERE_FROM -> THERE;
        case PartAnswer.Got _ -> UNKNOWN;
      };
    }
  }

  public StatusWords {
    words = Set.copyOf(words);
  }

  /// Whether the unit says anything of its state; words such as `WAIT` do not.
  public boolean says() {
    return words.stream().anyMatch(KNOWN::contains);
  }

  public PartAnswer onBattery() {
    if (has("OB")) {
      return state(ON_BATTERY, true); // beside OL too: the worse counts
    }
    boolean onLine = has("OL");
    boolean passesLine = has("BYPASS") || has("BOOST") || has("TRIM");
    if (!onLine && !(passesLine && input == Input.THERE)) {
      return missed(ON_BATTERY, MALFORMED, "does not say whether mains or battery feed it");
    }
    if (input == Input.GONE) {
      return has("DISCHRG")
          ? state(ON_BATTERY, true) // two against one
          : contradicts("OL (mains) without voltage at its input");
    }
    if (has("DISCHRG") && !isTesting()) {
      return contradicts("OL (mains) and DISCHRG (its battery discharges)");
    }
    return state(ON_BATTERY, false);
  }

  public PartAnswer lowBattery() {
    if (!has("LB") || !says()) {
      return flag(LOW_BATTERY, "LB");
    }
    boolean onLine = has("OL") && !has("OB");
    boolean planned = isTesting() || onLine && (has("BYPASS") || has("FSD"));
    if (!planned || input == Input.GONE) {
      return state(LOW_BATTERY, true);
    }
    if (input == Input.THERE || onLine) {
      return state(LOW_BATTERY, false);
    }
    return missed(
        LOW_BATTERY,
        IMPLAUSIBLE,
        "tests its battery, says that it is low, and does not measure its input: the test or a"
            + " power cut drains it");
  }

  /// Whether a word stands in the status.
  public PartAnswer flag(Channel channel, String word) {
    return says()
        ? state(channel, has(word))
        : missed(channel, MALFORMED, "does not say its status");
  }

  private boolean isTesting() {
    return has("CAL") || has("TEST");
  }

  private boolean has(String word) {
    return words.contains(word);
  }

  private PartAnswer contradicts(String what) {
    return missed(
        ON_BATTERY,
        IMPLAUSIBLE,
        "says " + what + "; look at the unit itself, and update its driver or firmware");
  }

  private PartAnswer missed(Channel channel, MissReason reason, String what) {
    return new PartAnswer.Missed(channel, reason, who + " " + what);
  }

  private static PartAnswer state(Channel channel, boolean on) {
    return new PartAnswer.Got(channel, Measure.state(on));
  }
}
