package id.penjaga.device.app.wiring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A table of `schematics/`: the first line names the columns, text with commas stands in quotes.
record Table(List<Row> rows) {
  /// One line. A column that does not exist is a mistake of the reader.
  record Row(Map<String, String> cells) {
    String at(String column) {
      String cell = cells.get(column);
      if (cell == null) {
        throw new IllegalArgumentException("no column " + column + "; there are " + cells.keySet());
      }
      return cell;
    }

    /// The words of a cell, none if it is empty.
    List<String> words(String column) {
      return at(column).isEmpty() ? List.of() : List.of(at(column).split(" "));
    }

    Row with(String column, String text) {
      Map<String, String> changed = new LinkedHashMap<>(cells);
      changed.put(column, text);
      return new Row(changed);
    }
  }

  static Table read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<String> columns = cells(lines.getFirst());
    List<Row> rows = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      List<String> cells = cells(line);
      if (cells.size() != columns.size()) {
        throw new IllegalArgumentException(
            file.getFileName()
                + ": "
                + cells.size()
                + " cells, not "
                + columns.size()
                + ": "
                + line);
      }
      Map<String, String> row = new LinkedHashMap<>();
      for (int i = 0; i < columns.size(); i++) {
        row.put(columns.get(i), cells.get(i));
      }
      rows.add(new Row(row));
    }
    return new Table(List.copyOf(rows));
  }

  Row row(String column, String text) {
    return rows.stream()
        .filter(row -> row.at(column).equals(text))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no " + column + " " + text));
  }

  /// The same table with one cell changed, for showing that a check can say no.
  Table with(String connector, String column, String text) {
    return new Table(
        rows.stream()
            .map(row -> row.at("connector").equals(connector) ? row.with(column, text) : row)
            .toList());
  }

  private static List<String> cells(String line) {
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (char c : line.toCharArray()) {
      if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(c);
      }
    }
    cells.add(cell.toString());
    return cells;
  }
}
