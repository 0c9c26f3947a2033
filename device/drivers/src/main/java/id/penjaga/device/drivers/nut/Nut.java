package id.penjaga.device.drivers.nut;

import static id.penjaga.device.messages.MissReason.MALFORMED;
import static id.penjaga.device.messages.MissReason.NOT_CONNECTED;
import static id.penjaga.device.messages.MissReason.OUT_OF_RANGE;
import static id.penjaga.device.messages.MissReason.TIMEOUT;

import id.penjaga.device.drivers.part.Answer;
import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.SecretFile;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.Settings;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.NetworkAddress;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// UPS behind a server of Network UPS Tools. Facts, wiring and limits are in the package's
/// description. One thread asks it.
public final class Nut implements Sensor {
  private static final Channel ON_BATTERY = new Channel("on-battery", Unit.STATE);

  /// Measured channels and the variables they come from.
  private static final Map<Channel, String> NUMBERS = new LinkedHashMap<>();

  /// Two-valued channels and the word of the status that sets them.
  private static final Map<Channel, String> FLAGS = new LinkedHashMap<>();

  static {
    NUMBERS.put(new Channel("input-voltage", Unit.VOLT), "input.voltage");
    NUMBERS.put(new Channel("output-voltage", Unit.VOLT), "output.voltage");
    NUMBERS.put(new Channel("load", Unit.PERCENT), "ups.load");
    NUMBERS.put(new Channel("input-frequency", Unit.HERTZ), "input.frequency");
    NUMBERS.put(new Channel("battery-voltage", Unit.VOLT), "battery.voltage");
    NUMBERS.put(new Channel("battery-charge", Unit.CHARGE), "battery.charge");
    NUMBERS.put(new Channel("battery-runtime", Unit.SECOND), "battery.runtime");
    NUMBERS.put(new Channel("temperature", Unit.CELSIUS), "ups.temperature");
    FLAGS.put(new Channel("low-battery", Unit.STATE), "LB");
    FLAGS.put(new Channel("replace-battery", Unit.STATE), "RB");
    FLAGS.put(new Channel("overload", Unit.STATE), "OVER");
    FLAGS.put(new Channel("bypass", Unit.STATE), "BYPASS");
    FLAGS.put(new Channel("off", Unit.STATE), "OFF");
    FLAGS.put(new Channel("forced-shutdown", Unit.STATE), "FSD");
    FLAGS.put(new Channel("fault", Unit.STATE), "ALARM");
  }

  public static final Driver DRIVER =
      new Driver(
          "nut",
          "UPS behind a server of Network UPS Tools, network",
          Driver.Role.SENSOR,
          WireKind.NETWORK,
          channelsInOrder(),
          Duration.ofSeconds(1),
          List.of(
              new Setting.Text(
                  "ups",
                  Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,63}"),
                  "the name of the UPS in the server's ups.conf",
                  "ups",
                  "the name of the UPS in the server's ups.conf",
                  false),
              new Setting.Text(
                  "user",
                  Pattern.compile("[A-Za-z0-9_.@-]{0,64}"),
                  "a name in the server's upsd.users",
                  "",
                  "who asks, if the server wants to know; together with password-file",
                  false),
              new Setting.File("password-file", "file with the password in its first line")),
          Driver.Maturity.BENCH,
          Nut::open);

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}(\\.[0-9]{1,6})?");

  private final Conversation server;
  private final String ups;

  Nut(Conversation server, String ups) {
    this.server = server;
    this.ups = ups;
  }

  private static Nut open(Board board, String connector, Settings settings) throws WireException {
    NetworkAddress address;
    try {
      address = NetworkAddress.of(connector);
    } catch (IllegalArgumentException e) {
      throw new WireException(NOT_CONNECTED, "the UPS server: " + e.getMessage(), e);
    }
    String user = settings.word("user");
    String file = settings.word("password-file");
    if (user.isEmpty() != file.isEmpty()) {
      throw new WireException(
          NOT_CONNECTED, "user and password-file belong together; write both or neither");
    }
    Conversation.Credentials credentials =
        user.isEmpty() ? null : new Conversation.Credentials(user, password(file));
    return new Nut(
        new Conversation(
            board.openNetwork(address), board.timing(), address.toString(), credentials),
        settings.word("ups"));
  }

  private static String password(String file) throws WireException {
    String password = SecretFile.read(file);
    if (!password.matches("[\\x21-\\x7E&&[^\"\\\\]]{1,128}")) {
      throw new WireException(
          NOT_CONNECTED,
          "the password in "
              + file
              + " has spaces, quotes or other signs that the protocol cannot carry");
    }
    return password;
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  @Override
  public List<Answer> sample() throws WireException {
    Map<String, String> variables = server.variables(ups);
    Set<String> status = Set.of(words(variables.getOrDefault("ups.status", "")));
    if (status.contains("NOCOMM")) {
      throw new WireException(
          TIMEOUT, "the UPS server has lost its UPS \"" + ups + "\"; check the cable between them");
    }
    List<Answer> answers = new ArrayList<>();
    NUMBERS.forEach((channel, variable) -> answers.add(number(channel, variables.get(variable))));
    boolean known = status.contains("OL") || status.contains("OB");
    answers.add(
        known
            ? new Answer.Got(ON_BATTERY, Measure.state(status.contains("OB")))
            : missed(ON_BATTERY, "does not say whether mains or battery feed it"));
    FLAGS.forEach((channel, word) ->
        answers.add(
            status.isEmpty()
                ? missed(channel, "does not say its status")
                : new Answer.Got(channel, Measure.state(status.contains(word)))));
    return answers;
  }

  @Override
  public void close() {
    server.close();
  }

  private static List<Channel> channelsInOrder() {
    List<Channel> channels = new ArrayList<>(NUMBERS.keySet());
    channels.add(ON_BATTERY);
    channels.addAll(FLAGS.keySet());
    return channels;
  }

  /// Each word once; a unit that says one twice is not worth a complaint.
  private static String[] words(String status) {
    return Pattern.compile(" ")
        .splitAsStream(status)
        .filter(word -> !word.isEmpty())
        .distinct()
        .toArray(String[]::new);
  }

  private Answer number(Channel channel, @Nullable String text) {
    if (text == null || !NUMBER.matcher(text).matches()) {
      return missed(channel, "does not measure its " + channel.name());
    }
    try {
      return new Answer.Got(channel, new Measure(Double.parseDouble(text), channel.unit()));
    } catch (IllegalArgumentException e) {
      return new Answer.Missed(
          channel, OUT_OF_RANGE, "the UPS \"" + ups + "\" said " + e.getMessage());
    }
  }

  private Answer missed(Channel channel, String what) {
    return new Answer.Missed(channel, MALFORMED, "the UPS \"" + ups + "\" " + what);
  }
}
