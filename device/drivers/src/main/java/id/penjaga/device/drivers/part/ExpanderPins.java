package id.penjaga.device.drivers.part;

import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Unit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// The pins of a chip that has more of them than the Pi: each is a two-valued channel of one part,
/// or one part of its own when it is switched.
///
/// @param names in the order of their bits, lowest first
public record ExpanderPins(List<String> names) {
  private static final String NORMALLY_CLOSED = "normally-closed";

  public ExpanderPins {
    names = List.copyOf(names);
  }

  public List<Channel> channels() {
    return names.stream().map(name -> new Channel(name, Unit.STATE)).toList();
  }

  /// Which contacts rest closed: `none`, `all` or some names.
  public Setting normallyClosed() {
    String one = "(" + String.join("|", names) + ")";
    return new Setting.Text(
        NORMALLY_CLOSED,
        Pattern.compile("none|all|" + one + "( " + one + ")*"),
        "none, all, or pins such as \"" + names.get(0) + " " + names.get(3) + "\"",
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

  public int bit(Settings settings) {
    return names.indexOf(settings.word("pin"));
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

  /// What the levels of contacts to ground mean: closed is low.
  public List<Answer> contacts(int levels, int restingClosed) {
    List<Answer> answers = new ArrayList<>();
    List<Channel> channels = channels();
    for (int bit = 0; bit < names.size(); bit++) {
      boolean closed = (levels >> bit & 1) == 0;
      boolean rests = (restingClosed >> bit & 1) != 0;
      answers.add(new Answer.Got(channels.get(bit), Measure.state(closed != rests)));
    }
    return answers;
  }

  /// What most of three looks saw, pin by pin: a contact that bounces is somewhere, and the next
  /// sample sees where.
  public static int majority(int one, int two, int three) {
    return one & two | two & three | one & three;
  }
}
