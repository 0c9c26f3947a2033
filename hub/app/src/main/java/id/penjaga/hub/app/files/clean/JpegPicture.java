package id.penjaga.hub.app.files.clean;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A JPEG picture (ITU-T T.81, annex B), written anew with only what draws it: tables, frames,
/// scans, colour profile and Adobe's colour flag, and a fresh orientation.
final class JpegPicture {
  private static final int START = 0xD8;
  private static final int END = 0xD9;
  private static final int SCAN = 0xDA;
  private static final int APP0 = 0xE0;
  private static final int APP1 = 0xE1;
  private static final int APP2 = 0xE2;
  private static final int APP14 = 0xEE;
  private static final int JFIF_BYTES = 14;
  private static final byte[] EXIF = latin("Exif\0\0");

  private final FileBytes in;
  private final OutputStream out;
  private boolean framed;
  private boolean scanned;
  private boolean oriented;

  private JpegPicture(FileBytes in, OutputStream out) {
    this.in = in;
    this.out = out;
  }

  static void clean(FileBytes in, OutputStream out) throws IOException, FileRefused {
    new JpegPicture(in, out).clean();
  }

  private void clean() throws IOException, FileRefused {
    if (in.u16() != (0xFF00 | START)) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
    marker(START);
    int marker = marker();
    while (marker != END) {
      marker = segment(marker);
    }
    if (!scanned) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
    marker(END); // what follows the end is no part of the picture
  }

  /// Passes one segment on or over; returns the marker that follows.
  private int segment(int marker) throws IOException, FileRefused {
    boolean known = marker >= 0xC0 && marker < 0xFF && marker != START && !restart(marker);
    int length = known ? in.u16() - 2 : -1;
    if (length < 0) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
    if (marker == APP0 || marker == APP1 || marker == APP2 || marker == APP14) {
      application(marker, in.some(length));
    } else if (marker > APP0) { // other applications, extensions, comments
      in.skip(length);
    } else {
      byte[] segment = in.some(length);
      if (frame(marker)) {
        measure(segment);
      }
      write(marker, segment);
      if (marker == SCAN) {
        return scan();
      }
    }
    return marker();
  }

  private void application(int marker, byte[] data) throws IOException {
    if (marker == APP0 && begins(data, latin("JFIF\0")) && data.length >= JFIF_BYTES) {
      byte[] bare = Arrays.copyOf(data, JFIF_BYTES);
      bare[12] = 0; // no thumbnail
      bare[13] = 0;
      write(APP0, bare);
    } else if (marker == APP1 && begins(data, EXIF) && !oriented) {
      int orientation = Orientation.of(data, EXIF.length);
      if (orientation != Orientation.UPRIGHT) {
        oriented = true;
        byte[] tiff = Orientation.tiff(orientation);
        byte[] fresh = Arrays.copyOf(EXIF, EXIF.length + tiff.length);
        System.arraycopy(tiff, 0, fresh, EXIF.length, tiff.length);
        write(APP1, fresh);
      }
    } else if (marker == APP2 && begins(data, latin("ICC_PROFILE\0"))
        || marker == APP14 && begins(data, latin("Adobe"))) {
      write(marker, data);
    }
  }

  private void measure(byte[] frame) throws FileRefused {
    if (framed || frame.length < 6) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
    framed = true;
    long height = (frame[1] & 0xFF) << 8 | frame[2] & 0xFF;
    long width = (frame[3] & 0xFF) << 8 | frame[4] & 0xFF;
    Picture.requireSize(width, height);
  }

  /// Copies the coded data of a scan up to the next marker, which is returned.
  private int scan() throws IOException, FileRefused {
    if (!framed) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
    scanned = true;
    while (true) {
      int next = in.u8();
      if (next != 0xFF) {
        out.write(next);
        continue;
      }
      int after = in.u8();
      while (after == 0xFF) {
        after = in.u8();
      }
      if (after != 0 && !restart(after)) {
        return after;
      }
      marker(after);
    }
  }

  private int marker() throws IOException, FileRefused {
    if (in.u8() != 0xFF) {
      throw new FileRefused(FileRefusal.BROKEN);
    }
    int marker = in.u8();
    while (marker == 0xFF) { // filling
      marker = in.u8();
    }
    return marker;
  }

  private void marker(int marker) throws IOException {
    out.write(0xFF);
    out.write(marker);
  }

  private void write(int marker, byte[] segment) throws IOException {
    marker(marker);
    out.write(segment.length + 2 >> 8);
    out.write(segment.length + 2);
    out.write(segment);
  }

  private static boolean restart(int marker) {
    return marker >= 0xD0 && marker <= 0xD7;
  }

  private static boolean frame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static boolean begins(byte[] data, byte[] wanted) {
    return data.length >= wanted.length
        && Arrays.equals(data, 0, wanted.length, wanted, 0, wanted.length);
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
