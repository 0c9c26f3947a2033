package id.penjaga.device.app.config;

import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.wire.NetworkAddress;
import id.penjaga.device.drivers.wire.WireKind;
import id.penjaga.device.messages.PointId;
import id.penjaga.device.yaml.Nearest;
import id.penjaga.device.yaml.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `parts`: what is wired where.
final class PartsReader {
  private final Map<String, Driver> drivers = new LinkedHashMap<>();
  private final List<PartEntry> users = new ArrayList<>();

  PartsReader(List<Driver> drivers) {
    drivers.forEach(driver -> this.drivers.put(driver.name(), driver));
  }

  /// By name, in the order of the file.
  Map<String, PartEntry> read(Section parts) {
    Map<String, PartEntry> entries = new LinkedHashMap<>();
    parts
        .named()
        .forEach((name, section) -> {
          PartEntry entry = part(name, section);
          if (entry != null) {
            entries.put(name, entry);
          }
        });
    parts.end();
    return entries;
  }

  private @Nullable PartEntry part(String name, Section section) {
    section.problems().tried(section.line(), section.path(), () -> new PointId(name));
    Driver driver = section.made("driver", this::driver);
    String connector = section.text("connector");
    String every = section.optionalText("every");
    Section given = section.optionalSection("settings");
    Map<String, String> settings = new LinkedHashMap<>(given == null ? Map.of() : given.texts());
    section.end();
    if (driver == null || connector == null) {
      return null;
    }
    if (given != null) {
      for (String problem : driver.problems(settings)) {
        section.wrong("settings", problem);
      }
    }
    files(driver, settings, section);
    PartEntry entry =
        new PartEntry(
            name,
            driver,
            connector,
            period(driver, every, section),
            settings,
            Map.of(),
            section.line());
    if (driver.wire() == WireKind.NETWORK) {
      section.problems().tried(section.line(), section.path(), () -> NetworkAddress.of(connector));
    } else if (driver.problems(settings).isEmpty()) {
      users.stream()
          .filter(other -> collide(entry, other))
          .findFirst()
          .ifPresent(other -> section.wrong("connector", taken(entry, other)));
      users.add(entry);
    }
    return entry;
  }

  private void files(Driver driver, Map<String, String> settings, Section section) {
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

  private static boolean collide(PartEntry one, PartEntry other) {
    String share = one.driver().share(one.settings());
    String taken = other.driver().share(other.settings());
    return one.connector().equals(other.connector())
        && (share.isEmpty()
            || taken.isEmpty()
            || (share + " ").startsWith(taken + " ")
            || (taken + " ").startsWith(share + " "));
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

  private Driver driver(String name) {
    Driver driver = drivers.get(name);
    if (driver == null) {
      throw new IllegalArgumentException(
          "there is no driver \"" + name + "\"; " + Nearest.advice(name, drivers.keySet()));
    }
    return driver;
  }

  private static long period(Driver driver, @Nullable String every, Section section) {
    if (driver.role() != Driver.Role.SENSOR) {
      if (every != null) {
        section.wrong("every", "a " + driver.name() + " speaks up by itself; take this key out");
      }
      return 10_000;
    }
    long period = section.duration("every", "10 s").whole();
    if (period < driver.minimumPeriod().toMillis()) {
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
}
