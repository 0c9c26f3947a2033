package id.penjaga.device.app.virtualpi;

import static id.penjaga.device.app.virtualpi.Guest.holds;
import static id.penjaga.device.app.virtualpi.Guest.open;
import static id.penjaga.device.app.virtualpi.Guest.pause;
import static id.penjaga.device.app.virtualpi.Guest.same;
import static id.penjaga.device.app.virtualpi.Guest.sample;

import id.penjaga.device.app.board.gpio.GpioChip;
import id.penjaga.device.app.board.gpio.GpioLines;
import id.penjaga.device.app.board.kernel.BoardThread;
import id.penjaga.device.app.board.serial.Pty;
import id.penjaga.device.drivers.part.Actuator;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Contact;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.DigitalInput;
import id.penjaga.device.drivers.wire.WireException;
import id.penjaga.device.messages.MissReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Checks in virtual time, in which a pulse of 26 microseconds is exact whatever the host is doing.
final class ExactChecks {
  private static final int SENSOR = 4;
  private static final int DOOR = 17;
  private static final int LEAK = 27;
  private static final int LOCK = 23;
  private static final int DATA_0 = 20;
  private static final int DATA_1 = 21;

  private final Header header;

  ExactChecks(Guest guest) {
    header = guest.header;
  }

  Map<String, Guest.Check> all() {
    Map<String, Guest.Check> checks = new LinkedHashMap<>();
    checks.put("aDht22AnswersTheKernelPulseByPulse", this::climate);
    checks.put("aTroubledDht22IsAMissWithItsReason", this::climateTrouble);
    checks.put("aBouncingDoorSettlesOnceAtTheTimeOfItsLastEdge", this::door);
    checks.put("aWetRopeIsToldAndReadBack", this::leak);
    checks.put("aLockPulseIsSeenOnTheLineAndEndsByItself", this::lock);
    checks.put("everyLineCarriesTheNameOfItsConnector", this::consumers);
    checks.put("aBadgeIsReadFromTheSerialLine", this::badge);
    checks.put("aUpsAnswersQ1OnTheSerialLine", this::ups);
    checks.put("aThousandEdgesAtAKilohertzArriveWithExactTimes", this::thousandEdges);
    checks.put("theKernelDebouncesWhereAskedTo", this::debounce);
    checks.put("aWiegandBadgeIsReadPulseByPulse", this::wiegand);
    checks.put("aDisturbedWiegandFrameIsNoBadge", this::wiegandTrouble);
    checks.put("aDht22IsAskedByEdgesWhereTheKernelsDriverIsNot", this::byEdges);
    return checks;
  }

  private String climate() throws Exception {
    List<String> read = new ArrayList<>();
    try (Board board = Guest.board(Map.of());
        Sensor sensor = (Sensor) open(board, "dht22", "J3", Map.of())) {
      for (double[] room : new double[][] {{23.7, 56.1}, {-10.5, 99.9}, {80.0, 0.1}}) {
        header.sensor(SENSOR, room[0], room[1]);
        same("temperature " + room[0] + ", humidity " + room[1], sample(sensor));
        read.add(room[0] + " °C " + room[1] + " %");
        pause(board, 2_100);
      }
    }
    return String.join(", ", read);
  }

  private String climateTrouble() throws Exception {
    byte[] wrong = Header.frame(21.0, 50.0);
    wrong[4]++;
    try (Board board = Guest.board(Map.of());
        Sensor sensor = (Sensor) open(board, "dht22", "J3", Map.of())) {
      header.sensor(SENSOR, Header.frame(21.0, 50.0), 0);
      same("temperature TIMEOUT, humidity TIMEOUT", sample(sensor));
      header.sensor(SENSOR, Header.frame(21.0, 50.0), 30);
      same("temperature TIMEOUT, humidity TIMEOUT", sample(sensor));
      header.sensor(SENSOR, wrong, 40);
      same("temperature CHECKSUM, humidity CHECKSUM", sample(sensor));
      header.sensor(SENSOR, 21.0, 50.0);
      same("temperature 21.0, humidity 50.0", sample(sensor));
    }
    return "silent, cut after 30 bits, wrong sum; well again afterwards";
  }

