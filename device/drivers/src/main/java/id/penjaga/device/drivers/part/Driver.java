package id.penjaga.device.drivers.part;

import id.penjaga.device.drivers.part.badge.NumberLengths;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.drivers.wire.WireKind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The description of a driver, and the way to open a part with it.
///
/// @param name what a config entry calls it; also the name of its package
/// @param summary one line for the manual
/// @param role what it makes of the wire
/// @param wire what its connector must offer
/// @param channels what it measures; empty for actuators, and for readers that say nothing of
///     themselves
/// @param minimumPeriod the shortest time between two samples; zero for parts that are not sampled
///     at a period
/// @param settings what a config entry may say
/// @param maturity how much it has seen
/// @param withheld things of the part that look like channels and are none
/// @param opener makes the part; gets settings that were checked
/// @param numbers what numbers a badge reader with such settings sends
public record Driver(
    String name,
    String summary,
    Role role,
    WireKind wire,
    List<Channel> channels,
    Duration minimumPeriod,
    List<Setting> settings,
    Maturity maturity,
    List<Withheld> withheld,
    Opener opener,
    Function<Settings, NumberLengths> numbers) {

  /// What a config entry may not name as a channel, and why.
  ///
  /// @param why a sentence that ends in what to do instead
  public record Withheld(String channel, String why) {}

  /// What a part is to the shell, by the interface that the opened part has.
  public enum Role {
    /// {@link Sensor}
    SENSOR,
    /// {@link Contact}
    CONTACT,
    /// {@link BadgeReader}
    READER,
    /// {@link Actuator}
    ACTUATOR,
    /// {@link Display}
    DISPLAY
  }

  /// How much a driver has seen.
  public enum Maturity {
    /// Tested with the vectors of data sheets and with simulated wires.
    BENCH,
    /// A recording from a real part is among its tests.
    PROVEN
  }

  /// Opens the wire at a connector and makes the part on it.
  @FunctionalInterface
  public interface Opener {
    Part open(Board board, String connector, Settings settings) throws WireException;
  }

  public Driver {
    channels = List.copyOf(channels);
    settings = List.copyOf(settings);
    withheld = List.copyOf(withheld);
    for (Setting setting : settings) {
      setting
          .objection(setting.fallback())
          .ifPresent(objection -> {
            throw new IllegalArgumentException("fallback: " + objection);
          });
    }
  }

  /// A driver that withholds nothing and reads no badges.
  public Driver(
      String name,
      String summary,
      Role role,
      WireKind wire,
      List<Channel> channels,
      Duration minimumPeriod,
      List<Setting> settings,
      Maturity maturity,
      Opener opener) {
    this(name, summary, role, wire, channels, minimumPeriod, settings, maturity, List.of(), opener);
  }

  /// A driver that reads no badges.
  public Driver(
      String name,
      String summary,
      Role role,
      WireKind wire,
      List<Channel> channels,
      Duration minimumPeriod,
      List<Setting> settings,
      Maturity maturity,
      List<Withheld> withheld,
      Opener opener) {
    this(
        name,
        summary,
        role,
        wire,
        channels,
        minimumPeriod,
        settings,
        maturity,
        withheld,
        opener,
        _ -> NumberLengths.NONE);
  }

  /// A badge reader.
  public Driver(
      String name,
      String summary,
      Role role,
      WireKind wire,
      List<Channel> channels,
      Duration minimumPeriod,
      List<Setting> settings,
      Maturity maturity,
      Opener opener,
      Function<Settings, NumberLengths> numbers) {
    this(
        name,
        summary,
        role,
        wire,
        channels,
        minimumPeriod,
        settings,
        maturity,
        List.of(),
        opener,
        numbers);
  }

  /// What is wrong with the settings of a config entry, each with what to write instead. Empty if
  /// nothing is.
  public List<String> problems(Map<String, String> given) {
    List<String> problems = new ArrayList<>();
    given.forEach((key, text) ->
        setting(key)
            .map(setting -> setting.objection(text))
            .orElseGet(() -> Optional.of(unknown(key)))
            .ifPresent(problems::add));
    return problems;
  }

  /// What a part takes of its connector, so that two parts can be seen to want the same: empty for
  /// the whole connector, else such as `0x20` or `0x20 a3`. Two of these collide when one begins
  /// with the other.
  public String share(Map<String, String> given) {
    return settings.stream()
        .filter(Setting::tellsApart)
        .map(setting -> setting.canonical(given.getOrDefault(setting.name(), setting.fallback())))
        .collect(Collectors.joining(" "));
  }

  /// Opens a part.
  ///
  /// @throws IllegalArgumentException if there are {@link #problems}
  public Part open(Board board, String connector, Map<String, String> given) throws WireException {
    List<String> problems = problems(given);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(name + ": " + String.join("; ", problems));
    }
    return opener.open(board, connector, complete(given));
  }

  /// What numbers a badge reader with these settings sends.
  ///
  /// @param given without {@link #problems}
  public NumberLengths numberLengths(Map<String, String> given) {
    return numbers.apply(complete(given));
  }

  private Settings complete(Map<String, String> given) {
    Map<String, String> complete = new LinkedHashMap<>();
    settings.forEach(setting -> complete.put(setting.name(), setting.fallback()));
    complete.putAll(given);
    return new Settings(complete);
  }

  private Optional<Setting> setting(String key) {
    return settings.stream().filter(setting -> setting.name().equals(key)).findFirst();
  }

  private String unknown(String key) {
    if (settings.isEmpty()) {
      return "\"" + key + "\" is not a setting of " + name + "; it has none";
    }
    return "\""
        + key
        + "\" is not a setting of "
        + name
        + "; it has "
        + settings.stream().map(Setting::name).collect(Collectors.joining(", "));
  }
}
