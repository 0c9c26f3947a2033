package id.penjaga.device.app.virtualpi;

import static id.penjaga.device.app.virtualpi.Guest.holds;
import static id.penjaga.device.app.virtualpi.Guest.open;
import static id.penjaga.device.app.virtualpi.Guest.pause;
import static id.penjaga.device.app.virtualpi.Guest.same;
import static id.penjaga.device.app.virtualpi.Guest.sample;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.I2cDevice;
import id.penjaga.device.drivers.wire.WireException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Parts on the I2C bus and on the one-wire bus, played below the kernel's interface by the module
/// `pi_buses`, which describes its files.
final class BusChecks {
  private static final Path PLAYED = Path.of("/sys/kernel/debug/pi-buses");
  private static final int TRANSFERS = 20_000;
  private static final int SEARCH_MILLIS = 11_000;

  Map<String, Guest.Check> all() {
    Map<String, Guest.Check> checks = new LinkedHashMap<>();
    checks.put("anSht3xAnswersAndItsTroublesHaveNames", this::sht3x);
    checks.put("anSht4xAnswers", this::sht4x);
    checks.put("aBme280IsIdentifiedAndCompensated", this::bme280);
    checks.put("aTmp117IsRecognisedAndRead", this::tmp117);
    checks.put("aRopeOnAnAds1115IsDryWetAndCut", this::ads1115);
    checks.put("aSupervisedLineIsClosedOpenShortedAndCut", this::supervisedLine);
    checks.put("aClockIsReadBesideTheKernelsDriver", this::ds3231);
    checks.put("contactsOfAnMcp23017AreReadWithPullUps", this::mcp23017);
    checks.put("anOutputOfAnMcp23017DrivesItsPinOnly", this::mcp23017Output);
    checks.put("aPcf8574HasContactsAndOutputs", this::pcf8574);
    checks.put("ds18b20SensorsShareOneWire", this::ds18b20);
    checks.put("aPassiveBuzzerSoundsThroughTheKernelsPwm", this::tone);
    checks.put("aPn532OnTheBusReadsABadge", this::pn532);
    checks.putAll(new PeerChecks().all());
    checks.put("probeRecognisesThePartsAndWritesAGoodConfiguration", this::probe);
    checks.put("nativeMemoryStaysFlatOnTheBus", this::soak);
    return checks;
  }

  private static void i2c(String order) throws IOException {
    write("i2c", order);
  }

  /// In one call, which {@link Files#write} does not promise.
  private static void write(String file, String order) throws IOException {
    try (FileChannel channel = FileChannel.open(PLAYED.resolve(file), StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(order.getBytes(US_ASCII)));
    }
  }

  private static Sensor sensor(Board board, String driver, Map<String, String> settings)
      throws WireException {
    return (Sensor) open(board, driver, "J15", settings);
  }

  private String sht3x() throws Exception {
    try (Board board = Guest.board(Map.of());
        Sensor sensor = sensor(board, "sht3x", Map.of("address", "0x45"))) {
      same("temperature NOT_CONNECTED, humidity NOT_CONNECTED", sample(sensor));
      i2c("answer 45 2400 6666936E143E");
      same("temperature 25.0, humidity 43.0", sample(sensor));
      i2c("answer 45 2400 6667936E143E");
      same("temperature CHECKSUM, humidity CHECKSUM", sample(sensor));
      i2c("stick 1");
      same("temperature TIMEOUT, humidity TIMEOUT", sample(sensor));
      i2c("stick 0");
      i2c("answer 45 2400 FFFFFFFFFFFF");
      same("temperature CHECKSUM, humidity CHECKSUM", sample(sensor));
      i2c("answer 45 2400 6666936E143E");
      same("temperature 25.0, humidity 43.0", sample(sensor));
      i2c("unplug 45");
      String advice = ((PartAnswer.Missed) sensor.poll().getFirst()).advice();
      same(
          "nobody answers at 0x45 on J15; check plug, supply, that SDA and SCL are not swapped, and"
              + " the address straps",
          advice);
      return "25.0 °C 43.0 %; absent, damaged, stuck, all ones, unplugged, and well again";
    }
  }

