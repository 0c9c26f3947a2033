package id.penjaga.device.app.probe;

import id.penjaga.device.app.board.BoardPins;
import id.penjaga.device.app.board.RaspberryPiProvider;
import id.penjaga.device.app.board.gpio.GpioChip;
import id.penjaga.device.app.board.i2c.Buses;
import id.penjaga.device.app.board.i2c.KernelBuses;
import id.penjaga.device.app.board.kernel.BoardThread;
import id.penjaga.device.app.board.kernel.KernelTrouble;
import id.penjaga.device.app.board.sensor.IioSensor;
import id.penjaga.device.app.board.tone.PwmChannel;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.wire.Pause;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Looks at this machine: chips, buses, ports and sensors of the kernel, and what is likely
/// attached. Prints it as remarks in front of a first configuration, so that the whole can be saved
/// as one.
///
/// Nothing is switched and no serial port is opened: another program may be speaking on it.
public final class Probe {
  private static final Pattern BUS = Pattern.compile("i2c-([0-9]+)");
  private static final Pattern CLIENT = Pattern.compile("([0-9]+)-00([0-9a-f]{2})");

  private final Path root;
  private final List<GpioChip> chips;
  private final Buses buses;
  private final Pause pause;
  private final List<String> remarks = new ArrayList<>();
  private final FirstConfig config = new FirstConfig();
  private int found;

  /// @param root `/`
  Probe(Path root, List<GpioChip> chips, Buses buses, Pause pause) {
    this.root = root;
    this.chips = chips;
    this.buses = buses;
    this.pause = pause;
  }

  /// @return whether there was anything at all
  public static boolean print(PrintStream out) {
    return new Probe(Path.of("/"), chipsOr(out), new KernelBuses(), BoardThread::sleep).run(out);
  }

  /// Asks a DHT22 by the edges on its line, without the kernel's driver.
  ///
  /// @param connector such as `J3`
  /// @return whether it answered
  public static boolean askDht22(String connector, PrintStream out) {
    BoardPins pins = BoardPins.parse(RaspberryPiProvider.shipped());
    return Dht22ByEdges.ask(connector, pins, chipsOr(out), BoardThread::sleep, out);
  }

  private static List<GpioChip> chipsOr(PrintStream complaint) {
    try {
      return GpioChip.all();
    } catch (LinuxException e) {
      complaint.println(
          "# The GPIO chips cannot be opened ("
              + e.symbol()
              + "): run this as root, or as a member of the groups gpio, i2c and dialout");
      return List.of();
    }
  }

  boolean run(PrintStream out) {
    model();
    chips();
    buses();
    kernelSensors();
    oneWire();
    clocks();
    tones();
    ports();
    remarks.forEach(remark -> out.println(("# " + remark).stripTrailing()));
    if (found == 0) {
      out.println("#");
      out.println(
          "# This machine has none of what a controller is wired to. On a Raspberry Pi, append");
      out.println(
          "# config/pi/config.txt to /boot/firmware/config.txt and start it again. Elsewhere, the");
      out.println("# board \"simulated\" runs: config/device.yaml.");
      return false;
    }
    out.print(config.text(BoardPins.parse(RaspberryPiProvider.shipped())));
    return true;
  }

  private void model() {
    String model = text(root.resolve("proc/device-tree/model")).replace("\0", "").strip();
    remarks.add(model.isEmpty() ? "This is no Raspberry Pi: it has no name of its model." : model);
  }

  private void chips() {
    for (GpioChip chip : chips) {
      boolean header = RaspberryPiProvider.LABELS.contains(chip.label());
      item(
          "GPIO",
          chip.device()
              + ", "
              + chip.label()
              + ", "
              + chip.lines()
              + " lines"
              + (header ? ": the header" : ""));
    }
  }

