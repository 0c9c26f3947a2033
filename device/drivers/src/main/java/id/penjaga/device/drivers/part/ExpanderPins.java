package id.penjaga.device.drivers.part;

import static id.penjaga.device.messages.MissReason.BUS_ERROR;

import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.Pause;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The pins of a chip that has more of them than the Pi: each is a two-valued channel of one part,
/// or one part of its own when it is switched.
///
/// @param names in the order of their bits, lowest first
/// @param outputsOnly those that cannot be contacts
/// @param why they cannot; empty if there are none
public record ExpanderPins(List<String> names, List<String> outputsOnly, String why) {
  private static final String NORMALLY_CLOSED = "normally-closed";
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(2);

  /// Reads all pins, the lowest bit first.
  @FunctionalInterface
  public interface Levels {
    int read() throws WireException;
  }

  /// Drives one pin of a chip and reads it back.
  @FunctionalInterface
  public interface Latch {
    /// @param mask one bit
    /// @return whether the pin follows
    boolean drive(I2cDevice wire, int mask, boolean high) throws WireException;
  }

  public ExpanderPins {
    names = List.copyOf(names);
    outputsOnly = List.copyOf(outputsOnly);
  }

  public ExpanderPins(List<String> names) {
    this(names, List.of(), "");
  }

  /// What a part of contacts measures.
  public List<Channel> channels() {
    return contactNames().stream().map(name -> new Channel(name, Unit.STATE)).toList();
  }

  /// Why the other pins are no channels.
  public List<Driver.Withheld> withheld() {
    return outputsOnly.stream().map(name -> new Driver.Withheld(name, why)).toList();
  }

  private List<String> contactNames() {
    return names.stream().filter(name -> !outputsOnly.contains(name)).toList();
  }

  /// Which contacts rest closed: `none`, `all` or some names.
  public Setting normallyClosed() {
    List<String> contacts = contactNames();
    String one = "(" + String.join("|", contacts) + ")";
    return new Setting.Text(
        NORMALLY_CLOSED,
        Pattern.compile("none|all|" + one + "( " + one + "){0," + (contacts.size() - 1) + "}"),
        "none, all, or pins such as \""
            + contacts.get(0)
            + " "
            + contacts.get(3)
            + "\""
            + (outputsOnly.isEmpty() ? "" : "; " + why),
        "none",
        "pins whose contact rests closed: on when open",
        false);
  }

  /// The one pin of a part that is switched.
  public Setting pin() {
    return new Setting.Text(
        "pin",
        Pattern.compile(String.join("|", names)),
        "one of " + String.join(" ", names),
        names.getFirst(),
        "the pin that is switched",
        true);
  }

  /// The bits whose contact rests closed.
  public int restingClosed(Settings settings) {
    String text = settings.word(NORMALLY_CLOSED);
    List<String> named =
        text.equals("all")
            ? names
            : text.equals("none") ? List.of() : Arrays.asList(text.split(" "));
    int bits = 0;
    for (String name : named) {
      bits |= 1 << names.indexOf(name);
    }
    return bits;
  }

  /// Looks three times in 4 ms and takes what most of the looks saw, pin by pin: a contact that
  /// bounces is somewhere, and the next sample sees where. Contacts go to ground: closed is low.
  public List<PartAnswer> contacts(Levels levels, Pause pause, int restingClosed)
      throws WireException {
    int one = levels.read();
    pause.pause(BETWEEN_LOOKS);
    int two = levels.read();
    pause.pause(BETWEEN_LOOKS);
    int three = levels.read();
    int seen = one & two | two & three | one & three;
    List<PartAnswer> answers = new ArrayList<>();
    for (Channel channel : channels()) {
      int bit = names.indexOf(channel.name());
      boolean closed = (seen >> bit & 1) == 0;
      boolean rests = (restingClosed >> bit & 1) != 0;
      answers.add(new PartAnswer.Got(channel, Measure.state(closed != rests)));
    }
    return answers;
  }

  /// Opens the pin that the settings name as a switched part, in its safe state. Every drive is
  /// read back.
  public Part output(Board board, String connector, Settings settings, Latch latch)
      throws WireException {
    boolean onIsHigh = settings.is("active", "high");
    boolean safe = settings.is("safe", "on");
    String name = settings.word("pin");
    int mask = 1 << names.indexOf(name);
    I2cDevice wire = board.openI2c(connector, settings.address());
    String place = "%s of 0x%02X on %s".formatted(name, settings.address(), connector);
    Switched.Drive drive =
        on -> {
          if (!latch.drive(wire, mask, on == onIsHigh)) {
            throw new WireException(
                BUS_ERROR,
                place + " does not follow; look for a short circuit or a missing supply");
          }
        };
    try {
      drive.drive(safe);
    } catch (WireException e) {
      wire.close();
      throw e;
    }
    return new Switched(drive, wire::close, board.timing(), safe, Switched.longest(settings));
  }
}
