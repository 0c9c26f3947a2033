package id.penjaga.hub.app.web.http;

import io.javalin.config.RoutesConfig;

/// Pages about one thing: people, cases, registers.
public interface Pages {
  /// Declares its routes, each with one [RouteAccess].
  void declare(RoutesConfig routes);
}
