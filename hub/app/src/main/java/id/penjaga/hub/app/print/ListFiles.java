package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.PaperPart;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Lists as files for spreadsheets, row by row: a long one is never in memory as a whole. A cell is
/// text, whatever it begins with; none becomes a formula.
public final class ListFiles {
  private static final int FLUSH = 500;
  private static final int LONGEST_NAME = 31;
  private static final int LONGEST_CELL = 32_000;

  private ListFiles() {}

  /// The lists below each other, an empty line between two.
  public static void csv(List<Listing> lists, OutputStream out) throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write('\ufeff');
    boolean first = true;
    for (Listing list : lists) {
      if (!first) {
        writer.write("\r\n");
      }
      first = false;
      csv(list.columns(), list.rows().iterator(), writer);
    }
    writer.flush();
  }

  /// One list.
  ///
  /// @param rows taken one by one
  public static void csv(
      List<PaperPart.Column> columns, Iterator<List<String>> rows, OutputStream out)
      throws IOException {
    Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    writer.write('\ufeff');
    csv(columns, rows, writer);
    writer.flush();
  }

  /// @param rows taken one by one
  static void csv(List<PaperPart.Column> columns, Iterator<List<String>> rows, Writer writer)
      throws IOException {
    writer.write(
        CsvLines.line(columns.stream().map(PaperPart.Column::head).toArray(String[]::new)));
    while (rows.hasNext()) {
      writer.write(CsvLines.line(rows.next().toArray(String[]::new)));
    }
  }

  /// A sheet for each list.
  public static void xlsx(List<Listing> lists, String name, OutputStream out) throws IOException {
    try (Workbook book = new Workbook(out, "Penjaga", "1.0")) {
      Set<String> names = new HashSet<>();
      for (Listing list : lists) {
        String title = sheetName(list.title().isEmpty() ? name : list.title(), names);
        sheet(book.newWorksheet(title), list.columns(), list.rows().iterator());
      }
    }
  }

  /// One list.
  ///
  /// @param name of the sheet
  /// @param rows taken one by one
  public static void xlsx(
      String name, List<PaperPart.Column> columns, Iterator<List<String>> rows, OutputStream out)
      throws IOException {
    try (Workbook book = new Workbook(out, "Penjaga", "1.0")) {
      sheet(book.newWorksheet(sheetName(name, new HashSet<>())), columns, rows);
    }
  }

  /// @param rows taken one by one
  static void sheet(Worksheet sheet, List<PaperPart.Column> columns, Iterator<List<String>> rows)
      throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      sheet.inlineString(0, i, columns.get(i).head());
      sheet.style(0, i).bold().set();
      sheet.width(i, Math.clamp(columns.get(i).weight() * 3L, 10, 60));
    }
    sheet.freezePane(0, 1);
    int row = 1;
    while (rows.hasNext()) {
      List<String> cells = rows.next();
      for (int i = 0; i < cells.size(); i++) {
        String text = cells.get(i);
        if (!text.isEmpty()) {
          sheet.inlineString(
              row, i, text.length() <= LONGEST_CELL ? text : text.substring(0, LONGEST_CELL));
        }
      }
      row++;
      if (row % FLUSH == 0) {
        sheet.flush();
      }
    }
    sheet.finish();
  }

  /// What a spreadsheet takes as the name of a sheet, each once.
  private static String sheetName(String wanted, Set<String> names) {
    String name = wanted.replaceAll("[\\[\\]:*?/\\\\]", " ").strip();
    name = name.substring(0, Math.min(LONGEST_NAME - 3, name.length()));
    String tried = name;
    for (int i = 2; !names.add(tried.toLowerCase(Locale.ROOT)); i++) {
      tried = name + " " + i;
    }
    return tried;
  }
}
