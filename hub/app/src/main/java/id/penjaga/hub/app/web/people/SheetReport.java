package id.penjaga.hub.app.web.people;

import id.penjaga.hub.app.sheet.LineRemark;
import java.util.List;

/// What a sheet would do, line by line.
///
/// @param rows lines with content; 0 when nothing was sent
/// @param changes how many things would be written down; 0 with problems
/// @param problems the first of them
/// @param wrong how many there are
/// @param text of the sheet, to be sent again
/// @param reason of the whole sheet
public record SheetReport(
    int rows,
    int changes,
    List<LineRemark> problems,
    int wrong,
    List<LineRemark> warnings,
    String text,
    String reason) {
  static final SheetReport EMPTY = new SheetReport(0, 0, List.of(), 0, List.of(), "", "");
}
