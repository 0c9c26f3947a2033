package id.penjaga.hub.app.web.http;

import id.penjaga.hub.app.security.LoginSession;
import id.penjaga.hub.app.security.Role;
import io.javalin.security.RouteRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a route asks of its caller. Every route names exactly one.
public enum RouteAccess implements RouteRole {
  /// Without a login: the login page, the assets, the health check.
  PUBLIC,
  /// A wall display, or an account that may look.
  WALL,
  VIEWER,
  OPERATOR,
  ADMIN,
  /// Prometheus: this machine, the bearer of the token, or an account that may look.
  METRICS;

  /// The one access of a route; empty when it names none or several, and then it is closed.
  public static Optional<RouteAccess> of(Set<? extends RouteRole> roles) {
    List<RouteAccess> named =
        roles.stream().filter(RouteAccess.class::isInstance).map(RouteAccess.class::cast).toList();
    return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
  }

  /// @param session null without a login
  public boolean allows(@Nullable LoginSession session) {
    if (this == PUBLIC) {
      return true;
    }
    if (session == null) {
      return false;
    }
    if (this == WALL) {
      return true;
    }
    return !session.wall() && session.role().covers(role());
  }

  private Role role() {
    return switch (this) {
      case OPERATOR -> Role.OPERATOR;
      case ADMIN -> Role.ADMIN;
      case PUBLIC, WALL, VIEWER, METRICS -> Role.VIEWER;
    };
  }
}
