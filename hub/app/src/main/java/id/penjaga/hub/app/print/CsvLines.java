package id.penjaga.hub.app.print;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Lines of a file for a spreadsheet. A cell that a spreadsheet would run as a formula begins with
/// an apostrophe.
public final class CsvLines {
  private CsvLines() {}

  public static String line(String... cells) {
    return Arrays.stream(cells).map(CsvLines::cell).collect(Collectors.joining(",", "", "\r\n"));
  }

  private static String cell(String text) {
    boolean formula = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0;
    String safe = formula && !text.matches("-?[0-9]+([.,][0-9]+)?") ? "'" + text : text;
    return '"' + safe.replace("\"", "\"\"") + '"';
  }
}
