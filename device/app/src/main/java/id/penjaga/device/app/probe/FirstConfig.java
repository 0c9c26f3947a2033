package id.penjaga.device.app.probe;

import id.penjaga.device.app.board.BoardPins;
import id.penjaga.device.drivers.Drivers;
import id.penjaga.device.drivers.part.Channel;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.messages.Unit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// A first configuration: what could be recognised as parts and points, everything else as remarks
/// to choose from.
final class FirstConfig {
  static final int HEADER_BUS = 1;
  static final int TONE_LINE = 18;

  private static final Set<String> CLIMATE = Set.of("dht22", "sht3x", "sht4x", "bme280");

  private record Entry(String name, Driver driver, String connector, String settings) {}

  private final List<Entry> sure = new ArrayList<>();
  private final List<String> maybe = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<String> connectors = new HashSet<>();

  void onBus(BusScan.Found found) {
    String driver = found.driver();
    String settings = "{ address: 0x%02X }".formatted(found.address());
    if (driver != null) {
      Drivers.named(driver).ifPresent(known -> onBus(known, settings));
    }
  }

  private void onBus(Driver driver, String settings) {
    String name = name(driver.name());
    if (driver.role() == Driver.Role.SENSOR
        && !driver.channels().getFirst().name().matches("[ap]0")) {
      add(name, driver, "J15", settings);
    } else {
      maybe.add(
          "  %s: { driver: %s, connector: J15, settings: %s }"
              .formatted(name, driver.name(), settings));
    }
  }

  /// The kernel's driver may sit at a part of ours.
  void claimed(int address, String driver) {
    if (driver.equals("ds3231") && address == 0x68) {
      Drivers.named(driver).ifPresent(known -> onBus(known, "{}"));
    }
  }

  void kernelSensor(String name) {
    if (name.startsWith("dht11")) {
      Drivers.named("dht22").ifPresent(driver -> add(name("dht22"), driver, "J3", "{}"));
    }
  }

  void oneWire(String sensor) {
    Drivers.named("ds18b20")
        .ifPresent(
            driver -> add(name("ds18b20"), driver, "J20", "{ sensor: %s }".formatted(sensor)));
  }

  private void add(String name, Driver driver, String connector, String settings) {
    sure.add(new Entry(name, driver, connector, settings));
    connectors.add(connector);
  }

  /// `room` for the first that measures the room's air, else what it is, with a number if there are
  /// several.
  private String name(String driver) {
    String wanted =
        CLIMATE.contains(driver)
            ? "room"
            : Map.of(
                    "ds18b20",
                    "rack",
                    "tmp117",
                    "reference",
                    "ads1115",
                    "leak",
                    "ds3231",
                    "clock",
                    "pn532",
                    "reader")
                .getOrDefault(driver, driver);
    String name = wanted;
    for (int i = 2; !names.add(name); i++) {
      name = wanted + "-" + i;
    }
    return name;
  }

  /// @param pins the connectors that there are
  String text(BoardPins pins) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        #
        # A first configuration with what was recognised. Names and labels are yours to change;
        # check it with: penjaga-device check --config FILE

        device: room-1
        data: /var/lib/penjaga
        clock: auto
        board: { name: raspberry-pi }
        # mqtt: { url: "ssl://hub:8883", user: room-1, password-file: mqtt.password, ca-file: ca.pem }

        """);
    text.append(sure.isEmpty() ? "parts: {}\n" : "parts:\n");
    for (Entry entry : sure) {
      text.append("  ").append(entry.name).append(": { driver: ").append(entry.driver.name());
      text.append(", connector: ").append(entry.connector);
      if (!entry.settings.equals("{}")) {
        text.append(", settings: ").append(entry.settings);
      }
      text.append(", every: ").append(every(entry.driver)).append(" s }\n");
    }
    if (!maybe.isEmpty()) {
      text.append("# Recognised, but what it means is yours to say:\n");
      maybe.forEach(line -> text.append('#').append(line).append('\n'));
    }
    text.append("# What nobody can see from here; take the # away from what is wired.\n");
    others(pins)
        .forEach((line, purpose) ->
            text.append('#').append(line).append(" # ").append(purpose).append('\n'));
    text.append(sure.isEmpty() ? "\npoints: {}\n" : "\npoints:\n");
    for (Entry entry : sure) {
      for (Channel channel : entry.driver.channels()) {
        text.append(point(entry, channel));
      }
    }
    return text.toString();
  }

  private static long every(Driver driver) {
    return Math.max(10, driver.minimumPeriod().toSeconds());
  }

  private Map<String, String> others(BoardPins pins) {
    Map<String, String> others = new LinkedHashMap<>();
    for (BoardPins.Pin pin : pins.pins()) {
      String connector = pin.connector().name();
      String driver =
          switch (pin) {
            case BoardPins.Pin.Input _ -> "contact";
            case BoardPins.Pin.Output _ -> "relay";
            case BoardPins.Pin.Tone _ -> "buzzer";
            case BoardPins.Pin.Pair _ -> "wiegand";
            case BoardPins.Pin.Serial(var serial, _) ->
                serial.purpose().contains("UPS")
                    ? "megatec"
                    : serial.purpose().contains("OSDP") ? "osdp" : "rdm6300";
            case BoardPins.Pin.Kernel _, BoardPins.Pin.Bus _ -> "";
          };
      if (!driver.isEmpty() && !connectors.contains(connector)) {
        others.put(
            "  %s: { driver: %s, connector: %s }"
                .formatted(connector.toLowerCase(Locale.ROOT), driver, connector),
            pin.connector().purpose());
      }
    }
    return others;
  }

  private static String point(Entry entry, Channel channel) {
    String name = channel.pointOf(entry.name);
    String kind =
        switch (channel.unit()) {
          case CELSIUS, RELATIVE_HUMIDITY -> "";
          case STATE -> channel.name().equals("leak") ? "kind: leak, " : "kind: other, ";
          default -> "kind: other, ";
        };
    String limits = "";
    if (entry.name.equals("room") && channel.unit() == Unit.CELSIUS) {
      limits = ", limits: { low: 20.0, high: 22.0, deadband: 0.3, source: 003 B.2.a }";
    } else if (entry.name.equals("room") && channel.unit() == Unit.RELATIVE_HUMIDITY) {
      limits = ", limits: { low: 35.0, high: 65.0, deadband: 2.0, source: 003 B.2.a }";
    }
    String stale = every(entry.driver) * 3 > 90 ? ", stale-after: 5 min" : "";
    return "  %s: { %slabel: { id: %s, en: %s }%s%s }\n"
        .formatted(
            name, kind, label(entry, channel, true), label(entry, channel, false), limits, stale);
  }

  private static String label(Entry entry, Channel channel, boolean indonesian) {
    String what =
        switch (channel.name()) {
          case "temperature" -> indonesian ? "Suhu" : "Temperature";
          case "humidity" -> indonesian ? "Kelembapan" : "Humidity";
          case "leak" -> indonesian ? "Kebocoran" : "Leak";
          case "voltage" -> indonesian ? "Tegangan" : "Voltage";
          case "keeps-time" -> indonesian ? "Jam berjalan" : "Keeps time";
          default -> channel.name();
        };
    return what + " " + entry.name;
  }
}
