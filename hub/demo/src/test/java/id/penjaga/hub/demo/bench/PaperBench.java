package id.penjaga.hub.demo.bench;

import id.penjaga.hub.app.definitions.DefinitionFolder;
import id.penjaga.hub.app.definitions.Definitions;
import id.penjaga.hub.app.papers.PaperFolder;
import id.penjaga.hub.app.print.ListFiles;
import id.penjaga.hub.app.print.PdfPrinter;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.MonthAnnex;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperPart;
import id.penjaga.hub.core.paper.SopSheet;
import id.penjaga.hub.core.paper.Speech;
import id.penjaga.hub.core.procedure.Definition;
import id.penjaga.hub.core.text.Bilingual;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/// Papers in a second: the sheets of all procedures, and a monthly report with two charts and two
/// tables of thirty days; memory beside it; and lists of 100,000 rows for a spreadsheet.
///
/// ```
/// mvn -q package -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.PaperBench
/// ```
final class PaperBench {
  private static final int ROUNDS = 6;
  private static final int ROWS = 100_000;
  private static final Speech SPEECH = new Speech("id", ZoneId.of("Asia/Jakarta"));

  private PaperBench() {}

  static void main() throws Exception {
    Definitions definitions = DefinitionFolder.read(Program.ROOT.resolve("config"));
    PaperFolder.Looks looks = PaperFolder.read(Program.ROOT.resolve("config"), "");
    List<Paper> sheets = new ArrayList<>();
    for (Definition definition : definitions.procedures().values()) {
      sheets.add(
          SopSheet.of(
              definition,
              new SopSheet.Dates(Instant.EPOCH, null, Instant.EPOCH),
              looks.site(),
              definitions.roles(),
              Bilingual::same,
              SPEECH));
    }
    Paper month = month(looks);
    for (int round = 1; round <= ROUNDS; round++) {
      long began = System.nanoTime();
      long bytes = 0;
      for (Paper sheet : sheets) {
        bytes += PdfPrinter.print(sheet).length;
      }
      double each = sheets.size() / ((System.nanoTime() - began) / 1e9);
      long allocated = allocated();
      began = System.nanoTime();
      int size = PdfPrinter.print(month).length;
      double report = (System.nanoTime() - began) / 1e6;
      System.out.printf(
          "round %d: %,.0f SOP sheets/s, %,d bytes each; monthly report %.0f ms, %,d bytes, %.1f MB"
              + " taken and given back%n",
          round, each, bytes / sheets.size(), report, size, (allocated() - allocated) / 1e6);
    }
    rows("CSV", (list, out) -> ListFiles.csv(List.of(list), out));
    rows("XLSX", (list, out) -> ListFiles.xlsx(List.of(list), "Daftar", out));
  }

  private interface Export {
    void write(Listing list, OutputStream out) throws Exception;
  }

  private static void rows(String name, Export export) throws Exception {
    List<String> row = List.of("08/09/2026 10.12 WIB", "listrik", "Sari", "Pemadaman", "#17", "9");
    Listing list =
        new Listing(
            "",
            Collections.nCopies(6, new PaperPart.Column("Kolom", 5)),
            Collections.nCopies(ROWS, row));
    long before = used();
    long[] most = {0};
    long began = System.nanoTime();
    export.write(list, new Counting(most));
    System.out.printf(
        "%s of %,d rows: %.1f s, at most %.1f MB more in use%n",
        name, ROWS, (System.nanoTime() - began) / 1e9, Math.max(0, most[0] - before) / 1e6);
  }

  /// What this thread has taken of the heap so far; no paper holds more at once than it takes.
  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  /// The monthly report without its charts.
  static Paper tables() {
    Paper month = month(PaperFolder.read(Program.ROOT.resolve("config"), ""));
    return new Paper(
        month.kind(),
        month.title(),
        month.language(),
        month.side(),
        month.dated(),
        month.parts().stream().filter(part -> !(part instanceof PaperPart.Chart)).toList(),
        month.foot(),
        month.code(),
        month.link());
  }

  private static long used() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  /// Looks at what is live whenever another two megabytes came.
  private static final class Counting extends OutputStream {
    private final long[] most;
    private long bytes;

    Counting(long[] most) {
      this.most = most;
    }

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int off, int len) {
      if (bytes >> 21 != bytes + len >> 21) {
        most[0] = Math.max(most[0], used());
      }
      bytes += len;
    }
  }

  private static Paper month(PaperFolder.Looks looks) {
    long minute = 60_000;
    MonthAnnex.Measured measured =
        new MonthAnnex.Measured(
            20.1,
            23.1,
            21,
            43_080 * minute,
            43_080 * minute,
            42_865 * minute,
            0,
            0,
            0,
            0,
            120 * minute);
    List<MonthAnnex.Point> points = new ArrayList<>();
    for (String label : List.of("Suhu ruang", "Kelembaban ruang")) {
      points.add(
          new MonthAnnex.Point(
              label,
              "°C",
              20,
              22,
              measured,
              Collections.nCopies(30, measured),
              Collections.nCopies(248, 21.0)));
    }
    List<PaperPart> parts = new ArrayList<>();
    parts.add(looks.site().letterhead());
    parts.addAll(
        MonthAnnex.of(
            new MonthAnnex.Facts(
                YearMonth.of(2026, 9), points, List.of(), 1, 1, 1, Map.of("TEMP_HIGH", 2)),
            SPEECH));
    return new Paper(
        "MONTH_REPORT",
        "Laporan",
        "id",
        Paper.Side.PORTRAIT,
        Instant.EPOCH,
        parts,
        "",
        "0".repeat(26),
        "http://localhost:8080/v/" + "0".repeat(26));
  }
}