  /// The last check: it takes the sensor away from the kernel.
  private String byEdges() throws Exception {
    header.sensor(SENSOR, -7.3, 61.2);
    holds(!askedByEdges(74).contains("°C"), "the line was not the kernel's");
    Files.writeString(Path.of("/sys/bus/platform/drivers/dht11/unbind"), "dht11.0");
    String said = askedByEdges(0);
    for (int i = 1; i <= 5; i++) {
      holds(said.contains(i + ": -7.3 °C, 61.2 %"), said);
    }
    header.sensor(SENSOR, Header.frame(-7.3, 61.2), 30);
    holds(askedByEdges(74).contains("1: 32 of 42 edges"), "a cut answer");
    header.sensor(SENSOR, Header.frame(-7.3, 61.2), 0);
    holds(askedByEdges(74).contains("1: no answer"), "silence");
    return "-7.3 °C 61.2 %, five of five; refused while the kernel has the line; cut and silent"
        + " told";
  }

  /// By the production program, in a process of its own.
  private static String askedByEdges(int exit) throws Exception {
    List<String> probe = new ArrayList<>(VirtualPi.production());
    probe.addAll(List.of("probe", "--dht22", "J3"));
    Process process = new ProcessBuilder(probe).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    holds(process.waitFor() == exit, said);
    return said;
  }

  private String door() throws Exception {
    header.drive(DOOR, false);
    try (Board board = Guest.board(Map.of());
        Contact door = (Contact) open(board, "contact", "J4", Map.of("normally", "closed"))) {
      List<Contact.Change> changes = Collections.synchronizedList(new ArrayList<>());
      door.onChange(changes::add);
      same(false, on(door.state()));
      long before = board.timing().nanos();
      for (int i = 0; i < 7; i++) {
        header.then(DOOR, true, 700).then(DOOR, false, 400);
      }
      header.then(DOOR, true, 0).play();
      pause(board, 200);
      same(1, changes.size());
      same(true, on(changes.getFirst().answer()));
      same(true, on(door.state()));
      long moved = (changes.getFirst().uptimeNanos() - before) / 1_000;
      holds(moved > 7_700 && moved < 60_000, "moved after " + moved + " us");
      return "15 edges, 1 change, dated " + moved + " us after the first";
    }
  }

  private String leak() throws Exception {
    header.drive(LEAK, false);
    try (Board board = Guest.board(Map.of());
        Contact rope = (Contact) open(board, "contact", "J5", Map.of("normally", "closed"))) {
      List<Contact.Change> changes = Collections.synchronizedList(new ArrayList<>());
      rope.onChange(changes::add);
      header.drive(LEAK, true);
      pause(board, 200);
      header.drive(LEAK, false);
      pause(board, 200);
      same(List.of(true, false), changes.stream().map(change -> on(change.answer())).toList());
      same(false, on(rope.state()));
    }
    return "wet and dry again";
  }

  private String lock() throws Exception {
    try (Board board = Guest.board(Map.of());
        Actuator lock = (Actuator) open(board, "relay", "J11", Map.of())) {
      same("0 out", header.line(LOCK));
      lock.pulse(Duration.ofMillis(500));
      same("1 out", header.line(LOCK));
      pause(board, 450);
      same("1 out", header.line(LOCK));
      pause(board, 100);
      same("0 out", header.line(LOCK));
      lock.set(true);
      same("1 out", header.line(LOCK));
    }
    same("0 in", header.line(LOCK));
    return "off, 500 ms on, off; given back off";
  }

  private String consumers() throws Exception {
    try (Board board = Guest.board(Map.of())) {
      board.openOutput("J11", false);
      board.openInput("J4");
      String lines = Files.readString(Path.of("/sys/kernel/debug/gpio"));
      holds(lines.contains("penjaga-J11") && lines.contains("penjaga-J4"), lines);
      try (Board second = Guest.board(Map.of())) {
        second.openInput("J4");
        throw new AssertionError("a line was given twice");
      } catch (WireException e) {
        same("GPIO17 for J4 is used by \"penjaga-J4\"; stop that first", e.advice());
        return e.advice();
      }
    }
  }

