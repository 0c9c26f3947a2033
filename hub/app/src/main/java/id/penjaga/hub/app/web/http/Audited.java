package id.penjaga.hub.app.web.http;

import io.javalin.security.RouteRole;

/// Says of a route that its answer holds personal data, so that it is kept who asked for it. A
/// route that is neither this nor in the list of those without personal data fails a test.
///
/// A route of another kind than a page uses the same word: whoever asks, by a session or a token,
/// is named by what their request context says.
public enum Audited implements RouteRole {
  /// Personal data on a page.
  SHOWS,
  /// Personal data in a file.
  EXPORTS
}
