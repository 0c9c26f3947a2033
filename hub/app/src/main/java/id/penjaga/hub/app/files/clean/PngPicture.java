package id.penjaga.hub.app.files.clean;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;

/// A PNG picture (W3C PNG, third edition), written anew with the chunks that draw it and its
/// colours. Texts, times and frames of a film are left out; each chunk's check sum is verified.
final class PngPicture {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  private static final Set<String> CRITICAL = Set.of("PLTE", "IDAT");
  private static final Set<String> COLOURS =
      Set.of("tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "sBIT", "bKGD", "pHYs");

  /// A camera's EXIF is smaller; one of JPEG cannot be larger.
  private static final int MOST_EXIF = 1 << 16;

  private PngPicture() {}

  static void clean(FileBytes in, OutputStream out) throws IOException, FileRefused {
    out.write(in.some(SIGNATURE.length));
    boolean drawn = false;
    for (String name = header(in, out); !name.equals("IEND"); ) {
      long length = in.u32();
      name = in.name();
      if (name.equals("eXIf") && length <= MOST_EXIF) {
        byte[] exif = in.some((int) length);
        in.skip(4);
        int orientation = Orientation.of(exif, 0);
        if (orientation != Orientation.UPRIGHT) {
          write(out, "eXIf", Orientation.tiff(orientation));
        }
      } else if (CRITICAL.contains(name) || COLOURS.contains(name)) {
        copy(in, out, name, length);
        drawn |= name.equals("IDAT");
      } else if (name.equals("IEND")) {
        copy(in, out, name, length);
      } else if (name.equals("acTL")) {
        throw new FileRefused(FileRefusal.MOVING);
      } else if (Character.isUpperCase(name.charAt(0))) {
        throw new FileRefused(FileRefusal.BROKEN); // critical, and none that we know
      } else {
        in.skip(length + 4);
      }
    }
    if (!drawn) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
  }

  private static String header(FileBytes in, OutputStream out) throws IOException, FileRefused {
    if (in.u32() != 13 || !in.name().equals("IHDR")) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
    byte[] header = in.some(13);
    Picture.requireSize(number(header, 0), number(header, 4));
    CRC32 sum = new CRC32();
    sum.update("IHDR".getBytes(StandardCharsets.ISO_8859_1));
    sum.update(header);
    if (in.u32() != sum.getValue()) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
    write(out, "IHDR", header);
    return "IHDR";
  }

  private static void copy(FileBytes in, OutputStream out, String name, long length)
      throws IOException, FileRefused {
    number(out, length);
    CRC32 sum = new CRC32();
    OutputStream summed = new CheckedOutputStream(out, sum);
    summed.write(name.getBytes(StandardCharsets.ISO_8859_1));
    in.copy(length, summed);
    if (in.u32() != sum.getValue()) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
    number(out, sum.getValue());
  }

  private static void write(OutputStream out, String name, byte[] data) throws IOException {
    number(out, data.length);
    CRC32 sum = new CRC32();
    OutputStream summed = new CheckedOutputStream(out, sum);
    summed.write(name.getBytes(StandardCharsets.ISO_8859_1));
    summed.write(data);
    number(out, sum.getValue());
  }

  private static void number(OutputStream out, long number) throws IOException {
    for (int shift = 24; shift >= 0; shift -= 8) {
      out.write((int) (number >> shift));
    }
  }

  private static long number(byte[] bytes, int from) {
    long number = 0;
    for (int i = 0; i < 4; i++) {
      number = number << 8 | bytes[from + i] & 0xFF;
    }
    return number;
  }
}