  private String badge() throws Exception {
    try (Pty reader = new Pty();
        Board board = Guest.board(Map.of("J8", reader.device));
        BadgeReader part = (BadgeReader) open(board, "rdm6300", "J8", Map.of())) {
      same(true, part.next(Duration.ZERO).isEmpty());
      // The sheet's own frame, split in two and repeated, as the module does while the badge is
      // near.
      byte[] frame = HexFormat.of().parseHex("0236324533303836434544303803");
      reader.say(Arrays.copyOf(frame, 5));
      same(true, part.next(Duration.ofMillis(20)).isEmpty());
      reader.say(Arrays.copyOfRange(frame, 5, 14));
      String number =
          HexFormat.of().formatHex(part.next(Duration.ofSeconds(1)).orElseThrow().number());
      same("62e3086ced", number);
      reader.say(frame);
      same(false, part.next(Duration.ofSeconds(1)).orElseThrow().presents());
      reader.say(frame);
      same(true, part.next(Duration.ofMillis(100)).isEmpty());
      return "read once, confirmed once, further repeats held back";
    }
  }

  private String ups() throws Exception {
    try (Pty wire = new Pty();
        Board board = Guest.board(Map.of("J10", wire.device));
        Sensor ups = (Sensor) open(board, "megatec", "J10", Map.of())) {
      same(0, ups.poll().stream().filter(PartAnswer.Got.class::isInstance).count() > 0 ? 1 : 0);
      byte[] asked = wire.hear();
      same("Q1", new String(asked, StandardCharsets.US_ASCII).strip().split("\r")[0]);
      Thread part =
          Thread.ofPlatform()
              .start(() -> {
                try {
                  wire.hear();
                  wire.say(
                      "(226.0 195.0 226.0 014 49.0 27.5 30.0 10001000\r"
                          .getBytes(StandardCharsets.US_ASCII));
                } catch (Exception e) {
                  e.printStackTrace(System.out);
                }
              });
      String said = sample(ups);
      part.join();
      holds(said.startsWith("input-voltage 226.0, output-voltage 226.0, load 14.0"), said);
      holds(said.contains("on-battery 1.0"), said);
      return said;
    }
  }

  private String thousandEdges() throws Exception {
    header.drive(DOOR, false);
    try (Board board = Guest.board(Map.of());
        DigitalInput input = board.openInput("J4")) {
      List<Long> times = Collections.synchronizedList(new ArrayList<>());
      List<Boolean> levels = Collections.synchronizedList(new ArrayList<>());
      input.onEdge((high, nanos) -> {
        levels.add(high);
        times.add(nanos);
      });
      for (int i = 0; i < 1_000; i++) {
        header.then(DOOR, i % 2 == 0, 1_000);
      }
      header.play();
      pause(board, 1_200);
      same(1_000, times.size());
      long worst = 0;
      for (int i = 1; i < times.size(); i++) {
        same(i % 2 == 0, levels.get(i));
        worst = Math.max(worst, Math.abs(times.get(i) - times.get(i - 1) - 1_000_000));
      }
      holds(worst < 50_000, "an interval was wrong by " + worst + " ns");
      return "1000 of 1000, intervals right to " + worst / 1_000 + " us";
    }
  }

  private String wiegand() throws Exception {
    header.drive(DATA_0, true);
    header.drive(DATA_1, true);
    int read = 0;
    for (int[] speed : new int[][] {{50, 2_000}, {40, 300}, {200, 20_000}}) {
      try (Board board = Guest.board(Map.of());
          BadgeReader reader = (BadgeReader) open(board, "wiegand", "J17", Map.of("bits", "any"))) {
        for (int badge = 1; badge <= 10; badge++) {
          boolean longer = badge % 2 == 0;
          long number = longer ? 0x89D41B00L + badge : 0x166A00L + badge;
          swipe(frame(number, longer ? 34 : 26), speed[0], speed[1]);
          byte[] heard =
              reader.next(Duration.ofSeconds(2)).map(BadgeFrame::number).orElse(new byte[0]);
          same(
              longer ? "89d41b%02x".formatted(badge) : "166a%02x".formatted(badge),
              HexFormat.of().formatHex(heard));
          read++;
        }
      }
    }
    return read + " badges of 30: pulses of 40 to 200 us, 0.3 to 20 ms apart";
  }

