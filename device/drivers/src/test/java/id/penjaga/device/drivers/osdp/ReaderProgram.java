package id.penjaga.device.drivers.osdp;

import id.penjaga.device.drivers.wire.Bench;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// The {@link Peripheral} as a program of its own, for a line that is not this process's: hears on
/// its standard input, answers on its standard output. Arguments: its key, then a file to which a
/// line is added for each badge that is shown.
final class ReaderProgram {
  private static final byte START_OF_FRAME = 0x53;

  private ReaderProgram() {}

  public static void main(String[] arguments) throws IOException {
    Peripheral reader = new Peripheral(new Bench().timing);
    reader.hasKey(arguments[0]);
    Path cards = Path.of(arguments[1]);
    int shown = 0;
    System.err.println("ready");
    ByteArrayOutputStream heard = new ByteArrayOutputStream();
    byte[] buffer = new byte[2048];
    for (int count = System.in.read(buffer); count > 0; count = System.in.read(buffer)) {
      heard.write(buffer, 0, count);
      byte[] frame = frameIn(heard);
      List<String> all = Files.readAllLines(cards);
      while (shown < all.size()) {
        reader.shows(all.get(shown++));
      }
      if (frame.length > 0) {
        reader.write(frame);
        System.out.write(buffer, 0, reader.read(buffer, Duration.ZERO));
        System.out.flush();
      }
    }
  }

  /// Takes a whole frame, whatever pieces the line made of it; empty while it is not whole.
  private static byte[] frameIn(ByteArrayOutputStream heard) {
    byte[] all = heard.toByteArray();
    int start = 0;
    while (start < all.length && all[start] != START_OF_FRAME) {
      start++;
    }
    int length = all.length < start + 4 ? 4 : all[start + 2] & 0xFF | (all[start + 3] & 0xFF) << 8;
    if (all.length < start + length) {
      return new byte[0];
    }
    heard.reset();
    heard.write(all, start + length, all.length - start - length);
    return Arrays.copyOfRange(all, start, start + length);
  }
}
