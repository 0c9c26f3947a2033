package id.penjaga.hub.app.print;

import id.penjaga.hub.core.paper.PaperPart;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;

/// A program that writes a long list, as CSV and as XLSX, in the heap it was given.
final class ExportChild {
  private ExportChild() {}

  /// @param args how many rows
  static void main(String... args) throws IOException {
    int rows = Integer.parseInt(args[0]);
    List<PaperPart.Column> columns = Collections.nCopies(8, new PaperPart.Column("Kolom", 5));
    Counting csv = new Counting();
    ListFiles.csv(columns, new Rows(rows), csv);
    Counting xlsx = new Counting();
    ListFiles.xlsx("Daftar", columns, new Rows(rows), xlsx);
    System.out.println("csv " + csv.bytes + " xlsx " + xlsx.bytes);
  }

  /// Each row is another one, as rows of a database are.
  private static final class Rows implements Iterator<List<String>> {
    private final int rows;
    private int row;

    Rows(int rows) {
      this.rows = rows;
    }

    @Override
    public boolean hasNext() {
      return row < rows;
    }

    @Override
    public List<String> next() {
      if (row++ >= rows) {
        throw new NoSuchElementException();
      }
      return List.of(
          String.format(Locale.ROOT, "NET/2026/09/%06d", row),
          "NETFAULT",
          "Gangguan jaringan di SKPD nomor " + row,
          "08/09/2026 10.12 WIB",
          "Staf admin jaringan " + row % 7,
          "selesai",
          Integer.toString(row * 31),
          "tidak ada koneksi di semua ruangan, lantai " + row % 9);
    }
  }

  private static final class Counting extends OutputStream {
    private long bytes;

    @Override
    public void write(int b) {
      bytes++;
    }

    @Override
    public void write(byte[] b, int off, int len) {
      bytes += len;
    }
  }
}
