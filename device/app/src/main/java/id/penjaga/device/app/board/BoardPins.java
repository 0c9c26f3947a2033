package id.penjaga.device.app.board;

import id.penjaga.device.app.board.gpio.GpioLines;
import id.penjaga.device.drivers.wire.Connector;
import id.penjaga.device.drivers.wire.WireKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What is behind each connector of the schematic: the table `connectors.csv`, whose other columns
/// are for people.
///
/// @param pins in the order of the table
public record BoardPins(List<Pin> pins) {
  private static final String LINE = "";
  private static final int HIGHEST_BCM = 27;
  private static final Pattern BUS = Pattern.compile("/dev/i2c-([0-9]{1,3})");

  /// Connectors of the schematic that no wire of a driver ends at, yet.
  private static final Set<String> OTHER_KINDS = Set.of("power");

  /// A connector and what is behind it.
  public sealed interface Pin {
    Connector connector();

    /// @param bcm the line of the Raspberry Pi's own chip
    record Input(Connector connector, int bcm, GpioLines.Bias bias) implements Pin {}

    /// @param bcm the line of the Raspberry Pi's own chip
    record Output(Connector connector, int bcm) implements Pin {}

    /// @param device the device file
    record Serial(Connector connector, String device) implements Pin {}

    /// @param bus the number of its device file
    record Bus(Connector connector, int bus) implements Pin {}

    /// @param bcm a line that a PWM of the kernel can drive
    record Tone(Connector connector, int bcm) implements Pin {}

    /// @param first line of the Raspberry Pi's own chip: D0
    /// @param second D1
    record Pair(Connector connector, int first, int second, GpioLines.Bias bias) implements Pin {}

    /// @param name of the kernel's device and the line in hexadecimal, such as `dht11@4`; `w1@c` is
    ///     a one-wire bus
    record Kernel(Connector connector, String name) implements Pin {
      public boolean oneWire() {
        return name.startsWith("w1@");
      }

      /// The line of the Raspberry Pi's own chip.
      public int line() {
        return Integer.parseInt(name, name.indexOf('@') + 1, name.length(), 16);
      }
    }
  }

  public BoardPins {
    pins = List.copyOf(pins);
  }

  public Optional<Pin> at(String connector) {
    return pins.stream().filter(pin -> pin.connector().name().equals(connector)).findFirst();
  }

