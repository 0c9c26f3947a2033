package id.penjaga.hub.app.config;

import id.penjaga.device.mqtt.BrokerAccount;
import id.penjaga.hub.core.retention.KeepTimes;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a site says about its hub. All paths are absolute.
///
/// @param data folder of the history and the accounts
/// @param definitions folder of procedures, forms, checklists, registers, roles and calendar
/// @param seal of papers; null for none
/// @param roster folder of the keys for the devices' rosters; null when devices know their badges
///     from their own configuration
/// @param keep how long records are kept where nobody set it by a page
/// @param trusted certificate authorities that monitors believe beside those of Java
/// @param people name of each pseudonym (`holder`) that devices put into their journals
public record HubConfig(
    Path data,
    Path definitions,
    Site site,
    Http http,
    BrokerAccount mqtt,
    @Nullable Path roster,
    Map<String, String> people,
    KeepTimes keep,
    @Nullable Seal seal,
    List<X509Certificate> trusted,
    NoticeConfig notices) {
  public HubConfig {
    people = Map.copyOf(people);
    trusted = List.copyOf(trusted);
  }

  /// @param name of the room or building, on every page
  /// @param organisation whose it is; may be empty
  /// @param zone in which times are shown
  public record Site(String name, String organisation, ZoneId zone) {}

  /// The electronic seal of papers.
  ///
  /// @param store PKCS #12 of its keys
  /// @param passwordFile of the store
  public record Seal(Path store, Path passwordFile) {}

  /// @param host address to listen on
  /// @param port 0 for one that the system chooses
  /// @param secure whether browsers reach it by https, through a proxy: cookies are then marked so
  /// @param metricsToken lets a Prometheus server in from another machine; null for loopback only
  /// @param insecure whether logins over plain HTTP off the loopback interface are wanted
  public record Http(
      String host, int port, boolean secure, @Nullable String metricsToken, boolean insecure) {
    /// Without the token.
    @Override
    public String toString() {
      return "Http[" + host + ":" + port + (secure ? ", secure]" : "]");
    }
  }
}
