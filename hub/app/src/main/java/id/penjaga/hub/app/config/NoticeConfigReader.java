package id.penjaga.hub.app.config;

import id.penjaga.device.shell.net.Loopback;
import id.penjaga.device.yaml.Section;
import id.penjaga.hub.app.config.NoticeConfig.Protection;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the section `notices` of `hub.yaml`.
final class NoticeConfigReader {
  /// Services whose address is known, and those whose address the site names.
  private static final Set<String> KNOWN = Set.of("telegram", "fonnte", "meta");

  private static final Set<String> OWN = Set.of("waha", "json");

  private NoticeConfigReader() {}

  private enum Kind {
    SMTP,
    HTTP,
    GAMMU,
    SYSLOG,
    SNMP,
    MQTT
  }

  static NoticeConfig read(@Nullable Section notices) {
    if (notices == null) {
      return NoticeConfig.NONE;
    }
    String link = notices.optional("link", NoticeConfigReader::address);
    int sounding = notices.integer("sound-after-minutes", 1, 1440, 5);
    Section beat = notices.group("heartbeat");
    String url = beat.optional("url", NoticeConfigReader::address);
    int every = beat.integer("every-seconds", 5, 3600, 30);
    beat.end();
    List<NoticeConfig.Channel> channels = new ArrayList<>();
    Section all = notices.group("channels");
    for (Map.Entry<String, Section> one : all.named().entrySet()) {
      if (!one.getKey().matches("[a-z][a-z0-9-]{0,39}")) {
        all.wrong(
            one.getKey(), "is no name of a channel; write up to 40 of a-z, 0-9 and -, as mail");
      }
      NoticeConfig.Channel channel = channel(one.getKey(), one.getValue());
      one.getValue().end();
      if (channel != null) {
        channels.add(channel);
      }
    }
    notices.end();
    return new NoticeConfig(
        link == null ? "" : link,
        Duration.ofMinutes(sounding),
        url,
        Duration.ofSeconds(every),
        channels);
  }

  private static NoticeConfig.@Nullable Channel channel(String name, Section section) {
    Kind kind = section.word("kind", Kind.class);
    return kind == null
        ? null
        : switch (kind) {
          case SMTP -> mail(name, section);
          case HTTP -> gateway(name, section);
          case GAMMU -> {
            Path spool = section.path("spool");
            yield spool == null ? null : new NoticeConfig.Sms(name, spool);
          }
          case SYSLOG -> syslog(name, section);
          case SNMP -> snmp(name, section);
          case MQTT -> new NoticeConfig.Mqtt(name, section.text("account", "noc"));
        };
  }

  private static NoticeConfig.@Nullable Channel mail(String name, Section section) {
    String host = section.text("host");
    Protection given = section.has("security") ? section.word("security", Protection.class) : null;
    Protection protection = given == null ? Protection.STARTTLS : given;
    int port = section.integer("port", 1, 65_535, protection == Protection.TLS ? 465 : 587);
    String user = section.optionalText("user");
    String password = section.secret("password-file");
    String from = section.made("from", NoticeConfigReader::mailAddress);
    Path authorities = section.file("ca-file");
    boolean insecure = section.consent("insecure");
    if ((user == null) == section.has("password-file")) {
      section.wrong(
          user == null ? "password-file" : "user",
          "user and password-file belong together; write both or neither");
    }
    if (host != null && protection == Protection.NONE && !insecure && !Loopback.is(host)) {
      section.wrong(
          "security",
          "none sends what people are told over the network in clear text; write starttls or tls,"
              + " or insecure: yes when the cable is trusted on purpose");
    }
    return host == null || from == null
        ? null
        : new NoticeConfig.Mail(name, host, port, protection, user, password, from, authorities);
  }

  private static NoticeConfig.@Nullable Channel gateway(String name, Section section) {
    String preset =
        section.made(
            "preset",
            text -> {
              if (KNOWN.contains(text) || OWN.contains(text)) {
                return text;
              }
              throw new IllegalArgumentException(
                  "\"" + text + "\" is no preset; write telegram, fonnte, waha, meta or json");
            });
    String url = section.optional("url", NoticeConfigReader::address);
    String token = section.secret("token-file");
    String sender = section.text("sender", "");
    boolean insecure = section.consent("insecure");
    if (url != null && url.startsWith("http:") && !insecure && !Loopback.is(host(url))) {
      section.wrong(
          "url",
          "sends the token and what people are told over the network in clear text; write https://,"
              + " or insecure: yes when the cable is trusted on purpose");
    }
    if (preset == null) {
      return null;
    }
    if (url == null && OWN.contains(preset)) {
      section.wrong("url", "is missing; write the address of the service");
    }
    if (preset.equals("meta") && sender.isEmpty()) {
      section.wrong("sender", "is missing; write the phone number id of the account");
    }
    if (KNOWN.contains(preset) && !section.has("token-file")) {
      section.wrong("token-file", "is missing; write the file whose first line is the token");
    }
    return new NoticeConfig.Gateway(name, preset, url == null ? "" : url, token, sender);
  }

  private static NoticeConfig.@Nullable Channel syslog(String name, Section section) {
    String host = section.text("host");
    NoticeConfig.Transport given =
        section.has("transport") ? section.word("transport", NoticeConfig.Transport.class) : null;
    NoticeConfig.Transport transport = given == null ? NoticeConfig.Transport.UDP : given;
    int port =
        section.integer("port", 1, 65_535, transport == NoticeConfig.Transport.TLS ? 6514 : 514);
    Path authorities = section.file("ca-file");
    return host == null ? null : new NoticeConfig.Syslog(name, host, port, transport, authorities);
  }

  private static NoticeConfig.@Nullable Channel snmp(String name, Section section) {
    String host = section.text("host");
    int port = section.integer("port", 1, 65_535, 162);
    boolean inform = section.flag("inform", true);
    String community = section.secret("community-file");
    String user = section.optionalText("user");
    String authentication = section.secret("authentication-file");
    String privacy = section.secret("privacy-file");
    if (section.has("user") && !inform) {
      section.wrong("inform", "version 3 is sent as inform; take this key out");
    }
    boolean second = section.has("community-file");
    boolean third = section.has("user");
    if (second == third) {
      section.wrong(
          "user", "write user and authentication-file for version 3, or community-file for 2c");
    }
    if (third && !section.has("authentication-file")) {
      section.wrong("authentication-file", "is missing; version 3 without it proves nothing");
    }
    for (String secret : new String[] {authentication, privacy}) {
      if (secret != null && secret.length() < 8) {
        section.wrong("user", "has a password of fewer than 8 characters, which SNMP refuses");
      }
    }
    return host == null
        ? null
        : new NoticeConfig.Snmp(name, host, port, inform, community, user, authentication, privacy);
  }

  private static String mailAddress(String text) {
    if (!NoticeConfig.Mail.fits(text)) {
      throw new IllegalArgumentException("\"" + text + "\" is no mail address");
    }
    return text;
  }

  private static String host(String address) {
    return String.valueOf(URI.create(address).getHost());
  }

  private static String address(String text) {
    try {
      URI uri = new URI(text.strip());
      if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
        return text.strip().replaceAll("/+$", "");
      }
    } catch (URISyntaxException _) {
      // said below
    }
    throw new IllegalArgumentException(
        "\"" + text + "\" is no address; write one with http:// or https://");
  }
}
