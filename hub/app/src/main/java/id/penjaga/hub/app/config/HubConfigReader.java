package id.penjaga.hub.app.config;

import id.penjaga.device.mqtt.BrokerAccount;
import id.penjaga.device.mqtt.BrokerAddress;
import id.penjaga.device.shell.net.Loopback;
import id.penjaga.device.yaml.ConfigRefused;
import id.penjaga.device.yaml.Section;
import id.penjaga.device.yaml.YamlFile;
import id.penjaga.hub.core.retention.KeepTimes;
import id.penjaga.hub.core.retention.Kept;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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
    Path definitions = root.path("definitions", ".");
    HubConfig.Site site = site(root.group("site"));
    HubConfig.Http http = http(root.group("http"));
    BrokerAccount mqtt = mqtt(root.optionalSection("mqtt"));
    if (http.port() == mqtt.address().port() && Loopback.is(mqtt.address().host())) {
      root.group("http")
          .wrong(
              "port",
              "is "
                  + http.port()
                  + ", the port of the broker on the same machine, mqtt.url in line "
                  + root.group("mqtt").line("url")
                  + "; two programs cannot listen on one port");
    }
    Section rosterSection = root.optionalSection("roster");
    Path roster = null;
    if (rosterSection != null) {
      roster = rosterSection.path("keys");
      rosterSection.end();
    }
    Map<String, String> people = root.group("people").texts();
    KeepTimes keep = keep(root.group("keep"));
    HubConfig.Seal seal = seal(root.optionalSection("seal"));
    List<X509Certificate> trusted = trusted(root.group("monitors"));
    NoticeConfig notices = NoticeConfigReader.read(root.optionalSection("notices"));
    root.end();
    yaml.problems().refuse();
    return new HubConfig(
        data, definitions, site, http, mqtt, roster, people, keep, seal, trusted, notices);
  }

  private static HubConfig.Site site(Section site) {
    String name = site.text("name", "Ruang server");
    String organisation = site.text("organisation", "");
    ZoneId zone = site.optional("zone", HubConfigReader::zone);
    site.end();
    return new HubConfig.Site(name, organisation, zone == null ? zone("Asia/Jakarta") : zone);
  }

  private static KeepTimes keep(Section keep) {
    KeepTimes times = KeepTimes.USUAL;
    for (Kept kind : Kept.values()) {
      if (kind != Kept.TALLIES) {
        times =
            times.with(
                kind,
                keep.integer(kind.word() + "-days", kind.shortest(), Kept.LONGEST, kind.usual()));
      }
    }
    int readings = times.of(Kept.READINGS);
    int usual = Math.max(Kept.TALLIES.usual(), readings);
    int tallies = keep.integer("tallies-days", 1, Kept.LONGEST, usual);
    if (tallies < readings) {
      keep.wrong(
          "tallies-days",
          "is less than readings-days"
              + (keep.has("readings-days") ? " in line " + keep.line("readings-days") : ", 400")
              + "; tallies are kept at least as long as the readings they are made of");
    }
    keep.end();
    return times.with(Kept.TALLIES, tallies);
  }

  private static HubConfig.@Nullable Seal seal(@Nullable Section seal) {
    if (seal == null) {
      return null;
    }
    Path store = seal.path("store", "seal.p12");
    Path password = seal.secretFile("password-file");
    if (!seal.has("password-file")) {
      seal.wrong("password-file", "is missing; the command seal says what to write");
    }
    seal.end();
    return password == null ? null : new HubConfig.Seal(store, password);
  }

  /// The certificate authorities of the site's own.
  private static List<X509Certificate> trusted(Section monitors) {
    Path file = monitors.file("trust");
    monitors.end();
    List<X509Certificate> all = new ArrayList<>();
    if (file == null) {
      return all;
    }
    try (InputStream in = Files.newInputStream(file)) {
      CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
          .map(X509Certificate.class::cast)
          .forEach(all::add);
    } catch (IOException | CertificateException _) {
      all.clear();
    }
    if (all.isEmpty()) {
      monitors.wrong(
          "trust",
          "holds no certificates; write a file in PEM, which begins with -----BEGIN"
              + " CERTIFICATE-----");
    }
    return all;
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
    String given = http.optional("host", HubConfigReader::host);
    String host = given == null ? "127.0.0.1" : given;
    int port = http.integer("port", 0, 65_535, 8080);
    boolean secure = http.flag("secure", false);
    boolean insecure = http.consent("insecure");
    String token = http.secret("metrics-token-file");
    if (!secure && !insecure && !Loopback.is(host)) {
      http.wrong(
          "host",
          "serves logins to the network in clear text, because secure"
              + (http.has("secure") ? " in line " + http.line("secure") : "")
              + " is false; put a TLS proxy in front and write secure: true with host: 127.0.0.1,"
              + " or insecure: yes when clear text is wanted on purpose");
    }
    http.end();
    return new HubConfig.Http(host, port, secure, token, insecure);
  }

  private static String host(String text) {
    String host = text.strip();
    if (host.isEmpty() || host.matches(".*[\\s/@].*")) {
      throw new IllegalArgumentException(
          "\"" + text + "\" is no address to listen on; write 127.0.0.1, 0.0.0.0 or a name");
    }
    return host;
  }

  private static BrokerAccount mqtt(@Nullable Section mqtt) {
    BrokerAccount given = mqtt == null ? null : BrokerAccount.read(mqtt);
    return given == null
        ? new BrokerAccount(BrokerAddress.of("tcp://127.0.0.1:1883"), null, null, null)
        : given;
  }
}