  /// Where the wires of each connector end, in words: `GPIO17, pin 11` or `GPIO2 GPIO3, pins 3 5,
  /// /dev/i2c-1`.
  public static Map<String, String> ends(String csv) {
    Map<String, String> ends = new LinkedHashMap<>();
    for (Map<String, String> row : rows(csv)) {
      String lines =
          Arrays.stream(row.getOrDefault("bcm", "").split(" "))
              .filter(bcm -> !bcm.isEmpty())
              .map(bcm -> "GPIO" + bcm)
              .collect(Collectors.joining(" "));
      String pins = row.getOrDefault("pin", "");
      String header = pins.isEmpty() ? "" : (pins.contains(" ") ? "pins " : "pin ") + pins;
      String device = row.getOrDefault("device", "");
      ends.put(
          row.getOrDefault("connector", ""),
          Stream.of(lines, header, device)
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining(", ")));
    }
    return ends;
  }

  /// @throws IllegalArgumentException with the line and what to write instead
  public static BoardPins parse(String csv) {
    List<Map<String, String>> rows = rows(csv);
    List<Pin> pins = new ArrayList<>();
    Set<String> names = new HashSet<>();
    Set<String> places = new HashSet<>();
    for (Map<String, String> row : rows) {
      if (OTHER_KINDS.contains(row.get("kind"))) {
        continue;
      }
      Pin pin;
      try {
        pin = pin(row);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(row.get(LINE) + ": " + e.getMessage(), e);
      }
      if (!names.add(pin.connector().name())) {
        throw new IllegalArgumentException(
            row.get(LINE) + ": connector " + pin.connector().name() + " is there twice");
      }
      String all = row.getOrDefault("bcm", "") + " " + row.getOrDefault("device", "");
      for (String place : all.strip().split(" ")) {
        if (!places.add(place)) {
          throw new IllegalArgumentException(
              row.get(LINE) + ": " + place + " already belongs to another connector");
        }
      }
      pins.add(pin);
    }
    return new BoardPins(pins);
  }

  private static Pin pin(Map<String, String> row) {
    String kindName = row.get("kind");
    WireKind kind =
        Arrays.stream(WireKind.values())
            .filter(each -> kindName(each).equals(kindName))
            .findFirst()
            .orElseThrow(() ->
                new IllegalArgumentException(
                    "kind is \""
                        + kindName
                        + "\"; write one of "
                        + Arrays.stream(WireKind.values()).map(BoardPins::kindName).toList()));
    Connector connector = new Connector(required(row, "connector"), kind, required(row, "purpose"));
    return switch (kind) {
      case DIGITAL_INPUT -> new Pin.Input(connector, bcm(row), bias(row.getOrDefault("bias", "")));
      case DIGITAL_OUTPUT -> new Pin.Output(connector, bcm(row));
      case SERIAL -> new Pin.Serial(connector, required(row, "device"));
      case KERNEL_SENSOR -> new Pin.Kernel(connector, required(row, "device"));
      case I2C -> new Pin.Bus(connector, bus(row));
      case TONE -> new Pin.Tone(connector, bcm(row));
      case WIEGAND -> pair(connector, row);
      case NETWORK ->
          throw new IllegalArgumentException("the network is no connector; take this line out");
    };
  }

  /// How the table writes a kind: `digital-input`.
  private static String kindName(WireKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static Pin pair(Connector connector, Map<String, String> row) {
    List<String> lines = List.of(required(row, "bcm").split(" "));
    if (lines.size() != 2 || lines.getFirst().equals(lines.getLast())) {
      throw new IllegalArgumentException(
          "bcm is \"" + row.get("bcm") + "\"; write two lines, D0 and D1, such as 20 21");
    }
    return new Pin.Pair(
        connector, bcm(lines.getFirst()), bcm(lines.getLast()), bias(row.getOrDefault("bias", "")));
  }

  private static int bcm(Map<String, String> row) {
    return bcm(required(row, "bcm"));
  }

  private static int bcm(String text) {
    if (!text.matches("[0-9]{1,2}") || Integer.parseInt(text) > HIGHEST_BCM) {
      throw new IllegalArgumentException(
          "bcm is \"" + text + "\"; write a line of the header, 0 to " + HIGHEST_BCM);
    }
    return Integer.parseInt(text);
  }

  private static int bus(Map<String, String> row) {
    String text = required(row, "device");
    Matcher device = BUS.matcher(text);
    if (!device.matches()) {
      throw new IllegalArgumentException(
          "device is \"" + text + "\"; write the bus, such as /dev/i2c-1");
    }
    return Integer.parseInt(device.group(1));
  }

  private static GpioLines.Bias bias(String text) {
    return switch (text) {
      case "" -> GpioLines.Bias.NONE;
      case "up" -> GpioLines.Bias.UP;
      case "down" -> GpioLines.Bias.DOWN;
      default ->
          throw new IllegalArgumentException("bias is \"" + text + "\"; write up, down or nothing");
    };
  }

  private static String required(Map<String, String> row, String column) {
    String text = row.getOrDefault(column, "");
    if (text.isEmpty()) {
      throw new IllegalArgumentException("there is no " + column);
    }
    return text;
  }

  /// Each line as column name to text, and under {@link #LINE} where it stands. Lines that are
  /// empty or begin with # are left out.
  private static List<Map<String, String>> rows(String csv) {
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> columns = List.of();
    int number = 0;
    for (String line : csv.lines().toList()) {
      number++;
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      List<String> cells = cells(line);
      if (columns.isEmpty()) {
        columns = cells;
        continue;
      }
      if (cells.size() != columns.size()) {
        throw new IllegalArgumentException(
            "line "
                + number
                + ": "
                + cells.size()
                + " cells under "
                + columns.size()
                + " columns; put text with commas in quotes");
      }
      Map<String, String> row = new HashMap<>();
      row.put(LINE, "line " + number);
      for (int i = 0; i < cells.size(); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString().strip());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString().strip());
    return cells;
  }
}
