package id.penjaga.hub.app.config;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a site says about its hub. All paths are absolute.
///
/// @param data folder of the history and the accounts
/// @param people name of each pseudonym (`holder`) that devices put into their journals
public record HubConfig(Path data, Site site, Http http, Mqtt mqtt, Map<String, String> people) {
  public HubConfig {
    people = Map.copyOf(people);
  }

  /// @param name of the room or building, on every page
  /// @param organisation whose it is; may be empty
  /// @param zone in which times are shown
  public record Site(String name, String organisation, ZoneId zone) {}

  /// @param host address to listen on; anything but loopback wants TLS in front
  /// @param secure whether browsers reach it by https, through a proxy: cookies are then marked so
  /// @param metricsToken lets a Prometheus server in from another machine; null for loopback only
  public record Http(String host, int port, boolean secure, @Nullable String metricsToken) {}

  /// @param url `tcp://host:port` or `ssl://host:port`
  /// @param password null only on a broker without accounts
  /// @param authorities file of certificate authorities in PEM, for a site with its own; null for
  ///     the system's
  public record Mqtt(
      String url, @Nullable String user, @Nullable String password, @Nullable Path authorities) {
    @Override
    public String toString() {
      return "Mqtt[" + url + ", " + user + "]";
    }
  }
}
