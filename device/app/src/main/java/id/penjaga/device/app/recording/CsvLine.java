package id.penjaga.device.app.recording;

import java.util.ArrayList;
import java.util.List;

/// Splits one line of CSV after RFC 4180, within the line: a quote that is not closed is refused
/// instead of swallowing the rest of the file.
final class CsvLine {
  private CsvLine() {}

  /// @param number of the line, for the refusal
  /// @return the cells without their quotes and without surrounding blanks
  /// @throws RowRefused when a quote is not closed
  static List<String> split(String text, char delimiter, long number) throws RowRefused {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        if (quoted && i + 1 < text.length() && text.charAt(i + 1) == '"') {
          cell.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (c == delimiter && !quoted) {
        cells.add(blankless(cell.toString()));
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    if (quoted) {
      throw new RowRefused(
          number, "a quote is not closed", "a quote is not closed in " + RowRefused.shown(text));
    }
    cells.add(blankless(cell.toString()));
    return cells;
  }

  /// Strips blanks, no-break spaces among them.
  private static String blankless(String cell) {
    return cell.replace('\u00a0', ' ').replace('\u202f', ' ').strip();
  }
}
