package id.penjaga.device.app.upsd;

import id.penjaga.device.core.RoomController;
import id.penjaga.device.core.ServerGroup;
import id.penjaga.device.core.ShutdownRules.Group;
import id.penjaga.device.messages.Measure;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.messages.StateMessage;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// UPSs as the protocol calls them, from a room at a moment. Each group of servers is one, with the
/// values of the UPS that feeds it; the UPS itself is another, for who only looks.
///
/// A UPS whose feed is not known has no values at all. To `upsmon` the word LB says "go now", so a
/// group has it no sooner than the order.
final class UpsPicture {
  private static final Map<String, String> VARIABLES = new LinkedHashMap<>();
  private static final Map<String, String> WORDS = new LinkedHashMap<>();

  static {
    VARIABLES.put("battery-charge", "battery.charge");
    VARIABLES.put("battery-runtime", "battery.runtime");
    VARIABLES.put("battery-voltage", "battery.voltage");
    VARIABLES.put("input-frequency", "input.frequency");
    VARIABLES.put("input-voltage", "input.voltage");
    VARIABLES.put("output-voltage", "output.voltage");
    VARIABLES.put("load", "ups.load");
    VARIABLES.put("temperature", "ups.temperature");
    WORDS.put("discharging", "DISCHRG");
    WORDS.put("replace-battery", "RB");
    WORDS.put("overload", "OVER");
    WORDS.put("bypass", "BYPASS");
    WORDS.put("off", "OFF");
    WORDS.put("calibration", "CAL");
    WORDS.put("battery-test", "TEST");
    WORDS.put("fault", "ALARM");
  }

  private final RoomController room;
  private final SequencedMap<String, Named> named = new LinkedHashMap<>();

  /// @param group null for the UPS itself
  record Named(String name, Group rule, @Nullable ServerGroup group) {
    String description() {
      return group == null
          ? "UPS " + rule.ups() + ", to look at"
          : "servers " + name + " on UPS " + rule.ups();
    }
  }

  UpsPicture(RoomController room) {
    this.room = room;
    for (ServerGroup group : room.serverGroups()) {
      named.put(
          group.rule().name().name(), new Named(group.rule().name().name(), group.rule(), group));
    }
    for (ServerGroup group : room.serverGroups()) {
      String ups = group.rule().ups().name();
      named.putIfAbsent(ups, new Named(ups, group.rule(), null));
    }
  }

  /// All there are, by name.
  SequencedMap<String, Named> all() {
    return named;
  }

  /// What is known of one now; empty while its feed is not known and nothing is ordered.
  ///
  /// @param sinceMs uptime since which who asks is connected
  SequencedMap<String, String> variables(Named ups, long sinceMs) {
    ServerGroup group = ups.group();
    boolean ordered = group != null && group.orders(sinceMs);
    SequencedMap<String, String> variables = new LinkedHashMap<>();
    Measure onBattery = known(ups.rule().onBattery());
    if (onBattery == null) {
      if (ordered) {
        // The order stands though the UPS is silent; whether it feeds from PLN is not said.
        variables.put("ups.status", "FSD");
      }
      return variables;
    }
    Map<String, String> sorted = new TreeMap<>();
    sorted.put("device.type", "ups");
    sorted.put("driver.name", "penjaga");
    VARIABLES.forEach((channel, variable) -> {
      Measure measure = known(ups, channel);
      if (measure != null) {
        sorted.put(variable, plain(measure.value()));
      }
    });
    StringBuilder status = new StringBuilder(onBattery.on() ? "OB" : "OL");
    if (on(ups.rule().lowBattery()) && (group == null || ordered)) {
      status.append(" LB");
    }
    WORDS.forEach((channel, word) -> {
      Measure flag = known(ups, channel);
      if (flag != null && flag.on()) {
        status.append(' ').append(word);
      }
    });
    sorted.put("ups.status", status.append(ordered ? " FSD" : "").toString());
    variables.putAll(sorted);
    return variables;
  }

  private boolean on(@Nullable PointId point) {
    Measure measure = point == null ? null : known(point);
    return measure != null && measure.on();
  }

  private @Nullable Measure known(Named ups, String channel) {
    String name = ups.rule().ups() + "." + channel;
    return name.length() > 63 ? null : known(new PointId(name));
  }

  private @Nullable Measure known(PointId point) {
    StateMessage.Point latest = room.latest(point);
    return latest == null ? null : latest.measure();
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