  private String sht4x() throws Exception {
    i2c("answer 44 FD 666693666693");
    try (Board board = Guest.board(Map.of());
        Sensor sensor = sensor(board, "sht4x", Map.of())) {
      same("temperature 25.0, humidity 44.0", sample(sensor));
      return sample(sensor);
    }
  }

  private String bme280() throws Exception {
    i2c("hold 76 D0 58");
    try (Board board = Guest.board(Map.of());
        Sensor sensor = sensor(board, "bme280", Map.of())) {
      same("temperature MALFORMED, humidity MALFORMED", sample(sensor));
      i2c("hold 76 D0 60");
      i2c("hold 76 88 706B436718FC");
      i2c("hold 76 A1 4B");
      i2c("hold 76 E1 6A01001328031E");
      i2c("hold 76 FA 7EED006D60");
      same("temperature 25.1, humidity 44.2", sample(sensor));
      return sample(sensor);
    }
  }

  private String tmp117() throws Exception {
    i2c("answer 49 0F 0117");
    i2c("answer 49 00 8000");
    try (Board board = Guest.board(Map.of());
        Sensor sensor = sensor(board, "tmp117", Map.of("address", "0x49"))) {
      same("temperature TIMEOUT", sample(sensor));
      i2c("answer 49 00 0C80");
      same("temperature 25.0", sample(sensor));
      return sample(sensor);
    }
  }

  private String ads1115() throws Exception {
    try (Board board = Guest.board(Map.of());
        Sensor rope = sensor(board, "ads1115", Map.of("input", "1"))) {
      i2c("answer 48 01 D383");
      i2c("answer 48 00 3390");
      same("leak 0.0, voltage 1.7", sample(rope));
      i2c("answer 48 00 1F40");
      same("leak 1.0, voltage 1.0", sample(rope));
      i2c("answer 48 00 6720");
      same("leak NOT_CONNECTED, voltage 3.3", sample(rope));
      return "dry at 1.65 V, wet at 1.00 V, cut at 3.30 V";
    }
  }

  private String supervisedLine() throws Exception {
    try (Board board = Guest.board(Map.of());
        Sensor line = sensor(board, "ads1115-line", Map.of("input", "2"))) {
      i2c("answer 48 01 E383");
      i2c("answer 48 00 3390");
      same("open 0.0, tamper 0.0, voltage 1.7", sample(line));
      i2c("answer 48 00 44C0");
      same("open 1.0, tamper 0.0, voltage 2.2", sample(line));
      i2c("answer 48 00 0010");
      same("open NOT_CONNECTED, tamper 1.0, voltage 0.0", sample(line));
      i2c("answer 48 00 6720");
      same("open NOT_CONNECTED, tamper 1.0, voltage 3.3", sample(line));
      return "closed at 1.65 V, open at 2.20 V, shorted at 0 V, cut at 3.30 V";
    }
  }

  private String ds3231() throws Exception {
    i2c("hold 68 00 56341202240226");
    i2c("hold 68 0E 1C08001940");
    Files.writeString(Path.of("/sys/bus/i2c/devices/i2c-1/new_device"), "ds3231 0x68\n");
    String time = Files.readString(Path.of("/sys/class/rtc/rtc0/time")).strip();
    same("2026-02-24", Files.readString(Path.of("/sys/class/rtc/rtc0/date")).strip());
    try (Board board = Guest.board(Map.of());
        Sensor clock = sensor(board, "ds3231", Map.of())) {
      same("temperature 25.3, keeps-time 1.0", sample(clock));
      i2c("hold 68 0F 88");
      same("temperature 25.3, keeps-time IMPLAUSIBLE", sample(clock));
      return "the kernel's driver says " + time + ", ours 25.25 °C and whether it had stopped";
    } finally {
      Files.writeString(Path.of("/sys/bus/i2c/devices/i2c-1/delete_device"), "0x68\n");
    }
  }

