package id.penjaga.device.drivers.fuzz;

import id.penjaga.device.drivers.osdp.Osdp;
import id.penjaga.device.drivers.osdp.Peripheral;
import id.penjaga.device.drivers.part.BadgeReader;
import id.penjaga.device.drivers.wire.Bench;
import id.penjaga.device.drivers.wire.WireException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;

/// A reader that says anything. The first byte chooses: raw bytes; damaged frames; or right frames,
/// encrypted and with their MACs, that say what a reader would not say.
public final class OsdpFuzz {
  private static final String KEY = "6b1f83d40c9ae25777b13a5ef0c8296d";
  private static final Path FILE = keyFile();

  private OsdpFuzz() {}

  private static Path keyFile() {
    try {
      Path file =
          Files.createTempFile(
              "fuzz",
              ".key",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      file.toFile().deleteOnExit();
      return Files.writeString(file, KEY + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static void fuzzerTestOneInput(byte[] data) throws WireException {
    Bench bench = new Bench();
    Input input = new Input(data);
    int mode = input.octet() & 3;
    if (mode == 0) {
      bench.line = new Asked(input.serial(bench.timing));
    } else {
      Peripheral reader = new Peripheral(bench.timing);
      reader.hasKey(KEY);
      if (mode == 1) {
        reader.tampering = frame -> damaged(frame, input);
      } else {
        reader.saying = said -> said(said, input);
      }
      bench.line = reader;
    }
    BadgeReader reader =
        (BadgeReader)
            Osdp.DRIVER.open(bench, "J16", Map.of("key-file", FILE.toString(), "again-ms", "0"));
    Rules.listen(reader, 30);
    Rules.require(reader.condition().size() == 2, "the reader's condition");
  }

  /// Three bytes of the input: where, how, and whether the frame is cut there.
  private static byte[] damaged(byte[] frame, Input input) {
    if (input.isEmpty()) {
      return frame;
    }
    int place = input.octet() % frame.length;
    byte[] copy = frame.clone();
    copy[place] ^= (byte) input.octet();
    return (input.octet() & 7) == 7 ? Arrays.copyOf(copy, place) : copy;
  }

  /// A length, and what is said instead; a length of 255 leaves it as it is.
  private static byte[] said(byte[] usual, Input input) {
    if (input.isEmpty()) {
      return usual;
    }
    int length = input.octet();
    if (length == 255) {
      return usual;
    }
    byte[] said = input.take(1 + length);
    return said.length == 0 || said[0] == 0x53 ? usual : said;
  }
}
