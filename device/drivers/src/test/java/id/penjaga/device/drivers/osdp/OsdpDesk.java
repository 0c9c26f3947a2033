package id.penjaga.device.drivers.osdp;

import static org.junit.jupiter.api.Assertions.assertThrows;

import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.part.PartAnswer;
import id.penjaga.device.drivers.part.badge.BadgeFrame;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.WireException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A reader on a desk, written for these tests, and the driver beside it.
abstract class OsdpDesk {
  static final HexFormat HEX = HexFormat.of();
  static final String KEY = "6b1f83d40c9ae25777b13a5ef0c8296d";
  static final Duration ONCE = Duration.ZERO;

  /// Reader 0, raw bits, 26 of them: 1 0001 0110 0110 1010 0011 0111 0, which is 166A37.
  static final String CARD = "00001a008b351b80";

  final Bench bench = new Bench();
  final Peripheral reader = new Peripheral(bench.timing);
  @TempDir Path folder;
  Path keyFile;

  @BeforeEach
  void plug() throws Exception {
    bench.line = reader;
    keyFile = secret(KEY);
    reader.hasKey(KEY);
  }

  Path secret(String text) throws Exception {
    Path file = Files.writeString(folder.resolve("J16.key"), text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return file;
  }

  BadgeReader open(String... more) throws Exception {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("key-file", keyFile.toString());
    for (int i = 0; i < more.length; i += 2) {
      settings.put(more[i], more[i + 1]);
    }
    return (BadgeReader) Osdp.DRIVER.open(bench, "J16", settings);
  }

  static WireException trouble(BadgeReader osdp) {
    return assertThrows(WireException.class, () -> osdp.next(ONCE));
  }

  static String badge(BadgeReader osdp) throws WireException {
    return osdp.next(ONCE).map(BadgeFrame::number).map(HEX::formatHex).orElse("");
  }

  static String condition(BadgeReader osdp) {
    return String.join(
        ", ",
        osdp.condition().stream()
            .map(answer ->
                answer.channel().name()
                    + " "
                    + switch (answer) {
                      case PartAnswer.Got got -> got.measure().on() ? "on" : "off";
                      case PartAnswer.Missed missed -> missed.reason().toString();
                    })
            .toList());
  }
}