  private static String on(Sensor contacts) {
    return contacts.poll().stream()
        .filter(answer -> answer instanceof PartAnswer.Got got && got.measure().on())
        .map(answer -> answer.channel().name())
        .collect(Collectors.joining(" "));
  }

  private String mcp23017() throws Exception {
    i2c("expander 20 FFFF");
    try (Board board = Guest.board(Map.of());
        Sensor contacts = sensor(board, "mcp23017", Map.of("normally-closed", "b6"))) {
      same("b6", on(contacts));
      i2c("expander 20 BFFE");
      same("a0", on(contacts));
      i2c("unplug 20");
      same(true, contacts.poll().stream().allMatch(PartAnswer.Missed.class::isInstance));
      i2c("expander 20 BFFE");
      same("a0", on(contacts));
      return "a0 closed, b6 opened; after a cut of its supply it was ordered anew";
    }
  }

  private String mcp23017Output() throws Exception {
    i2c("expander 21 0000");
    try (Board board = Guest.board(Map.of());
        I2cDevice chip = board.openI2c("J15", 0x21);
        Actuator fan =
            (Actuator)
                open(board, "mcp23017-output", "J15", Map.of("address", "0x21", "pin", "a3"))) {
      same(0xF7, level(chip, 0x00));
      same(0x00, level(chip, 0x12));
      fan.set(true);
      same(0x08, level(chip, 0x12));
      fan.set(false);
      same(0x00, level(chip, 0x12));
      return "its direction and level changed, no other pin's";
    }
  }

  private static int level(I2cDevice chip, int register) throws WireException {
    return Byte.toUnsignedInt(chip.writeThenRead(new byte[] {(byte) register}, 1)[0]);
  }

  private String pcf8574() throws Exception {
    i2c("latch 38 FE");
    i2c("latch 39 FF");
    try (Board board = Guest.board(Map.of());
        Sensor contacts = sensor(board, "pcf8574", Map.of("address", "0x38"));
        I2cDevice chip = board.openI2c("J15", 0x39)) {
      same("p0", on(contacts));
      try (Actuator lamp =
          (Actuator) open(board, "pcf8574-output", "J15", Map.of("address", "0x39", "pin", "p5"))) {
        lamp.set(true);
        same(0xDF, Byte.toUnsignedInt(chip.read(1)[0]));
      }
      same(0xFF, Byte.toUnsignedInt(chip.read(1)[0]));
      return "p0 closed; p5 sank its current and let go at the end";
    }
  }

  private String ds18b20() throws Exception {
    try (Board board = Guest.board(Map.of());
        Sensor only = (Sensor) open(board, "ds18b20", "J20", Map.of());
        Sensor rack = (Sensor) open(board, "ds18b20", "J20", Map.of("sensor", "28-0316a2794caf"))) {
      same("temperature NOT_CONNECTED", sample(only));
      write("wire", "plug 0 0316a2794caf 91014B467FFF0F10");
      pause(board, SEARCH_MILLIS);
      same("temperature 25.1", sample(only));
      write("wire", "plug 1 000000000001 50054B467FFF0C10");
      pause(board, SEARCH_MILLIS);
      same("temperature NOT_CONNECTED", sample(only));
      same("temperature 25.1", sample(rack));
      write("wire", "plug 0 0316a2794caf 50054B467FFF0C10");
      same("temperature MALFORMED", sample(rack));
      write("wire", "plug 0 0316a2794caf 91014B467FFF0F1000");
      same("temperature TIMEOUT", sample(rack));
      write("wire", "unplug 1");
      write("wire", "plug 0 0316a2794caf 5EFF4B467FFF0210");
      same("temperature -10.1", sample(rack));
      return "two sensors; 25.06 °C, 85 °C and a damaged frame refused, then -10.13 °C";
    }
  }

