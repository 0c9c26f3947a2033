package id.penjaga.device.app.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Somebody with the card in hand who knows the file format.
final class Forger {
  private Forger() {}

  /// Replaces a text on a page by one of the same length and makes the page's check sum right
  /// again.
  static void replace(Path file, long segment, int page, String from, String to) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    int start = page * PageFormat.PAGE;
    String text = new String(bytes, start, PageFormat.PAGE, StandardCharsets.ISO_8859_1);
    int at = text.indexOf(from);
    if (at < 0) {
      throw new IllegalArgumentException(from + " is not on the page");
    }
    System.arraycopy(to.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, start + at, to.length());
    ByteBuffer sealed = ByteBuffer.allocate(PageFormat.PAGE).put(bytes, start, PageFormat.PAGE);
    new PageFormat().seal(sealed.clear(), segment, page);
    sealed.get(0, bytes, start, PageFormat.PAGE);
    Files.write(file, bytes);
  }
}
