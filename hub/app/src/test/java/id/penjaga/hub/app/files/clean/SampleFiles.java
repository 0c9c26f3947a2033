package id.penjaga.hub.app.files.clean;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/// Files as telephones, cameras and attackers make them.
public final class SampleFiles {
  /// Stands in every place of a file that tells more than the picture.
  public static final String SECRET = "06.2088S 106.8456E milik Sari";

  private SampleFiles() {}

  /// A small JPEG of Java's own encoder.
  ///
  /// @param seed another number, another picture
  public static byte[] jpeg(int seed) {
    return encoded("jpg", seed);
  }

  /// A photo as a telephone makes it: place, names, remarks, a thumbnail, and a film behind its
  /// end.
  public static byte[] telephonePhoto(int orientation) {
    byte[] photo = jpeg(1);
    photo = with(photo, 0xFE, text(SECRET));
    photo = with(photo, 0xED, text("Photoshop 3.0\0" + SECRET));
    photo = with(photo, 0xE2, text("MPF\0" + SECRET));
    photo = with(photo, 0xE1, text("http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>" + SECRET));
    photo = with(photo, 0xE1, join(text("Exif\0\0"), tiff(orientation, true)));
    return join(photo, text("ftypmp42" + SECRET));
  }

  /// A JPEG with one more segment at its beginning.
  public static byte[] with(byte[] jpeg, int marker, byte[] data) {
    byte[] head = {
      (byte) 0xFF, (byte) marker, (byte) (data.length + 2 >> 8), (byte) (data.length + 2)
    };
    return join(Arrays.copyOf(jpeg, 2), head, data, Arrays.copyOfRange(jpeg, 2, jpeg.length));
  }

  /// EXIF with an orientation and a place (Exif 3.0, 4.6.2).
  public static byte[] tiff(int orientation, boolean big) {
    byte[] secret = text(SECRET);
    ByteBuffer tiff = ByteBuffer.allocate(56 + secret.length);
    tiff.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    tiff.put(text(big ? "MM" : "II")).putShort((short) 42).putInt(8);
    tiff.putShort((short) 2);
    tiff.putShort((short) 0x0112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0);
    tiff.putShort((short) 0x8825).putShort((short) 4).putInt(1).putInt(38); // the place
    tiff.putInt(0);
    tiff.putShort((short) 1);
    tiff.putShort((short) 0x001B).putShort((short) 7).putInt(secret.length).putInt(56);
    tiff.putInt(0).put(secret);
    return tiff.array();
  }

  public static byte[] png(int seed) {
    return encoded("png", seed);
  }

  /// A PNG with one more chunk after its header.
  public static byte[] withChunk(byte[] png, String name, byte[] data) {
    int after = 8 + 8 + 13 + 4;
    return join(
        Arrays.copyOf(png, after), chunk(name, data), Arrays.copyOfRange(png, after, png.length));
  }

  private static byte[] chunk(String name, byte[] data) {
    CRC32 sum = new CRC32();
    sum.update(text(name));
    sum.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(text(name))
        .put(data)
        .putInt((int) sum.getValue())
        .array();
  }

  /// A lossless WebP of one pixel in the simple format.
  public static byte[] webp() {
    return Base64.getDecoder().decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==");
  }

  /// The same in the extended format, with place and remarks.
  public static byte[] extendedWebp(int orientation) {
    byte[] simple = webp();
    byte[] body =
        join(
            riff("VP8X", new byte[] {0x0C, 0, 0, 0, 0, 0, 0, 0, 0, 0}),
            Arrays.copyOfRange(simple, 12, simple.length),
            riff("EXIF", tiff(orientation, false)),
            riff("XMP ", text(SECRET + "!!")));
    return join(riff("RIFF", join(text("WEBP"), body)), text("PK\3\4" + SECRET));
  }

  static byte[] riff(String name, byte[] data) {
    return join(
        text(name),
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(data.length).array(),
        data,
        new byte[data.length & 1]);
  }

  /// A PDF of one empty page.
  ///
  /// @param more stands in its catalogue
  public static byte[] pdf(String more) {
    return text(
        "%PDF-1.7\n%\u00E2\u00E3\u00CF\u00D3\n1 0 obj\n<</Type/Catalog/Pages 2 0 R "
            + more
            + ">>\nendobj\n2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n"
            + "3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>\nendobj\n"
            + "4 0 obj\n<</Length 12>>\nstream\n/JS /Launch \nendstream\nendobj\n"
            + "xref\n0 1\n0000000000 65535 f \ntrailer\n<</Root 1 0 R/Size 5>>\n"
            + "startxref\n9\n%%EOF\n");
  }

  public static byte[] text(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] encoded(String format, int seed) {
    BufferedImage picture = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = picture.createGraphics();
    for (int i = 0; i < 48; i++) {
      pen.setColor(new Color(seed * 37 + i * 4 & 0xFF, i * 5, seed * 11 & 0xFF));
      pen.drawLine(0, i, 64, 48 - i);
    }
    pen.dispose();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ImageIO.write(picture, format, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }
}
