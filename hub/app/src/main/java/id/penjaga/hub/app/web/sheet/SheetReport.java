package id.penjaga.hub.app.web.sheet;

import id.penjaga.hub.app.sheet.LineRemark;
import java.util.Comparator;
import java.util.List;

/// What a sheet would do, line by line.
///
/// @param rows lines with content; 0 when nothing was sent
/// @param changes how many things would be written down; 0 with problems
/// @param problems the first of them
/// @param wrong how many there are
/// @param preview the first things that would be written down
/// @param text of the sheet, to be sent again
/// @param reason of the whole sheet
public record SheetReport(
    int rows,
    int changes,
    List<LineRemark> problems,
    int wrong,
    List<LineRemark> warnings,
    List<LineRemark> preview,
    String text,
    String reason) {
  public static final SheetReport EMPTY =
      new SheetReport(0, 0, List.of(), 0, List.of(), List.of(), "", "");

  private static final int MOST = 200;

  /// A report that shows the first remarks of each kind, by line.
  ///
  /// @param changes counted only without problems
  public static SheetReport of(
      int rows,
      int changes,
      List<LineRemark> problems,
      List<LineRemark> warnings,
      List<LineRemark> preview,
      String text,
      String reason) {
    boolean good = problems.isEmpty();
    return new SheetReport(
        rows,
        good ? changes : 0,
        first(problems),
        problems.size(),
        good ? first(warnings) : List.of(),
        good ? first(preview) : List.of(),
        text,
        reason);
  }

  private static List<LineRemark> first(List<LineRemark> remarks) {
    return remarks.stream().sorted(Comparator.comparingInt(LineRemark::line)).limit(MOST).toList();
  }
}