  private static String tones() throws IOException {
    return Files.readString(Path.of("/sys/kernel/debug/pi-tones")).lines().findFirst().orElse("");
  }

  private String tone() throws Exception {
    same("0 0 0 off", tones());
    try (Board board = Guest.board(Map.of());
        Actuator buzzer = (Actuator) open(board, "buzzer", "J21", Map.of("hertz", "2700"))) {
      holds(tones().endsWith("off"), tones());
      buzzer.set(true);
      same("0 370370 185185 on", tones());
      buzzer.set(false);
      holds(tones().endsWith(" 0 off"), tones());
      buzzer.set(true);
    }
    holds(tones().endsWith(" 0 off"), "given back: " + tones());
    return "2700 Hz, half high, half low; silent when given back";
  }

  private String pn532() throws Exception {
    for (String frame : Pn532Play.WHOLE_STORY) {
      i2c("frame 24 " + frame);
    }
    try (Board board = Guest.board(Map.of());
        BadgeReader reader = (BadgeReader) open(board, "pn532-i2c", "J15", Map.of())) {
      byte[] number =
          reader.next(Duration.ofSeconds(2)).map(BadgeFrame::number).orElse(new byte[0]);
      same(Pn532Play.BADGE, HexFormat.of().formatHex(number));
      return "badge " + Pn532Play.BADGE;
    } finally {
      i2c("unplug 24");
    }
  }

  /// By the production program, in a process of its own.
  private String probe() throws Exception {
    for (int address = 0x08; address < 0x78; address++) {
      i2c("unplug " + Integer.toHexString(address));
    }
    i2c("answer 44 F32D 8000A2");
    i2c("expander 20 FFFF");
    i2c("latch 38 FE");
    Path file = Path.of("/tmp/probed.yaml");
    List<String> probe = new ArrayList<>(VirtualPi.production());
    probe.add("probe");
    same(0, new ProcessBuilder(probe).redirectOutput(file.toFile()).start().waitFor());
    String said = Files.readString(file);
    for (String claim :
        List.of(
            "pinctrl-bcm2711, 28 lines: the header",
            "0x44 a sensor SHT3x",
            "0x20 probably an expander MCP23017",
            "0x38 probably an expander PCF8574",
            "28-0316a2794caf, a thermometer DS18B20",
            "{ driver: dht22, connector: J3, every: 10 s }")) {
      holds(said.contains(claim), claim + " is not in " + said);
    }
    List<String> check = new ArrayList<>(VirtualPi.production());
    check.addAll(List.of("check", "--config", file.toString()));
    Process checked = new ProcessBuilder(check).redirectErrorStream(true).start();
    String answer = new String(checked.getInputStream().readAllBytes(), UTF_8);
    holds(checked.waitFor() == 0 && answer.contains("the configuration is good"), answer);
    return "SHT3x, DHT22, DS18B20 and two expanders; check says the configuration is good";
  }

  private String soak() throws Exception {
    i2c("hold 60 00 00");
    try (Board board = Guest.board(Map.of());
        I2cDevice part = board.openI2c("J15", 0x60)) {
      byte[] register = {0x10};
      transfer(part, register, TRANSFERS / 4);
      long before = Guest.resident(ProcessHandle.current().pid());
      transfer(part, register, TRANSFERS);
      long grown = Guest.resident(ProcessHandle.current().pid()) - before;
      holds(grown < 12_000, "grew by " + grown + " kB");
      return TRANSFERS + " transactions, memory +" + grown + " kB";
    }
  }

  private static void transfer(I2cDevice part, byte[] register, int times) throws WireException {
    for (int i = 0; i < times; i++) {
      part.writeThenRead(register, 2);
    }
  }
}
