package id.penjaga.hub.app.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("A picture for the letterhead")
class PdfPictureTest {
  private static byte[] picture(String format, int width, int height, int type) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(width, height, type), format, out);
    return out.toByteArray();
  }

  private static PdfPicture.Verdict judge(byte[] picture) {
    return PdfPicture.judge(picture);
  }

  @Test
  @DisplayName("is taken as PNG and JPEG, and refused where it claims a hundred megapixels")
  void pixels() throws IOException {
    assertEquals(
        PdfPicture.Verdict.FIT, judge(picture("png", 40, 60, BufferedImage.TYPE_INT_ARGB)));
    assertEquals(
        PdfPicture.Verdict.FIT, judge(picture("jpeg", 40, 60, BufferedImage.TYPE_INT_RGB)));
    byte[] large = picture("png", 10_000, 10_000, BufferedImage.TYPE_BYTE_BINARY);
    assertTrue(large.length < 100_000, "it is small on the wire");
    assertEquals(PdfPicture.Verdict.TOO_MANY_PIXELS, judge(large));
  }

  @Test
  @DisplayName("is refused where it holds gigabytes that it does not claim")
  void bomb() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(packed)) {
      byte[] nothing = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        deflater.write(nothing);
      }
    }
    assertTrue(packed.size() < 300_000, packed.size() + " bytes on the wire");
    byte[] head = picture("png", 40, 60, BufferedImage.TYPE_INT_RGB);
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(head, 0, 33); // signature and IHDR
    chunk("IDAT", packed.toByteArray(), bomb);
    chunk("IEND", new byte[0], bomb);
    assertEquals(PdfPicture.Verdict.TOO_MANY_PIXELS, judge(bomb.toByteArray()));
  }

  private static void chunk(String name, byte[] data, ByteArrayOutputStream to) throws IOException {
    DataOutputStream out = new DataOutputStream(to);
    CRC32 check = new CRC32();
    byte[] kind = name.getBytes(StandardCharsets.US_ASCII);
    check.update(kind);
    check.update(data);
    out.writeInt(data.length);
    out.write(kind);
    out.write(data);
    out.writeInt((int) check.getValue());
  }

  @Test
  @DisplayName("is refused where it is none, is cut off, or is another file in its clothes")
  void broken() throws IOException {
    byte[] png = picture("png", 40, 60, BufferedImage.TYPE_INT_ARGB);
    for (byte[] none :
        new byte[][] {
          "<svg/>".getBytes(StandardCharsets.UTF_8),
          "GIF89a".getBytes(StandardCharsets.UTF_8),
          "%PDF-1.7".getBytes(StandardCharsets.UTF_8),
          new byte[0],
          Arrays.copyOf(png, 30),
          Arrays.copyOf(png, png.length / 2)
        }) {
      assertEquals(PdfPicture.Verdict.BROKEN, judge(none), new String(none));
    }
  }
}
