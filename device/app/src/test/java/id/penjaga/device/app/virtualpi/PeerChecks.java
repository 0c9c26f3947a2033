package id.penjaga.device.app.virtualpi;

import static id.penjaga.device.app.virtualpi.Guest.holds;
import static id.penjaga.device.app.virtualpi.Guest.open;
import static id.penjaga.device.app.virtualpi.Guest.same;
import static id.penjaga.device.app.virtualpi.Guest.sample;

import id.penjaga.device.app.board.serial.Pty;
import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.WireException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Parts that talk: readers on the guest's terminals, a UPS behind a real `upsd` on its loopback.
/// In virtual time, in which a busy host makes no answer late.
final class PeerChecks {
  private static final String KEY = "6b1f83d40c9ae25777b13a5ef0c8296d";

  /// The reader of the drivers' tests, which shares no line with the driver.
  private static final String READER = "id.penjaga.device.drivers.osdp.ReaderProgram";

  private static final Path DRIVERS_TESTS =
      Path.of("../drivers/target/test-classes").toAbsolutePath().normalize();

  Map<String, Guest.Check> all() {
    Map<String, Guest.Check> checks = new LinkedHashMap<>();
    checks.put("anOsdpReaderIsPolledInItsSecureChannel", this::osdp);
    checks.put("aPn532OnASerialLineReadsABadge", this::pn532);
    checks.put("aRealUpsdTellsOfItsUps", this::nut);
    return checks;
  }

  private String osdp() throws Exception {
    Path key = Files.writeString(Path.of("/tmp/J16.key"), KEY + "\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    List<String> program = new ArrayList<>();
    program.add(ProcessHandle.current().info().command().orElseThrow());
    program.addAll(readerProgram());
    // reader 0, raw, 26 bits: 166A37
    Path cards = Files.writeString(Path.of("/tmp/cards"), "00001a008b351b80\n");
    program.addAll(List.of(KEY, cards.toString()));
    Process part = new ProcessBuilder(program).start();
    try (Pty line = new Pty();
        Board board = Guest.board(Map.of("J16", line.device))) {
      same("ready", part.errorReader().readLine());
      Pty.play(() -> pass(part.getInputStream(), line));
      Pty.play(() -> pass(line, part.getOutputStream()));
      Map<String, String> settings = Map.of("key-file", key.toString());
      try (BadgeReader panel = (BadgeReader) open(board, "osdp", "J16", settings)) {
        same("166a37", HexFormat.of().formatHex(next(panel)));
      }
    } finally {
      part.destroyForcibly().waitFor();
    }
    return "166a37, encrypted";
  }

  /// The arguments that run the reader, up to its own: a key, and a file with a badge a line.
  static List<String> readerProgram() {
    return List.of("-cp", System.getProperty("java.class.path") + ":" + DRIVERS_TESTS, READER);
  }

  static void pass(InputStream from, Pty to) throws IOException, LinuxException {
    byte[] buffer = new byte[2048];
    for (int count = from.read(buffer); count > 0; count = from.read(buffer)) {
      to.say(Arrays.copyOf(buffer, count));
    }
  }

  static void pass(Pty from, OutputStream to) throws IOException, LinuxException {
    for (byte[] bytes = from.hear(); bytes.length > 0; bytes = from.hear()) {
      to.write(bytes);
      to.flush();
    }
  }

  private static byte[] next(BadgeReader reader) throws WireException {
    for (int i = 0; i < 50; i++) {
      Optional<BadgeFrame> number = reader.next(Duration.ofMillis(200));
      if (number.isPresent()) {
        return number.get().number();
      }
    }
    return new byte[0];
  }

  private String pn532() throws Exception {
    try (Pty line = new Pty();
        Board board = Guest.board(Map.of("J8", line.device));
        BadgeReader reader = (BadgeReader) open(board, "pn532", "J8", Map.of())) {
      Pty.play(() -> Pn532Play.answer(line));
      same(Pn532Play.BADGE, HexFormat.of().formatHex(next(reader)));
      return "badge " + Pn532Play.BADGE;
    }
  }

  private String nut() throws Exception {
    holds(UpsServer.isInstalled(), "no upsd here; install the Debian package nut-server");
    Path folder = Files.createDirectory(Path.of("/tmp/nut"));
    try (UpsServer server = new UpsServer(folder);
        Board board = Guest.board(Map.of());
        Sensor ups =
            (Sensor) open(board, "nut", "127.0.0.1:" + server.port, Map.of("ups", "rack"))) {
      server.startDriver();
      server.startServer();
      String mains = until(board, ups, "on-battery 0.0", server);
      holds(mains.startsWith("input-voltage 230.1, output-voltage 230.0, load 34.0"), mains);
      server.set("ups.status", "OB DISCHRG LB");
      String battery = until(board, ups, "on-battery 1.0", server);
      holds(battery.contains("low-battery 1.0"), battery);
      return battery;
    }
  }

  private static String until(Board board, Sensor ups, String wanted, UpsServer server)
      throws Exception {
    long end = board.timing().nanos() + Duration.ofSeconds(60).toNanos();
    String said = sample(ups);
    while (!said.contains(wanted)) {
      holds(board.timing().nanos() - end < 0, said + " " + server.logs());
      Guest.pause(board, 200);
      said = sample(ups);
    }
    return said;
  }
}
