package id.penjaga.hub.app.sheet;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;

/// Writes a table line by line as CSV that Excel opens with its letters right: byte-order mark,
/// `;`, CRLF; no cell is taken for a formula.
public final class SheetWriter implements AutoCloseable {
  private final CsvWriter csv;

  /// @param out is closed with this
  public SheetWriter(Writer out, List<String> headings) {
    try {
      out.write('\uFEFF');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    csv = CsvWriter.builder().fieldSeparator(';').lineDelimiter(LineDelimiter.CRLF).build(out);
    csv.writeRecord(headings.stream().map(Sheet::harmless).toList());
  }

  public void line(List<String> cells) {
    csv.writeRecord(cells.stream().map(Sheet::harmless).toList());
  }

  @Override
  public void close() {
    try {
      csv.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