  private String wiegandTrouble() throws Exception {
    header.drive(DATA_0, true);
    header.drive(DATA_1, true);
    String frame = frame(0x166A37, 26);
    try (Board board = Guest.board(Map.of());
        BadgeReader reader = (BadgeReader) open(board, "wiegand", "J17", Map.of("bits", "26"))) {
      swipe(frame.substring(1), 50, 2_000);
      same(MissReason.MALFORMED, refusal(reader));
      swipe((frame.charAt(0) == '1' ? "0" : "1") + frame.substring(1), 50, 2_000);
      same(MissReason.CHECKSUM, refusal(reader));
      header.drive(DATA_1, false); // going low is a pulse, then the line stays low
      same(MissReason.BUS_ERROR, trouble(reader));
      same(MissReason.MALFORMED, reader.reception().last().reason());
      header.drive(DATA_1, true);
      pause(board, 100);
      swipe(frame, 50, 2_000);
      same(
          "166a37",
          HexFormat.of()
              .formatHex(
                  reader.next(Duration.ofSeconds(2)).map(BadgeFrame::number).orElse(new byte[0])));
    }
    return "a bit missing, a bit wrong, a line held low; well again afterwards";
  }

  private static MissReason refusal(BadgeReader reader) throws WireException {
    same(true, reader.next(Duration.ofMillis(500)).isEmpty());
    return reader.reception().last().reason();
  }

  private static MissReason trouble(BadgeReader reader) {
    try {
      return reader.next(Duration.ofMillis(500)).map(_ -> MissReason.TIMEOUT).orElseThrow();
    } catch (WireException e) {
      return e.reason();
    }
  }

  /// Each bit is a low pulse on one of the two lines.
  private void swipe(String frame, int width, int period) throws Exception {
    for (char bit : frame.toCharArray()) {
      int line = bit == '1' ? DATA_1 : DATA_0;
      header.then(line, false, width).then(line, true, period - width);
    }
    header.play();
  }

  /// The number between an even and an odd parity bit.
  private static String frame(long number, int bits) {
    StringBuilder frame = new StringBuilder();
    for (int i = bits - 3; i >= 0; i--) {
      frame.append(number >> i & 1);
    }
    int half = (bits - 2) / 2;
    long first = frame.substring(0, half).chars().filter(c -> c == '1').count();
    long second = frame.substring(half).chars().filter(c -> c == '1').count();
    return first % 2 + frame.toString() + (1 - second % 2);
  }

  private String debounce() throws Exception {
    header.drive(DOOR, false);
    GpioChip chip = GpioChip.all().getFirst();
    try (GpioLines.Line line =
        chip.request(DOOR, "debounced", new GpioLines.Use.Input(GpioLines.Bias.UP, 5_000, 16))) {
      List<Boolean> told = new ArrayList<>();
      header.then(DOOR, true, 1_000).then(DOOR, false, 20_000).then(DOOR, true, 0).play();
      try (BoardThread thread = BoardThread.start(Thread.ofPlatform().daemon().factory())) {
        thread.watch(line.descriptor(), () -> line.takeEdges((rising, _) -> told.add(rising)));
        thread.pause(Duration.ofMillis(100));
        thread.unwatch(line.descriptor(), () -> {});
      }
      same(List.of(true), told);
    }
    return "a spike of 1 ms is not told, a level of 20 ms is";
  }

  private static boolean on(PartAnswer answer) {
    return switch (answer) {
      case PartAnswer.Got(_, var measure) -> measure.on();
      case PartAnswer.Missed missed -> throw new AssertionError(missed);
    };
  }
}
