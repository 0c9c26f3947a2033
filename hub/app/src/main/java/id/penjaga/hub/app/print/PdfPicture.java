package id.penjaga.hub.app.print;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.openpdf.text.Image;

/// A picture that shall stand in a letterhead, judged before it is unpacked: a file of a few
/// kilobytes can claim gigabytes, and hold them without claiming them.
public final class PdfPicture {
  private static final long MOST_PIXELS = 4_000_000;

  /// Four channels of 16 bits, and a byte more for each row.
  private static final long MOST_UNPACKED = 8 * MOST_PIXELS + 2_000_000;

  private static final int PNG_HEAD = 8;
  private static final int DATA = 0x4944_4154; // IDAT

  private PdfPicture() {}

  /// What is found out of a picture.
  public enum Verdict {
    FIT,
    TOO_MANY_PIXELS,
    BROKEN
  }

  /// @param picture PNG or JPEG; fit with at most 4 million pixels
  public static Verdict judge(byte[] picture) {
    try {
      long pixels = pixels(picture);
      if (pixels <= 0) {
        return Verdict.BROKEN;
      }
      if (pixels > MOST_PIXELS || unpacked(picture) > MOST_UNPACKED) {
        return Verdict.TOO_MANY_PIXELS;
      }
      return Image.getInstance(picture).getWidth() >= 1 ? Verdict.FIT : Verdict.BROKEN;
    } catch (IOException
        | DataFormatException
        | RuntimeException _) { // the library says what it cannot read in both ways
      return Verdict.BROKEN;
    }
  }

  /// As the head of the picture says; 0 when it has none.
  private static long pixels(byte[] picture) throws IOException {
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        return 0;
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(in, true, true);
        return (long) reader.getWidth(0) * reader.getHeight(0);
      } finally {
        reader.dispose();
      }
    }
  }

  /// How much the data of a PNG unpack to, or a little more than may be; 0 for other pictures.
  private static long unpacked(byte[] picture) throws IOException, DataFormatException {
    if (picture[0] != (byte) 0x89) {
      return 0;
    }
    byte[] row = new byte[8192];
    try (Inflater inflater = new Inflater();
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(picture))) {
      in.skipNBytes(PNG_HEAD);
      while (in.available() > 0) {
        int length = in.readInt();
        boolean data = in.readInt() == DATA;
        byte[] chunk = in.readNBytes(length);
        in.skipNBytes(4);
        if (data) {
          inflater.setInput(chunk);
          for (int got = inflater.inflate(row); got > 0; got = inflater.inflate(row)) {
            if (inflater.getBytesWritten() > MOST_UNPACKED) {
              return inflater.getBytesWritten();
            }
          }
        }
      }
      return inflater.getBytesWritten();
    }
  }
}
