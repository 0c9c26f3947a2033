package id.penjaga.hub.app.web.sheet;

import id.penjaga.hub.app.print.ListFiles;
import id.penjaga.hub.app.web.http.Audited;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Operation;
import id.penjaga.hub.core.paper.Listing;
import id.penjaga.hub.core.paper.PaperPart;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.security.RouteRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/// A list as a file for a spreadsheet, CSV or XLSX by the end of its address. Rows are taken one by
/// one: a long list is never in memory as a whole.
public final class ListDownload {
  private ListDownload() {}

  /// Declares both files of a list.
  ///
  /// @param page address of the list, such as `/cases`
  /// @param programs what the CSV is for programs; left out for nothing
  public static void declare(
      RoutesConfig routes, String page, Handler file, Operation... programs) {
    RouteRole[] roles =
        Arrays.copyOf(new RouteRole[] {RouteAccess.VIEWER, Audited.EXPORTS}, 2 + programs.length);
    System.arraycopy(programs, 0, roles, 2, programs.length);
    routes.get(page + ".csv", file, roles);
    routes.get(page + ".xlsx", file, RouteAccess.VIEWER, Audited.EXPORTS);
  }

  /// Several lists: below each other in a CSV, each on a sheet of its own in a workbook.
  ///
  /// @param name of the file, without an ending
  public static void send(Context ctx, String name, List<Listing> lists) {
    boolean csv = begin(ctx, name);
    try {
      if (csv) {
        ListFiles.csv(lists, ctx.outputStream());
      } else {
        ListFiles.xlsx(lists, name, ctx.outputStream());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // whoever asked is gone
    }
  }

  /// @param name of the file and its sheet, without an ending
  /// @param rows each with one cell for every column
  public static void send(
      Context ctx, String name, List<PaperPart.Column> columns, Iterator<List<String>> rows) {
    boolean csv = begin(ctx, name);
    try {
      if (csv) {
        ListFiles.csv(columns, rows, ctx.outputStream());
      } else {
        ListFiles.xlsx(name, columns, rows, ctx.outputStream());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // whoever asked is gone
    }
  }

  /// Says what kind of file comes, and whether it is a CSV.
  private static boolean begin(Context ctx, String name) {
    boolean csv = ctx.path().endsWith("csv");
    ctx.contentType(
        csv
            ? "text/csv; charset=utf-8"
            : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    ctx.header(
        "Content-Disposition",
        "attachment; filename=\"penjaga-" + name + (csv ? ".csv\"" : ".xlsx\""));
    return csv;
  }
}
