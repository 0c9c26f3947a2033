package id.penjaga.hub.demo.bench;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import id.penjaga.hub.app.print.PdfPrinter;
import id.penjaga.hub.core.paper.Paper;
import id.penjaga.hub.core.paper.PaperPart;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.stream.Collectors;

/// [PaperBench], and in the same run its peer: the monthly report without its charts as HTML
/// through openhtmltopdf, with the same words, tables and widths of columns.
///
/// ```
/// mvn -q package -Ppeer -DskipTests exec:exec@run -Dexec.classpathScope=test \
///     -Dmain.class=id.penjaga.hub.demo.bench.PaperPeerBench
/// ```
final class PaperPeerBench {
  private static final int ROUNDS = 6;
  private static final int PAPERS = 40;

  private PaperPeerBench() {}

  static void main() throws Exception {
    Paper paper = PaperBench.tables();
    String html = html(paper);
    for (int round = 1; round <= ROUNDS; round++) {
      long began = System.nanoTime();
      long own = 0;
      for (int i = 0; i < PAPERS; i++) {
        own += PdfPrinter.print(paper).length;
      }
      double ours = PAPERS / ((System.nanoTime() - began) / 1e9);
      began = System.nanoTime();
      long other = 0;
      for (int i = 0; i < PAPERS; i++) {
        other += peer(html).length;
      }
      double theirs = PAPERS / ((System.nanoTime() - began) / 1e9);
      System.out.printf(
          "round %d: Penjaga %,.0f papers/s of %,d bytes; openhtmltopdf %,.0f papers/s of %,d"
              + " bytes%n",
          round, ours, own / PAPERS, theirs, other / PAPERS);
    }
    PaperBench.main();
  }

  private static byte[] peer(String html) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.withHtmlContent(html, null);
    builder.toStream(out);
    builder.run();
    return out.toByteArray();
  }

  private static String html(Paper paper) {
    StringBuilder html =
        new StringBuilder(
            "<html><head><style>@page{size:A4;margin:15mm 22mm}"
                + "body{font:10.5pt Helvetica}table{width:100%;border-collapse:collapse;"
                + "-fs-table-paginate:paginate}td,th{border:.6pt solid black;font-size:8pt;"
                + "padding:3pt}h1{text-align:center;font-size:13pt}</style></head><body>");
    for (PaperPart part : paper.parts()) {
      switch (part) {
        case PaperPart.Letterhead head ->
            html.append("<h1>").append(text(String.join(" ", head.lines()))).append("</h1><hr/>");
        case PaperPart.Title(String title, String number) ->
            html.append("<h1>").append(text(title + " " + number)).append("</h1>");
        case PaperPart.Heading(String heading) ->
            html.append("<p><b>").append(text(heading)).append("</b></p>");
        case PaperPart.Text(String said) -> html.append("<p>").append(text(said)).append("</p>");
        case PaperPart.Facts(List<PaperPart.Fact> facts) ->
            facts.forEach(fact ->
                html.append("<p>").append(text(fact.label() + ": " + fact.text())).append("</p>"));
        case PaperPart.Table table -> table(table, html);
        case PaperPart _ -> {}
      }
    }
    return html.append("</body></html>").toString();
  }

  private static void table(PaperPart.Table table, StringBuilder html) {
    int all = table.columns().stream().mapToInt(PaperPart.Column::weight).sum();
    html.append("<table><thead><tr>");
    for (PaperPart.Column column : table.columns()) {
      html.append("<th style=\"width:" + 100 * column.weight() / all + "%\">")
          .append(text(column.head()))
          .append("</th>");
    }
    html.append("</tr></thead><tbody>");
    for (List<String> row : table.rows()) {
      html.append(
          row.stream()
              .map(PaperPeerBench::text)
              .collect(Collectors.joining("</td><td>", "<tr><td>", "</td></tr>")));
    }
    html.append("</tbody></table>");
  }

  private static String text(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;");
  }
}
