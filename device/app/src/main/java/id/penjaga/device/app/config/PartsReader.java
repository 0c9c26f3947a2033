package id.penjaga.device.app.config;

import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.wire.Connector;
import id.penjaga.device.drivers.wire.NetworkAddress;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.yaml.Amount;
import id.penjaga.device.yaml.Nearest;
import id.penjaga.device.yaml.Quantities;
import id.penjaga.device.yaml.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Reads `parts`: what is wired where. Compares it with the connectors of the board, which need no
/// hardware (F53).
final class PartsReader {
  /// Settings of a serial line as a whole: parts that share one must agree on them.
  private static final List<String> OF_THE_LINE = List.of("baud", "direction");

  private static final String LONGEST_PULSE = "pulse-most-s";

  private final String board;
  private final @Nullable List<Connector> connectors;
  private final Map<String, Driver> drivers = new LinkedHashMap<>();
  private final Map<PartEntry, Section> wired = new LinkedHashMap<>();

  /// By name, in the order of the file.
  final Map<String, PartEntry> parts = new LinkedHashMap<>();

  /// The sampling period of each part that is sampled.
  final Map<String, Amount> periods = new LinkedHashMap<>();

  /// How long a pulse of each output lasts at most.
  final Map<String, Amount> pulses = new LinkedHashMap<>();

  /// @param connectors of the board; null when this program does not have the board
  PartsReader(List<Driver> drivers, String board, @Nullable List<Connector> connectors) {
    drivers.forEach(driver -> this.drivers.put(driver.name(), driver));
    this.board = board;
    this.connectors = connectors;
  }

  void read(Section section) {
    section.named().forEach(this::part);
    section.end();
  }

  /// The parts that read badges and whose settings are right.
  List<PartEntry> readers() {
    return parts.values().stream()
        .filter(part -> part.role() == Driver.Role.READER)
        .filter(part -> part.driver().problems(part.settings()).isEmpty())
        .toList();
  }

  private void part(String name, Section section) {
    section.problems().tried(section.line(), section.path(), () -> new PointId(name));
    Driver driver = section.made("driver", this::driver);
    String connector = section.text("connector");
    section.has("every");
    Section given = section.group("settings");
    Map<String, String> settings = new LinkedHashMap<>(given.texts());
    if (driver == null || connector == null) {
      section.end();
      return;
    }
    List<String> wrong = driver.problems(settings);
    wrong.forEach(problem -> section.wrong("settings", problem));
    secrets(driver, settings, section);
    Amount period = period(driver, section);
    section.end();
    if (driver.role() == Driver.Role.SENSOR) {
      periods.put(name, period);
    }
    if (driver.role() == Driver.Role.ACTUATOR && wrong.isEmpty()) {
      pulse(driver, settings, given).ifPresent(pulse -> pulses.put(name, pulse));
    }
    PartEntry entry =
        new PartEntry(name, driver, connector, period.whole(), settings, Map.of(), section.line());
    parts.put(name, entry);
    if (driver.wire() == WireKind.NETWORK) {
      section.problems().tried(section.line(), section.path(), () -> NetworkAddress.of(connector));
      return;
    }
    if (offered(driver, connector, section) && wrong.isEmpty()) {
      shared(entry, section);
      wired.put(entry, section);
    }
  }

  private Driver driver(String name) {
    Driver driver = drivers.get(name);
    if (driver == null) {
      throw new IllegalArgumentException(
          "there is no driver \"" + name + "\"; " + Nearest.advice(name, drivers.keySet()));
    }
    return driver;
  }

  private static void secrets(Driver driver, Map<String, String> settings, Section section) {
    for (Setting setting : driver.settings()) {
      if (setting instanceof Setting.File && settings.get(setting.name()) instanceof String path) {
        try {
          settings.put(setting.name(), section.checkedSecret(path).toString());
        } catch (IllegalArgumentException e) {
          section.wrong("settings", setting.name() + ": " + e.getMessage());
        }
      }
    }
  }

