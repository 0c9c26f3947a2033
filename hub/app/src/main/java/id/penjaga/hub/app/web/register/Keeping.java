package id.penjaga.hub.app.web.register;

import id.penjaga.hub.app.office.Office;
import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import id.penjaga.hub.app.web.http.Drawing;
import id.penjaga.hub.app.web.http.RequestContext;
import id.penjaga.hub.app.web.work.desk.Actor;
import id.penjaga.hub.core.register.Register;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Objects;

/// Who asks for a register, and whether they keep it.
record Keeping(Drawing drawing, Office office) {

  /// The register of the path; not found when there is none.
  Register register(Context ctx) {
    Register register = office.registers().get(ctx.pathParam("register"));
    if (register == null) {
      throw new NotFoundResponse();
    }
    return register;
  }

  /// Whether who asks may change the items of a register.
  boolean may(Context ctx, Register register) {
    Actor actor = Actor.of(ctx, office, drawing.words(ctx).now());
    return actor.known()
        && (admin(ctx) || register.keepers().stream().anyMatch(actor.roles()::contains));
  }

  LoginSession session(Context ctx) {
    return Objects.requireNonNull(RequestContext.of(ctx).session(), "a page behind a login");
  }

  boolean admin(Context ctx) {
    return session(ctx).role().covers(Role.ADMIN);
  }
}
