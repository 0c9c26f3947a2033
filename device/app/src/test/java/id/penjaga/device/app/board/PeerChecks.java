package id.penjaga.device.app.board;

import static id.penjaga.device.app.board.Guest.holds;
import static id.penjaga.device.app.board.Guest.open;
import static id.penjaga.device.app.board.Guest.same;
import static id.penjaga.device.app.board.Guest.sample;

import id.penjaga.device.app.linux.LinuxException;
import id.penjaga.device.drivers.osdp.Peripheral;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.Sensor;
import id.penjaga.device.drivers.wire.Board;
import id.penjaga.device.drivers.wire.WireException;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/// Parts that talk, in real time: a reader on one of the guest's terminals, a UPS behind a real `upsd` on its loopback.
final class PeerChecks {
  private static final String KEY = "6b1f83d40c9ae25777b13a5ef0c8296d";
  private static final byte START_OF_FRAME = 0x53;

  Map<String, Guest.Check> all() {
    Map<String, Guest.Check> checks = new LinkedHashMap<>();
    checks.put("anOsdpReaderIsPolledInItsSecureChannel", this::osdp);
    checks.put("aRealUpsdTellsOfItsUps", this::nut);
    return checks;
  }

  private String osdp() throws Exception {
    Path key = Files.writeString(Path.of("/tmp/J16.key"), KEY + "\n");
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    try (Pty line = new Pty();
        Board board = Guest.board(Map.of("J16", line.device))) {
      Peripheral reader = new Peripheral(board.timing());
      reader.hasKey(KEY);
      reader.shows("00001a008b351b80"); // reader 0, raw, 26 bits: 166A37 between its parities
      Pty.play(() -> answer(line, reader));
      Map<String, String> settings = Map.of("key-file", key.toString());
      try (BadgeReader panel = (BadgeReader) open(board, "osdp", "J16", settings)) {
        same("166a37", HexFormat.of().formatHex(next(panel)));
      }
      holds(reader.inSession(), "the channel is not secure");
    }
    return "166a37, encrypted";
  }

  /// The first words on a new line may meet a reader that has not come up yet.
  private static byte[] next(BadgeReader reader) throws WireException {
    for (int i = 0; i < 50; i++) {
      byte[] number = reader.next(Duration.ofMillis(200)).orElse(new byte[0]);
      if (number.length > 0) {
        return number;
      }
    }
    return new byte[0];
  }

  /// Hands the reader whole frames, whatever pieces the terminal makes of them.
  private static void answer(Pty line, Peripheral reader) throws LinuxException {
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    byte[] reply = new byte[2048];
    for (byte[] bytes = line.hear(); bytes.length > 0; bytes = line.hear()) {
      heard.writeBytes(bytes);
      byte[] all = heard.toByteArray();
      int start = 0;
      while (start < all.length && all[start] != START_OF_FRAME) {
        start++;
      }
      int length =
          all.length < start + 4 ? 4 : all[start + 2] & 0xFF | (all[start + 3] & 0xFF) << 8;
      if (all.length < start + length) {
        continue;
      }
      heard.reset();
      heard.write(all, start + length, all.length - start - length);
      reader.write(Arrays.copyOfRange(all, start, start + length));
      int count = reader.read(reply, Duration.ZERO);
      line.say(Arrays.copyOf(reply, count));
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