  private void buses() {
    Map<Integer, Map<Integer, String>> claimed = clients();
    for (Path path : list("dev", "i2c-*")) {
      Matcher number = BUS.matcher(name(path));
      if (!number.matches()) {
        continue;
      }
      int bus = Integer.parseInt(number.group(1));
      String what = text(root.resolve("sys/class/i2c-dev/" + name(path) + "/name"));
      boolean header = bus == FirstConfig.HEADER_BUS;
      item(
          "I2C",
          "/dev/"
              + name(path)
              + ", "
              + what
              + (header ? ": J15" : ": not on the header, left in peace"));
      if (header) {
        scan(bus, claimed.getOrDefault(bus, Map.of()));
      }
    }
  }

  private void scan(int bus, Map<Integer, String> claimed) {
    claimed.forEach((address, driver) -> {
      remarks.add("       0x%02X the kernel's driver %s".formatted(address, driver));
      config.claimed(address, driver);
    });
    try {
      for (BusScan.Found each : new BusScan(buses, bus, pause).scan(claimed.keySet())) {
        remarks.add("       0x%02X %s".formatted(each.address(), each.what()));
        config.onBus(each);
      }
    } catch (LinuxException e) {
      remarks.add("       " + KernelTrouble.onBus("J15", 0, e).advice());
    }
  }

  /// Bus to address to name of those that the kernel itself drives.
  private Map<Integer, Map<Integer, String>> clients() {
    Map<Integer, Map<Integer, String>> clients = new HashMap<>();
    for (Path path : list("sys/bus/i2c/devices", "*")) {
      Matcher client = CLIENT.matcher(name(path));
      if (client.matches()) {
        clients
            .computeIfAbsent(Integer.parseInt(client.group(1)), _ -> new TreeMap<>())
            .put(Integer.parseInt(client.group(2), 16), text(path.resolve("name")));
      }
    }
    return clients;
  }

  private void kernelSensors() {
    for (Path path : list("sys/bus/iio/devices", "iio:device*")) {
      String name = text(path.resolve("name"));
      item("IIO", name);
      config.kernelSensor(name);
    }
  }

  private void oneWire() {
    for (Path path : list("sys/bus/w1/devices", "*")) {
      String name = name(path);
      if (name.startsWith("w1_bus_master")) {
        item("1-Wire", name + ": J20");
      } else if (name.startsWith("28-")) {
        item("1-Wire", name + ", a thermometer DS18B20");
        config.oneWire(name);
      } else {
        item("1-Wire", name + ", a part whom probe does not know");
      }
    }
  }

  private void clocks() {
    for (Path path : list("sys/class/rtc", "rtc*")) {
      item("clock", name(path) + ", " + text(path.resolve("name")));
    }
  }

  private void tones() {
    for (Path path : list("sys/class/pwm", "pwmchip*")) {
      item(
          "PWM",
          name(path)
              + (PwmChannel.of(root.resolve("sys/class/pwm"), FirstConfig.TONE_LINE).isPresent()
                  ? ": J21"
                  : ""));
    }
  }

  private void ports() {
    Map<String, String> names = new HashMap<>();
    for (Path path : list("dev/penjaga", "*")) {
      try {
        names.merge(name(path.toRealPath()), name(path), (one, other) -> one + ", " + other);
      } catch (IOException _) {
        // a link to an adapter that is not plugged in
      }
    }
    for (String pattern : List.of("ttyAMA*", "ttySC*", "ttyUSB*", "ttyACM*")) {
      for (Path path : list("dev", pattern)) {
        String connector = names.get(name(path));
        item("serial", "/dev/" + name(path) + (connector == null ? "" : ": " + connector));
      }
    }
  }

  private void item(String kind, String what) {
    found++;
    remarks.add("%-6s %s".formatted(kind, what));
  }

  private List<Path> list(String folder, String glob) {
    List<Path> paths = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(root.resolve(folder), glob)) {
      all.forEach(paths::add);
    } catch (IOException _) {
      // no such folder: none
    }
    paths.sort(null);
    return paths;
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static String text(Path file) {
    try {
      return IioSensor.text(file).strip();
    } catch (LinuxException _) {
      return "";
    }
  }
}
