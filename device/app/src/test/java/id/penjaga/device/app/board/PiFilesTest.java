package id.penjaga.device.app.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The files that make a Raspberry Pi the controller agree with the table of connectors and with
/// the program.
public class PiFilesTest {
  public static final Path FOLDER = Path.of("../../config/pi");

  private final BoardPins pins = BoardPins.parse(RaspberryPiProvider.shipped());

  @Test
  void everySerialConnectorHasItsDeviceFile() throws IOException {
    List<String> links =
        all("99-penjaga.rules", "(?m)^[^#\n]*SYMLINK\\+=\"([^\"]*)\"")
            .flatMap(names -> Arrays.stream(names.split(" ")))
            .map(name -> "/dev/" + name)
            .toList();
    for (BoardPins.Pin pin : pins.pins()) {
      if (pin instanceof BoardPins.Pin.Serial(var connector, var device)) {
        assertTrue(links.contains(device), () -> connector + " needs a rule for " + device);
      }
    }
  }

  @Test
  void theFirmwareHoldsEveryLineSafeBeforeLinuxDoes() throws IOException {
    TreeSet<Integer> outputs = new TreeSet<>();
    TreeSet<Integer> inputs = new TreeSet<>();
    for (BoardPins.Pin pin : pins.pins()) {
      switch (pin) {
        case BoardPins.Pin.Output(_, int bcm) -> outputs.add(bcm);
        case BoardPins.Pin.Tone(_, int bcm) -> outputs.add(bcm);
        case BoardPins.Pin.Input(_, int bcm, _) -> inputs.add(bcm);
        case BoardPins.Pin.Pair(_, int first, int second, _) -> {
          inputs.add(first);
          inputs.add(second);
        }
        case BoardPins.Pin.Serial _, BoardPins.Pin.Kernel _, BoardPins.Pin.Bus _ -> {}
      }
    }
    assertEquals(outputs, lines("(?m)^gpio=([0-9,]+)=op,dl$"));
    assertTrue(lines("(?m)^gpio=([0-9,]+)=ip,pu$").containsAll(inputs));
    assertTrue(text("config.txt").contains("\ndtparam=strict_gpiod\n"));
  }

  @Test
  void theKernelsSensorsAndToneAreOnTheirPins() throws IOException {
    for (BoardPins.Pin pin : pins.pins()) {
      if (pin instanceof BoardPins.Pin.Kernel(_, var name)) {
        int bcm = Integer.parseInt(name.substring(name.indexOf('@') + 1), 16);
        String overlay = name.startsWith("w1@") ? "w1-gpio" : "dht11";
        assertTrue(
            text("config.txt").contains("\ndtoverlay=" + overlay + ",gpiopin=" + bcm + "\n"), name);
      }
      if (pin instanceof BoardPins.Pin.Tone(_, int bcm)) {
        assertTrue(text("config.txt").contains("\ndtoverlay=pwm,pin=" + bcm + ",func=2\n"));
      }
    }
  }

  @Test
  void everyBusIsSwitchedOnAndAllowed() throws IOException {
    for (BoardPins.Pin pin : pins.pins()) {
      if (pin instanceof BoardPins.Pin.Bus(var connector, int bus)) {
        assertEquals(1, bus, connector.name());
        assertTrue(text("config.txt").contains("\ndtparam=i2c_arm=on"), connector.name());
        assertTrue(
            text("penjaga-device.service").contains("\nDeviceAllow=char-i2c rw\n"),
            connector.name());
      }
    }
  }

  @Test
  void everySupportedModelHasItsSection() throws IOException {
    for (String model : List.of("pi3", "pi02", "pi4", "pi5")) {
      assertTrue(text("config.txt").contains("\n[" + model + "]\n"), model);
    }
  }

  @Test
  void systemdFeedsAndFindsWhatThisProgramIs() throws IOException {
    String unit = text("penjaga-device.service");
    for (String line :
        List.of(
            "Type=notify",
            "WatchdogSec=10",
            "Restart=always",
            "RestartPreventExitStatus=64 78",
            "SupplementaryGroups=gpio i2c dialout",
            "DevicePolicy=closed")) {
      assertTrue(unit.contains("\n" + line + "\n"), line);
    }
    assertTrue(unit.contains(" run --config /etc/penjaga/device.yaml\n"));
  }

  private TreeSet<Integer> lines(String pattern) throws IOException {
    TreeSet<Integer> lines = new TreeSet<>();
    all("config.txt", pattern)
        .flatMap(numbers -> Arrays.stream(numbers.split(",")))
        .forEach(number -> lines.add(Integer.parseInt(number)));
    return lines;
  }

  private static Stream<String> all(String file, String pattern) throws IOException {
    List<MatchResult> found = Pattern.compile(pattern).matcher(text(file)).results().toList();
    return found.stream().map(match -> match.group(1));
  }

  private static String text(String file) throws IOException {
    return Files.readString(FOLDER.resolve(file));
  }
}