  private static Amount period(Driver driver, Section section) {
    if (driver.role() != Driver.Role.SENSOR) {
      if (section.has("every")) {
        section.wrong("every", "a " + driver.name() + " is not sampled; take this key out");
      }
      return Amount.of("a period without a meaning", 10_000, "10 s");
    }
    Amount period = section.duration("every", "10 s");
    if (period.whole() < driver.minimumPeriod().toMillis()) {
      section.wrong(
          "every",
          "a "
              + driver.name()
              + " needs "
              + driver.minimumPeriod().toMillis()
              + " ms between two samples; write that or more");
    }
    return period;
  }

  private static Optional<Amount> pulse(
      Driver driver, Map<String, String> settings, Section given) {
    return driver.settings().stream()
        .filter(setting -> setting.name().equals(LONGEST_PULSE))
        .findFirst()
        .map(setting -> {
          String seconds = settings.getOrDefault(LONGEST_PULSE, setting.fallback());
          long length = 1_000L * Integer.parseInt(seconds);
          return Amount.in(given, LONGEST_PULSE, length, Quantities.duration(length));
        });
  }

  /// Whether the board has this connector, and a wire at it that the driver can speak on.
  private boolean offered(Driver driver, String name, Section section) {
    if (connectors == null) {
      return true;
    }
    TreeSet<String> fitting = new TreeSet<>();
    Connector found = null;
    for (Connector connector : connectors) {
      if (connector.kind() == driver.wire()) {
        fitting.add(connector.name());
      }
      if (connector.name().equals(name)) {
        found = connector;
      }
    }
    if (found != null && found.kind() == driver.wire()) {
      return true;
    }
    String choice =
        fitting.isEmpty()
            ? "it has none for a " + driver.wire()
            : "for a " + driver.wire() + " it has " + String.join(", ", fitting);
    if (found == null) {
      String nearest = Nearest.advice(name, fitting);
      section.wrong(
          "connector",
          "the board "
              + board
              + " has no connector \""
              + name
              + "\"; "
              + (nearest.startsWith("did") ? nearest + " " : "")
              + choice);
    } else {
      section.wrong(
          "connector",
          name
              + " of the board "
              + board
              + " is a "
              + found.kind()
              + ", and a "
              + driver.name()
              + " needs a "
              + driver.wire()
              + "; "
              + choice);
    }
    return false;
  }

  private void shared(PartEntry entry, Section section) {
    for (Map.Entry<PartEntry, Section> each : wired.entrySet()) {
      PartEntry other = each.getKey();
      if (!entry.connector().equals(other.connector())) {
        continue;
      }
      if (collide(entry, other)) {
        section.wrong("connector", taken(entry, other));
        return;
      }
      for (String setting : OF_THE_LINE) {
        String here = value(entry, setting);
        String there = value(other, setting);
        if (!here.equals(there)) {
          section.wrong(
              "settings",
              setting
                  + " is "
                  + here
                  + ", and "
                  + there
                  + " for "
                  + other.name()
                  + " on the same line in line "
                  + each.getValue().line("settings")
                  + " of the file; a line has one "
                  + setting
                  + " for all its parts");
        }
      }
    }
  }

  private static String value(PartEntry entry, String setting) {
    return entry.driver().settings().stream()
        .filter(each -> each.name().equals(setting))
        .map(each -> entry.settings().getOrDefault(setting, each.fallback()))
        .findFirst()
        .orElse("");
  }

  private static boolean collide(PartEntry one, PartEntry other) {
    String share = one.driver().share(one.settings());
    String taken = other.driver().share(other.settings());
    return share.isEmpty()
        || taken.isEmpty()
        || (share + " ").startsWith(taken + " ")
        || (taken + " ").startsWith(share + " ");
  }

  private static String taken(PartEntry entry, PartEntry other) {
    String share = other.driver().share(other.settings());
    return entry.connector()
        + (share.isEmpty() ? "" : " " + share)
        + " is already used by "
        + other.name()
        + " in line "
        + other.line()
        + "; two parts cannot share one. Write "
        + (share.isEmpty() ? "the connector" : "the connector and the address")
        + " this part is wired to";
  }
}
