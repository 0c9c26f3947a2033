package id.penjaga.hub.core.paper;

import java.util.List;

/// The table of activities of a procedure: a column for each actor, a row for each activity, and
/// arrows from symbol to symbol.
///
/// @param heads of the columns
/// @param actors names of the actors, from left to right
/// @param total under the table; empty for none
public record FlowMatrix(
    Heads heads, List<String> actors, List<Row> rows, List<Arrow> arrows, String total) {
  public FlowMatrix {
    actors = List.copyOf(actors);
    rows = List.copyOf(rows);
    arrows = List.copyOf(arrows);
  }

  public record Heads(
      String number,
      String activity,
      String actors,
      String standard,
      String needs,
      String time,
      String output,
      String note) {}

  /// The symbols of the official form; arrow and off-page connector come with the arrows.
  public enum Symbol {
    CAPSULE,
    BOX,
    DIAMOND
  }

  /// @param number as printed; empty for a row that only begins or ends
  /// @param actor column of the symbol, from 0
  /// @param with columns of those who take part, without `actor`
  /// @param inside a word in the symbol; empty for none
  public record Row(
      String number,
      String activity,
      int actor,
      List<Integer> with,
      Symbol symbol,
      String inside,
      String needs,
      String time,
      String output,
      String note) {
    public Row {
      with = List.copyOf(with);
    }
  }

  /// @param from row, from 0
  /// @param to row, from 0; before or behind `from`, or the same
  /// @param label beside its beginning; empty for none
  public record Arrow(int from, int to, String label) {}
}
