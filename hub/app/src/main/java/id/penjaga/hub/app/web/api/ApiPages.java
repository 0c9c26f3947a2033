package id.penjaga.hub.app.web.api;

import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Given;
import id.penjaga.hub.app.web.words.Texts;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The page that tells people what their programs may do: each operation with what it takes, and
/// every kind of problem. Made from the same table as the API itself.
public final class ApiPages {
  private final Drawing drawing;
  private final ApiTable table;

  public ApiPages(Drawing drawing, ApiTable table) {
    this.drawing = drawing;
    this.table = table;
  }

  public void declare(RoutesConfig routes) {
    routes.get("/api", this::show, RouteAccess.VIEWER);
  }

  /// @param access of whom it asks what
  /// @param body what is sent
  /// @param query values of the address
  public record OperationLine(
      String method,
      String path,
      String id,
      String summary,
      String access,
      List<ValueLine> body,
      List<ValueLine> query,
      boolean tagged,
      boolean keyed,
      boolean upload) {}

  /// @param type as people read it
  public record ValueLine(String name, String type, boolean needed, String about) {}

  public record ProblemLine(String kind, String title, String detail) {}

  /// @param groups operations by the first part of their address
  public record ApiView(
      String root,
      Map<String, List<OperationLine>> groups,
      int count,
      List<ProblemLine> problems) {}

  private void show(Context ctx) {
    Texts w = drawing.words(ctx);
    List<OperationLine> lines = new ArrayList<>();
    table.commands().forEach(one -> lines.add(line(one, w)));
    table.reads().forEach(one -> lines.add(line(one, w)));
    lines.sort(Comparator.comparing(OperationLine::path).thenComparing(OperationLine::method));
    Map<String, List<OperationLine>> groups = new TreeMap<>();
    lines.forEach(line ->
        groups.computeIfAbsent(line.path().split("/")[1], _ -> new ArrayList<>()).add(line));
    drawing.drawAccounts(
        ctx,
        "api.jte",
        "v",
        new ApiView(
            ApiTable.ROOT,
            groups,
            lines.size(),
            ProblemJson.KINDS.stream()
                .map(kind ->
                    new ProblemLine(
                        kind, w.t("api.problem." + kind), w.t("api.problem." + kind + ".detail")))
                .toList()));
  }

  private static OperationLine line(ApiTable.Command command, Texts w) {
    var of = command.of();
    List<ValueLine> values = values(of.path(), of.gives(), w);
    return new OperationLine(
        of.method().name(),
        of.path(),
        of.id(),
        w.t("api.op." + of.id()),
        w.t("api.access." + command.access()),
        command.file() ? List.of() : values,
        command.file() ? values : List.of(),
        of.tagged(),
        !of.command().isEmpty(),
        command.upload());
  }

  private static OperationLine line(ApiTable.Reading reading, Texts w) {
    var of = reading.of();
    List<ValueLine> query = new ArrayList<>(values(of.path(), of.query(), w));
    if (of.many()) {
      query.add(new ValueLine("limit", w.t("api.type.INTEGER"), false, w.t("api.query.limit")));
      query.add(new ValueLine("cursor", w.t("api.type.TEXT"), false, w.t("api.query.cursor")));
    }
    return new OperationLine(
        "GET",
        of.path(),
        of.id(),
        w.t("api.op." + of.id()),
        w.t("api.access." + reading.access()),
        List.of(),
        query,
        false,
        false,
        false);
  }

  private static List<ValueLine> values(String path, List<Given> gives, Texts w) {
    return gives.stream()
        .filter(given -> !path.contains("{" + given.name() + "}"))
        .map(given ->
            new ValueLine(
                given.name(),
                w.t("api.type." + given.type()),
                given.needed(),
                w.t("api.field." + given.name())))
        .toList();
  }
}
