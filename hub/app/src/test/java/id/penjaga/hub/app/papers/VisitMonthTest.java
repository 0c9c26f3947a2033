package id.penjaga.hub.app.papers;

import static id.penjaga.hub.app.print.PdfText.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import id.penjaga.hub.app.print.PdfBoxes;
import id.penjaga.hub.app.print.PdfPrinter;
import id.penjaga.hub.app.print.PdfText;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.Logbook;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.Speech;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The month of visits on paper")
class VisitMonthTest extends DeskSetting {
  private static final Speech ID = new Speech("id", ZONE);
  private static final Speech EN = new Speech("en", ZONE);
  private static final String CODE = "0".repeat(26);
  private static final Instant REFUSED = Instant.parse("2026-09-11T03:00:00Z");

  private ReportDesk month;

  @BeforeEach
  void visits() {
    person("Hadi Kabid", "hadi", "kepala_bidang_aptika", "pejabat_berwenang");
    month = new ReportDesk(desk, ZONE, new Door());
    long done = approved("PT Sejuk", "Tamu Satu");
    long left = approved("CV Dingin", "Tamu Dua");
    approved("PT Batal", "Tamu Tiga");
    now = Instant.parse("2026-09-10T02:30:00Z");
    arrives(left, "Tamu Dua", "T-2", "sim");
    now = Instant.parse("2026-09-10T02:40:00Z");
    arrives(done, "Tamu Satu", "T-1", "ktp");
    now = Instant.parse("2026-09-10T04:00:00Z");
    leaves(done, "Tamu Satu");
    now = Instant.parse("2026-11-02T01:00:00Z");
  }

  /// A door that refused somebody once.
  private static final class Door implements OfficeLists.RoomTold {
    @Override
    public List<Logbook.Line> lines(Instant from, Instant until, Speech speech) {
      return List.of();
    }

    @Override
    public List<Logbook.Line> refused(Instant from, Instant until, Speech speech) {
      return REFUSED.isBefore(from) || !REFUSED.isBefore(until)
          ? List.of()
          : List.of(
              new Logbook.Line(
                  REFUSED, Logbook.Kind.ACCESS, "", speech.say("Pintu", "Door"), "", 0, 0));
    }
  }

  private List<Listing> lists(ReportKind kind, String of, Speech speech) {
    Report report = month.of(kind.name(), of);
    return report.lists().apply(speech);
  }

  private static List<String> column(Listing list, int column) {
    return list.rows().stream().map(row -> row.get(column)).toList();
  }

  private byte[] printed(ReportKind kind, Speech speech) throws Exception {
    Paper made = month.of(kind.name(), "2026-09").making().paper("001/X", "", speech);
    byte[] pdf = PdfPrinter.print(made.coded(CODE, "http://localhost:8080/v/" + CODE, made.foot()));
    Path folder = Files.createDirectories(Path.of("target/papers/full"));
    Files.write(folder.resolve(kind + "-" + speech.language() + ".pdf"), pdf);
    assertEquals(List.of(), PdfBoxes.faults(pdf));
    return pdf;
  }

  @Test
  @DisplayName(
      "DOC-01: the register of visitors has a line for each who came in the month, in the order of"
          + " coming")
  void register() throws Exception {
    Listing list = lists(ReportKind.VISITORS, "2026-09", ID).getFirst();
    assertEquals(List.of("1", "2"), column(list, 0));
    assertEquals(List.of("10/09/2026 09.30 WIB", "10/09/2026 09.40 WIB"), column(list, 1));
    assertEquals(List.of("belum", "10/09/2026 11.00 WIB"), column(list, 2));
    assertEquals(List.of("Tamu Dua", "Tamu Satu"), column(list, 3));
    assertEquals(List.of("–", "Filter dibersihkan"), column(list, 6));
    assertEquals(List.of("Sari Wulandari", "Sari Wulandari"), column(list, 7));
    assertEquals(List.of("T-2", "T-1"), column(list, 8));
    assertEquals(List.of(), lists(ReportKind.VISITORS, "2026-10", ID).getFirst().rows());
    says(PdfText.of(printed(ReportKind.VISITORS, ID)), "Buku tamu ruang server", "Tamu Satu");
    says(PdfText.of(printed(ReportKind.VISITORS, EN)), "Register of visitors", "not yet");
  }

