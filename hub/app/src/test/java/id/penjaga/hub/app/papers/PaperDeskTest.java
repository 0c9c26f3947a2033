package id.penjaga.hub.app.papers;

import static id.penjaga.hub.app.print.PdfText.says;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.device.shell.threads.Threads;
import id.penjaga.hub.app.clock.HubClock;
import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.office.OfficeStart;
import id.penjaga.hub.app.office.StoredOffice;
import id.penjaga.hub.app.print.PdfText;
import id.penjaga.hub.app.store.Store;
import id.penjaga.hub.app.store.papers.PaperRow;
import id.penjaga.hub.core.book.By;
import id.penjaga.hub.core.book.Subject;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.paper.Logbook;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.people.PeopleAnswer;
import id.penjaga.hub.core.people.PeopleCommand;
import id.penjaga.hub.core.work.Answer;
import id.penjaga.hub.core.work.Command;
import id.penjaga.hub.core.work.Decision;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The desk where papers are frozen")
class PaperDeskTest {
  private static final Path CONFIG = Path.of("../../config").toAbsolutePath().normalize();
  private static final ZoneId ZONE = ZoneId.of("Asia/Jakarta");
  private static final Instant EVER = Instant.parse("2100-01-01T00:00:00Z");

  private Instant now = Instant.parse("2026-09-08T01:00:00Z"); // 08:00 in Jakarta
  private Store store;
  private StoredOffice office;
  private PaperDesk desk;
  private ReportDesk reports;
  private long sari;

  @BeforeEach
  void open(@TempDir Path folder) {
    HubClock clock =
        new HubClock() {
          @Override
          public long wallMs() {
            return now.toEpochMilli();
          }

          @Override
          public long uptimeMs() {
            return now.toEpochMilli();
          }
        };
    OfficeStart start = new OfficeStart(DefinitionFolder.read(CONFIG), ZONE, clock, 365);
    store = Store.open(folder, clock, new Threads(Throwable::printStackTrace), start.beginning());
    office = start.open(store);
    assertInstanceOf(
        PeopleAnswer.Accepted.class,
        office.record(
            UUID.randomUUID().toString(),
            "sari",
            true,
            new PeopleCommand.AddPerson(
                new PeopleCommand.Details("Sari Wulandari", "Kominfo", "", "", "sari"),
                List.of("administrator_ruang_server", "staf_jaringan_dc"),
                LocalDate.parse("2026-01-01"))));
    sari = office.people().byLogin("sari").id();
    desk =
        new PaperDesk(
            office,
            new StoredArchive(() -> store),
            PaperFolder.read(CONFIG, ""),
            ZONE,
            () -> now,
            (_, _) -> List.of());
    reports =
        new ReportDesk(
            desk,
            ZONE,
            (from, _, _) ->
                List.of(
                    new Logbook.Line(
                        from.plusSeconds(15 * 3600), Logbook.Kind.ACCESS, "Sari", "masuk", "", 0)));
  }

  @AfterEach
  void close() {
    store.close();
  }

  private long done(Answer answer) {
    if (answer instanceof Answer.Refused(Decision.Refused refusal)) {
      throw new AssertionError(refusal.why() + ": " + refusal.text().en() + refusal.problems());
    }
    return ((Answer.Stored) answer).about();
  }

  private By.Human as(String role) {
    return new By.Human(sari, role);
  }

  private long act(String role, Long about, Command command) {
    return done(office.act(UUID.randomUUID().toString(), as(role), about, command, null, ""));
  }

  /// A request to visit, by a vendor.
  private long visit(String vendor, String visitor) {
    String admin = "administrator_ruang_server";
    long id = act(admin, null, new Command.OpenCase("VISIT", opener("VISIT"), Map.of(), null, ""));
    Map<String, Value> answers =
        Map.of(
            "requester_org",
            Value.of(vendor),
            "vendor_kind",
            Value.of("ac"),
            "purpose_kind",
            Value.of("pemeliharaan"),
            "target",
            Value.of("AC unit 1"),
            "visitors",
            new Value.Many(
                List.of(
                    new Value.Group(
                        Map.of("name", new Value.Personal(visitor), "unit", Value.of(vendor))))),
            "window_start",
            Value.of("2026-09-10T02:00:00Z"),
            "window_end",
            Value.of("2026-09-10T05:00:00Z"));
    act(admin, id, new Command.Complete(1, answers, null, "", Map.of(), ""));
    return id;
  }

  private String opener(String procedure) {
    return office.procedure(procedure).procedure().opens().stream()
        .filter(one -> one.by().equals("person"))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private Answer freeze(long about, String paper, String role) {
    return desk.freeze(UUID.randomUUID().toString(), as(role), about, paper, "sari");
  }

  private byte[] file(PaperRow paper) throws IOException {
    try (InputStream in = desk.archive().open(paper)) {
      return in.readAllBytes();
    }
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
        "Nomor: 001/VISIT_REQUEST/09/2026",
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
    assertEquals(0, desk.archive().find("", "", now.plusSeconds(1), EVER, 100).size());
  }

  private List<PaperRow> found(String search) {
    return desk.archive().find("VISIT_REQUEST", search, Instant.EPOCH, EVER, 100);
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

    done(reports.freeze(UUID.randomUUID().toString(), as(""), day, "sari"));
    PaperRow paper =
        desk.archive().of(new Subject(Subject.Kind.PAPER, "LOGBOOK/2026-09-08")).getFirst();
    says(PdfText.of(file(paper)), "Buku catatan ruang server", "salah server");
    assertInstanceOf(
        Answer.Refused.class, reports.freeze(UUID.randomUUID().toString(), as(""), day, "sari"));
  }
}
