package id.penjaga.hub.app.papers;

import static id.penjaga.hub.app.print.PdfText.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.print.PdfText;
import id.penjaga.hub.app.seal.PdfSigPeer;
import id.penjaga.hub.app.seal.Seal;
import id.penjaga.hub.app.seal.SealStore;
import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDResources;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The desk where papers are frozen")
class PaperDeskTest extends DeskSetting {
  private Answer freeze(long about, String paper, String role) {
    return desk.freeze(UUID.randomUUID().toString(), as(role), about, paper, "sari", List.of("id"));
  }

  @Test
  @DisplayName("keeps the very bytes whose hash is in the book, and the case's words in them")
  void frozen() throws Exception {
    long id = visit("CV Sejuk", "Tamu Satu");
    done(freeze(id, "VISIT_REQUEST", "administrator_ruang_server"));
    PaperRow paper = desk.archive().of(Subject.ofCase(id)).getFirst();
    byte[] pdf = file(paper);
    assertEquals(
        paper.document(),
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)));
    says(
        PdfText.of(pdf),
        "Nomor: 001/PK/09/2026",
        "VIS/2026/09/001",
        "CV Sejuk",
        "Tamu Satu",
        paper.code());
    assertEquals(26, paper.code().length());
    Answer again = freeze(id, "VISIT_REQUEST", "administrator_ruang_server");
    assertEquals(
        Decision.Reason.ALREADY_DONE,
        assertInstanceOf(Answer.Refused.class, again).refusal().why());
  }

  @Test
  @DisplayName("A visit that was rejected is approved by nobody")
  void rejected() throws Exception {
    person("Hadi Kabid", "hadi", "kepala_bidang_aptika");
    long id = visit("CV Sejuk", "Tamu Satu");
    done(
        office.act(
            UUID.randomUUID().toString(),
            by("hadi", "kepala_bidang_aptika"),
            id,
            new Command.Complete(2, Map.of(), "rejected", "jadwal penuh", Map.of(), ""),
            null,
            ""));
    done(freeze(id, "VISIT_REQUEST", "administrator_ruang_server"));
    String text = PdfText.of(file(desk.archive().of(Subject.ofCase(id)).getFirst()));
    says(text, "Ditolak", "Memutuskan,");
    assertFalse(text.contains("Menyetujui"), text);
  }

  @Test
  @DisplayName("makes the same bytes of the same case, and a correction that names the one before")
  void corrected() throws IOException {
    String role = "staf_jaringan_dc";
    long id = act(role, null, new Command.OpenCase("SRVSEC", "by_hand", Map.of(), null, ""));
    Answer open = freeze(id, "RECORD", role);
    assertEquals(
        Decision.Reason.PAPER_INCOMPLETE,
        assertInstanceOf(Answer.Refused.class, open).refusal().why());
    act(role, id, new Command.Cancel("salah server"));
    done(freeze(id, "RECORD", role));
    PaperRow first = desk.archive().of(Subject.ofCase(id)).getFirst();
    byte[] before = file(first);
    assertArrayEquals(before, file(desk.archive().byCode(first.code()).orElseThrow()));
    now = now.plusSeconds(86_400);
    assertInstanceOf(Answer.Refused.class, freeze(id, "RECORD", role), "a day changes nothing");

    act(role, id, new Command.Note(new Value.Text("susulan").text(), List.of()));
    done(freeze(id, "RECORD", role));
    PaperRow second = desk.archive().of(Subject.ofCase(id)).getFirst();
    assertNotEquals(first.code(), second.code());
    assertEquals(first.code(), second.corrects());
    assertEquals(second.code(), desk.archive().byCode(first.code()).orElseThrow().replacedBy());
    says(PdfText.of(file(second)), "Menggantikan", first.number(), first.code());
    assertArrayEquals(before, file(first), "a frozen paper never changes");
  }

  @Test
  @DisplayName("both languages are two files of one number, each the same to the byte when remade")
  void languages() throws IOException {
    String role = "administrator_ruang_server";
    long id = visit("CV Sejuk", "Tamu Satu");
    done(both(id, role));
    List<PaperRow> papers = desk.archive().of(Subject.ofCase(id));
    assertEquals(List.of("en", "id"), papers.stream().map(PaperRow::language).toList());
    assertEquals(1, papers.stream().map(PaperRow::number).distinct().count());
    assertEquals(2, papers.stream().map(PaperRow::code).distinct().count());
    says(PdfText.of(file(papers.getFirst())), "REQUEST TO VISIT THE SERVER ROOM", "001/PK/09/2026");
    says(PdfText.of(file(papers.getLast())), "FORMULIR PERMOHONAN KUNJUNGAN", "001/PK/09/2026");
    assertEquals(papers.getLast(), desk.other(papers.getFirst()));
    now = now.plusSeconds(86_400);
    for (PaperRow paper : papers) {
      Paper made =
          desk.make(
              office.caseFile(id).orElseThrow(),
              "VISIT_REQUEST",
              paper.number(),
              "",
              new Speech(paper.language(), ZONE));
      assertEquals(paper.document(), desk.print(made, paper.code(), "x", "sari", null));
    }
    assertInstanceOf(Answer.Refused.class, both(id, role), "a day changes nothing");

    done(desk.withdraw(UUID.randomUUID().toString(), as(role), papers.getFirst(), "salah istilah"));
    assertTrue(papers.getLast().valid());
    done(both(id, role)); // only the English one is made again
    PaperRow english = newest(id);
    assertEquals("en", english.language());
    assertEquals("002/PK/09/2026", english.number(), "a correction has a number of its own");
    assertEquals(papers.getFirst().code(), english.corrects());
    assertEquals(3, desk.archive().of(Subject.ofCase(id)).size());
  }

  private Answer both(long about, String role) {
    return desk.freeze(
        UUID.randomUUID().toString(), as(role), about, "VISIT_REQUEST", "sari", Speech.LANGUAGES);
  }

  @Test
  @DisplayName("a report in English bears the number of the Indonesian one as long as both agree")
  void englishReport() {
    Report day = reports.of("LOGBOOK", "2026-09-07");
    done(reports.freeze(UUID.randomUUID().toString(), as(""), day, "sari", List.of("id")));
    done(reports.freeze(UUID.randomUUID().toString(), as(""), day, "sari", List.of("en")));
    List<PaperRow> papers =
        desk.archive().of(new Subject(Subject.Kind.PAPER, "LOGBOOK/2026-09-07"));
    assertEquals(
        List.of("001/BC/09/2026", "001/BC/09/2026"),
        papers.stream().map(PaperRow::number).toList());
  }

  @Test
  @DisplayName("DOC-03 finds the papers of a vendor, of a visitor and of a day, and no others")
  void search() {
    for (int i = 0; i < 10; i++) {
      String vendor = i % 5 == 0 ? "CV Sejuk" : "PT Kabel " + i;
      long id = visit(vendor, "Tamu Nomor " + (char) ('A' + i));
      done(freeze(id, "VISIT_REQUEST", "administrator_ruang_server"));
    }
    assertEquals(10, found("").size());
    assertEquals(2, found("cv sejuk").size());
    assertEquals(1, found("tamu nomor c").size());
    assertEquals(10, found("ac unit 1").size());
    assertEquals(
        0, desk.archive().find("", "", now.plusSeconds(1), EVER, Long.MAX_VALUE, 100).size());
  }

  private List<PaperRow> found(String search) {
    return desk.archive().find("VISIT_REQUEST", search, Instant.EPOCH, EVER, Long.MAX_VALUE, 100);
  }

  @Test
  @DisplayName("The logbook of a day lists book and room in one order, with its kinds")
  void logbook() throws IOException {
    now = Instant.parse("2026-09-08T01:30:00Z");
    visit("CV Sejuk", "Tamu Satu");
    now = Instant.parse("2026-09-08T03:12:00Z");
    long fault =
        act(
            "staf_jaringan_dc",
            null,
            new Command.OpenCase("SRVSEC", "by_hand", Map.of(), null, ""));
    now = Instant.parse("2026-09-08T04:00:00Z");
    act("staf_jaringan_dc", fault, new Command.Cancel("salah server"));
    now = Instant.parse("2026-09-09T04:00:00Z");
    visit("CV Besok", "Tamu Besok");
    Report day = reports.of("LOGBOOK", "2026-09-08");
    List<List<String>> rows = day.lists().apply(new Speech("id", ZONE)).getFirst().rows();
    assertEquals(
        List.of("kunjungan", "kunjungan", "gangguan", "gangguan", "masuk dan keluar"),
        rows.stream().map(row -> row.get(1)).toList());
    assertEquals("08/09/2026 08.30 WIB", rows.getFirst().getFirst());
    assertTrue(rows.stream().noneMatch(row -> row.toString().contains("09/09/2026")));

    done(reports.freeze(UUID.randomUUID().toString(), as(""), day, "sari", List.of("id")));
    PaperRow paper =
        desk.archive().of(new Subject(Subject.Kind.PAPER, "LOGBOOK/2026-09-08")).getFirst();
    says(PdfText.of(file(paper)), "Buku catatan ruang server", "salah server");
    assertInstanceOf(
        Answer.Refused.class,
        reports.freeze(UUID.randomUUID().toString(), as(""), day, "sari", List.of("id")));
  }

  private PaperRow newest(long about) {
    return desk.archive().of(Subject.ofCase(about)).getFirst();
  }

  @Test
  @DisplayName("a withdrawn paper holds no longer, and the same words may be frozen in its place")
  void withdrawn() throws IOException {
    String role = "administrator_ruang_server";
    long id = visit("CV Sejuk", "Tamu Satu");
    done(freeze(id, "VISIT_REQUEST", role));
    PaperRow first = newest(id);
    done(desk.withdraw(UUID.randomUUID().toString(), as(role), first, "salah cetak"));
    assertFalse(newest(id).valid());
    assertEquals("salah cetak", desk.whyWithdrawn(newest(id)).plain());
    done(freeze(id, "VISIT_REQUEST", role));
    PaperRow second = newest(id);
    assertTrue(second.valid());
    assertEquals(first.code(), second.corrects());
    says(PdfText.of(file(second)), "Menggantikan dokumen", first.number());
    assertInstanceOf(Answer.Refused.class, freeze(id, "VISIT_REQUEST", role));
    assertInstanceOf(
        Answer.Refused.class,
        desk.withdraw(UUID.randomUUID().toString(), as(""), second, "tanpa peran"));
  }

  private String emblem(Path folder, int colour) throws Exception {
    BufferedImage picture = new BufferedImage(40, 60, BufferedImage.TYPE_INT_ARGB);
    for (int i = 5; i < 35; i++) {
      picture.setRGB(i, i, colour);
    }
    Path file = folder.resolve("lambang.png");
    ImageIO.write(picture, "png", file.toFile());
    return store.attachments().take(file, "lambang.png", 1 << 20, "sari", now).sha256();
  }

  private PeopleAnswer set(List<String> head, String number, String nip, String emblem) {
    return office.record(
        UUID.randomUUID().toString(),
        "sari",
        false,
        new PeopleCommand.SetPapers(
            head,
            Map.of(
                "place",
                "Kota Baru",
                "number",
                number,
                "office_id",
                "Kepala Dinas",
                "office_en",
                "Head",
                "name",
                "Dra. Rina",
                "nip",
                nip),
            emblem,
            "kop baru menurut perda"));
  }

  @Test
  @DisplayName("letterhead, numbers and emblem are set in the book; what is frozen stays as it was")
  void settings(@TempDir Path folder) throws Exception {
    String role = "administrator_ruang_server";
    long id = visit("CV Sejuk", "Tamu Satu");
    done(freeze(id, "VISIT_REQUEST", role));
    PaperRow before = newest(id);
    byte[] old = file(before);

    String sha256 = emblem(folder, 0xFF202080);
    List<String> head = List.of("PEMERINTAH KOTA BARU", "DINAS KOMINFO");
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        set(head, "{seq:2}-{kind}-{yyyy}", "199001012020122001", sha256));
    assertEquals(sha256, desk.site().emblem().sha256());
    done(freeze(id, "VISIT_REQUEST", role));
    PaperRow after = newest(id);
    says(PdfText.of(file(after)), "PEMERINTAH KOTA BARU", "02-PK-2026");
    assertEquals(1, pictures(file(after)));
    assertEquals(0, pictures(old));
    assertArrayEquals(old, file(before));
    assertEquals("Dra. Rina", desk.site().approver().name());

    set(List.of("DINAS LAIN"), "{seq:2}-{kind}-{yyyy}", "", sha256);
    done(freeze(id, "VISIT_REQUEST", role));
    set(head, "{seq:2}-{kind}-{yyyy}", "199001012020122001", sha256);
    done(freeze(id, "VISIT_REQUEST", role)); // says again what an earlier one said
    assertInstanceOf(Answer.Refused.class, freeze(id, "VISIT_REQUEST", role));

    assertInstanceOf(
        PeopleAnswer.Refused.class, set(head, "{kind}/{yyyy}", "", sha256), "counts nothing");
    assertInstanceOf(
        PeopleAnswer.Refused.class, set(head, "{seq:3}/{kind}/{yyyy}/{naik}", "", sha256));
    assertInstanceOf(
        PeopleAnswer.Refused.class, set(List.of(" "), "{seq:3}/{kind}/{yyyy}", "", sha256));
    assertInstanceOf(
        PeopleAnswer.Refused.class, set(head, "{seq:3}/{kind}/{yyyy}", "", "00".repeat(32)));
  }

  private static int pictures(byte[] pdf) throws IOException {
    int pictures = 0;
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDResources resources = document.getPage(0).getResources();
      for (COSName name : resources.getXObjectNames()) {
        pictures += resources.isImageXObject(name) ? 1 : 0;
      }
    }
    return pictures;
  }

  @Test
  @DisplayName("what is sealed is frozen and hashed; from the book's signing time it is made again")
  void sealed(@TempDir Path folder) throws Exception {
    Path password = folder.resolve("seal.password");
    Files.writeString(password, "rahasia segel");
    new SealStore(folder.resolve("seal.p12"), password).renew("Dinas Kominfo", "rahasia segel");
    Seal seal = Seal.open(folder.resolve("seal.p12"), "rahasia segel");
    now = seal.until().minusSeconds(86_400);
    PaperDesk sealing =
        new PaperDesk(
            office,
            new StoredArchive(() -> store),
            PaperFolder.read(CONFIG, ""),
            ZONE,
            () -> now,
            (_, _) -> List.of(),
            seal);
    String role = "administrator_ruang_server";
    long id = visit("CV Sejuk", "Tamu Satu");
    done(
        sealing.freeze(
            UUID.randomUUID().toString(), as(role), id, "VISIT_REQUEST", "sari", List.of("id")));
    PaperRow paper = newest(id);
    byte[] pdf = file(paper);
    assertEquals(
        paper.document(),
        HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(pdf)));
    assertEquals(now.toEpochMilli(), paper.sealedMs().longValue());
    String said = new PdfSigPeer(folder, List.of(seal.authority())).says(pdf);
    assertTrue(said.contains("Signature is Valid"), said);
    assertTrue(said.contains("Total document signed"), said);

    now = now.plusSeconds(3600);
    Paper made =
        sealing.make(
            office.caseFile(id).orElseThrow(),
            "VISIT_REQUEST",
            paper.number(),
            "",
            new Speech("id", ZONE));
    Instant at = Instant.ofEpochMilli(paper.sealedMs());
    assertEquals(paper.document(), sealing.print(made, paper.code(), "x", "sari", at));

    now = seal.until().plusSeconds(1);
    long later = visit("CV Lain", "Tamu Dua");
    done(
        sealing.freeze(
            UUID.randomUUID().toString(), as(role), later, "VISIT_REQUEST", "sari", List.of("id")));
    assertNull(newest(later).sealedMs(), "an expired certificate seals nothing");
  }
}
