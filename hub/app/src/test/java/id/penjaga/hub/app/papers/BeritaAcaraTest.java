package id.penjaga.hub.app.papers;

import static id.penjaga.hub.app.print.PdfText.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import id.penjaga.hub.app.print.PdfBoxes;
import id.penjaga.hub.app.print.PdfPrinter;
import id.penjaga.hub.app.print.PdfText;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.work.Command;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The minutes of a visit (berita acara)")
class BeritaAcaraTest extends DeskSetting {
  private static final String CODE = "0".repeat(26);

  private long visit;

  @BeforeEach
  void arrives() {
    person("Hadi Kabid", "hadi", "kepala_bidang_aptika", "pejabat_berwenang");
    visit = approved("PT Sejuk", "Tamu Satu");
    now = Instant.parse("2026-09-10T02:30:00Z");
    arrives(visit, "Tamu Satu", "T-1", "ktp");
    now = Instant.parse("2026-09-10T04:00:00Z");
  }

  private Paper made(String language) {
    return desk.preview(
        office.caseFile(visit).orElseThrow(), "BERITA_ACARA", new Speech(language, ZONE));
  }

  private byte[] printed(String language) throws IOException {
    Paper made = made(language);
    byte[] pdf = PdfPrinter.print(made.coded(CODE, "http://localhost:8080/v/" + CODE, made.foot()));
    Path folder = Files.createDirectories(Path.of("target/papers"));
    Files.write(folder.resolve("BERITA_ACARA-visit-" + language + ".pdf"), pdf);
    assertEquals(List.of(), PdfBoxes.faults(pdf));
    return pdf;
  }

  private static int pictures(byte[] pdf) throws IOException {
    int pictures = 0;
    try (PDDocument document = Loader.loadPDF(pdf)) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getXObjectNames()) {
          pictures += page.getResources().isImageXObject(name) ? 1 : 0;
        }
      }
    }
    return pictures;
  }

  private String drawn(Path folder, int y) throws Exception {
    BufferedImage field = new BufferedImage(600, 240, BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = field.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, 600, 240);
    pen.setColor(Color.BLACK);
    pen.setStroke(new BasicStroke(3.5f));
    pen.drawArc(60, y, 480, 120, 20, 300);
    pen.dispose();
    Path file = folder.resolve("signature.png");
    ImageIO.write(field, "png", file.toFile());
    return store.attachments().take(file, "signature.png", 1 << 20, "sari", now).sha256();
  }

  private void signed(By visitor) {
    does(
        as("administrator_ruang_server"),
        visit,
        "VIS-P4",
        null,
        "activities",
        "Filter dibersihkan",
        "packing_out",
        true);
    act(
        "administrator_ruang_server",
        visit,
        new Command.Sign(opening(visit, "VIS-P4"), "administrator", null, ""));
    done(
        office.act(
            "sign",
            visitor,
            visit,
            new Command.Sign(opening(visit, "VIS-P4"), "visitor", null, ""),
            null,
            ""));
  }

  @Test
  @DisplayName(
      "VIS-07 VIS-12: it names both parties, the date in words, and holds both signatures as they"
          + " were drawn, with their hashes")
  void parties(@TempDir Path folder) throws Exception {
    String guest = drawn(folder, 40);
    String escort = drawn(folder, 90);
    leaves(visit, "Tamu Satu", "visitor_signature", guest, "escort_signature", escort);
    says(PdfText.of(printed("id")), "1. ……………………………, selanjutnya disebut PIHAK PERTAMA");
    signed(guest("Tamu Satu"));
    byte[] pdf = printed("id");
    String text = PdfText.of(pdf);
    says(
        text,
        "Pada hari ini, Kamis, tanggal sepuluh, bulan September, tahun dua ribu dua puluh enam,",
        "1. Sari Wulandari, Administrator ruang server, selanjutnya disebut PIHAK PERTAMA;",
        "2. Tamu Satu, dari PT Sejuk, selanjutnya disebut PIHAK KEDUA,",
        "Kondisi lingkungan selama dan sesudah",
        "Tanda tangan pengunjung",
        guest.substring(0, 12),
        escort.substring(0, 12));
    assertEquals(2, pictures(pdf));
    byte[] english = printed("en");
    says(PdfText.of(english), "hereinafter the SECOND PARTY", "Signature of the escort");
    assertFalse(PdfText.of(english).contains("selanjutnya"));
    assertEquals(2, pictures(english));
  }

  @Test
  @DisplayName("without drawn signatures it says so by a dash, and nothing is drawn")
  void nothingDrawn() throws IOException {
    leaves(visit, "Tamu Satu");
    signed(guest("Tamu Satu"));
    byte[] pdf = printed("id");
    assertEquals(0, pictures(pdf));
    says(PdfText.of(pdf), "Tanda tangan pengunjung", "PIHAK KEDUA");
  }

  @Test
  @DisplayName("who signs at the screen of the door is named, although the screen knows nobody")
  void screen() {
    leaves(visit, "Tamu Satu");
    signed(new By.Kiosk("7", "pengunjung"));
    var hands = assertInstanceOf(PaperPart.Signatures.class, made("id").parts().getLast());
    assertEquals(
        List.of("Tamu Satu", "Sari Wulandari"),
        hands.signatures().stream().map(PaperPart.Signature::name).toList());
  }
}