  @Test
  @DisplayName("DOC-01 VIS-04: who comes again has a line for each stay, in the month of each")
  void comesAgain() {
    now = Instant.parse("2026-09-09T02:00:00Z");
    long again = approved("PT Rutin", "Tamu Rutin");
    for (String day : List.of("2026-09-28", "2026-09-29", "2026-10-01")) {
      now = Instant.parse(day + "T02:00:00Z");
      arrives(again, "Tamu Rutin", "T-9", "ktp");
      now = Instant.parse(day + "T04:00:00Z");
      tells(again, "Tamu Rutin", "again", "Hari " + day);
    }
    now = Instant.parse("2026-11-02T01:00:00Z");
    Listing list = lists(ReportKind.VISITORS, "2026-09", ID).getFirst();
    assertEquals(List.of("Tamu Dua", "Tamu Satu", "Tamu Rutin", "Tamu Rutin"), column(list, 3));
    assertEquals(
        List.of("28/09/2026 11.00 WIB", "29/09/2026 11.00 WIB"), column(list, 2).subList(2, 4));
    assertEquals(List.of("Hari 2026-09-28", "Hari 2026-09-29"), column(list, 6).subList(2, 4));
    assertEquals(
        List.of("Hari 2026-10-01"),
        column(lists(ReportKind.VISITORS, "2026-10", ID).getFirst(), 6));
    assertEquals(
        List.of("Tamu Dua"),
        column(lists(ReportKind.VISIT_REVIEW, "2026-10", ID).get(2), 1),
        "its cards came back");
  }

  @Test
  @DisplayName("DOC-01: a month has all its visitors however many visits came after it")
  void manyLater() {
    store
        .actions()
        .beside(session -> {
          for (int i = 0; i < 1_100; i++) {
            session.update(
                "INSERT INTO work_case (id, procedure, definition, number, case_key, subject,"
                    + " search, trigger_id, opened_ms, steps, deviations, unaccounted, ended_ms,"
                    + " ending) VALUES (?, 'VISIT', '', '', '', '', '', '', ?, '', 0, 0, 0, '')",
                1_000_000 + i,
                now.toEpochMilli());
          }
          return true;
        })
        .join();
    assertEquals(
        List.of("Tamu Dua", "Tamu Satu"),
        column(lists(ReportKind.VISITORS, "2026-09", ID).getFirst(), 3));
  }

  @Test
  @DisplayName(
      "VIS-11 ACC-14: the review of a month names unfinished visits, refused tries, cards that are"
          + " not back and permits nobody used")
  void review() throws Exception {
    List<Listing> lists = lists(ReportKind.VISIT_REVIEW, "2026-09", ID);
    assertEquals(List.of("Tamu Satu", "Tamu Dua"), column(lists.get(0), 1));
    String awaited = String.join("; ", column(lists.get(0), 3));
    says(PdfText.squeezed(awaited), "membuat berita acara", "pengunjung mencatat jam keluar");
    assertEquals(List.of("tidak dikenal"), column(lists.get(1), 1));
    assertEquals(List.of("Tamu Dua"), column(lists.get(2), 1));
    assertEquals(List.of("SIM"), column(lists.get(2), 3));
    assertEquals(List.of("T-2"), column(lists.get(2), 4));
    assertEquals(List.of("PT Batal"), column(lists.get(3), 1));

    List<Listing> later = lists(ReportKind.VISIT_REVIEW, "2026-10", ID);
    assertEquals(2, later.get(0).rows().size(), "what is not finished is told again");
    assertEquals(List.of(), later.get(1).rows());
    assertEquals(List.of("Tamu Dua"), column(later.get(2), 1));
    assertEquals(List.of(), later.get(3).rows());
    assertEquals(List.of(), lists(ReportKind.VISIT_REVIEW, "2026-08", ID).getFirst().rows());
    printed(ReportKind.VISIT_REVIEW, EN);
    says(PdfText.of(printed(ReportKind.VISIT_REVIEW, ID)), "Tinjauan bulanan kunjungan", "SIM");
  }

  @Test
  @DisplayName("both are frozen with numbers of their own")
  void frozen() {
    for (ReportKind kind : List.of(ReportKind.VISITORS, ReportKind.VISIT_REVIEW)) {
      Report report = month.of(kind.name(), "2026-09");
      done(month.freeze(UUID.randomUUID().toString(), as(""), report, "sari", List.of("id")));
      String number = month.frozen(report).getFirst().number();
      assertTrue(number.contains("/" + kind.abbreviation() + "/"), number);
      assertFalse(number.isEmpty());
    }
  }
}
