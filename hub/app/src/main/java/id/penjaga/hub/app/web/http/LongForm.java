package id.penjaga.hub.app.web.http;

import io.javalin.security.RouteRole;
import java.util.Set;

/// What a route names beside its [RouteAccess] when its form may be longer than the others.
///
/// @param bytes at most
public record LongForm(int bytes) implements RouteRole {

  /// The most bytes of a form of this route.
  public static int most(Set<? extends RouteRole> roles, WebLimits limits) {
    return roles.stream()
        .filter(LongForm.class::isInstance)
        .mapToInt(role -> ((LongForm) role).bytes())
        .findFirst()
        .orElse(limits.form());
  }
}
