package id.penjaga.device.drivers.nut;

import static id.penjaga.device.messages.MissReason.NOT_CONNECTED;
import static id.penjaga.device.messages.MissReason.TIMEOUT;

import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.part.Settings;
import id.penjaga.device.drivers.part.ups.Quantity;
import id.penjaga.device.drivers.part.ups.StatusWords;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.NetworkAddress;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.Unit;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// UPS behind a server of Network UPS Tools. Facts, wiring and limits are in the package's
/// description. One thread asks it.
public final class Nut implements Sensor {
  private static final List<Variable> VARIABLES =
      List.of(
          Variable.lowest(Quantity.INPUT_VOLTAGE, "input.voltage", "input"),
          Variable.lowest(Quantity.OUTPUT_VOLTAGE, "output.voltage", "output"),
          Variable.highest(
              Quantity.LOAD,
              "ups.load",
              "ups\\.L[123]\\.load",
              "output\\.L[123](-N)?\\.power\\.percent"),
          Variable.single(Quantity.INPUT_FREQUENCY, "input.frequency"),
          Variable.single(Quantity.BATTERY_VOLTAGE, "battery.voltage"),
          Variable.single(Quantity.BATTERY_CHARGE, "battery.charge"),
          Variable.single(Quantity.BATTERY_RUNTIME, "battery.runtime"),
          Variable.single(Quantity.TEMPERATURE, "ups.temperature"));

  /// Two-valued channels and the word of the status that sets them.
  private static final Map<Channel, String> FLAGS = new LinkedHashMap<>();

  static {
    FLAGS.put(new Channel("replace-battery", Unit.STATE), "RB");
    FLAGS.put(new Channel("overload", Unit.STATE), "OVER");
    FLAGS.put(new Channel("bypass", Unit.STATE), "BYPASS");
    FLAGS.put(new Channel("off", Unit.STATE), "OFF");
    FLAGS.put(new Channel("forced-shutdown", Unit.STATE), "FSD");
    FLAGS.put(new Channel("fault", Unit.STATE), "ALARM");
    FLAGS.put(new Channel("calibration", Unit.STATE), "CAL");
    FLAGS.put(new Channel("battery-test", Unit.STATE), "TEST");
    FLAGS.put(new Channel("discharging", Unit.STATE), "DISCHRG");
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

  private static final Pattern SPACES = Pattern.compile("\\s+");

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
        user.isEmpty() ? null : new Conversation.Credentials(user, password(settings));
    return new Nut(
        new Conversation(
            board.openNetwork(address), board.timing(), address.toString(), credentials),
        settings.word("ups"));
  }

  private static String password(Settings settings) throws WireException {
    String password = settings.secret("password-file");
    if (!password.matches("[\\x21-\\x7E&&[^\"\\\\]]{1,128}")) {
      throw new WireException(
          NOT_CONNECTED,
          "the password in "
              + settings.word("password-file")
              + " has spaces, quotes or other signs that the protocol cannot carry");
    }
    return password;
  }

  @Override
  public List<Channel> channels() {
    return DRIVER.channels();
  }

  @Override
  public List<PartAnswer> sample() throws WireException {
    Map<String, String> variables = server.variables(ups);
    Set<String> words =
        SPACES
            .splitAsStream(variables.getOrDefault("ups.status", ""))
            .collect(Collectors.toUnmodifiableSet());
    if (words.contains("NOCOMM")) {
      throw new WireException(
          TIMEOUT, "the UPS server has lost its UPS \"" + ups + "\"; check the cable between them");
    }
    String who = "the UPS \"" + ups + "\"";
    List<PartAnswer> answers = new ArrayList<>();
    VARIABLES.forEach(variable -> answers.add(variable.in(variables, who)));
    StatusWords status = new StatusWords(words, StatusWords.Input.of(answers.getFirst()), who);
    answers.add(status.onBattery());
    answers.add(status.lowBattery());
    FLAGS.forEach((channel, word) -> answers.add(status.flag(channel, word)));
    return answers;
  }

  @Override
  public void close() {
    server.close();
  }

  private static List<Channel> channelsInOrder() {
    List<Channel> channels = new ArrayList<>();
    VARIABLES.forEach(variable -> channels.add(variable.quantity().channel()));
    channels.add(StatusWords.ON_BATTERY);
    channels.add(StatusWords.LOW_BATTERY);
    channels.addAll(FLAGS.keySet());
    return channels;
  }
}
