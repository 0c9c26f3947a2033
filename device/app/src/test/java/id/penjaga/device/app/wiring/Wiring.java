package id.penjaga.device.app.wiring;

import id.penjaga.device.drivers.Drivers;
import id.penjaga.device.drivers.part.Driver;
import id.penjaga.device.drivers.part.Setting;
import id.penjaga.device.drivers.wire.WireKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The rules between the table of connectors, the netlist and a configuration. Each answers with
/// sentences, none if all is well.
record Wiring(Table connectors, Table header, Netlist netlist) {
  /// One entry under `parts:`.
  record Entry(String name, String driver, String connector, Map<String, String> settings) {}

  static String kindName(WireKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// A configuration against drivers and connectors.
  List<String> configProblems(List<Entry> entries) {
    List<String> problems = new ArrayList<>();
    Map<String, String> taken = new HashMap<>();
    for (Entry entry : entries) {
      Optional<Driver> driver = Drivers.named(entry.driver());
      Optional<Table.Row> row = connector(entry.connector());
      if (driver.isEmpty()) {
        problems.add(entry.name() + ": there is no driver " + entry.driver());
      } else if (row.isEmpty()) {
        problems.add(entry.name() + ": there is no connector " + entry.connector());
      } else {
        fits(entry, driver.get(), row.get(), problems);
        for (String end : row.get().words("ends")) {
          String place = (end + " " + driver.get().share(entry.settings())).strip();
          String other = taken.put(place, entry.name());
          if (other != null) {
            problems.add(entry.name() + " and " + other + " both use " + place);
          }
        }
      }
    }
    return problems;
  }

  private void fits(Entry entry, Driver driver, Table.Row row, List<String> problems) {
    String kind = kindName(driver.wire());
    if (!row.at("kind").equals(kind)) {
      problems.add(
          entry.name()
              + ": "
              + driver.name()
              + " needs a "
              + kind
              + ", "
              + entry.connector()
              + " is a "
              + row.at("kind"));
      return;
    }
    driver.problems(entry.settings()).forEach(each -> problems.add(entry.name() + ": " + each));
    Map<String, String> settings = new TreeMap<>();
    for (Setting setting : driver.settings()) {
      settings.put(setting.name(), setting.fallback());
    }
    settings.putAll(entry.settings());
    String active = settings.getOrDefault("active", settings.getOrDefault("closed-level", ""));
    boolean line =
        driver.wire() == WireKind.DIGITAL_INPUT || driver.wire() == WireKind.DIGITAL_OUTPUT;
    if (line && !active.isEmpty() && !active.equals(row.at("active"))) {
      problems.add(
          entry.name()
              + ": the drawing means "
              + row.at("active")
              + ", the configuration "
              + active);
    }
    if (driver.wire() == WireKind.DIGITAL_OUTPUT) {
      boolean safeIsHigh = settings.getOrDefault("safe", "").equals("on") == active.equals("high");
      if (safeIsHigh != row.at("at-rest").startsWith("high")) {
        problems.add(
            entry.name()
                + ": safe is "
                + settings.get("safe")
                + ", but a line that is let go goes "
                + row.at("at-rest"));
      }
    }
    String limit = row.at("limit-s");
    String longest = settings.getOrDefault("pulse-most-s", "");
    if (!limit.isEmpty() && Double.parseDouble(longest) > Double.parseDouble(limit)) {
      problems.add(
          entry.name()
              + ": a pulse of "
              + longest
              + " s is cut by the hardware after "
              + limit
              + " s");
    }
  }

  /// The table of connectors against the netlist and the header.
  List<String> tableProblems() {
    List<String> problems = new ArrayList<>();
    Set<String> named = new HashSet<>(Set.of("J1"));
    Map<String, String> header = new HashMap<>();
    for (Table.Row row : connectors.rows()) {
      String name = row.at("connector");
      if (!named.add(name)) {
        problems.add(name + " is there twice");
      }
      for (String pin : row.words("pin")) {
        String other = header.put(pin, name);
        if (other != null) {
          problems.add("header pin " + pin + " belongs to " + other + " and " + name);
        }
      }
      terminals(row, problems);
      ends(row, problems);
      line(row, problems);
    }
    for (String part : netlist.parts()) {
      if (part.matches("J\\d+") && !named.contains(part)) {
        problems.add(part + " is drawn but not in the table");
      }
    }
    return problems;
  }

  private void terminals(Table.Row row, List<String> problems) {
    String name = row.at("connector");
    Map<String, String> said = new TreeMap<>();
    for (String terminal : row.words("terminals")) {
      List<String> sides = Arrays.asList(terminal.split("=", 2));
      said.put(name + "-" + sides.getFirst(), sides.getLast());
    }
    Map<String, String> drawn = new TreeMap<>(netlist.pinsOf(name));
    if (!said.equals(drawn)) {
      problems.add(name + ": the table says " + said + ", the drawing " + drawn);
    }
  }

  private void ends(Table.Row row, List<String> problems) {
    String name = row.at("connector");
    Set<String> own = new TreeSet<>(row.words("ends"));
    Set<String> allowed = new TreeSet<>(own);
    for (Table.Row other : connectors.rows()) {
      if (other.at("instead-of").equals(name)
          || row.at("instead-of").equals(other.at("connector"))) {
        allowed.addAll(other.words("ends"));
      }
    }
    Set<String> reached = netlist.endsReachedFrom(name);
    if (!reached.containsAll(own) || !allowed.containsAll(reached)) {
      problems.add(name + ": the table says it ends at " + own + ", the drawing " + reached);
    }
  }

  private void line(Table.Row row, List<String> problems) {
    String name = row.at("connector");
    List<String> pins = row.words("pin");
    List<String> ends = row.words("ends").stream().filter(end -> end.startsWith("J1-")).toList();
    if (!pins.stream().map(pin -> "J1-" + pin).toList().equals(ends)) {
      problems.add(name + ": header pins " + pins + " are not its ends " + ends);
    }
    List<String> lines = row.words("bcm");
    for (int i = 0; i < lines.size(); i++) {
      String drawn = header.row("pin", pins.get(i)).at("name");
      if (!drawn.split(" ")[0].equals("GPIO" + lines.get(i))) {
        problems.add(name + ": pin " + pins.get(i) + " is " + drawn + ", not GPIO" + lines.get(i));
      }
    }
    boolean output = row.at("kind").equals("digital-output") || row.at("kind").equals("tone");
    if (output || row.at("kind").equals("digital-input")) {
      String rest = row.at("at-rest");
      Set<String> pulled =
          netlist.suppliesThroughResistors(netlist.netOf(ends.getFirst()).orElse(""));
      String supply = rest.startsWith("high: ") ? "+3.3V" : rest.startsWith("low: ") ? "GND" : "";
      if (supply.isEmpty() || !pulled.equals(Set.of(supply))) {
        problems.add(name + ": at rest it is \"" + rest + "\", its resistors go to " + pulled);
      }
    }
  }

  /// The header's forty pins against the netlist; no line of the Pi sees more than 3.3 V.
  List<String> headerProblems() {
    List<String> problems = new ArrayList<>();
    for (int pin = 1; pin <= 40; pin++) {
      Table.Row row = header.row("pin", Integer.toString(pin));
      String drawn = netlist.netOf("J1-" + pin).orElse("");
      if (!row.at("net").equals(drawn)) {
        problems.add("pin " + pin + " is " + row.at("net") + " in the table, " + drawn + " drawn");
      }
      String line = row.at("name").split(" ")[0];
      if (line.startsWith("GPIO") && !drawn.isEmpty()) {
        if (!drawn.startsWith(line + "_")) {
          problems.add("pin " + pin + " is " + line + ", but its net is called " + drawn);
        }
        Set<String> supplies = new TreeSet<>(netlist.suppliesThroughResistors(drawn));
        supplies.removeAll(Set.of("+3.3V", "GND"));
        if (!supplies.isEmpty()) {
          problems.add("pin " + pin + " is pulled to " + supplies);
        }
      }
    }
    return problems;
  }

  private Optional<Table.Row> connector(String name) {
    return connectors.rows().stream().filter(row -> row.at("connector").equals(name)).findFirst();
  }
}
