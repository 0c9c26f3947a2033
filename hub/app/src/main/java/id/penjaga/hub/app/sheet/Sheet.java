package id.penjaga.hub.app.sheet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import id.penjaga.hub.core.text.Bilingual;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A table with a heading, read from CSV or written as such.
///
/// @param rows below the heading
/// @param problems in its form
record Sheet(List<Row> rows, List<LineRemark> problems) {
  private static final int MOST_ROWS = 10_000;
  private static final String FORMULA = "=+-@\t\r";

  /// A line with cells by the first name of their column; a cell that is not there is empty.
  record Row(int line, Map<String, String> cells) {
    String cell(Column column) {
      return cells.getOrDefault(column.name(), "");
    }
  }

  /// @param name by which its cells are found
  /// @param heading as it is written
  /// @param also other names it is known by, as [#plain] makes them
  /// @param required whether a sheet without it is none
  record Column(String name, String heading, List<String> also, boolean required) {
    Column(String name, List<String> also, boolean required) {
      this(name, name, also, required);
    }

    boolean named(String wanted) {
      return name.equals(wanted) || plain(heading).equals(wanted) || also.contains(wanted);
    }
  }

  /// A heading in the form in which headings are compared.
  static String plain(String heading) {
    return heading.strip().toLowerCase(Locale.ROOT).replaceAll("[ _-]+", "_");
  }

  static Sheet read(String text, List<Column> columns) {
    List<LineRemark> problems = new ArrayList<>();
    List<Row> rows = new ArrayList<>();
    String plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    int skipped = 0;
    if (plain.regionMatches(true, 0, "sep=", 0, 4)) { // Excel's own hint
      skipped = 1;
      plain = plain.substring(plain.indexOf('\n') + 1);
    }
    CsvReader.CsvReaderBuilder builder =
        CsvReader.builder()
            .fieldSeparator(separator(plain))
            .skipEmptyLines(true)
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .allowUnclosedQuote(false);
    int line = 1;
    try (CsvReader<CsvRecord> reader = builder.ofCsvRecord(plain)) {
      List<String> heading = null;
      for (CsvRecord record : reader) {
        line = (int) record.getStartingLineNumber() + skipped;
        if (record.getFields().stream().allMatch(String::isBlank)) {
          continue;
        }
        if (heading == null) {
          heading = heading(line, record.getFields(), columns, problems);
          if (!problems.isEmpty()) {
            break;
          }
        } else if (rows.size() == MOST_ROWS) {
          problems.add(
              remark(
                  line,
                  "Lebih dari 10.000 baris. Bagi menjadi beberapa berkas.",
                  "More than 10,000 lines. Split it into several files."));
          break;
        } else {
          rows.add(row(line, heading, record.getFields()));
        }
      }
      if (heading == null) {
        problems.add(
            remark(
                1,
                "Tidak ada isi. Baris pertama berisi judul kolom.",
                "There is nothing in it. The first line holds the headings."));
      } else if (rows.isEmpty() && problems.isEmpty()) {
        problems.add(
            remark(1, "Tidak ada baris di bawah judul.", "There is no line below the headings."));
      }
    } catch (CsvParseException _) {
      problems.add(
          remark(
              line,
              "Tanda petik (\") dibuka di sekitar baris ini dan tidak ditutup.",
              "A quotation mark (\") is opened near this line and never closed."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Sheet(List.copyOf(rows), List.copyOf(problems));
  }

  /// As CSV, all at once.
  static String write(List<Column> columns, Iterable<List<String>> lines) {
    StringWriter out = new StringWriter();
    try (SheetWriter csv = new SheetWriter(out, columns.stream().map(Column::heading).toList())) {
      lines.forEach(csv::line);
    }
    return out.toString();
  }

  /// A cell no spreadsheet takes for a formula.
  static String harmless(String cell) {
    return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }

  static LineRemark remark(int line, String id, String en) {
    return new LineRemark(line, "", new Bilingual(id, en));
  }

  private static Row row(int line, List<String> heading, List<String> fields) {
    Map<String, String> cells = new HashMap<>();
    for (int i = 0; i < Math.min(heading.size(), fields.size()); i++) {
      String cell = fields.get(i).strip();
      boolean marked =
          cell.length() > 1 && cell.charAt(0) == '\'' && FORMULA.indexOf(cell.charAt(1)) >= 0;
      cells.put(heading.get(i), marked ? cell.substring(1) : cell);
    }
    return new Row(line, cells);
  }

  private static List<String> heading(
      int line, List<String> fields, List<Column> columns, List<LineRemark> problems) {
    List<String> names = new ArrayList<>();
    for (String field : fields) {
      String wanted = plain(field);
      String name =
          columns.stream().filter(c -> c.named(wanted)).map(Column::name).findFirst().orElse("");
      if (!name.isEmpty() && names.contains(name)) {
        problems.add(
            remark(
                line,
                "Kolom “" + field + "” ada dua kali.",
                "The column “" + field + "” is there twice."));
      }
      if (name.isEmpty() && !wanted.isEmpty()) {
        problems.add(
            remark(
                line,
                "Kolom “" + field + "” tidak dikenal. Kolom yang dikenal: " + known(columns) + ".",
                "The column “" + field + "” is not known. Known columns: " + known(columns) + "."));
      }
      names.add(name);
    }
    for (Column column : columns) {
      if (column.required() && !names.contains(column.name())) {
        problems.add(
            remark(
                line,
                "Kolom “"
                    + column.heading()
                    + "” tidak ada. Kolom yang dikenal: "
                    + known(columns)
                    + ".",
                "The column “"
                    + column.heading()
                    + "” is missing. Known columns: "
                    + known(columns)
                    + "."));
      }
    }
    return names;
  }

  private static String known(List<Column> columns) {
    return String.join(", ", columns.stream().map(Column::heading).toList());
  }

  /// The separator that the first line uses most, outside quotation marks.
  private static char separator(String text) {
    int semicolons = 0;
    int commas = 0;
    int tabs = 0;
    boolean quoted = false;
    for (int i = 0; i < text.length() && (quoted || text.charAt(i) != '\n'); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        semicolons += c == ';' ? 1 : 0;
        commas += c == ',' ? 1 : 0;
        tabs += c == '\t' ? 1 : 0;
      }
    }
    return tabs > Math.max(semicolons, commas) ? '\t' : semicolons >= commas ? ';' : ',';
  }
}
