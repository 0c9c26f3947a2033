package id.penjaga.hub.app.config;

import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.YamlFile;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `hub.yaml` and refuses it with everything that is wrong in it.
public final class HubConfigReader {
  private HubConfigReader() {}

  /// @throws ConfigRefused when anything in the file is wrong or unknown
  public static HubConfig read(Path file) throws ConfigRefused {
    YamlFile yaml =
        YamlFile.read(
            file, "site:", "copy config/hub.yaml there, or name another file with --config");
    Section root = yaml.root();
    Path data = root.path("data", "data/hub");
    HubConfig.Site site = site(root.group("site"));
    HubConfig.Http http = http(root.group("http"));
    HubConfig.Mqtt mqtt = mqtt(root.group("mqtt"));
    Map<String, String> people = root.group("people").texts();
    root.end();
    yaml.problems().refuse();
    return new HubConfig(data, site, http, mqtt, people);
  }

  private static HubConfig.Site site(Section site) {
    String name = site.text("name", "Ruang server");
    String organisation = site.text("organisation", "");
    ZoneId zone = site.optional("zone", HubConfigReader::zone);
    site.end();
    return new HubConfig.Site(name, organisation, zone == null ? zone("Asia/Jakarta") : zone);
  }

  private static ZoneId zone(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(
          "\""
              + text
              + "\" is no time zone; write Asia/Jakarta (WIB), Asia/Makassar (WITA) or"
              + " Asia/Jayapura (WIT)",
          e);
    }
  }

  private static HubConfig.Http http(Section http) {
    String host = http.text("host", "127.0.0.1");
    int port = http.integer("port", 0, 65_535, 8080);
    boolean secure = http.flag("secure", false);
    String token = http.secret("metrics-token-file");
    http.end();
    return new HubConfig.Http(host, port, secure, token);
  }

  private static HubConfig.Mqtt mqtt(Section mqtt) {
    String url = mqtt.optional("url", HubConfigReader::broker);
    String user = mqtt.optionalText("user");
    String password = mqtt.secret("password-file");
    @Nullable Path authorities = mqtt.file("ca-file");
    mqtt.end();
    return new HubConfig.Mqtt(
        url == null ? "tcp://127.0.0.1:1883" : url, user, password, authorities);
  }

  private static String broker(String url) {
    if (url.matches("(tcp|ssl)://[^/\\s:]+:\\d{1,5}")) {
      return url;
    }
    throw new IllegalArgumentException(
        "\"" + url + "\" is no broker; write tcp://host:1883, or ssl://host:8883 with TLS");
  }
}
