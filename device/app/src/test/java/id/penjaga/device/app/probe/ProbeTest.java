package id.penjaga.device.app.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.app.board.gpio.GpioChip;
import id.penjaga.device.app.board.i2c.Buses;
import id.penjaga.device.app.board.i2c.SoftBuses;
import id.penjaga.device.app.config.ConfigReader;
import id.penjaga.device.app.config.DeviceConfig;
import id.penjaga.device.app.config.PartEntry;
import id.penjaga.device.app.linux.Libc;
import id.penjaga.device.app.linux.LinuxException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("probe says what is attached, as a first configuration")
class ProbeTest {
  @TempDir Path root;

  /// What a part says after it was told something: `ADDRESS TOLD`, in hexadecimal. Whoever is not
  /// in here does not acknowledge.
  private final Map<String, String> answers = new HashMap<>();

  private final class Parts implements Buses {
    @Override
    public void look(int bus) {}

    @Override
    public void transfer(int bus, int address, byte[] out, byte[] in) throws LinuxException {
      HexFormat hex = HexFormat.of();
      String answer = answers.get(Integer.toHexString(address) + " " + hex.formatHex(out));
      if (answer == null) {
        nobody();
        return;
      }
      byte[] said = hex.parseHex(answer);
      for (int i = 0; i < in.length; i++) {
        in[i] = said[i % said.length];
      }
    }

    /// The kernel's own ENXIO: a socket cannot be opened as a file.
    private void nobody() throws LinuxException {
      Libc.close(Libc.open(root.resolve("socket").toString(), Libc.READ_ONLY));
      throw new AssertionError("a socket was opened");
    }
  }

  private final ServerSocketChannel socket;

  ProbeTest() throws IOException {
    socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
  }

  @BeforeEach
  void bind() throws IOException {
    socket.bind(UnixDomainSocketAddress.of(root.resolve("socket")));
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
  }

  private void file(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private String probed(List<GpioChip> chips) {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
    new Probe(root, chips, new Parts(), _ -> {}).run(out);
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aMachineWithoutAnyOfItIsToldSo() {
    String said = probed(List.of());
    assertTrue(said.contains("# This is no Raspberry Pi"), said);
    assertTrue(said.contains("# This machine has none of what a controller is wired to."), said);
    assertFalse(said.contains("parts:"), said);
  }

  @Test
  void whatIsRecognisedBecomesAConfigurationThatIsGood() throws Exception {
    file("proc/device-tree/model", "Raspberry Pi 4 Model B Rev 1.5\0");
    file("dev/i2c-1", "");
    file("sys/class/i2c-dev/i2c-1/name", "bcm2835 (i2c@7e804000)\n");
    file("dev/i2c-20", "");
    file("sys/class/i2c-dev/i2c-20/name", "fef04500.i2c\n");
    file("sys/bus/i2c/devices/1-0068/name", "ds3231\n");
    file("sys/bus/iio/devices/iio:device0/name", "dht11@4\n");
    file("sys/bus/w1/devices/w1_bus_master1/x", "");
    file("sys/bus/w1/devices/28-0316a2794caf/name", "28-0316a2794caf\n");
    file("dev/ttyAMA0", "");
    file("dev/ttyUSB0", "");
    Files.createDirectories(root.resolve("dev/penjaga"));
    Files.createSymbolicLink(root.resolve("dev/penjaga/J10"), root.resolve("dev/ttyAMA0"));
    answers.put("44 f32d", "0000" + "81");
    answers.put("20 ", "ffff0000");
    answers.put("38 ", "fe");
    answers.put("48 01", "8583");
    answers.put("49 0f", "0117");
    answers.put("76 d0", "60");
    answers.put("50 ", "00");

    String said = probed(List.of(new GpioChip("/dev/gpiochip0", "pinctrl-bcm2711", 58)));

    assertTrue(said.startsWith("# Raspberry Pi 4 Model B Rev 1.5\n"), said);
    for (String remark :
        List.of(
            "# GPIO   /dev/gpiochip0, pinctrl-bcm2711, 58 lines: the header\n",
            "# I2C    /dev/i2c-1, bcm2835 (i2c@7e804000): J15\n",
            "#        0x68 the kernel's driver ds3231\n",
            "#        0x20 probably an expander MCP23017\n",
            "#        0x38 probably an expander PCF8574\n",
            "#        0x44 a sensor SHT3x\n",
            "#        0x50 somebody whom probe does not know\n",
            "# I2C    /dev/i2c-20, fef04500.i2c: not on the header, left in peace\n",
            "# 1-Wire 28-0316a2794caf, a thermometer DS18B20\n",
            "# serial /dev/ttyAMA0: J10\n",
            "# serial /dev/ttyUSB0\n",
            "#  mcp23017: { driver: mcp23017, connector: J15, settings: { address: 0x20 } }\n",
            "#  j4: { driver: contact, connector: J4 } # door contact\n",
            "#  j10: { driver: megatec, connector: J10 } # UPS\n")) {
      assertTrue(said.contains(remark), remark + " is not in\n" + said);
    }
    Path config = Files.writeString(root.resolve("device.yaml"), said);
    DeviceConfig read = ConfigReader.read(config);
    assertEquals(
        List.of(
            "clock ds3231 J15 0x68",
            "room sht3x J15 0x44",
            "leak ads1115 J15 0x48 0",
            "reference tmp117 J15 0x49",
            "room-2 bme280 J15 0x76",
            "room-3 dht22 J3",
            "rack ds18b20 J20 28-0316a2794caf"),
        read.parts().stream().map(ProbeTest::place).toList());
    assertEquals(12, read.parts().stream().mapToInt(part -> part.points().size()).sum());
  }

  private static String place(PartEntry part) {
    return (part.name()
            + " "
            + part.driver().name()
            + " "
            + part.connector()
            + " "
            + part.driver().share(part.settings()))
        .strip();
  }

  @Test
  void anSht4xIsToldFromAnSht3xByItsSerialNumber() throws Exception {
    answers.put("45 89", "00");
    answers.put("45 ", "beef92beef92");
    assertEquals(
        List.of(new BusScan.Found(0x45, "a sensor SHT4x", "sht4x")),
        new BusScan(new Parts(), 1, _ -> {}).scan(Set.of()));
  }

  @Test
  void aBusIsOnlyReadAndAskedAndClaimedPartsAreLeftAlone() throws Exception {
    SoftBuses buses = new SoftBuses();
    new BusScan(buses, 1, _ -> {}).scan(Set.of(0x50));
    assertTrue(buses.transfers.stream().noneMatch(transfer -> transfer.startsWith("1/50")));
    assertEquals(
        List.of("1/20  22", "1/27  22", "1/38  22"),
        buses.transfers.stream().filter(transfer -> transfer.matches("1/(20|27|38) .*")).toList());
    assertTrue(
        buses.transfers.stream()
            .filter(transfer -> !transfer.matches("1/(4[4-689ab]|68|7[67]) .*"))
            .allMatch(transfer -> transfer.matches("1/[0-9a-f]+  (1|22)")),
        buses.transfers.toString());
  }
}
