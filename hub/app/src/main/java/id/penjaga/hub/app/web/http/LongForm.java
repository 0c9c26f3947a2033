package id.penjaga.hub.app.web.http;

import io.javalin.security.RouteRole;
import java.util.Set;

/// What a route names beside its [RouteAccess] when its form may be longer than the others.
///
/// @param bytes at most
/// @param fields at most
public record LongForm(int bytes, int fields) implements RouteRole {
  public LongForm(int bytes) {
    this(bytes, WebLimits.SHIPPED.fields());
  }

  /// How long a form of this route may be.
  public static LongForm of(Set<? extends RouteRole> roles, WebLimits limits) {
    return roles.stream()
        .filter(LongForm.class::isInstance)
        .map(LongForm.class::cast)
        .findFirst()
        .orElse(new LongForm(limits.form(), limits.fields()));
  }
}
