package id.penjaga.hub.app.files.clean;

import static id.penjaga.hub.app.files.clean.SampleFiles.join;
import static id.penjaga.hub.app.files.clean.SampleFiles.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("SYS-10 Attachments are judged by their bytes and lose what they tell beside")
class CleaningTest {
  @TempDir Path folder;
  private FileKind kind;

  private byte[] clean(byte[] raw) throws IOException, FileRefused {
    Path file = folder.resolve("raw");
    Files.write(file, raw);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    kind = Cleaning.clean(file, out);
    return out.toByteArray();
  }

  private FileRefusal refused(byte[] raw) {
    return assertThrows(FileRefused.class, () -> clean(raw)).why;
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static void assertSamePixels(byte[] before, byte[] after) throws IOException {
    BufferedImage a = ImageIO.read(new ByteArrayInputStream(before));
    BufferedImage b = ImageIO.read(new ByteArrayInputStream(after));
    assertEquals(a.getWidth(), b.getWidth());
    assertEquals(a.getHeight(), b.getHeight());
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        assertEquals(a.getRGB(x, y), b.getRGB(x, y));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 6, 8})
  @DisplayName("SYS-10 A photo loses place, names, remarks and what hangs behind it")
  void aTelephonePhotoTellsNothingElse(int orientation) throws Exception {
    byte[] photo = SampleFiles.telephonePhoto(orientation);
    byte[] kept = clean(photo);
    assertEquals(FileKind.JPEG, kind);
    for (String gone : List.of("06.2088S", "Sari", "xmpmeta", "Photoshop", "MPF", "ftypmp42")) {
      assertTrue(latin(photo).contains(gone), gone + " was there");
      assertFalse(latin(kept).contains(gone), gone + " is still there");
    }
    assertSamePixels(photo, kept);
    int exif = latin(kept).indexOf("Exif\0\0");
    if (orientation == 1) {
      assertEquals(-1, exif, "upright needs no word");
    } else {
      assertEquals(orientation, Orientation.of(kept, exif + 6), "it keeps standing upright");
    }
    assertArrayEquals(kept, clean(kept), "clean stays clean");
  }

