package id.penjaga.hub.app.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/// Reads `hub.yaml` and complains about everything at once.
public final class HubConfigReader {
  private final Path file;
  private final Path folder;
  private final List<String> problems = new ArrayList<>();

  private HubConfigReader(Path file) {
    this.file = file;
    Path parent = file.toAbsolutePath().normalize().getParent();
    this.folder = parent == null ? Path.of("/") : parent;
  }

  /// @throws ConfigRefused when anything in the file is wrong or unknown
  public static HubConfig read(Path file) throws ConfigRefused {
    return new HubConfigReader(file).read();
  }

  private HubConfig read() throws ConfigRefused {
    Mapping root = new Mapping("", load(), problems, file);
    Path data = folder.resolve(root.text("data", "data/hub")).normalize();
    HubConfig.Site site = site(root.mapping("site"));
    HubConfig.Http http = http(root.mapping("http"));
    HubConfig.Mqtt mqtt = mqtt(root.mapping("mqtt"));
    Map<String, String> people = new TreeMap<>();
    Mapping named = root.mapping("people");
    for (String holder : named.keys()) {
      people.put(holder, named.text(holder, ""));
    }
    named.end();
    root.end();
    if (!problems.isEmpty()) {
      throw new ConfigRefused(problems);
    }
    return new HubConfig(data, site, http, mqtt, people);
  }

  private HubConfig.Site site(Mapping site) {
    String name = site.text("name", "Ruang server");
    String organisation = site.text("organisation", "");
    String zone = site.text("zone", "Asia/Jakarta");
    ZoneId id = ZoneId.of("UTC");
    try {
      id = ZoneId.of(zone);
    } catch (DateTimeException _) {
      site.wrong(
          "zone",
          "\""
              + zone
              + "\" is no time zone; write Asia/Jakarta (WIB), Asia/Makassar (WITA) or"
              + " Asia/Jayapura (WIT)");
    }
    site.end();
    return new HubConfig.Site(name, organisation, id);
  }

  private HubConfig.Http http(Mapping http) {
    String host = http.text("host", "127.0.0.1");
    int port = http.port("port", 8080);
    boolean secure = http.flag("secure", false);
    String token = secret(http, "metrics-token-file");
    http.end();
    return new HubConfig.Http(host, port, secure, token);
  }

  private HubConfig.Mqtt mqtt(Mapping mqtt) {
    String url = mqtt.text("url", "tcp://127.0.0.1:1883");
    if (!url.matches("(tcp|ssl)://[^/\\s:]+:\\d{1,5}")) {
      mqtt.wrong(
          "url",
          "\"" + url + "\" is no broker; write tcp://host:1883, or ssl://host:8883 with TLS");
    }
    String user = mqtt.textOrNull("user");
    String password = secret(mqtt, "password-file");
    String authorities = mqtt.textOrNull("ca-file");
    Path pem = authorities == null ? null : folder.resolve(authorities).normalize();
    if (pem != null && !Files.isReadable(pem)) {
      mqtt.wrong("ca-file", pem + " cannot be read; put the site's certificate authority there");
    }
    mqtt.end();
    return new HubConfig.Mqtt(url, user, password, pem);
  }

  /// The first line of the file a key names: secrets do not stand in the configuration.
  private @Nullable String secret(Mapping in, String key) {
    String name = in.textOrNull(key);
    if (name == null) {
      return null;
    }
    Path path = folder.resolve(name).normalize();
    try {
      List<String> lines = Files.readAllLines(path);
      if (!lines.isEmpty() && !lines.getFirst().isBlank()) {
        return lines.getFirst().strip();
      }
      in.wrong(key, path + " is empty; write the secret on its first line");
    } catch (IOException _) {
      in.wrong(
          key,
          path
              + " cannot be read; make it, with the secret on its first line, readable by the hub"
              + " only");
    }
    return null;
  }

  private MappingNode load() throws ConfigRefused {
    try {
      Node node =
          new Compose(LoadSettings.builder().setAllowDuplicateKeys(true).build())
              .composeString(Files.readString(file))
              .orElse(null);
      if (node instanceof MappingNode mapping) {
        return mapping;
      }
      throw refused(file + ":1: must begin with keys, such as \"site:\"; see config/hub.yaml");
    } catch (IOException _) {
      throw refused(
          file
              + ": cannot be read; copy config/hub.yaml there, or name another file with --config");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(m -> m.getLine() + 1).orElse(1);
      throw refused(file + ":" + line + ": is no YAML: " + e.getProblem());
    } catch (YamlEngineException e) {
      throw refused(file + ": is no YAML: " + e.getMessage());
    }
  }

  private static ConfigRefused refused(String problem) {
    return new ConfigRefused(List.of(problem));
  }
}
