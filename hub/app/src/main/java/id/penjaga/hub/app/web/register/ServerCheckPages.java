package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.office.ItemFile;
import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.probe.ServerProbe;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.FormFields;
import id.penjaga.hub.app.web.http.Pages;
import id.penjaga.hub.app.web.http.RouteAccess;
import id.penjaga.hub.app.web.operation.Reply;
import id.penjaga.hub.core.book.Value;
import id.penjaga.hub.core.probe.Ports;
import id.penjaga.hub.core.probe.SshProtocol;
import id.penjaga.hub.core.register.Item;
import id.penjaga.hub.core.register.ItemAnswer;
import id.penjaga.hub.core.register.ItemCommand;
import id.penjaga.hub.core.register.Register;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// Looks at the SSH protocol and the open ports of a server when its keeper asks, and writes down
/// what it saw in their name (SEC-07, SEC-09).
final class ServerCheckPages implements Pages {
  /// Fields that a register must have for it.
  private static final String ADDRESS = "address";

  private static final String SSH = "ssh";
  private static final String ALLOWED = "services";
  private static final String OPEN = "ports_open";
  private static final String DAY = "network_check";

  private final Drawing drawing;
  private final Office office;
  private final Keeping keeping;
  private final ServerProbe probe;

  ServerCheckPages(Drawing drawing, Office office, ServerProbe probe) {
    this.drawing = drawing;
    this.office = office;
    this.probe = probe;
    keeping = new Keeping(drawing, office);
  }

  @Override
  public void declare(RoutesConfig routes) {
    routes.post(
        "/registers/{register}/{item}/check",
        this::check,
        RouteAccess.VIEWER,
        ItemOperations.CHECK);
  }

  /// Whether the things of a register can be looked at.
  static boolean serves(Register register) {
    return List.of(ADDRESS, SSH, ALLOWED, OPEN, DAY).stream()
        .allMatch(key -> register.field(key) != null);
  }

  /// Where a thing is looked for; empty when that is not known.
  static String address(Item item) {
    Value address = item.fields().get(ADDRESS);
    return address == null ? "" : address.plain().strip();
  }

  private void check(Context ctx) {
    Register register = keeping.register(ctx);
    if (!keeping.may(ctx, register)) {
      throw new ForbiddenResponse();
    }
    Item item =
        office
            .holdings()
            .file(register.id(), ctx.pathParam("item"))
            .map(ItemFile::item)
            .filter(one -> serves(register) && !address(one).isEmpty())
            .orElseThrow(NotFoundResponse::new);
    String typed = FormFields.of(ctx).value(ItemOperations.ID);
    String id =
        typed == null || !typed.matches("[0-9a-f-]{36}") ? UUID.randomUUID().toString() : typed;
    Value allowed = item.fields().get(ALLOWED);
    Ports ports = Ports.read(allowed == null ? "" : allowed.plain());
    String came =
        switch (probe.look(address(item), ports.numbers())) {
          case ServerProbe.Look.Busy _ -> "busy";
          case ServerProbe.Look.Silent _ -> "silent";
          case ServerProbe.Look.Seen seen -> kept(ctx, id, item, seen);
        };
    Reply.done(
        ctx,
        RegisterPages.path(register.id(), item.label()) + "?check=" + came + "#check-title",
        "found",
        came);
  }

  private String kept(Context ctx, String id, Item item, ServerProbe.Look.Seen seen) {
    LocalDate today = office.people().day(drawing.words(ctx).now());
    Map<String, Value> fields = new HashMap<>(item.fields());
    fields.put(SSH, Value.of(SshProtocol.of(seen.heard()).name().toLowerCase(Locale.ROOT)));
    fields.put(OPEN, Value.of(Ports.of(seen.open()).written()));
    fields.put(DAY, Value.of(today.toString()));
    ItemAnswer answer =
        office.record(
            id,
            keeping.session(ctx).name(),
            keeping.admin(ctx),
            new ItemCommand.Change(
                item.register(), item.label(), fields, "Pemeriksaan SSH dan port oleh hub"));
    return answer instanceof ItemAnswer.Accepted ? "seen" : "refused";
  }
}
