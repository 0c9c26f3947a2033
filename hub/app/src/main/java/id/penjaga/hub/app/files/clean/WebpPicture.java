package id.penjaga.hub.app.files.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A WebP picture (RFC 9649), written anew with the chunks that draw it, its colour profile and a
/// fresh orientation. The size of the whole stands at its beginning, so the file is read twice.
final class WebpPicture {
  private static final Set<String> DRAWING = Set.of("VP8 ", "VP8L", "VP8X", "ALPH", "ICCP");
  private static final int FLAG_EXIF = 0x08;
  private static final int FLAG_XMP = 0x04;
  private static final int FLAG_MOVING = 0x02;

  /// A camera's EXIF is smaller; one of JPEG cannot be larger.
  private static final int MOST_EXIF = 1 << 16;

  private final Path file;
  private long kept = 4; // the word WEBP
  private int orientation = Orientation.UPRIGHT;
  private boolean drawn;
  private boolean extended;

  private WebpPicture(Path file) {
    this.file = file;
  }

  static void clean(Path file, OutputStream out) throws IOException, FileRefused {
    WebpPicture picture = new WebpPicture(file);
    picture.pass(null);
    if (!picture.drawn) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
    if (picture.oriented()) {
      picture.kept += 8 + Orientation.tiff(picture.orientation).length;
    }
    word(out, "RIFF");
    number(out, picture.kept);
    word(out, "WEBP");
    picture.pass(out);
    if (picture.oriented()) {
      byte[] tiff = Orientation.tiff(picture.orientation);
      word(out, "EXIF");
      number(out, tiff.length);
      out.write(tiff);
    }
  }

  /// Only the extended format may carry EXIF.
  private boolean oriented() {
    return extended && orientation != Orientation.UPRIGHT;
  }

  /// @param out null to look only
  private void pass(@Nullable OutputStream out) throws IOException, FileRefused {
    try (InputStream open = Files.newInputStream(file)) {
      FileBytes in = new FileBytes(open);
      in.skip(4);
      long rest = in.u32LittleEndian() - 4;
      in.skip(4);
      while (rest >= 8) {
        String name = in.name();
        long length = in.u32LittleEndian();
        long padded = length + (length & 1);
        rest -= 8 + padded;
        if (rest < 0) {
          throw new FileRefused(FileRefusal.BROKEN);
        }
        chunk(in, name, length, padded, out);
      }
    }
  }

  private void chunk(
      FileBytes in, String name, long length, long padded, @Nullable OutputStream out)
      throws IOException, FileRefused {
    if (name.equals("ANIM") || name.equals("ANMF")) {
      throw new FileRefused(FileRefusal.MOVING);
    }
    if (name.equals("EXIF") && length <= MOST_EXIF) {
      byte[] exif = in.some((int) padded);
      boolean prefixed = length > 6 && exif[0] == 'E' && exif[1] == 'x';
      orientation = Orientation.of(exif, prefixed ? 6 : 0);
    } else if (!DRAWING.contains(name)) {
      in.skip(padded);
    } else if (name.equals("VP8X")) {
      extend(in, length, out);
    } else if (out == null) {
      in.skip(padded);
      kept += 8 + padded;
      drawn |= name.startsWith("VP8");
    } else {
      word(out, name);
      number(out, length);
      in.copy(padded, out);
    }
  }

  private void extend(FileBytes in, long length, @Nullable OutputStream out)
      throws IOException, FileRefused {
    if (length != 10) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
    byte[] head = in.some(10);
    if ((head[0] & FLAG_MOVING) != 0) {
      throw new FileRefused(FileRefusal.MOVING);
    }
    Picture.requireSize(1 + size(head, 4), 1 + size(head, 7));
    if (out == null) {
      extended = true;
      kept += 18;
      return;
    }
    head[0] &= (byte) ~(FLAG_EXIF | FLAG_XMP);
    if (oriented()) {
      head[0] |= FLAG_EXIF;
    }
    word(out, "VP8X");
    number(out, head.length);
    out.write(head);
  }

  private static long size(byte[] bytes, int from) {
    return bytes[from] & 0xFF | (bytes[from + 1] & 0xFF) << 8 | (bytes[from + 2] & 0xFF) << 16;
  }

  private static void word(OutputStream out, String word) throws IOException {
    out.write(word.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static void number(OutputStream out, long number) throws IOException {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write((int) (number >> shift));
    }
  }
}