  @Test
  void anOrientationIsReadInEitherByteOrderAndNonsenseIsUpright() {
    for (boolean big : new boolean[] {true, false}) {
      assertEquals(6, Orientation.of(SampleFiles.tiff(6, big), 0));
      assertEquals(1, Orientation.of(SampleFiles.tiff(9, big), 0));
    }
    byte[] tiff = SampleFiles.tiff(6, true);
    Random random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      byte[] bad = tiff.clone();
      bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      bad[random.nextInt(12)] = (byte) random.nextInt();
      int read = Orientation.of(Arrays.copyOf(bad, random.nextInt(bad.length)), 0);
      assertTrue(read >= 1 && read <= 8);
    }
  }

  @Test
  void aPngKeepsItsPixelsAndItsOrientationOnly() throws Exception {
    byte[] png = SampleFiles.png(1);
    byte[] told = SampleFiles.withChunk(png, "tEXt", text("Author\0" + SampleFiles.SECRET));
    told = SampleFiles.withChunk(told, "iTXt", text("XML:com.adobe.xmp\0" + SampleFiles.SECRET));
    told = SampleFiles.withChunk(told, "eXIf", SampleFiles.tiff(6, false));
    told = SampleFiles.withChunk(told, "zzZz", text(SampleFiles.SECRET));
    told = join(told, text("PK\3\4" + SampleFiles.SECRET));
    byte[] kept = clean(told);
    assertEquals(FileKind.PNG, kind);
    assertFalse(latin(kept).contains("Sari"));
    assertSamePixels(png, kept);
    assertEquals(6, Orientation.of(kept, latin(kept).indexOf("eXIf") + 4));
    assertArrayEquals(png, clean(png), "a plain one is kept as it is");
  }

  @Test
  void aWebpKeepsItsPixelsAndItsOrientationOnly() throws Exception {
    byte[] kept = clean(SampleFiles.extendedWebp(6));
    assertEquals(FileKind.WEBP, kind);
    assertFalse(latin(kept).contains("Sari"));
    assertEquals(kept.length - 8, kept[4] & 0xFF, "it says its own size");
    assertEquals(0x08, kept[20], "it says that there is EXIF and no XMP");
    assertEquals(6, Orientation.of(kept, latin(kept).indexOf("EXIF") + 8));
    String upright = latin(clean(SampleFiles.extendedWebp(1)));
    assertFalse(upright.contains("EXIF"));
    assertEquals(0, upright.charAt(20));
    assertArrayEquals(SampleFiles.webp(), clean(SampleFiles.webp()));
  }

  @Test
  @DisplayName("SYS-10 A PDF is kept to the byte, and refused when it carries a program")
  void aPdfIsKeptToTheByte() throws Exception {
    byte[] pdf = SampleFiles.pdf("");
    assertArrayEquals(pdf, clean(pdf), "what looks like a name inside a stream is none");
    assertEquals(FileKind.PDF, kind);
    for (String active :
        List.of(
            "/OpenAction<</S/JavaScript/JS(app.alert(1))>>",
            "/OpenAction<</S/J#61vaScript>>",
            "/AA<</O<</S/Launch/F(cmd.exe)>>>>",
            "/Names<</EmbeddedFiles 9 0 R>>",
            "/AcroForm<</XFA 9 0 R>>")) {
      assertEquals(FileRefusal.ACTIVE_PDF, refused(SampleFiles.pdf(active)), active);
    }
    assertEquals(FileRefusal.BROKEN, refused(Arrays.copyOf(pdf, pdf.length - 7)), "no end");
    assertEquals(
        FileRefusal.BROKEN, refused(join(pdf, new byte[2000])), "something behind its end");
  }

  @Test
  @DisplayName("SYS-10 A program in packed objects of a PDF is found, and what bursts is refused")
  void packedObjectsAreLookedAt() throws Exception {
    byte[] plain = packed("1 0 <</Type/Catalog/JSON true>> /JavaScripts", "/FlateDecode");
    assertArrayEquals(plain, clean(plain), "a name that only begins like one of a program");
    assertEquals(
        FileRefusal.ACTIVE_PDF,
        refused(packed("1 0 <</OpenAction<</S/J#61vaScript>>>>", "/FlateDecode")));
    assertEquals(
        FileRefusal.ACTIVE_PDF, refused(packed("1 0 <</A 2 0 R>> /Launch", "[/FlateDecode]")));
    assertEquals(
        FileRefusal.LOCKED_PDF,
        refused(packed("1 0 <<>>", "[/ASCIIHexDecode/FlateDecode]")),
        "what hides in two coats");
    assertEquals(
        FileRefusal.LOCKED_PDF, refused(packed(" ".repeat(17 << 20), "/FlateDecode")), "a bomb");
    byte[] locked = packed("1 0 <<>>", "/FlateDecode");
    int at = latin(locked).indexOf("stream\n", latin(locked).indexOf("ObjStm"));
    locked[at + 8] ^= 0x55;
    assertEquals(FileRefusal.LOCKED_PDF, refused(locked), "bytes under a password");
  }

  private static byte[] packed(String objects, String filter) throws Exception {
    java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
    try (var deflater = new java.util.zip.DeflaterOutputStream(packed)) {
      deflater.write(text(objects));
    }
    byte[] pdf = SampleFiles.pdf("");
    int at = latin(pdf).indexOf("xref\n");
    return join(
        Arrays.copyOf(pdf, at),
        text("5 0 obj\n<</Type/ObjStm/N 1/First 4/Filter" + filter + ">>\nstream\n"),
        packed.toByteArray(),
        text("\nendstream\nendobj\n"),
        Arrays.copyOfRange(pdf, at, pdf.length));
  }

  @Test
  void otherKindsAreRefusedWhateverTheySay() {
    Map<String, FileRefusal> wrong =
        Map.of(
            "",
            FileRefusal.EMPTY,
            "<html><script>alert(1)</script>",
            FileRefusal.WRONG_KIND,
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            FileRefusal.WRONG_KIND,
            "GIF89a" + "x".repeat(40),
            FileRefusal.WRONG_KIND,
            "PK\3\4 a document",
            FileRefusal.WRONG_KIND,
            "MZ a program",
            FileRefusal.WRONG_KIND,
            " %PDF-1.7 not at the beginning",
            FileRefusal.WRONG_KIND,
            "\0\0\0\30ftypheic....",
            FileRefusal.APPLE_PICTURE,
            "\u00FF\u00D8\u00FF",
            FileRefusal.BROKEN);
    wrong.forEach((bytes, why) -> assertEquals(why, refused(text(bytes)), bytes));
  }

  @Test
  void whatMovesIsRefused() {
    byte[] moving = SampleFiles.withChunk(SampleFiles.png(1), "acTL", new byte[8]);
    assertEquals(FileRefusal.MOVING, refused(moving));
    byte[] webp = SampleFiles.extendedWebp(1);
    webp[20] |= 0x02;
    assertEquals(FileRefusal.MOVING, refused(webp));
  }

  @Test
  void aPictureThatClaimsMillionsOfPixelsIsRefused() {
    byte[] jpeg = SampleFiles.jpeg(1);
    int frame = latin(jpeg).indexOf("\u00FF\u00C0");
    for (int i = 5; i <= 8; i++) {
      jpeg[frame + i] = (byte) 0xFF;
    }
    assertEquals(FileRefusal.TOO_MANY_PIXELS, refused(jpeg));
  }

  @Test
  void aPictureCutOffAnywhereIsRefused() throws Exception {
    for (byte[] whole :
        List.of(SampleFiles.jpeg(2), SampleFiles.png(2), SampleFiles.extendedWebp(6))) {
      byte[] clean = clean(whole);
      for (int length = 12; length < clean.length; length++) {
        byte[] cut = Arrays.copyOf(clean, length);
        assertEquals(FileRefusal.BROKEN, refused(cut), kind + " cut at " + length);
      }
    }
  }

  @Test
  void whateverComesIsKeptOrRefusedAndNothingElseHappens() throws Exception {
    Random random = new Random(11);
    List<byte[]> good =
        List.of(
            SampleFiles.telephonePhoto(6),
            SampleFiles.png(3),
            SampleFiles.extendedWebp(8),
            SampleFiles.pdf(""));
    int kept = 0;
    for (int i = 0; i < 4000; i++) {
      byte[] bad = good.get(i % good.size()).clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      }
      try {
        assertFalse(clean(bad).length > bad.length + 40, "it does not grow");
        kept++;
      } catch (FileRefused _) {
        // as it should be
      }
    }
    assertTrue(kept > 100 && kept < 3900, kept + " of 4000 kept");
  }
}
