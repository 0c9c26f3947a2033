package id.penjaga.hub.app.web;

import id.penjaga.hub.app.web.view.Guest;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How the pages are served.
///
/// @param host address to listen on, for example `0.0.0.0`
/// @param port 0 takes a free one
/// @param zone of the site: every time on a page is told in it
/// @param site what the site calls its room, shown beside the product's name
/// @param tls true when browsers reach the hub by HTTPS, through a proxy on this machine: cookies
///     then travel by HTTPS only, and the caller's
///     address is taken from the last entry of `X-Forwarded-For`
/// @param metricsToken bearer token for `/metrics` from other machines; null allows this machine
///     only
/// @param incoming a private folder for files while they are being sent
/// @param guests accounts that the login page lets anybody into with one click; empty but for the
///     demo, whose people are invented
public record WebConfig(
    String host,
    int port,
    ZoneId zone,
    String site,
    boolean tls,
    @Nullable String metricsToken,
    Path incoming,
    List<Guest> guests) {
  public WebConfig {
    guests = List.copyOf(guests);
  }
}
